import { isPending, type TaskState } from '../../task/task.ts';
import type { CaseState } from '../state.ts';
import type { Steps } from './step.ts';

/** What was asked of somebody, and what came of it. */
export const TASKS: Steps<
  | 'taskAsked'
  | 'consentAnswered'
  | 'contributorInvited'
  | 'contributorJoined'
  | 'taskAnswered'
  | 'taskDeclined'
  | 'taskTimeAsked'
  | 'taskExtended'
  | 'taskCancelled'
> = {
  taskAsked: (state, { task, by }, { at }) => ({
    ...state,
    tasks: [
      ...state.tasks,
      {
        ...task,
        askedBy: by,
        askedAt: at,
        status: 'open',
        files: [],
        answer: null,
        why: null,
        timeAsked: null,
        endedAt: null,
        access: task.contributor === undefined ? null : 'consent',
      },
    ],
  }),
  consentAnswered: (state, { taskId, given }, { at }) =>
    changed(state, taskId, (task) => (given ? task : { ...task, status: 'cannot', endedAt: at })),
  contributorInvited: (state, { taskId }) =>
    changed(state, taskId, (task) => ({ ...task, access: 'invited' })),
  contributorJoined: (state, { taskId }) => changed(state, taskId, (task) => ({ ...task, access: 'joined' })),
  taskAnswered: (state, { taskId, answer, evidenceId }, { at }) =>
    changed(state, taskId, (task) => ({
      ...task,
      status: 'done',
      timeAsked: null,
      endedAt: at,
      answer: answer ?? task.answer,
      files: evidenceId === undefined ? task.files : [...task.files, evidenceId],
    })),
  taskDeclined: (state, { taskId, reason }, { at }) =>
    changed(state, taskId, (task) => ({
      ...task,
      status: 'cannot',
      why: reason,
      timeAsked: null,
      endedAt: at,
    })),
  taskTimeAsked: (state, { taskId, reason }, { at }) =>
    changed(state, taskId, (task) => ({ ...task, timeAsked: { reason, at } })),
  taskExtended: (state, { taskId, dueAt }) => ({
    ...changed(state, taskId, (task) => ({ ...task, status: 'open', dueAt, timeAsked: null })),
    passed: state.passed.filter((key) => key !== `task/${taskId}` && !key.startsWith(`task/${taskId}/`)),
  }),
  taskCancelled: (state, { taskId, reason }, { at }) =>
    changed(state, taskId, (task) => ({
      ...task,
      status: 'cancelled',
      why: reason,
      timeAsked: null,
      endedAt: at,
    })),
};

const changed = (state: CaseState, taskId: string, change: (task: TaskState) => TaskState): CaseState => ({
  ...state,
  tasks: state.tasks.map((task) => (task.taskId === taskId ? change(task) : task)),
});

/** The date of a task went by; only its `passed` key says so besides. */
export const lateTask = (tasks: readonly TaskState[], key: string): readonly TaskState[] =>
  tasks.map((task) =>
    key === `task/${task.taskId}` && isPending(task) ? { ...task, status: 'late' } : task,
  );
