import type { Refusal } from '../case/refusal.ts';
import type { ClockId } from '../deadline/deadline.ts';
import type { AppendResult } from './store.ts';

/** How a turn ended. `failed`: a fault was thrown, and the case was left as it was. */
export type TurnEnd = 'done' | 'duplicate' | 'failed';
/** How a batch of the store ended; the reasons are those of `AppendResult`. */
export type AppendEnd = 'done' | Extract<AppendResult, { ok: false }>['reason'] | 'failed';

/**
 * Counts what the program does, for whoever keeps it running. What may be told is the list below: words of fixed sets
 * and durations in seconds, never who, which case, how much, or anything of a sealed bid.
 */
export type Meter = {
  turn(end: TurnEnd, seconds: number): void;
  append(end: AppendEnd, seconds: number): void;
  /** A deadline took effect, `late` seconds after its moment. */
  deadline(clock: ClockId, late: number): void;
  refused(code: Refusal['code']): void;
  /** So many files went that no case ever named. */
  swept(files: number): void;
};
