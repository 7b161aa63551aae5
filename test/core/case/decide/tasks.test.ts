import { describe, expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import { deadlinesOf, nextStep } from '../../../../core/case/due.ts';
import type { Side } from '../../../../core/case/party.ts';
import { taskOf } from '../../../../core/task/task.ts';
import { DAY, HOUR } from '../../../../core/time.ts';
import { panelOf } from '../../../../core/view/panel-of.ts';
import { partyView } from '../../../../core/view/party.ts';
import { queueRow } from '../../../../core/view/queue-row.ts';
import { seenBy } from '../../../../core/view/seen.ts';
import { did, FILED, type Given, given, OFFERED } from '../given.ts';
import { ADJUSTER, CLAIMANT, COLLEAGUE, PROCEDURE, RESPONDENT, START } from '../walk.ts';

const held = did(ADJUSTER, 'takeOver', {});
const DUE = START + 20 * DAY;
const asking = (of: Side = 'claimant', more: Partial<CommandOf<'askTask'>['task']> = {}) =>
  ({
    type: 'askTask',
    task: {
      taskId: 't-1',
      askedOf: of,
      wants: 'document',
      text: 'The receipt.',
      reason: 'It shows the day.',
      dueAt: DUE,
      ...more,
    },
  }) as const;
const file = (by: 'claimant' | 'respondent') => ({
  evidenceId: 'e-9',
  by,
  name: 'receipt.png',
  mime: 'image/png',
  bytes: 10,
  sha256: 'f',
  at: START,
});
const asked = (): Given => given(...OFFERED, held, [asking(), ADJUSTER]);
const status = ({ state }: Pick<Given, 'state'>) => taskOf(state.tasks, 't-1')?.status;

describe('asking for something', () => {
  test('is done by whoever holds the case, with a date to come', () => {
    given(...OFFERED)
      .when(ADJUSTER, asking())
      .thenRefused('notHolder');
    const at = given(...OFFERED, held);
    at.when(ADJUSTER, asking('claimant', { dueAt: START })).thenRefused('tooEarly', { at: START });
    at.when(ADJUSTER, asking()).thenHappens({ type: 'taskAsked' });
    asked().when(ADJUSTER, asking()).thenNothing();
  });

  test('reaches nobody who has not come in', () => {
    given(...FILED, held)
      .when(ADJUSTER, asking('respondent'))
      .thenRefused('wrongPhase');
  });

  test('puts its date among those of the case, with the reminders of the procedure', () => {
    const keys = deadlinesOf(asked().state, PROCEDURE).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['task/t-1/remind/1', 'task/t-1/remind/2', 'task/t-1']));
  });

  test('is between that side and staff: the other one sees neither the question nor its date', () => {
    const { state } = given(...OFFERED, held, [asking('claimant', { dueAt: START + 2 * DAY }), ADJUSTER]);
    const event = { type: 'taskAsked', by: ADJUSTER, task: asking().task } as const;
    expect(
      ['claimant', 'respondent', 'adjuster'].map((role) => seenBy(role as Side, { event, by: ADJUSTER })),
    ).toEqual([true, false, true]);
    expect(partyView(state, 'claimant', { now: START, procedure: PROCEDURE }).tasks).toHaveLength(1);
    expect(
      JSON.stringify(partyView(state, 'respondent', { now: START, procedure: PROCEDURE })),
    ).not.toContain('receipt');
    expect(JSON.stringify(panelOf(state, 'respondent', PROCEDURE))).not.toMatch(/step\.task|receipt/);
    expect(panelOf(state, 'claimant', PROCEDURE).tasks).toMatchObject([{ key: 'panel.task' }]);
  });
});

describe('what was asked for', () => {
  test('is given with a file of one’s own that is on the record', () => {
    const give = { type: 'giveFile', taskId: 't-1', evidenceId: 'e-9' } as const;
    asked().when(CLAIMANT, give).thenRefused('taskGone');
    const at = asked().and(did(CLAIMANT, 'addEvidence', { evidence: file('claimant') }));
    at.when(RESPONDENT, give).thenRefused('taskGone');
    const after = at.when(CLAIMANT, give).thenHappens({ type: 'taskAnswered', evidenceId: 'e-9' });
    expect(taskOf(after.state.tasks, 't-1')).toMatchObject({ status: 'done', files: ['e-9'] });
    at.and([give, CLAIMANT]).when(CLAIMANT, give).thenRefused('taskGone');
  });

  test('is never a file of the other side', () => {
    asked()
      .and(did(RESPONDENT, 'addEvidence', { evidence: file('respondent') }))
      .when(CLAIMANT, { type: 'giveFile', taskId: 't-1', evidenceId: 'e-9' })
      .thenRefused('taskGone');
  });

  test('is answered in words only where words were asked for', () => {
    const answer = { type: 'answerTask', taskId: 't-1', text: 'In March.' } as const;
    asked().when(CLAIMANT, answer).thenRefused('taskGone');
    given(...OFFERED, held, [asking('claimant', { wants: 'answer' }), ADJUSTER])
      .when(CLAIMANT, answer)
      .thenHappens({ type: 'taskAnswered', answer: 'In March.' });
  });

  test('may be impossible to give: that ends it, and a person looks at it', () => {
    const { state } = asked()
      .and(did(ADJUSTER, 'release', {}))
      .when(CLAIMANT, { type: 'declineTask', taskId: 't-1', reason: 'Thrown away.' })
      .thenHappens({ type: 'taskDeclined', by: 'claimant' }, { type: 'personRequested', reason: 'task' });
    expect(taskOf(state.tasks, 't-1')).toMatchObject({ status: 'cannot', why: 'Thrown away.' });
  });

  test('may need more time, which a person gives with a reason', () => {
    const at = asked().and(did(CLAIMANT, 'askTime', { taskId: 't-1', reason: 'In the post.' }));
    at.when(CLAIMANT, { type: 'askTime', taskId: 't-1', reason: 'Still.' }).thenNothing();
    const more = { type: 'extendTask', taskId: 't-1', dueAt: DUE + DAY, reason: 'In the post.' } as const;
    at.when(CLAIMANT, more).thenRefused('notYours');
    at.when(ADJUSTER, { ...more, dueAt: DUE - DAY }).thenRefused('tooEarly');
    const { state } = at.when(ADJUSTER, more).thenHappens({ type: 'taskExtended', dueAt: DUE + DAY });
    expect(taskOf(state.tasks, 't-1')).toMatchObject({ dueAt: DUE + DAY, timeAsked: null, status: 'open' });
    at.when(ADJUSTER, {
      type: 'extendClock',
      clock: 'task',
      to: DUE + DAY,
      reason: 'x',
    }).thenRefused('tooEarly');
  });

  test('is taken back with a reason once it is not needed', () => {
    const at = asked().and(did(ADJUSTER, 'cancelTask', { taskId: 't-1', reason: 'Found it.' }));
    expect(status(at)).toBe('cancelled');
    at.when(ADJUSTER, { type: 'cancelTask', taskId: 't-1', reason: 'Again.' }).thenNothing();
    expect(deadlinesOf(at.state, PROCEDURE).some(({ clock }) => clock === 'task')).toBe(false);
  });
});

describe('a date that goes by', () => {
  test('decides nothing: it goes to a person, and what was asked for can still be given', () => {
    const at = asked().and(did(ADJUSTER, 'release', {}), 25 * DAY);
    expect(status(at)).toBe('late');
    expect(at.state.people.requested).not.toBeNull();
    expect(queueRow(at.state, 1, PROCEDURE).summary).toMatchObject({
      flags: expect.arrayContaining(['taskLate']),
    });
    const sent = at.and(did(CLAIMANT, 'addEvidence', { evidence: file('claimant') }));
    sent
      .when(CLAIMANT, { type: 'giveFile', taskId: 't-1', evidenceId: 'e-9' })
      .thenHappens({ type: 'taskAnswered' });
    at.and(held)
      .when(ADJUSTER, { type: 'extendTask', taskId: 't-1', dueAt: at.now + 9 * DAY, reason: 'Once more.' })
      .thenHappens({ type: 'taskExtended' });
  });

  test('does not come a second time in the next phase', () => {
    const late = given(...FILED, held, [asking('claimant', { dueAt: START + 2 * DAY }), ADJUSTER], 3 * DAY);
    const moved = late.and(did(CLAIMANT, 'inviteRespondent', { inviteId: 'i', name: 'Cool Fridges' }));
    expect(moved.state.phase).toBe('invited');
    expect(deadlinesOf(moved.state, PROCEDURE).some(({ clock }) => clock === 'task')).toBe(false);
  });

  test('waits while the case stands still for somebody’s safety', () => {
    const at = asked().and(did(CLAIMANT, 'noteCrisis', { kind: 'medical' }), 2 * DAY);
    expect(deadlinesOf(at.state, PROCEDURE).some(({ clock }) => clock === 'task')).toBe(false);
    const { state } = at.when(ADJUSTER, { type: 'resumeCase' }).thenHappens({ type: 'caseResumed' });
    const moved = (taskOf(state.tasks, 't-1')?.dueAt ?? 0) - DUE;
    expect(moved).toBeGreaterThanOrEqual(2 * DAY);
    expect(moved).toBeLessThan(2 * DAY + HOUR);
  });

  test('is the next step of the case when nothing comes sooner', () => {
    const { state } = given(...OFFERED, held, [asking('respondent', { dueAt: START + 6 * HOUR }), ADJUSTER]);
    expect(nextStep(state, PROCEDURE)).toMatchObject({ owner: 'respondent', step: 'task' });
  });
});

describe('handing a case over', () => {
  test('offers it only to somebody who may take it', () => {
    given(...OFFERED, held)
      .when(ADJUSTER, { type: 'offerHandover', to: 'left' })
      .thenRefused('noColleague');
  });

  test('that nobody accepts in time did not happen: the one who opened it keeps it', () => {
    const at = given(...OFFERED, held, did(ADJUSTER, 'offerHandover', { to: 'b' }), 2 * DAY);
    expect(at.state.people).toMatchObject({ handover: null, holder: { actor: { id: 'a' } } });
    at.when(COLLEAGUE, { type: 'acceptHandover' }).thenRefused('noHandover');
  });

  test('somebody who has left holds no case back, and stays on its record', () => {
    const gone = { role: 'adjuster', id: 'gone', name: 'Gil' } as const;
    const at = given(...OFFERED, did(gone, 'takeOver', {}));
    const { state } = at.when(COLLEAGUE, { type: 'takeOver' }).thenHappens({ type: 'caseTakenOver' });
    expect(state.people.holder?.actor.id).toBe('b');
    expect(state.people.held.map(({ actor }) => actor.id)).toEqual(['gone']);
    given(...OFFERED, held)
      .when(COLLEAGUE, { type: 'takeOver' })
      .thenRefused('heldByPerson');
  });
});
