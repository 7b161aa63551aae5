import { addedOnDay } from '../../../core/day-count.ts';
import type { Clock, Log } from '../../../core/port/outside.ts';
import type { Store } from '../../../core/port/store.ts';
import { DAY, MINUTE } from '../../../core/time.ts';

/** Where the count of a day is kept, by all processes together, so that a restart does not begin it anew. */
export type Kept = Pick<Store, 'addOnDay'>;

/** For a program that keeps nothing: the count ends with it. */
export const keptHere = (): Kept => {
  let held: string | null = null;
  return {
    addOnDay: async (_name, day, by) => {
      const { kept, count } = addedOnDay(held, day, by);
      held = kept;
      return count;
    },
  };
};

/**
 * The tokens that may be spent on a day (UTC). What an answer may cost is set aside before it is asked for, so that many
 * at once, in whatever processes, do not overspend, and put right when it has come. What a process had set aside when it
 * was killed stays spent.
 */
export type Allowance = {
  /** Sets `tokens` aside; null where the day has not so many left. The function tells what it really took. */
  take(tokens: number): Promise<((spent: number) => void) | null>;
};

const NAME = 'model/tokens';
/** Once a day is spent it is looked at no more often; a little may be given back. */
const REST = MINUTE;

export const allowance = (daily: number, clock: Clock, log: Log, kept: Kept): Allowance => {
  let told = '';
  let restsUntil = 0;
  return {
    take: async (tokens) => {
      if (clock.now() < restsUntil) return null;
      const day = new Date(Math.floor(clock.now() / DAY) * DAY).toISOString().slice(0, 10);
      const correct = (by: number): void => {
        if (by === 0) return;
        kept.addOnDay(NAME, day, by).catch((fault: unknown) => log.error({ what: 'model.allowance', fault }));
      };
      const spent = (await kept.addOnDay(NAME, day, tokens)) - tokens;
      if (spent + tokens <= daily) return (really) => correct(really - tokens);
      correct(-tokens);
      restsUntil = Math.min(clock.now() + REST, Date.parse(day) + DAY);
      if (told !== day) log.warn({ what: 'model.allowance', code: 'spent', count: spent });
      told = day;
      return null;
    },
  };
};
