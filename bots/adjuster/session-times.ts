import { instantOf } from '../../core/deadline/calendar.ts';
import { CivilDate, type Instant } from '../../core/time.ts';
import { timeTyped } from '../typed.ts';
import type { Filled } from './filled.ts';

/** Up to three times are offered, the one that suits best first. */
const ORDINALS = [1, 2, 3] as const;

/** The times of a filled-in form, by the procedure's clock; or the first field that is missing or unclear. */
export const timesTyped = (
  filled: Filled,
): { readonly times: readonly Instant[] } | { readonly missing: string } => {
  const times: Instant[] = [];
  for (const number of ORDINALS) {
    const [day, time] = [`day${number}`, `time${number}`];
    if (filled.field(day) === '' && filled.field(time) === '' && number > 1) continue;
    const date = CivilDate.safeParse(filled.field(day));
    const hour = timeTyped(filled.field(time));
    if (!date.success) return { missing: day };
    if (hour === null) return { missing: time };
    times.push(instantOf(date.data, hour, filled.about.procedure.timeZone));
  }
  return { times: [...new Set(times)] };
};
