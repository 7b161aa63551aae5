import type { PersonReason } from '../case/event.ts';
import type { Money } from '../money.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';

/** What makes a case stand out in the queue, gravest first. Words are in prompts/replies, `staff.flag.<name>`. */
export const QUEUE_FLAGS = [
  'paused',
  'cannotOnline',
  'guarded',
  'injury',
  'lossOpen',
  'brokenPromise',
  'disputedPromise',
  'noMatch',
  'stalled',
  'taskLate',
  'awaitsApproval',
] as const;
export type QueueFlag = (typeof QUEUE_FLAGS)[number];

/** What the adjuster's queue shows of a case besides the columns of its row. Public facts only; lies in `CaseRow.summary`. */
export type QueueSummary = {
  readonly procedureId: string;
  readonly claimType: ClaimTypeId | null;
  readonly amount: Money | null;
  readonly respondentName: string | null;
  /** Why a person was asked for, where one was. */
  readonly reason: PersonReason | null;
  readonly holderName: string | null;
  /** The member of the team who was asked to take the case over, or the neutral who was asked whether anything stands in the way. */
  readonly handoverTo: string | null;
  /** Leave that somebody asked for and nobody has answered yet: who asked, and for terms of what sum. */
  readonly approval: { readonly byId: string; readonly amount: Money | null } | null;
  readonly flags: readonly QueueFlag[];
  /** What it is found by (`queue-words.ts`). */
  readonly words: string;
};
