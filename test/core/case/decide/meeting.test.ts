import { describe, expect, test } from '@jest/globals';
import { deadlinesOf, nextStep } from '../../../../core/case/due.ts';
import type { Actor } from '../../../../core/case/party.ts';
import { roomSeat } from '../../../../core/mediation/session.ts';
import { DAY, HOUR, MINUTE } from '../../../../core/time.ts';
import { partyView } from '../../../../core/view/party.ts';
import { seenBy } from '../../../../core/view/seen.ts';
import { type Did, did, type Given, given, refund, STAGES } from '../given.ts';
import { ADJUSTER, CLAIMANT, COLLEAGUE, MEDIATOR, PARLEY, PROCEDURE, RESPONDENT, START } from '../walk.ts';

const TIMES = [START + 3 * DAY, START + 4 * DAY, START + 5 * DAY];
const [FIRST = 0, SECOND = 0, THIRD = 0] = TIMES;
const proposed = (...more: readonly Did[]): Given =>
  given(...STAGES.mediation, did(MEDIATOR, 'proposeSession', { sessionId: 's-1', times: TIMES }), ...more);
const marks = (by: Actor, ...suits: readonly number[]) => did(by, 'markSession', { sessionId: 's-1', suits });
const set = (...more: readonly Did[]): Given =>
  proposed(marks(CLAIMANT, SECOND, THIRD), marks(RESPONDENT, FIRST, SECOND, THIRD), ...more);
const until = (at: number, { now }: Given): number => at - now;
const keys = ({ state }: Pick<Given, 'state'>): readonly string[] =>
  deadlinesOf(state, PROCEDURE).map(({ key }) => key);
const CLAIMANT_AT_DOOR = { role: 'claimant', personId: 'c' } as const;

describe('times for a talk', () => {
  test('are offered by whoever leads the talks, half an hour ahead at least', () => {
    const at = given(...STAGES.mediation);
    const times = (first: number) => ({ type: 'proposeSession', sessionId: 's-1', times: [first] }) as const;
    at.when(COLLEAGUE, times(FIRST)).thenRefused('notHolder');
    at.when(CLAIMANT, times(FIRST)).thenRefused('notYours');
    at.when(MEDIATOR, times(at.now)).thenRefused('tooEarly');
    at.when(MEDIATOR, times(FIRST)).thenHappens({ type: 'sessionProposed', minutes: 60 });
    given(...STAGES.negotiating)
      .when(ADJUSTER, times(FIRST))
      .thenRefused('wrongPhase');
  });

  test('the first in the order of the chair that suits both is set, once both have said', () => {
    const one = proposed(marks(CLAIMANT, SECOND, THIRD));
    one
      .when(RESPONDENT, { type: 'markSession', sessionId: 's-1', suits: [THIRD, SECOND] })
      .thenHappens({ type: 'sessionMarked', by: 'respondent' }, { type: 'sessionSet', at: SECOND });
    one.when(CLAIMANT, { type: 'markSession', sessionId: 's-1', suits: [SECOND, THIRD] }).thenNothing();
    one.when(RESPONDENT, { type: 'markSession', sessionId: 's-1', suits: [1] }).thenRefused('sessionGone');
  });

  test('which suit whom is for that side and the team alone', () => {
    const { state } = proposed(marks(CLAIMANT, SECOND));
    const event = { type: 'sessionMarked', sessionId: 's-1', by: 'claimant', suits: [SECOND] } as const;
    expect(seenBy('claimant', { event, by: CLAIMANT })).toBe(true);
    expect(seenBy('respondent', { event, by: CLAIMANT })).toBe(false);
    const theirs = (each: typeof state) =>
      JSON.stringify(partyView(each, 'respondent', { now: START, procedure: PROCEDURE }).session);
    expect(theirs(state)).toBe(theirs(proposed().state));
  });

  test('each side reads them by its own clock, or by that of the procedure', () => {
    const { state } = proposed();
    const procedure = { ...PROCEDURE, timeZone: 'Asia/Taipei' };
    const zone = (side: 'claimant' | 'respondent') =>
      partyView(state, side, { now: START, procedure }).session?.zone;
    expect([zone('claimant'), zone('respondent')]).toEqual([state.timeZone, 'Asia/Taipei']);
  });

  test('none for both, or none said in time: the chair offers others, by a date, and nobody is named', () => {
    proposed(marks(CLAIMANT, FIRST))
      .when(RESPONDENT, { type: 'markSession', sessionId: 's-1', suits: [] })
      .thenHappens({ type: 'sessionMarked' }, { type: 'noCommonTime' });
    const late = proposed(marks(CLAIMANT, FIRST));
    const [due] = deadlinesOf(late.state, PROCEDURE).filter(({ clock }) => clock === 'sessionMark');
    expect(due).toMatchObject({ owner: 'respondent' });
    const after = proposed(marks(CLAIMANT, FIRST), 5 * DAY);
    expect(after.in('mediation').sessions).toMatchObject([{ status: 'apart' }]);
    expect(deadlinesOf(after.state, PROCEDURE)).toContainEqual(
      expect.objectContaining({ clock: 'sessionAgain', owner: 'staff' }),
    );
  });
});

describe('a talk that is set', () => {
  test('has reminders only where they still lie ahead', () => {
    expect(keys(set())).toEqual(
      expect.arrayContaining(['session/s-1', 'session/s-1/remind/1', 'session/s-1/remind/2']),
    );
    const soon = given(
      ...STAGES.mediation,
      did(MEDIATOR, 'proposeSession', { sessionId: 's-1', times: [START + 5 * HOUR] }),
      marks(CLAIMANT, START + 5 * HOUR),
      marks(RESPONDENT, START + 5 * HOUR),
    );
    expect(keys(soon)).toContain('session/s-1/remind/2');
    expect(keys(soon)).not.toContain('session/s-1/remind/1');
  });

  test('moves and is called off with a reason, and keeps its entry in the calendar', () => {
    const again = { type: 'proposeSession', sessionId: 's-2', times: [THIRD] } as const;
    set().when(MEDIATOR, again).thenRefused('needsReason');
    const moved = set(did(MEDIATOR, 'proposeSession', { ...again, reason: 'Court.' })).in('mediation');
    expect(moved.sessions).toMatchObject([
      { sessionId: 's-1', status: 'replaced' },
      { sessionId: 's-2', uid: 's-1', sequence: 1, status: 'proposed' },
    ]);
    const off = { type: 'cancelSession', sessionId: 's-1', reason: 'I am ill.' } as const;
    set().when(COLLEAGUE, off).thenRefused('notHolder');
    set().when(RESPONDENT, off).thenHappens({ type: 'sessionCancelled', by: 'respondent' });
    expect(keys(set(did(RESPONDENT, 'cancelSession', off)))).toContainEqual(
      expect.stringContaining('sessionAgain'),
    );
    expect(keys(set(did(MEDIATOR, 'cancelSession', off))).join()).not.toContain('session');
  });

  test('is called off by an agreement that comes before it', () => {
    const offer = did(MEDIATOR, 'endMediation', { settled: false });
    const { sessions } = set(offer).in('negotiating');
    expect(sessions).toMatchObject([{ status: 'cancelled', again: null }]);
  });

  test('is called off with a mediator who finds that something ties them to a side', () => {
    set()
      .when(MEDIATOR, { type: 'declareConflict', conflict: true })
      .thenHappens({ type: 'sessionCancelled', by: 'parley' }, { type: 'conflictDeclared' });
  });

  test('stands still with its case: one that would have begun meanwhile is offered anew', () => {
    const stopped = set(did(CLAIMANT, 'noteCrisis', { kind: 'medical' }), 6 * DAY);
    expect(stopped.in('mediation').sessions).toMatchObject([{ begun: false, missed: [] }]);
    const on = set(
      did(CLAIMANT, 'noteCrisis', { kind: 'medical' }),
      6 * DAY,
      did(MEDIATOR, 'resumeCase', {}),
    );
    expect(on.in('mediation').sessions).toMatchObject([{ status: 'cancelled', missed: [] }]);
    expect(keys(on)).toContainEqual(expect.stringContaining('sessionAgain'));
  });
});

describe('the room', () => {
  const open = (at: number) => roomSeat(set().state, CLAIMANT_AT_DOOR, at);

  test('is open from half an hour before the time to an hour after its end, to its own people alone', () => {
    expect(open(SECOND - 30 * MINUTE - 1)).toEqual({
      may: false,
      why: 'tooEarly',
      opensAt: SECOND - 30 * MINUTE,
    });
    expect(open(SECOND - 30 * MINUTE)).toMatchObject({ may: true, as: 'claimant', at: SECOND });
    expect(open(SECOND + 2 * HOUR - 1)).toMatchObject({ may: true });
    expect(open(SECOND + 2 * HOUR)).toMatchObject({ may: false, why: 'noSession' });
    const { state } = set();
    const knock = (role: 'claimant' | 'adjuster' | 'mediator' | 'contributor', personId: string) =>
      roomSeat(state, { role, personId }, SECOND);
    expect(knock('claimant', 'r')).toMatchObject({ may: false, why: 'notYours' });
    expect(knock('contributor', 'c')).toMatchObject({ may: false, why: 'notYours' });
    expect(knock('mediator', 'm')).toMatchObject({ may: true, as: 'chair' });
    expect(knock('adjuster', 'a')).toMatchObject({ may: false, why: 'notYours' });
  });

  test('opens at once on the word of the chair, and is shut while the case stands still', () => {
    const called = given(...STAGES.mediation, did(MEDIATOR, 'openRoom', { sessionId: 's-9' }));
    expect(roomSeat(called.state, CLAIMANT_AT_DOOR, called.now)).toMatchObject({ may: true });
    expect(keys(called).join()).not.toContain('noShow');
    const stopped = called.and(did(CLAIMANT, 'noteCrisis', { kind: 'violence' }));
    expect(roomSeat(stopped.state, CLAIMANT_AT_DOOR, stopped.now)).toMatchObject({ why: 'paused' });
  });

  test('tells who came and went, and who had not come a quarter of an hour after the start', () => {
    const before = set();
    const at = before.and(until(SECOND, before) + MINUTE);
    expect(at.in('mediation').sessions).toMatchObject([{ begun: true }]);
    const come = at.and(
      did(PARLEY, 'joinSession', { sessionId: 's-1', seat: 'claimant' }),
      did(PARLEY, 'joinSession', { sessionId: 's-1', seat: 'chair' }),
      did(PARLEY, 'leaveSession', { sessionId: 's-1', seat: 'claimant', how: 'lost' }),
    );
    come.whenPasses('noShow/s-1', 15 * MINUTE).thenHappens({ type: 'sessionMissed', absent: ['respondent'] });
    const missed = come.and(15 * MINUTE);
    // A fact with a next step: no default, no phase that ends, and who still comes is welcome.
    expect(missed.state.phase).toBe('mediation');
    expect(nextStep(missed.state, PROCEDURE)).toBeTruthy();
    expect(keys(missed)).toContainEqual(expect.stringContaining('sessionAgain'));
    const whole = missed.and(did(PARLEY, 'joinSession', { sessionId: 's-1', seat: 'respondent' }));
    expect(keys(whole).join()).not.toContain('sessionAgain');
    expect(whole.in('mediation').sessions).toMatchObject([{ here: ['chair', 'respondent'] }]);
  });

  test('stays open for an agreement that is reached in it, until its hour is over', () => {
    const before = set();
    const agreed = before.and(
      until(SECOND, before) + MINUTE,
      did(MEDIATOR, 'makeProposal', { proposalId: 'p', terms: refund(300), reason: 'Fair.' }),
      did(PARLEY, 'closeProposal', { proposalId: 'p', agreed: true, agreementId: 'a-1' }),
    );
    expect(agreed.state.phase).toBe('matched');
    expect(roomSeat(agreed.state, CLAIMANT_AT_DOOR, agreed.now)).toMatchObject({ may: true });
    const over = agreed.and(3 * HOUR);
    expect(over.in('matched').sessions).toMatchObject([{ status: 'ended', here: [] }]);
  });
});
