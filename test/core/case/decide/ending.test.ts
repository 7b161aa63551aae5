import { describe, expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import { deadlinesOf, nextStep } from '../../../../core/case/due.ts';
import { SIDES } from '../../../../core/case/party.ts';
import { DAY } from '../../../../core/time.ts';
import { partyView } from '../../../../core/view/party.ts';
import {
  type Did,
  did,
  FILED,
  given,
  INVITED,
  JOINED,
  MATCHED,
  OFFERED,
  REFLECTING,
  SEALED,
  SIGNED,
  TOLD,
} from '../given.ts';
import { ADJUSTER, CLAIMANT, PARLEY, PROCEDURE, RESPONDENT } from '../walk.ts';

const held = did(ADJUSTER, 'takeOver', {});
const notice = did(PARLEY, 'proveNotice', { how: 'linkOpened' });
const close = (outcome: CommandOf<'closeCase'>['outcome']) =>
  ({ type: 'closeCase', outcome, reason: 'We tried.' }) as const;

const nothingOpen = { type: 'answerClosing', done: true } as const;

describe('withdrawing', () => {
  test('is the claimant’s, until both have signed', () => {
    for (const stage of [[], TOLD, FILED, INVITED, JOINED, OFFERED, SEALED, MATCHED, REFLECTING])
      given(...stage)
        .when(CLAIMANT, { type: 'withdrawCase' })
        .thenHappens({ type: 'caseWithdrawn', by: 'claimant' })
        .in('withdrawn');
    given(...SIGNED)
      .when(CLAIMANT, { type: 'withdrawCase' })
      .thenRefused('wrongPhase');
  });

  test('is possible while the case stands still', () => {
    given(...OFFERED, did(CLAIMANT, 'noteCrisis', { kind: 'medical' }))
      .when(CLAIMANT, { type: 'withdrawCase' })
      .thenHappens({ type: 'caseWithdrawn' });
  });

  test('lets the person who had it go, and keeps where it ended', () => {
    const { state } = given(...OFFERED, held)
      .when(CLAIMANT, { type: 'withdrawCase' })
      .thenHappens({ type: 'caseWithdrawn' });
    expect(state).toMatchObject({
      from: 'negotiating',
      settled: null,
      people: { holder: null, requested: null, held: [{ actor: ADJUSTER }] },
    });
  });
});

describe('referring elsewhere', () => {
  const refer = { type: 'referCase', to: 'The ombudsman', reason: 'An injury.' } as const;

  test('is done by the person who holds the case, from every phase, also while it stands still', () => {
    for (const stage of [[], TOLD, FILED, INVITED, JOINED, OFFERED, SEALED, MATCHED, REFLECTING, SIGNED])
      given(...stage, held)
        .when(ADJUSTER, refer)
        .thenHappens({ type: 'caseReferred', to: 'The ombudsman', reason: 'An injury.' })
        .in('referred');
    given(...OFFERED, did(CLAIMANT, 'noteCrisis', { kind: 'violence' }), held)
      .when(ADJUSTER, refer)
      .thenHappens({ type: 'caseReferred' });
    given(...OFFERED)
      .when(ADJUSTER, refer)
      .thenRefused('notHolder');
  });

  test('keeps what both had signed', () => {
    const { state } = given(...SIGNED, held)
      .when(ADJUSTER, refer)
      .thenHappens({ type: 'caseReferred' });
    expect(state).toMatchObject({ settled: { promises: [{ promiseId: 'a-1/money' }] } });
  });
});

describe('closing over a silence', () => {
  const outcomes = ['unanswered', 'notSettled'] as const;

  test.each(outcomes)('of the invited side (%s) takes proof of notice first', (outcome) => {
    given(...INVITED, 30 * DAY, held)
      .when(ADJUSTER, close(outcome))
      .thenRefused('needsNotice');
  });

  test.each(outcomes)('of the invited side (%s) takes two reminders that went out', (outcome) => {
    const at = given(...INVITED, notice, held);
    at.when(ADJUSTER, close(outcome)).thenRefused('needsReminders');
    at.and(4 * DAY)
      .when(ADJUSTER, close(outcome))
      .thenRefused('needsReminders');
  });

  test.each(outcomes)('of the invited side (%s) waits for the day that it was told', (outcome) => {
    const at = given(...INVITED, notice, held, 9 * DAY);
    expect(at.state.passed.filter((key) => key.includes('remind'))).toHaveLength(2);
    at.when(ADJUSTER, close(outcome)).thenRefused('tooEarly', { at: at.in('invited').replyBy });
  });

  test.each(outcomes)(
    'of the invited side (%s) takes a person who holds the case, and then it is done',
    (outcome) => {
      const at = given(...INVITED, notice, 11 * DAY);
      at.when(ADJUSTER, close(outcome)).thenRefused('notHolder');
      at.when(PARLEY, close(outcome)).thenRefused('notYours');
      // The side that is there is asked; the silent one was, by its reminders.
      at.and(held, [close(outcome), ADJUSTER])
        .when(CLAIMANT, nothingOpen)
        .thenHappens({ type: 'closingAnswered' }, { type: 'caseClosed', outcome, reason: 'We tried.' })
        .in('closed');
    },
  );

  test('of a side that came in and did not answer takes the same', () => {
    const at = given(...JOINED, held);
    at.when(ADJUSTER, close('unanswered')).thenRefused('needsReminders');
    at.and(11 * DAY)
      .when(ADJUSTER, close('unanswered'))
      .thenHappens({ type: 'closingAsked', sides: ['claimant'] });
  });

  test('counts the reminders of this invitation, not of an earlier one', () => {
    given(
      ...INVITED,
      notice,
      11 * DAY,
      did(CLAIMANT, 'inviteRespondent', { inviteId: 'i-2', name: 'Cool Fridges' }),
      held,
    )
      .when(ADJUSTER, close('unanswered'))
      .thenRefused('needsReminders');
  });

  test('begins anew where the side was given more time', () => {
    const at = given(...INVITED, notice, 11 * DAY, held);
    at.and(did(ADJUSTER, 'extendClock', { clock: 'join', to: at.now + 10 * DAY, reason: 'They called.' }))
      .when(ADJUSTER, close('unanswered'))
      .thenRefused('needsReminders');
  });

  test('of a claimant who stopped half way takes the claimant’s own reminders', () => {
    for (const stage of [TOLD, FILED]) {
      given(...stage, held)
        .when(ADJUSTER, close('notSettled'))
        .thenRefused('needsReminders');
      given(...stage, 15 * DAY, held)
        .when(ADJUSTER, close('notSettled'))
        .thenHappens({ type: 'caseClosed' });
    }
  });

  test('is none where the other side answered, or was never asked', () => {
    for (const stage of [OFFERED, MATCHED, SIGNED])
      given(...stage, held)
        .when(ADJUSTER, close('unanswered'))
        .thenRefused('wrongPhase');
    given(...FILED, 15 * DAY, held)
      .when(ADJUSTER, close('unanswered'))
      .thenRefused('needsNotice');
  });

  test('is never done while a side cannot be online or the case stands still', () => {
    given(...INVITED, notice, 11 * DAY, did(RESPONDENT, 'optOut', {}), held)
      .when(ADJUSTER, close('unanswered'))
      .thenRefused('needsPerson');
    given(...INVITED, notice, 11 * DAY, did(CLAIMANT, 'noteCrisis', { kind: 'medical' }), held)
      .when(ADJUSTER, close('unanswered'))
      .thenRefused('paused');
  });
});

describe('closing', () => {
  const asked = [...OFFERED, held, [close('notSettled'), ADJUSTER] as const];

  test('without a settlement, once the sides have talked, is a person’s word, and both are asked first', () => {
    given(...OFFERED, held)
      .when(ADJUSTER, close('notSettled'))
      .thenHappens({ type: 'closingAsked', outcome: 'notSettled', sides: ['claimant', 'respondent'] })
      .in('negotiating');
    given(...asked)
      .when(CLAIMANT, nothingOpen)
      .thenHappens({ type: 'closingAnswered', by: 'claimant', done: true });
    given(...asked, [nothingOpen, CLAIMANT])
      .when(RESPONDENT, nothingOpen)
      .thenHappens({ type: 'closingAnswered' }, { type: 'caseClosed', reason: 'We tried.' })
      .in('closed');
    given(...OFFERED)
      .when(ADJUSTER, close('notSettled'))
      .thenRefused('notHolder');
  });

  test('because it was settled elsewhere is possible at any time', () => {
    for (const stage of [TOLD, INVITED, JOINED, OFFERED])
      given(...stage, held)
        .when(ADJUSTER, close('settledElsewhere'))
        .thenHappens({ type: 'closingAsked', outcome: 'settledElsewhere' });
  });

  test('is off as soon as one side says that something is open, and a person looks at it', () => {
    const { state } = given(...asked, [nothingOpen, CLAIMANT], did(ADJUSTER, 'release', {}))
      .when(RESPONDENT, { type: 'answerClosing', done: false })
      .thenHappens(
        { type: 'closingAnswered', done: false },
        { type: 'personRequested', reason: 'stillOpen' },
      );
    expect(state.closing).toBeNull();
    given(...asked, did(RESPONDENT, 'answerClosing', { done: false }))
      .when(CLAIMANT, nothingOpen)
      .thenRefused('closingGone');
  });

  test('over a silence waits for its reminders and its date, and is then a person’s decision once more', () => {
    const at = given(...asked, [nothingOpen, CLAIMANT]);
    at.when(ADJUSTER, close('notSettled')).thenRefused('tooEarly');
    const late = at.and(12 * DAY);
    expect(late.state.phase).toBe('negotiating');
    expect(late.state.passed.filter((key) => key.startsWith('closing/'))).toHaveLength(3);
    late.when(ADJUSTER, close('notSettled')).thenHappens({ type: 'caseClosed' });
  });

  test('is off when the case moves on meanwhile', () => {
    const { state } = given(...asked, did(CLAIMANT, 'acceptOffer', { offerId: 'o-200', agreementId: 'a-1' }));
    expect(state).toMatchObject({ phase: 'matched', closing: null });
  });

  test('never happens over the silence of a side that cannot be online', () => {
    given(...asked, [nothingOpen, CLAIMANT], did(RESPONDENT, 'optOut', {}), 20 * DAY)
      .when(ADJUSTER, close('notSettled'))
      .thenRefused('needsPerson');
  });
});

describe('a case that ended', () => {
  const ENDED: readonly Did[] = [...OFFERED, did(CLAIMANT, 'withdrawCase', {})];

  test('waits for nobody', () => {
    expect(nextStep(given(...ENDED).state, PROCEDURE)).toBeNull();
    expect(new Set(deadlinesOf(given(...ENDED).state, PROCEDURE).map(({ owner }) => owner))).toEqual(
      new Set(['parley']),
    );
  });

  test('loses the keys of its sealed numbers after a month, is archived after a year, and rests', () => {
    given(...ENDED)
      .whenPasses('shredKeys', 31 * DAY)
      .thenHappens({ type: 'clockPassed', clock: 'shredKeys' });
    given(...ENDED)
      .whenPasses('archive', 366 * DAY)
      .thenHappens({ type: 'caseArchived' })
      .in('archived');
    // Nothing is left but the day on which the record is destroyed.
    const left = deadlinesOf(given(...ENDED, 400 * DAY).in('archived'), PROCEDURE);
    expect(left).toMatchObject([{ key: 'retention', kind: 'work', owner: 'parley' }]);
  });
});

describe('saying how it went', () => {
  const kept = [...SIGNED, did(CLAIMANT, 'confirmPromise', { promiseId: 'a-1/money' })];

  test('is for each side once it is over, and a later tap stands in place of an earlier one', () => {
    const rated = given(...kept, did(CLAIMANT, 'rateCase', { score: 2 }));
    rated.when(CLAIMANT, { type: 'rateCase', score: 2 }).thenNothing();
    const again = rated
      .when(CLAIMANT, { type: 'rateCase', score: 5 })
      .thenHappens({ type: 'caseRated', by: 'claimant', score: 5 });
    expect(again.state.ratings).toEqual({ claimant: 5 });
    rated
      .and(30 * DAY)
      .when(RESPONDENT, { type: 'rateCase', score: 1 })
      .thenHappens({ type: 'caseRated', by: 'respondent', score: 1 })
      .in('closed');
  });

  test('is asked of both, but not after a stop for somebody’s safety', () => {
    const asked = (...steps: readonly Did[]) => {
      const { state, now } = given(...steps);
      return SIDES.map((side) => partyView(state, side, { now, procedure: PROCEDURE }).rating);
    };
    expect(asked(...kept)).toEqual([{ own: null }, { own: null }]);
    expect(asked(...OFFERED, did(CLAIMANT, 'withdrawCase', {}))).toEqual([{ own: null }, { own: null }]);
    expect(
      asked(...OFFERED, did(CLAIMANT, 'noteCrisis', { kind: 'selfHarm' }), did(CLAIMANT, 'withdrawCase', {})),
    ).toEqual([null, null]);
    expect(asked(...OFFERED)).toEqual([null, null]);
  });

  test('is not for who never came in, nor while things are open', () => {
    given(...FILED, did(CLAIMANT, 'withdrawCase', {}))
      .when(RESPONDENT, { type: 'rateCase', score: 1 })
      .thenRefused('wrongPhase');
    given(...OFFERED)
      .when(CLAIMANT, { type: 'rateCase', score: 1 })
      .thenRefused('wrongPhase');
  });
});
