import { z } from 'zod';
import { type Actor, Side } from '../case/party.ts';
import { Locale } from '../locale.ts';
import { ClaimTypeId } from '../narrative/claim-type.ts';
import { ElementId } from '../narrative/element.ts';
import { ELEMENT } from '../narrative/element-rule.ts';
import { Instant } from '../time.ts';

/** What a task waits for: a file, or a few words. */
export const TaskWants = z.enum(['document', 'answer']);
export type TaskWants = z.infer<typeof TaskWants>;

/** Who outside of the dispute can be asked for something. */
export const ContributorKind = z.enum(['police', 'appraiser', 'workshop', 'hospital', 'expert', 'other']);
export type ContributorKind = z.infer<typeof ContributorKind>;

/**
 * Somebody outside of the dispute who is asked for one thing, and what of the case they may see for it: these facts and
 * files and nothing else.
 */
export const Contributor = z
  .object({
    contributorId: z.string().min(1).max(64),
    kind: ContributorKind,
    name: z.string().trim().min(1).max(120),
    elements: z.array(ElementId).max(20).readonly(),
    files: z.array(z.string()).max(20).readonly(),
    /** Why this expert, by the rule of the registry (core/staff/assign.ts). */
    fit: z
      .object({
        languages: z.array(Locale).readonly(),
        field: ClaimTypeId.nullable(),
        credential: z.string().nullable(),
        load: z.int().nonnegative(),
      })
      .readonly()
      .optional(),
  })
  .readonly();
export type Contributor = z.infer<typeof Contributor>;

/** Something that a person of the team asks of somebody in writing, with a date and the reason for it. */
export const Task = z
  .object({
    taskId: z.string().min(1).max(64),
    askedOf: Side.or(z.literal('contributor')),
    wants: TaskWants,
    /** What is asked for, in the words of the one who asks. */
    text: z.string().trim().min(1).max(1_000),
    /** Why it is needed: whoever is asked reads it with the question. */
    reason: z.string().trim().min(1).max(1_000),
    dueAt: Instant,
    /** Present where somebody outside of the dispute is asked. */
    contributor: Contributor.optional(),
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
  /** How far somebody outside has come: the customer is asked first, the link is out, they declared no conflict. */
  readonly access: 'consent' | 'invited' | 'joined' | null;
};

/** Can it be answered still? */
export const isPending = ({ status }: Pick<TaskState, 'status'>): boolean =>
  status === 'open' || status === 'late';

export const taskOf = (tasks: readonly TaskState[], taskId: string): TaskState | undefined =>
  tasks.find((task) => task.taskId === taskId);

/** What of the tasks waits for this side, the most urgent first. */
export const pendingOf = (tasks: readonly TaskState[], side: Side): readonly TaskState[] =>
  tasks.filter((task) => task.askedOf === side && isPending(task)).toSorted((a, b) => a.dueAt - b.dueAt);

/** The one thing that somebody outside of the dispute was asked for. */
export const taskFor = (tasks: readonly TaskState[], contributorId: string): TaskState | undefined =>
  tasks.find(({ contributor }) => contributor?.contributorId === contributorId);

/** What may be shared outside of the dispute: facts of it; never a sum or a wish, which are what is negotiated, nor what names one person. */
export const isShareable = (element: ElementId, contributor: Pick<Contributor, 'kind'>): boolean => {
  const { privacy, answer } = ELEMENT[element];
  if (answer === 'money' || answer === 'wanted') return false;
  return privacy === 'open' || (privacy === 'health' && needsConsent(contributor));
};

/** Health is the customer's own to share (GDPR, article 9): nothing is asked of a hospital before their yes. */
export const needsConsent = ({ kind }: Pick<Contributor, 'kind'>): boolean => kind === 'hospital';
