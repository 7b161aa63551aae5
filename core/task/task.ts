import { z } from 'zod';
import { type Actor, Side } from '../case/party.ts';
import { Instant } from '../time.ts';

/** What a task waits for: a file, or a few words. */
export const TaskWants = z.enum(['document', 'answer']);
export type TaskWants = z.infer<typeof TaskWants>;

/** Something that a person of the team asks of somebody in writing, with a date and the reason for it. */
export const Task = z
  .object({
    taskId: z.string().min(1).max(64),
    askedOf: Side,
    wants: TaskWants,
    /** What is asked for, in the words of the one who asks. */
    text: z.string().trim().min(1).max(1_000),
    /** Why it is needed: whoever is asked reads it with the question. */
    reason: z.string().trim().min(1).max(1_000),
    dueAt: Instant,
  })
  .readonly();
export type Task = z.infer<typeof Task>;

/** `late`: its date went by; it can be answered still, and a person decides what now. `cannot`: whoever was asked said so. */
export type TaskStatus = 'open' | 'late' | 'done' | 'cannot' | 'cancelled';

export type TaskState = Task & {
  readonly askedBy: Actor;
  readonly askedAt: Instant;
  readonly status: TaskStatus;
  /** Files that were given for it, by the id of the evidence. */
  readonly files: readonly string[];
  /** What was answered in words. */
  readonly answer: string | null;
  /** Why it cannot be given, or why it was taken back. */
  readonly why: string | null;
  /** More time was asked for, and nobody has said anything to it yet. */
  readonly timeAsked: { readonly reason: string; readonly at: Instant } | null;
  readonly endedAt: Instant | null;
};

/** Can it be answered still? */
export const isPending = ({ status }: Pick<TaskState, 'status'>): boolean =>
  status === 'open' || status === 'late';

export const taskOf = (tasks: readonly TaskState[], taskId: string): TaskState | undefined =>
  tasks.find((task) => task.taskId === taskId);

/** What of the tasks waits for this side, the most urgent first. */
export const pendingOf = (tasks: readonly TaskState[], side: Side): readonly TaskState[] =>
  tasks.filter((task) => task.askedOf === side && isPending(task)).toSorted((a, b) => a.dueAt - b.dueAt);
