import { isPending, taskOf } from '../../task/task.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { CaseState } from '../state.ts';
import { ALREADY, askPerson, done, OPEN, PARTIES, type Rules, refuse, rule, STAFF, sideOf } from './rule.ts';

/**
 * What is asked of somebody in writing, with a date. Silence decides nothing: a date that went by goes to a person, and
 * what was asked for can still be given.
 */
export const TASKS: Rules<
  'askTask' | 'answerTask' | 'giveFile' | 'declineTask' | 'askTime' | 'extendTask' | 'cancelTask'
> = {
  askTask: rule(
    STAFF,
    OPEN,
    (state, { task }, context) => {
      if (taskOf(state.tasks, task.taskId) !== undefined) return ALREADY;
      if (task.dueAt <= context.now) return refuse('tooEarly', { at: task.dueAt });
      // Who has not come in cannot read what is asked.
      if (task.askedOf === 'respondent' && state.respondent === null) return refuse('wrongPhase');
      return done({ type: 'taskAsked', by: context.by, task });
    },
    { holder: true },
  ),

  answerTask: rule(
    PARTIES,
    OPEN,
    (state, { taskId, text }, context) =>
      pending(state, taskId, context, ({ wants }) =>
        wants === 'answer'
          ? done({ type: 'taskAnswered', taskId, by: sideOf(context), answer: text })
          : refuse('taskGone'),
      ),
    { whilePaused: true },
  ),

  giveFile: rule(
    PARTIES,
    OPEN,
    (state, { taskId, evidenceId }, context) =>
      pending(state, taskId, context, () => {
        const by = sideOf(context);
        return state.evidence.some((file) => file.evidenceId === evidenceId && file.by === by)
          ? done({ type: 'taskAnswered', taskId, by, evidenceId })
          : refuse('taskGone');
      }),
    { whilePaused: true },
  ),

  declineTask: rule(
    PARTIES,
    OPEN,
    (state, { taskId, reason }, context) =>
      pending(state, taskId, context, () =>
        done(
          { type: 'taskDeclined', taskId, by: sideOf(context), reason },
          ...askPerson(state, 'task', context),
        ),
      ),
    { whilePaused: true },
  ),

  askTime: rule(
    PARTIES,
    OPEN,
    (state, { taskId, reason }, context) =>
      pending(state, taskId, context, ({ timeAsked }) =>
        timeAsked === null
          ? done(
              { type: 'taskTimeAsked', taskId, by: sideOf(context), reason },
              ...askPerson(state, 'task', context),
            )
          : ALREADY,
      ),
    { whilePaused: true },
  ),

  extendTask: rule(
    STAFF,
    OPEN,
    (state, { taskId, dueAt, reason }, { now, by }) => {
      const task = taskOf(state.tasks, taskId);
      if (task === undefined || !isPending(task)) return refuse('taskGone');
      if (dueAt <= now || dueAt < task.dueAt) return refuse('tooEarly', { at: Math.max(now, task.dueAt) });
      return done({ type: 'taskExtended', taskId, askedOf: task.askedOf, by, dueAt, reason });
    },
    { holder: true },
  ),

  cancelTask: rule(
    STAFF,
    OPEN,
    (state, { taskId, reason }, { by }) => {
      const task = taskOf(state.tasks, taskId);
      if (task === undefined) return refuse('taskGone');
      return isPending(task)
        ? done({ type: 'taskCancelled', taskId, askedOf: task.askedOf, by, reason })
        : ALREADY;
    },
    { holder: true },
  ),
};

/** The task that waits for whoever acts; one that no longer does is gone, whoever asks. */
const pending = (
  state: CaseState,
  taskId: string,
  context: DecisionContext,
  decide: (task: NonNullable<ReturnType<typeof taskOf>>) => Decision,
): Decision => {
  const task = taskOf(state.tasks, taskId);
  return task === undefined || task.askedOf !== sideOf(context) || !isPending(task)
    ? refuse('taskGone')
    : decide(task);
};
