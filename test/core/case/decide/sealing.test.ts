import { describe, expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import { DAY, HOUR, MINUTE } from '../../../../core/time.ts';
import { type Did, did, given, JOINED, OFFERED, refund, SEALED, TOLD, USD } from '../given.ts';
import { ADJUSTER, CLAIMANT, COLLEAGUE, PARLEY, RESPONDENT } from '../walk.ts';

type Proposing = CommandOf<'proposeSealedRound'>;
const propose = (more: Partial<Proposing> = {}): Proposing => ({
  type: 'proposeSealedRound',
  roundId: 'r-1',
  rule: 'respondentPrice',
  timing: 'scheduled',
  ...more,
});
const agree = (roundId = 'r-1') => ({ type: 'agreeSealedRound', roundId }) as const;
const close = (
  outcome: CommandOf<'closeSealedRound'>['outcome'],
  roundId = 'r-1',
): CommandOf<'closeSealedRound'> => ({
  type: 'closeSealedRound',
  roundId,
  commitments: { claimant: 'c', respondent: 'd' },
  outcome,
  agreementId: 'a-1',
});
const NO_OVERLAP = { matched: false } as const;
const priced = (dollars: number) => ({ matched: true, price: USD(dollars) }) as const;
const held = did(ADJUSTER, 'takeOver', {});

/** A round under these terms that both wanted. */
const round = (more: Partial<Proposing> = {}): readonly Did[] => [
  ...OFFERED,
  [propose(more), CLAIMANT],
  [agree(more.roundId), RESPONDENT],
];
/** The tick at the close comes without overlap. */
const withoutOverlap = (roundId = 'r-1'): readonly Did[] => [6 * DAY, [close(NO_OVERLAP, roundId), PARLEY]];

describe('asking for a sealed round', () => {
  test('is for either side, and for a person who holds the case', () => {
    for (const by of [CLAIMANT, RESPONDENT] as const)
      given(...OFFERED)
        .when(by, propose())
        .thenHappens({ type: 'sealedRoundProposed', by: by.role });
    given(...OFFERED, held)
      .when(ADJUSTER, propose())
      .thenHappens({ type: 'sealedRoundProposed', by: 'staff' });
    given(...OFFERED)
      .when(ADJUSTER, propose())
      .thenRefused('notHolder');
    given(...OFFERED, held)
      .when(COLLEAGUE, propose())
      .thenRefused('notHolder');
  });

  test('again while it waits changes nothing; another one has to wait', () => {
    const waiting = given(...OFFERED, [propose(), CLAIMANT]);
    waiting.when(CLAIMANT, propose()).thenNothing();
    waiting.when(RESPONDENT, propose({ roundId: 'r-2' })).thenRefused('alreadyDone');
  });

  test('needs money between the two sides to look for', () => {
    const repair = given(
      ...TOLD,
      did(CLAIMANT, 'stateElements', {
        statements: [{ element: 'wanted', value: { kind: 'wanted', wanted: 'repair' } }],
      }),
      ...JOINED.slice(TOLD.length),
      did(RESPONDENT, 'refuseClaim', { reason: 'other' }),
    );
    repair.when(CLAIMANT, propose()).thenRefused('roundNotAllowed');
    given(...JOINED, did(RESPONDENT, 'makeOffer', { offerId: 'o-480', terms: refund(480) }))
      .when(CLAIMANT, propose())
      .thenRefused('roundNotAllowed');
  });

  test('never takes an id that looks like a later evaluation', () => {
    given(...OFFERED)
      .when(CLAIMANT, propose({ roundId: 'r-1/2' }))
      .thenRefused('roundNotAllowed');
  });

  test('is done once by the parties; a person may open one more, and nobody a third', () => {
    const once = given(...round(), ...withoutOverlap());
    for (const by of [CLAIMANT, RESPONDENT])
      once.when(by, propose({ roundId: 'r-2' })).thenRefused('roundNotAllowed');
    const again = once.and(held);
    const reason = 'The receipt came, and both have read it.';
    again.when(ADJUSTER, propose({ roundId: 'r-2' })).thenRefused('needsReason');
    again.when(ADJUSTER, propose({ roundId: 'r-2', reason })).thenHappens({
      type: 'sealedRoundProposed',
      by: 'staff',
      reason,
    });
    const twice = again.and(
      [propose({ roundId: 'r-2', reason }), ADJUSTER],
      [agree('r-2'), CLAIMANT],
      [agree('r-2'), RESPONDENT],
      ...withoutOverlap('r-2'),
    );
    for (const by of [CLAIMANT, RESPONDENT, ADJUSTER])
      twice.when(by, propose({ roundId: 'r-3', reason })).thenRefused('roundNotAllowed');
  });
});

describe('agreeing to it', () => {
  test('opens it: bounds from the last open offer and the demand, at least two working days and 72 hours', () => {
    const at = given(...OFFERED, [propose(), CLAIMANT]);
    const { round: opened } = at
      .when(RESPONDENT, agree())
      .thenHappens({ type: 'sealedRoundAgreed', by: 'respondent' }, { type: 'sealedRoundOpened' })
      .in('sealedRound');
    expect(opened).toMatchObject({ roundId: 'r-1', low: 20_000, high: 48_000, currency: 'USD' });
    expect(opened.closesAt - opened.opensAt).toBeGreaterThanOrEqual(72 * HOUR);
  });

  test('that lasts half an hour where both chose to be there', () => {
    const { round: live } = given(...round({ timing: 'live' })).in('sealedRound');
    expect(live.closesAt - live.opensAt).toBe(30 * MINUTE);
  });

  test('takes both sides where a person asked', () => {
    const asked = given(...OFFERED, held, [propose(), ADJUSTER]);
    asked.when(CLAIMANT, agree()).thenHappens({ type: 'sealedRoundAgreed' }).in('negotiating');
    asked
      .and([agree(), CLAIMANT])
      .when(RESPONDENT, agree())
      .thenHappens({ type: 'sealedRoundAgreed' }, { type: 'sealedRoundOpened' })
      .in('sealedRound');
  });

  test('is never done by the one who asked, nor twice, nor to another round', () => {
    const at = given(...OFFERED, [propose(), CLAIMANT]);
    at.when(CLAIMANT, agree()).thenNothing();
    at.when(RESPONDENT, agree('r-7')).thenRefused('roundGone');
    given(...SEALED)
      .when(RESPONDENT, agree())
      .thenNothing();
    given(...SEALED)
      .when(RESPONDENT, agree('r-7'))
      .thenRefused('roundGone');
  });

  test('does not open a round for which the offers have met meanwhile', () => {
    given(
      ...OFFERED,
      [propose(), CLAIMANT],
      did(RESPONDENT, 'makeOffer', { offerId: 'o-480', terms: refund(480) }),
    )
      .when(RESPONDENT, agree())
      .thenRefused('roundNotAllowed');
  });

  test('can be declined, by either side, and the talk goes on', () => {
    const at = given(...OFFERED, [propose(), CLAIMANT]);
    for (const by of [CLAIMANT, RESPONDENT])
      expect(
        at
          .when(by, { type: 'declineSealedRound', roundId: 'r-1' })
          .thenHappens({ type: 'sealedRoundDeclined' })
          .in('negotiating').sealedProposal,
      ).toBeNull();
    at.when(RESPONDENT, { type: 'declineSealedRound', roundId: 'r-7' }).thenRefused('roundGone');
  });

  test('that does not come in time lapses, and says nothing about anybody', () => {
    const at = given(...OFFERED, [propose(), CLAIMANT]);
    expect(
      at
        .whenPasses('sealedConsent/r-1/respondent', 4 * DAY)
        .thenHappens({ type: 'clockPassed' })
        .in('negotiating').sealedProposal,
    ).toBeNull();
  });
});

describe('a number', () => {
  const bid = (dollars: number, roundId = 'r-1') =>
    ({ type: 'placeBid', roundId, amount: USD(dollars) }) as const;

  test('of either side leaves no event, however often it is replaced', () => {
    for (const by of [CLAIMANT, RESPONDENT])
      for (const dollars of [200, 300, 480])
        given(...SEALED)
          .when(by, bid(dollars))
          .thenNothing();
  });

  test('lies within the public bounds, on the grid, in the currency of the case', () => {
    const at = given(...SEALED);
    for (const dollars of [199, 481])
      at.when(CLAIMANT, bid(dollars)).thenRefused('outOfBounds', { low: USD(200), high: USD(480) });
    at.when(CLAIMANT, { ...bid(1), amount: { minor: 30_001, currency: 'USD' } }).thenRefused('offGrid', {
      amount: USD(1),
    });
    at.when(CLAIMANT, { ...bid(1), amount: { minor: 30_000, currency: 'EUR' } }).thenRefused('otherCurrency');
  });

  test('of the respondent keeps to its authority, which binds nobody else', () => {
    const at = given(
      ...OFFERED,
      did(RESPONDENT, 'setAuthority', { upToMinor: 30_000 }),
      [propose(), CLAIMANT],
      [agree(), RESPONDENT],
    );
    at.when(RESPONDENT, bid(301)).thenRefused('overAuthority', { amount: USD(300) });
    at.when(RESPONDENT, bid(300)).thenNothing();
    at.when(CLAIMANT, bid(301)).thenNothing();
  });

  test('comes too late at the close, and belongs to the round that is open', () => {
    const at = given(...SEALED);
    const { closesAt } = at.in('sealedRound').round;
    at.when(CLAIMANT, bid(300), closesAt - at.now - 1).thenNothing();
    at.when(CLAIMANT, bid(300), closesAt - at.now).thenRefused('roundGone');
    at.when(CLAIMANT, bid(300, 'r-7')).thenRefused('roundGone');
  });
});

describe('the close', () => {
  test('of a scheduled round waits for the tick', () => {
    const at = given(...SEALED);
    const { closesAt } = at.in('sealedRound').round;
    at.when(PARLEY, close(priced(300)), closesAt - at.now - 1).thenRefused('tooEarly', { at: closesAt });
    at.when(PARLEY, close(priced(300)), closesAt - at.now).thenHappens(
      { type: 'sealedRoundClosed' },
      { type: 'agreementReached' },
    );
  });

  test('of a live round comes as soon as both numbers are in', () => {
    given(...round({ timing: 'live' }))
      .when(PARLEY, close(priced(300)))
      .thenHappens({ type: 'sealedRoundClosed' }, { type: 'agreementReached' });
  });

  test('with an overlap lays the price before both; it binds nobody until each says yes', () => {
    const matched = given(...SEALED, 6 * DAY)
      .when(PARLEY, close(priced(300)))
      .thenHappens(
        { type: 'sealedRoundClosed', outcome: priced(300) },
        { type: 'agreementReached', agreement: { via: 'sealedRound', from: 'r-1', terms: refund(300) } },
      )
      .in('matched');
    expect(matched.confirmed).toEqual([]);
    given(...SEALED, 6 * DAY, [close(priced(300)), PARLEY])
      .when(CLAIMANT, { type: 'declineAgreement', agreementId: 'a-1' })
      .thenHappens({ type: 'agreementDeclined', by: 'claimant' })
      .in('negotiating');
  });

  test('without an overlap brings a person, and keeps nothing of the numbers', () => {
    const { state } = given(...SEALED, 6 * DAY)
      .when(PARLEY, close(NO_OVERLAP))
      .thenHappens({ type: 'sealedRoundClosed' }, { type: 'personRequested', reason: 'noOverlap' });
    expect(state).toMatchObject({
      phase: 'negotiating',
      rounds: [{ roundId: 'r-1', rule: 'respondentPrice', matched: false }],
    });
    expect(Object.keys(state)).not.toContain('round');
  });

  test('without an overlap asks for nobody where a person is on it already', () => {
    given(...OFFERED, held, [propose(), CLAIMANT], [agree(), RESPONDENT], 6 * DAY)
      .when(PARLEY, close(NO_OVERLAP))
      .thenHappens({ type: 'sealedRoundClosed' });
  });

  test('heard again, or of another round, changes nothing', () => {
    given(...SEALED, 6 * DAY)
      .when(PARLEY, close(priced(300), 'r-7'))
      .thenNothing();
    given(...SEALED, 6 * DAY, [close(NO_OVERLAP), PARLEY])
      .when(PARLEY, close(NO_OVERLAP))
      .thenRefused('wrongPhase');
  });
});

describe('three rounds', () => {
  const three = round({ rule: 'threeRounds' });

  test('are three evaluations of one series, all between the same bounds, and then a person', () => {
    let at = given(...three);
    for (const next of ['r-1/2', 'r-1/3']) {
      const { round: opened } = at.in('sealedRound');
      at = at.and(6 * DAY, [close(NO_OVERLAP, opened.roundId), PARLEY]);
      expect(at.in('sealedRound').round).toMatchObject({ roundId: next, low: 20_000, high: 48_000 });
    }
    at.and(6 * DAY)
      .when(PARLEY, close(NO_OVERLAP, 'r-1/3'))
      .thenHappens({ type: 'sealedRoundClosed' }, { type: 'personRequested', reason: 'noOverlap' })
      .in('negotiating');
  });

  test('end with the first overlap', () => {
    given(...three, 6 * DAY, [close(NO_OVERLAP), PARLEY], 6 * DAY)
      .when(PARLEY, close(priced(300), 'r-1/2'))
      .thenHappens({ type: 'sealedRoundClosed' }, { type: 'agreementReached' })
      .in('matched');
  });

  test('count as one for the parties and leave a person one more', () => {
    const all = given(
      ...three,
      ...withoutOverlap('r-1'),
      ...withoutOverlap('r-1/2'),
      ...withoutOverlap('r-1/3'),
      held,
    );
    all.when(CLAIMANT, propose({ roundId: 'r-2' })).thenRefused('roundNotAllowed');
    all
      .when(ADJUSTER, propose({ roundId: 'r-2', reason: 'New papers.' }))
      .thenHappens({ type: 'sealedRoundProposed' });
  });
});
