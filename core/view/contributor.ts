import type { CaseEvent } from '../case/event.ts';
import { caseNumber } from '../case/number.ts';
import { type CaseState, isOpen } from '../case/state.ts';
import type { ElementId, ElementValue, Evidence } from '../narrative/element.ts';
import { isPending, type TaskState, taskFor } from '../task/task.ts';
import type { Instant } from '../time.ts';

/**
 * What somebody outside of the dispute may see: the one thing that they were asked for, by whom and between whom, and
 * once they have come in the facts and files that were shared for it. No offer, no sum, no message, no other task.
 */
export type ContributorView = {
  readonly now: Instant;
  readonly task: Pick<
    TaskState,
    'taskId' | 'wants' | 'text' | 'reason' | 'dueAt' | 'status' | 'access' | 'timeAsked'
  > | null;
  readonly askedBy: string;
  /** Between whom it is: enough to say whether anything ties one to a side. */
  readonly between: { readonly reference: string; readonly business: string | null };
  readonly shared: readonly { readonly element: ElementId; readonly value: ElementValue }[];
  readonly files: readonly Evidence[];
  readonly ended: boolean;
};

/** Cuts the view of one person outside of the dispute. Pure. */
export const contributorView = (
  state: CaseState,
  { now, personId }: { readonly now: Instant; readonly personId: string },
): ContributorView => {
  const task = taskFor(state.tasks, personId);
  const joined = task?.access === 'joined' && task.status !== 'cannot' && task.status !== 'cancelled';
  return {
    now,
    task: task === undefined ? null : cut(task),
    askedBy: task !== undefined && 'name' in task.askedBy ? task.askedBy.name : '',
    between: { reference: caseNumber(state.caseId), business: businessOf(state) },
    shared: joined ? sharedFacts(state, task) : [],
    files: joined ? state.evidence.filter(({ evidenceId }) => filesOf(task).includes(evidenceId)) : [],
    ended: !isOpen(state),
  };
};

const cut = ({ taskId, wants, text, reason, dueAt, status, access, timeAsked }: TaskState) => ({
  taskId,
  wants,
  text,
  reason,
  dueAt,
  status,
  access,
  timeAsked,
});

const businessOf = (state: CaseState): string | null =>
  state.respondent?.name ?? ('invitedName' in state ? state.invitedName : null);

const sharedFacts = (state: CaseState, { contributor }: TaskState): ContributorView['shared'] =>
  (contributor?.elements ?? []).flatMap((element) => {
    const value = state.elements[element]?.value;
    return value === undefined ? [] : [{ element, value }];
  });

/** Files that were shared with them, and those that they gave. */
const filesOf = ({ contributor, files }: TaskState): readonly string[] => [
  ...(contributor?.files ?? []),
  ...files,
];

/** May this person outside of the dispute open that file now? */
export const contributorMayOpen = (state: CaseState, personId: string, evidenceId: string): boolean => {
  const task = taskFor(state.tasks, personId);
  return (
    task !== undefined &&
    task.access === 'joined' &&
    (isPending(task) || task.status === 'done') &&
    filesOf(task).includes(evidenceId)
  );
};

/** Is it told to them? Only what is about their own task, and that the case has ended. */
export const contributorSees = (state: CaseState, personId: string, event: CaseEvent): boolean => {
  const taskId = taskFor(state.tasks, personId)?.taskId;
  if (taskId === undefined) return false;
  switch (event.type) {
    case 'contributorJoined':
    case 'taskAnswered':
    case 'taskDeclined':
    case 'taskTimeAsked':
    case 'taskExtended':
    case 'taskCancelled':
      return event.taskId === taskId;
    case 'reminderSent':
    case 'clockPassed':
      return event.key === `task/${taskId}` || event.key.startsWith(`task/${taskId}/`);
    case 'caseClosed':
    case 'caseWithdrawn':
    case 'caseReferred':
      return true;
    default:
      return false;
  }
};
