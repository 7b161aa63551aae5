import {
  type Contributor,
  isPending,
  isShareable,
  needsConsent,
  type TaskState,
  taskFor,
  taskOf,
} from '../../task/task.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { CaseState } from '../state.ts';
import {
  ALREADY,
  askPerson,
  CLAIMANT,
  done,
  OPEN,
  type Rules,
  refuse,
  rule,
  STAFF,
  type Who,
} from './rule.ts';

/** Whoever can be asked for something. */
const ASKED = ['claimant', 'respondent', 'contributor'] as const satisfies readonly Who[];
type AskedOf = (typeof ASKED)[number];

/**
 * What is asked of somebody in writing, with a date. Silence decides nothing: a date that went by goes to a person, and
 * what was asked for can still be given.
 */
export const TASKS: Rules<
  | 'askTask'
  | 'askContributor'
  | 'answerConsent'
  | 'joinTask'
  | 'answerTask'
  | 'giveFile'
  | 'declineTask'
  | 'askTime'
  | 'extendTask'
  | 'cancelTask'
> = {
  askTask: rule(
    STAFF,
    OPEN,
    (state, { task }, context) => {
      if (taskOf(state.tasks, task.taskId) !== undefined) return ALREADY;
      if (task.dueAt <= context.now) return refuse('tooEarly', { at: task.dueAt });
      // Who has not come in cannot read what is asked; somebody outside of the dispute is asked by a link.
      if (task.askedOf === 'contributor' || (task.askedOf === 'respondent' && state.respondent === null))
        return refuse('wrongPhase');
      return done({ type: 'taskAsked', by: context.by, task });
    },
    { holder: true },
  ),

  askContributor: rule(
    STAFF,
    OPEN,
    (state, { task, inviteId }, context) => {
      const { contributor, taskId, dueAt } = task;
      if (taskOf(state.tasks, taskId) !== undefined) return ALREADY;
      if (dueAt <= context.now) return refuse('tooEarly', { at: dueAt });
      if (task.askedOf !== 'contributor' || contributor === undefined || !isShared(state, contributor))
        return refuse('wrongPhase');
      // Nobody picks an expert for a side: the registry's rule does.
      if (contributor.kind === 'expert' && contributor.fit === undefined) return refuse('nobodyFits');
      const { contributorId } = contributor;
      if (taskFor(state.tasks, contributorId) !== undefined) return refuse('alreadyDone');
      const asked = { type: 'taskAsked', by: context.by, task } as const;
      return needsConsent(contributor)
        ? done(asked)
        : done(asked, { type: 'contributorInvited', taskId, inviteId, contributorId, dueAt });
    },
    { holder: true },
  ),

  // Without the customer's yes nothing is sent, and nothing is held against them for a no.
  answerConsent: rule(CLAIMANT, OPEN, (state, { taskId, given, inviteId }, context) => {
    const task = taskOf(state.tasks, taskId);
    if (task?.contributor === undefined || task.access !== 'consent' || !isPending(task))
      return refuse('taskGone');
    const { contributorId } = task.contributor;
    const answered = { type: 'consentAnswered', taskId, given } as const;
    return given
      ? done(answered, { type: 'contributorInvited', taskId, inviteId, contributorId, dueAt: task.dueAt })
      : done(answered, ...askPerson(state, 'task', context));
  }),

  // Whoever is asked says first whether anything ties them to a side, and sees nothing of the case before.
  joinTask: rule(
    ['contributor'],
    OPEN,
    (state, { taskId, conflict }, context) => {
      const task = ownTask(state, taskId, context);
      if (task === undefined || !isPending(task)) return refuse('taskGone');
      if (conflict !== undefined)
        return done(
          { type: 'taskDeclined', taskId, by: 'contributor', reason: conflict },
          ...askPerson(state, 'task', context),
        );
      return task.access === 'joined' ? ALREADY : done({ type: 'contributorJoined', taskId });
    },
    { whilePaused: true },
  ),

  answerTask: rule(
    ASKED,
    OPEN,
    (state, { taskId, text }, context) =>
      pending(state, taskId, context, ({ wants }, by) =>
        wants === 'answer' || by === 'contributor'
          ? done({ type: 'taskAnswered', taskId, by, answer: text })
          : refuse('taskGone'),
      ),
    { whilePaused: true },
  ),

  giveFile: rule(
    ASKED,
    OPEN,
    (state, { taskId, evidenceId }, context) =>
      pending(state, taskId, context, (_task, by) =>
        state.evidence.some((file) => file.evidenceId === evidenceId && file.by === by)
          ? done({ type: 'taskAnswered', taskId, by, evidenceId })
          : refuse('taskGone'),
      ),
    { whilePaused: true },
  ),

  declineTask: rule(
    ASKED,
    OPEN,
    (state, { taskId, reason }, context) =>
      pending(state, taskId, context, (_task, by) =>
        done({ type: 'taskDeclined', taskId, by, reason }, ...askPerson(state, 'task', context)),
      ),
    { whilePaused: true },
  ),

  askTime: rule(
    ASKED,
    OPEN,
    (state, { taskId, reason }, context) =>
      pending(state, taskId, context, ({ timeAsked }, by) =>
        timeAsked === null
          ? done({ type: 'taskTimeAsked', taskId, by, reason }, ...askPerson(state, 'task', context))
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

/** Is everything that is to be shown really on the record, and of a kind that may be shown? */
const isShared = (state: CaseState, contributor: Contributor): boolean => {
  const { elements, files } = contributor;
  const known = elements.every((id) => state.elements[id] !== undefined && isShareable(id, contributor));
  return known && files.every((file) => state.evidence.some(({ evidenceId }) => evidenceId === file));
};

/** The task, where it is asked of whoever acts: of that side, or of that very person outside of the dispute. */
const ownTask = (state: CaseState, taskId: string, { by }: DecisionContext): TaskState | undefined => {
  const task = taskOf(state.tasks, taskId);
  if (task === undefined || task.askedOf !== by.role) return undefined;
  return by.role === 'contributor' && task.contributor?.contributorId !== by.id ? undefined : task;
};

/** The task that waits for whoever acts; one that no longer does, or that they have not joined yet, is gone for them. */
const pending = (
  state: CaseState,
  taskId: string,
  context: DecisionContext,
  decide: (task: TaskState, by: AskedOf) => Decision,
): Decision => {
  const task = ownTask(state, taskId, context);
  return task === undefined ||
    !isPending(task) ||
    (task.contributor !== undefined && task.access !== 'joined')
    ? refuse('taskGone')
    : decide(task, task.askedOf);
};
