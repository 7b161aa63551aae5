import { z } from 'zod';
import { Owner } from '../case/party.ts';
import { Instant } from '../time.ts';

/** The clocks that can run in a case. What each means in a procedure, and why, is data in its pack. */
export const CLOCKS = [
  'tell',
  'invite',
  'join',
  'answer',
  'negotiate',
  'silence',
  'offer',
  'sealedConsent',
  'sealedRound',
  'confirm',
  'reflection',
  'sign',
  'promise',
  'person',
  'handover',
  'mediation',
  'containment',
  'close',
  'archive',
  'shredKeys',
  'task',
  'approval',
  'closing',
  'proposal',
  'preference',
  'neutral',
  'conflict',
  'objection',
  'turn',
  'sessionMark',
  'session',
  'noShow',
  'sessionAgain',
  'roomClose',
  'erasure',
  'retention',
] as const;
export const ClockId = z.enum(CLOCKS);
export type ClockId = z.infer<typeof ClockId>;

const ClockDeadline = z
  .object({
    /** Unique within the case: `answer`, `answer/remind/1`, `offer/o-7`. Firing names this key. */
    key: z.string(),
    clock: ClockId,
    /** `remind`: a nudge before the end. `end`: the clock runs out. `work`: the program has something to do. */
    kind: z.enum(['remind', 'end', 'work']),
    at: Instant,
    /** Who is to act before this moment. */
    owner: Owner,
  })
  .readonly();

/** Work that no rule has a clock for, because nobody waits for it: reading what was sent, putting what was told in short. */
export const ERRANDS = ['reading', 'retelling'] as const;
export type ErrandClock = (typeof ERRANDS)[number];
const Errand = z
  .object({
    key: z.string(),
    clock: z.enum(ERRANDS),
    kind: z.literal('work'),
    at: Instant,
    owner: z.literal('parley'),
  })
  .readonly();

/**
 * Something that will happen to a case at a moment unless somebody acts before. Deadlines follow from the state
 * (`deadlinesOf`), are stored with the events they follow from, and are shown with their reason.
 */
export const Deadline = z.union([ClockDeadline, Errand]);
/** A deadline whose clock, with its reason, stands in the procedure. */
export type ClockDeadline = z.infer<typeof ClockDeadline>;
export type Errand = z.infer<typeof Errand>;
export type Deadline = z.infer<typeof Deadline>;

export const isErrand = (deadline: Deadline): deadline is Errand =>
  ERRANDS.some((clock) => clock === deadline.clock);
