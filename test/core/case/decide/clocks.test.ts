import { describe, expect, test } from '@jest/globals';
import { deadlinesOf } from '../../../../core/case/due.ts';
import type { Phase } from '../../../../core/case/state.ts';
import { DAY, HOUR } from '../../../../core/time.ts';
import {
  type Did,
  did,
  FILED,
  given,
  INVITED,
  JOINED,
  MATCHED,
  OFFERED,
  refund,
  SEALED,
  TOLD,
} from '../given.ts';
import { ADJUSTER, CLAIMANT, PROCEDURE, RESPONDENT } from '../walk.ts';

const held = did(ADJUSTER, 'takeOver', {});
const endAt = (at: ReturnType<typeof given>, clock: string): number => {
  const end = deadlinesOf(at.state, PROCEDURE).find((each) => each.clock === clock && each.kind === 'end');
  if (end === undefined) throw new Error(`No ${clock} runs.`);
  return end.at;
};

describe('a clock', () => {
  test('does not strike before its time', () => {
    const at = given(...JOINED);
    const end = endAt(at, 'answer');
    at.whenPasses('answer', end - at.now - 1).thenRefused('tooEarly', { at: end });
    at.whenPasses('answer', end - at.now).thenHappens({ type: 'clockPassed' }, { type: 'personRequested' });
  });

  test('that no longer stands changes nothing: answered, passed, unknown, or of a case that ended', () => {
    given(...OFFERED)
      .whenPasses('answer', 30 * DAY)
      .thenNothing();
    given(...JOINED, 12 * DAY)
      .whenPasses('answer')
      .thenNothing();
    given(...JOINED)
      .whenPasses('nonsense')
      .thenNothing();
    given(...JOINED, did(CLAIMANT, 'withdrawCase', {}))
      .whenPasses('answer', 30 * DAY)
      .thenNothing();
  });

  test('that is work for the program strikes nobody: a sealed round is closed by its own command', () => {
    given(...SEALED)
      .whenPasses('sealedRound/r-1', 10 * DAY)
      .thenNothing();
  });

  test('reminds the one that it waits for, once a step', () => {
    given(...JOINED)
      .whenPasses('answer/remind/1', 6 * DAY)
      .thenHappens({ type: 'reminderSent', clock: 'answer', to: 'respondent', step: 1 });
    given(...JOINED, 6 * DAY)
      .whenPasses('answer/remind/1')
      .thenNothing();
  });

  test('reminds the other side of what waits for it, and nobody of what was done', () => {
    given(...OFFERED)
      .whenPasses('offer/o-200/remind/1', 6 * DAY)
      .thenHappens({ type: 'reminderSent', to: 'claimant' });
    given(...OFFERED, did(CLAIMANT, 'declineOffer', { offerId: 'o-200' }))
      .whenPasses('offer/o-200/remind/1', 6 * DAY)
      .thenNothing();
  });
});

describe('silence is never consent', () => {
  test.each<readonly [string, string, readonly Did[], Phase]>([
    ['a story that stops', 'tell', TOLD, 'narrating'],
    ['a claim that is not sent', 'invite', FILED, 'filed'],
    ['an answer that does not come', 'answer', JOINED, 'answering'],
    ['an agreement that nobody confirms', 'confirm/claimant', MATCHED, 'matched'],
  ])('%s brings a person and changes nothing else', (_words, key, stage, phase) => {
    given(...stage)
      .whenPasses(key, 30 * DAY)
      .thenHappens({ type: 'clockPassed', key }, { type: 'personRequested', by: 'parley', reason: 'silence' })
      .in(phase);
  });

  test('an invitation that nobody takes up brings a person', () => {
    const at = given(...INVITED);
    const key = `join/${at.in('invited').invitedAt}`;
    at.whenPasses(key, 12 * DAY)
      .thenHappens({ type: 'clockPassed', key }, { type: 'personRequested', reason: 'silence' })
      .in('invited');
  });

  test('asks for nobody where a person has it, or is on the way', () => {
    given(...JOINED, held)
      .whenPasses('answer', 12 * DAY)
      .thenHappens({ type: 'clockPassed' });
    given(...JOINED, did(CLAIMANT, 'requestPerson', { reason: 'request' }))
      .whenPasses('answer', 12 * DAY)
      .thenHappens({ type: 'clockPassed' });
  });

  test('a claimant who goes on telling is given the whole time again', () => {
    const at = given(...TOLD, 13 * DAY, did(CLAIMANT, 'tellStory', { messageId: 'm-2', text: 'And then?' }));
    expect(endAt(at, 'tell')).toBeGreaterThan(at.now + 14 * DAY);
    expect(at.state.passed).toEqual([]);
  });
});

describe('a table on which nothing moves', () => {
  test('for 72 hours is noted, with the signs of it, and a person is asked', () => {
    const at = given(...OFFERED);
    const { movedAt } = at.in('negotiating');
    expect(endAt(at, 'silence') - movedAt).toBe(72 * HOUR);
    const { stall } = at
      .whenPasses(`silence/${movedAt}`, 72 * HOUR)
      .thenHappens(
        { type: 'clockPassed', clock: 'silence' },
        { type: 'stallNoted', signals: ['silence'] },
        { type: 'personRequested', reason: 'stalled' },
      )
      .in('negotiating');
    expect(stall?.signals).toEqual(['silence']);
  });

  test('is quiet anew after the next move', () => {
    const at = given(
      ...OFFERED,
      2 * DAY,
      did(CLAIMANT, 'makeOffer', { offerId: 'o-400', terms: refund(400) }),
    );
    expect(endAt(at, 'silence')).toBe(at.now + 72 * HOUR);
  });

  test('whose own time is over brings a person, though both were talking', () => {
    let at = given(...OFFERED);
    for (let days = 0; days < 9; days += 2)
      at = at.and(
        2 * DAY,
        did(CLAIMANT, 'sendMessage', { messageId: `x-${days}`, audience: 'joint', text: 'Well?' }),
      );
    const end = endAt(at, 'negotiate');
    at.whenPasses('negotiate', end - at.now).thenHappens(
      { type: 'clockPassed', clock: 'negotiate' },
      { type: 'stallNoted' },
      { type: 'personRequested', reason: 'stalled' },
    );
  });
});

describe('a case that nobody has to move', () => {
  test('is a person’s: the queue is asked', () => {
    // Both sides said that they cannot be online; the person who came has let the case go again.
    const left = given(
      ...JOINED,
      did(CLAIMANT, 'optOut', {}),
      did(RESPONDENT, 'optOut', {}),
      held,
      did(ADJUSTER, 'release', {}),
    );
    expect(deadlinesOf(left.state, PROCEDURE)).toMatchObject([{ clock: 'person', owner: 'staff' }]);
    left
      .whenPasses('person', 7 * DAY)
      .thenHappens({ type: 'personRequested', by: 'parley', reason: 'clockPassed' });
  });

  test('is asked for again where the one who holds it does nothing', () => {
    const at = given(...OFFERED, held, 8 * DAY);
    expect(at.state.people.holder?.actor).toEqual(ADJUSTER);
    expect(endAt(at, 'person')).toBeGreaterThan(at.now);
  });
});
