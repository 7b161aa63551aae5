import { describe, expect, test } from '@jest/globals';
import { deadlinesOf } from '../../../../core/case/due.ts';
import { DAY } from '../../../../core/time.ts';
import { did, given, refund, STAGES } from '../given.ts';
import { ADJUSTER, CLAIMANT, COLLEAGUE, MEDIATOR, PARLEY, PROCEDURE, RESPONDENT } from '../walk.ts';

const offered = () => given(...STAGES.mediation, did(MEDIATOR, 'offerPreferences', { roundId: 'q' }));
const answer = { limit: 1, levels: [1, 1, 1, 1, 1] };
const shown = () =>
  offered().and(did(PARLEY, 'showPackages', { roundId: 'q', packages: [refund(300), refund(310)] }));
const keys = (at: { readonly state: Parameters<typeof deadlinesOf>[0] }): string =>
  deadlinesOf(at.state, PROCEDURE)
    .map(({ key }) => key)
    .join();

describe('sealed questions', () => {
  test('are put by whoever leads the talks, in a mediation alone', () => {
    const ask = { type: 'offerPreferences', roundId: 'q' } as const;
    given(...STAGES.negotiating)
      .when(ADJUSTER, ask)
      .thenRefused('wrongPhase');
    const at = given(...STAGES.mediation);
    at.when(COLLEAGUE, ask).thenRefused('notHolder');
    at.when(CLAIMANT, ask).thenRefused('notYours');
    at.when(MEDIATOR, ask).thenHappens({
      type: 'preferencesAsked',
      questions: {
        issues: ['repair', 'replacement', 'collect', 'voucher', 'apology'],
        low: 20_000,
        high: 48_000,
      },
    });
    offered()
      .when(MEDIATOR, { ...ask, roundId: 'other' })
      .thenRefused('alreadyDone');
  });

  test('or where both wish for it; once, and twice at most with the chair', () => {
    const wish = (by: typeof CLAIMANT) => did(by, 'wishPreferences', { roundId: 'w' });
    const one = given(...STAGES.mediation, wish(CLAIMANT));
    one.when(CLAIMANT, { type: 'wishPreferences', roundId: 'x' }).thenNothing();
    one
      .when(RESPONDENT, { type: 'wishPreferences', roundId: 'x' })
      .thenHappens({ type: 'preferencesWished' }, { type: 'preferencesAsked' });
    const close = did(PARLEY, 'closePreferences', { roundId: 'q', pick: null, agreementId: 'a' });
    const twice = offered().and(
      4 * DAY,
      close,
      did(MEDIATOR, 'offerPreferences', { roundId: 'q' }),
      4 * DAY,
      close,
    );
    twice.when(MEDIATOR, { type: 'offerPreferences', roundId: 'r' }).thenRefused('roundNotAllowed');
    offered()
      .and(4 * DAY, close)
      .when(CLAIMANT, { type: 'wishPreferences', roundId: 'r' })
      .thenRefused('roundNotAllowed');
  });

  test('are answered in no event, and not after their time', () => {
    const said = { type: 'answerPreferences', roundId: 'q', answer } as const;
    offered().when(CLAIMANT, said).thenNothing();
    offered()
      .when(CLAIMANT, { ...said, answer: { ...answer, levels: [1] } })
      .thenRefused('unclear');
    offered()
      .when(CLAIMANT, { ...said, roundId: 'r' })
      .thenRefused('roundGone');
    shown().when(CLAIMANT, said).thenRefused('roundGone');
    offered()
      .when(CLAIMANT, said, 9 * DAY)
      .thenRefused('roundGone');
  });
});

test('sealed questions end with the mediation, and count as asked', () => {
  const { preference, preferenceRounds } = offered()
    .and(did(MEDIATOR, 'endMediation', { settled: false }))
    .in('negotiating');
  expect([preference, preferenceRounds]).toEqual([null, 1]);
});

describe('packages', () => {
  test('have their own time, and are answered in no event', () => {
    expect(keys(offered())).toContain('preference/q/questions');
    expect(keys(shown())).toContain('preference/q/packages');
    expect(keys(shown())).not.toContain('questions');
    const said = { type: 'answerPackages', roundId: 'q', picks: [true, false] } as const;
    shown().when(CLAIMANT, said).thenNothing();
    shown()
      .when(CLAIMANT, { ...said, picks: [true] })
      .thenRefused('unclear');
    offered().when(CLAIMANT, said).thenRefused('roundGone');
  });

  test('bind nobody beyond what its own people allow', () => {
    const bound = shown().and(did(RESPONDENT, 'setAuthority', { upToMinor: 30_500 }));
    const said = { type: 'answerPackages', roundId: 'q' } as const;
    bound.when(RESPONDENT, { ...said, picks: [true, false] }).thenNothing();
    bound.when(RESPONDENT, { ...said, picks: [false, true] }).thenRefused('overAuthority');
  });

  test('a common yes is an agreement; without one it is over when its time is', () => {
    const close = { type: 'closePreferences', roundId: 'q', agreementId: 'a-1' } as const;
    shown()
      .when(PARLEY, { ...close, pick: 1 })
      .thenHappens(
        { type: 'preferencesClosed' },
        { type: 'agreementReached', agreement: { terms: refund(310), from: 'q/2' } },
      );
    shown()
      .when(PARLEY, { ...close, pick: null })
      .thenRefused('tooEarly');
    shown()
      .when(PARLEY, { ...close, pick: null }, 9 * DAY)
      .thenHappens({ type: 'preferencesClosed' });
  });
});
