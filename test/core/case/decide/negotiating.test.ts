import { describe, expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import { deadlinesOf, nextStep } from '../../../../core/case/due.ts';
import { evolve } from '../../../../core/case/evolve.ts';
import { atTable } from '../../../../core/case/state.ts';
import { DAY } from '../../../../core/time.ts';
import { type Did, did, given, JOINED, MATCHED, OFFERED, refund, SEALED, USD } from '../given.ts';
import { ADJUSTER, CLAIMANT, PARLEY, PROCEDURE, RESPONDENT } from '../walk.ts';

const offer = (dollars: number, more: Partial<CommandOf<'makeOffer'>> = {}) =>
  ({ type: 'makeOffer', offerId: `o-${dollars}`, terms: refund(dollars), ...more }) as const;
const limit = (dollars: number): Did => did(RESPONDENT, 'setAuthority', { upToMinor: dollars * 100 });
const COUNTERED: readonly Did[] = [...OFFERED, [offer(400), CLAIMANT]];
const held = did(ADJUSTER, 'takeOver', {});

describe('an offer', () => {
  test('of the respondent is an answer: it opens the table, and lies there for a week', () => {
    const { offers } = given(...JOINED)
      .when(RESPONDENT, offer(200, { reason: 'It was used for a year.' }))
      .thenHappens({ type: 'offerMade', offer: { reason: 'It was used for a year.' } })
      .in('negotiating');
    expect(offers).toMatchObject([
      { offerId: 'o-200', by: 'respondent', status: 'open', terms: refund(200) },
    ]);
    expect((offers[0]?.expiresAt ?? 0) - (offers[0]?.at ?? 0)).toBeGreaterThan(7 * DAY);
  });

  test('of the claimant waits for the respondent’s first answer', () => {
    given(...JOINED)
      .when(CLAIMANT, offer(400))
      .thenRefused('wrongPhase');
    given(...OFFERED)
      .when(CLAIMANT, offer(400))
      .thenHappens({ type: 'offerMade' });
  });

  test('takes the place of the earlier one of the same side, and of that side only', () => {
    const { offers } = given(...COUNTERED)
      .when(RESPONDENT, offer(250))
      .thenHappens({ type: 'offerMade' })
      .in('negotiating');
    expect(offers.map(({ offerId, status }) => `${offerId} ${status}`)).toEqual([
      'o-200 superseded',
      'o-400 open',
      'o-250 open',
    ]);
  });

  test('speaks the currency of the case and promises something', () => {
    const money = { amount: { minor: 100, currency: 'EUR' }, payer: 'respondent', dueInDays: 1 } as const;
    const at = given(...OFFERED);
    at.when(CLAIMANT, offer(1, { terms: { money, other: [] } })).thenRefused('otherCurrency');
    at.when(CLAIMANT, offer(0)).thenRefused('outOfBounds');
  });

  test('never trades a review, silence or a complaint, neither as a term nor as its reason', () => {
    const at = given(...OFFERED);
    const words = 'Delete your review first.';
    at.when(RESPONDENT, offer(300, { reason: words })).thenRefused('notATrade');
    const other = [{ kind: 'other' as const, by: 'claimant' as const, text: words, dueInDays: 1 }];
    at.when(RESPONDENT, offer(300, { terms: { ...refund(300), other } })).thenRefused('notATrade');
  });

  test('of the respondent keeps to its authority; the claimant’s is not bound by it', () => {
    const at = given(...OFFERED, limit(250));
    at.when(RESPONDENT, offer(251)).thenRefused('overAuthority', { amount: USD(250) });
    at.when(RESPONDENT, offer(250)).thenHappens({ type: 'offerMade' });
    at.when(CLAIMANT, offer(251)).thenHappens({ type: 'offerMade' });
  });
});

describe('accepting an offer', () => {
  const accept = (offerId: string) => ({ type: 'acceptOffer', offerId, agreementId: 'a-1' }) as const;

  test('lays its terms before both and clears the table', () => {
    const { agreement, offers } = given(...COUNTERED)
      .when(RESPONDENT, accept('o-400'))
      .thenHappens({ type: 'agreementReached', agreement: { via: 'offer', from: 'o-400' } })
      .in('matched');
    expect(agreement.terms).toEqual(refund(400));
    expect(offers.map(({ status }) => status)).toEqual(['superseded', 'accepted']);
  });

  test('is for the other side, while it lies there', () => {
    const at = given(...COUNTERED);
    at.when(CLAIMANT, accept('o-400')).thenRefused('ownOffer');
    at.when(CLAIMANT, accept('o-7')).thenRefused('offerGone');
    at.and([offer(250), RESPONDENT])
      .when(CLAIMANT, accept('o-200'))
      .thenRefused('offerGone');
  });

  test('keeps to the respondent’s authority', () => {
    given(...COUNTERED, limit(399))
      .when(RESPONDENT, accept('o-400'))
      .thenRefused('overAuthority', { amount: USD(399) });
  });

  test('comes too late after its last day, whether or not the clock was heard', () => {
    const at = given(...OFFERED);
    const expiresAt = at.in('negotiating').offers[0]?.expiresAt ?? 0;
    at.when(CLAIMANT, accept('o-200'), expiresAt - at.now - 1).thenHappens({ type: 'agreementReached' });
    at.when(CLAIMANT, accept('o-200'), expiresAt - at.now).thenRefused('offerGone');
  });

  test('is still possible after its last day for a side that could not be online', () => {
    given(...OFFERED, did(CLAIMANT, 'optOut', {}), 30 * DAY)
      .when(CLAIMANT, accept('o-200'))
      .thenHappens({ type: 'agreementReached' });
  });
});

describe('declining an offer', () => {
  const decline = (offerId: string) => ({ type: 'declineOffer', offerId, reason: 'Too little.' }) as const;

  test('says why, and leaves the next move to the claimant', () => {
    const { state } = given(...OFFERED)
      .when(CLAIMANT, decline('o-200'))
      .thenHappens({ type: 'offerDeclined', by: 'claimant', reason: 'Too little.' });
    expect(nextStep(state, PROCEDURE)?.owner).toBe('claimant');
  });

  test('twice changes nothing; an own, an unknown or a replaced one cannot be declined', () => {
    given(...OFFERED, [decline('o-200'), CLAIMANT])
      .when(CLAIMANT, decline('o-200'))
      .thenNothing();
    const at = given(...COUNTERED, [offer(250), RESPONDENT]);
    at.when(CLAIMANT, decline('o-400')).thenRefused('ownOffer');
    at.when(CLAIMANT, decline('o-7')).thenRefused('offerGone');
    at.when(CLAIMANT, decline('o-200')).thenRefused('offerGone');
  });
});

describe('withdrawing an offer', () => {
  const withdraw = (offerId: string) => ({ type: 'withdrawOffer', offerId }) as const;

  test('is for the side that made it, while it lies there, and once', () => {
    const at = given(...COUNTERED);
    at.when(CLAIMANT, withdraw('o-400')).thenHappens({ type: 'offerWithdrawn', offerId: 'o-400' });
    at.when(CLAIMANT, withdraw('o-200')).thenRefused('notYours');
    at.when(CLAIMANT, withdraw('o-7')).thenRefused('offerGone');
    at.and([withdraw('o-400'), CLAIMANT])
      .when(CLAIMANT, withdraw('o-400'))
      .thenNothing();
    at.and([offer(350), CLAIMANT])
      .when(CLAIMANT, withdraw('o-400'))
      .thenRefused('offerGone');
  });
});

describe('a person’s proposal', () => {
  const propose = (dollars: number, reason = 'In the middle.') =>
    ({ type: 'makeProposal', proposalId: `p-${dollars}`, terms: refund(dollars), reason }) as const;
  const answer = (accepted: boolean, proposalId = 'p-300') =>
    ({ type: 'answerProposal', proposalId, accepted }) as const;
  const close = (agreed: boolean, proposalId = 'p-300') =>
    ({ type: 'closeProposal', proposalId, agreed, agreementId: 'a-2' }) as const;
  const PROPOSED: readonly Did[] = [...OFFERED, held, [propose(300), ADJUSTER]];

  test('lies before both with its end; an answer leaves no trace in the case', () => {
    const { proposal } = given(...OFFERED, held)
      .when(ADJUSTER, propose(300))
      .thenHappens({ type: 'proposalMade', reason: 'In the middle.' })
      .in('negotiating');
    expect(proposal).toMatchObject({ terms: refund(300), until: expect.any(Number) });
    for (const accepted of [true, false])
      given(...PROPOSED)
        .when(CLAIMANT, answer(accepted))
        .thenNothing();
  });

  test('a common yes is an agreement to confirm, at once', () => {
    given(...PROPOSED)
      .when(PARLEY, close(true))
      .thenHappens({ type: 'agreementReached', agreement: { via: 'proposal' } })
      .in('matched');
  });

  test('that there was none comes out at the end of its time alone', () => {
    const at = given(...PROPOSED);
    const left = (at.in('negotiating').proposal?.until ?? 0) - at.now;
    expect(left).toBeGreaterThan(3 * DAY);
    at.when(PARLEY, close(false), left - 1).thenRefused('tooEarly');
    at.when(PARLEY, close(false), left).thenHappens({ type: 'proposalLapsed', proposalId: 'p-300' });
    at.when(RESPONDENT, answer(true), left).thenRefused('proposalGone');
    at.and(4 * DAY)
      .when(PARLEY, close(true))
      .thenNothing();
  });

  test('both are reminded of it alike, and nobody counts as silent meanwhile', () => {
    const { state } = given(...PROPOSED);
    const clocks = deadlinesOf(state, PROCEDURE).map(({ clock }) => clock);
    expect(clocks).toContain('proposal');
    expect(clocks).not.toContain('silence');
    given(...PROPOSED)
      .whenPasses('proposal/p-300/remind/1', 3 * DAY)
      .thenHappens({ type: 'reminderSent', to: 'claimant' }, { type: 'reminderSent', to: 'respondent' });
  });

  test('can be agreed to in mediation too', () => {
    given(...PROPOSED, did(ADJUSTER, 'startMediation', {}))
      .when(PARLEY, close(true))
      .thenHappens({ type: 'agreementReached' })
      .in('matched');
  });

  test('a record from before answers lay under seal can be read, and its answers are given once more', () => {
    const at = given(...PROPOSED);
    const by = { role: 'claimant', id: 'c' } as const;
    const old = { type: 'proposalAnswered', proposalId: 'p-300', by: 'claimant', accepted: true } as const;
    const state = evolve(at.state, { at: at.now, by, event: old });
    expect(atTable(state) ? state.proposal?.proposalId : null).toBe('p-300');
  });

  test('that was replaced is gone', () => {
    given(...PROPOSED, [propose(320), ADJUSTER])
      .when(CLAIMANT, answer(true))
      .thenRefused('proposalGone');
    given(...OFFERED)
      .when(CLAIMANT, answer(true))
      .thenRefused('proposalGone');
  });

  test('is off the table once something else was agreed, though that falls through', () => {
    given(
      ...PROPOSED,
      did(CLAIMANT, 'acceptOffer', { offerId: 'o-200', agreementId: 'a-1' }),
      did(RESPONDENT, 'declineAgreement', { agreementId: 'a-1' }),
    )
      .when(CLAIMANT, answer(true))
      .thenRefused('proposalGone');
  });

  test('is held to the same terms as an offer', () => {
    const at = given(...OFFERED, held);
    at.when(ADJUSTER, propose(0)).thenRefused('outOfBounds');
    at.when(ADJUSTER, propose(300, 'If you take down the review.')).thenRefused('notATrade');
    const euro = { amount: { minor: 100, currency: 'EUR' }, payer: 'respondent', dueInDays: 1 } as const;
    at.when(ADJUSTER, { ...propose(1), terms: { money: euro, other: [] } }).thenRefused('otherCurrency');
  });

  test('above its authority cannot be accepted by the respondent, and can be declined', () => {
    const at = given(...PROPOSED, limit(299));
    at.when(RESPONDENT, answer(true)).thenRefused('overAuthority', { amount: USD(299) });
    at.when(RESPONDENT, answer(false)).thenNothing();
  });
});

describe('whose move it is', () => {
  const owner = (...steps: readonly Did[]) => nextStep(given(...steps).state, PROCEDURE)?.owner;
  const proposedRound = did(CLAIMANT, 'proposeSealedRound', {
    roundId: 'r-1',
    rule: 'respondentPrice',
    timing: 'scheduled',
  });

  test.each<readonly [string, 'claimant' | 'respondent' | 'parley', readonly Did[]]>([
    ['an offer waits for the other side', 'claimant', OFFERED],
    ['the latest of two offers waits', 'respondent', COUNTERED],
    [
      'an offer that was withdrawn waits for nobody',
      'claimant',
      [...OFFERED, did(RESPONDENT, 'withdrawOffer', { offerId: 'o-200' })],
    ],
    [
      'a refusal leaves it to the claimant',
      'claimant',
      [...JOINED, did(RESPONDENT, 'refuseClaim', { reason: 'other' })],
    ],
    ['a sealed round that one side wants waits for the other', 'respondent', [...OFFERED, proposedRound]],
    ['a sealed round waits for its close', 'parley', SEALED],
    ['an agreement waits for both', 'claimant', MATCHED],
    [
      'an agreement that one confirmed waits for the other',
      'respondent',
      [...MATCHED, did(CLAIMANT, 'confirmAgreement', { agreementId: 'a-1' })],
    ],
  ])('%s', (_words, whose, steps) => {
    expect(owner(...steps)).toBe(whose);
  });

  test('an offer that nobody took expires, and the claimant moves', () => {
    const before = given(...OFFERED);
    const expiresAt = before.in('negotiating').offers[0]?.expiresAt ?? 0;
    const { offers } = before
      .whenPasses('offer/o-200', expiresAt - before.now)
      .thenHappens({ type: 'offerExpired', offerId: 'o-200' })
      .in('negotiating');
    expect(offers).toMatchObject([{ status: 'expired' }]);
  });
});
