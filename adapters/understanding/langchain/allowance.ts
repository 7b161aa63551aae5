import type { Clock, Log } from '../../../core/port/outside.ts';
import type { Store } from '../../../core/port/store.ts';
import { DAY } from '../../../core/time.ts';

/** Where the count of a day is kept, so that a restart does not begin it anew. */
export type Kept = Pick<Store, 'setting' | 'putSetting'>;

/**
 * The tokens that may be spent on a day (UTC). What an answer may cost is set aside before it is asked for, so that many
 * at once do not overspend, and put right when it has come.
 */
export type Allowance = {
  /** Sets `tokens` aside; null where the day has not so many left. The function tells what it really took. */
  take(tokens: number): Promise<((spent: number) => void) | null>;
};

const NAME = 'model/tokens';

export const allowance = (daily: number, clock: Clock, log: Log, kept: Kept | null): Allowance => {
  let day = '';
  let spent = 0;
  let told = '';
  const turnDay = async (): Promise<void> => {
    const today = new Date(Math.floor(clock.now() / DAY) * DAY).toISOString().slice(0, 10);
    if (day === today) return;
    const [before, count] = ((await kept?.setting(NAME)) ?? '').split(' ');
    if (day === today) return;
    day = today;
    spent = before === today ? Number(count) || 0 : 0;
  };
  const keep = (): void => {
    kept
      ?.putSetting(NAME, `${day} ${spent}`)
      .catch((fault: unknown) => log.error({ what: 'model.allowance', fault }));
  };
  return {
    take: async (tokens) => {
      await turnDay();
      if (spent + tokens > daily) {
        if (told !== day) log.warn({ what: 'model.allowance', code: 'spent', count: spent });
        told = day;
        return null;
      }
      const taken = day;
      spent += tokens;
      return (really) => {
        if (day === taken) spent += really - tokens;
        if (really > 0) keep();
      };
    },
  };
};
