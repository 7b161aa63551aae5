import { addDays, civilDateOf, instantOf, mondayOf } from '../deadline/calendar.ts';
import type { CivilDate, Instant, TimeZone } from '../time.ts';
import type { Span } from './count.ts';

/** Whole weeks from a Monday to a Sunday, both with it, in the operator's own time zone. */
export type Period = { readonly from: CivilDate; readonly to: CivilDate };

/** Longest period of a report, in weeks: two years. */
const MOST_WEEKS = 104;

/**
 * The whole weeks around two days: whoever could set a report's ends day by day could tell one case from the difference
 * of two reports. An end that is missing, or lies before the beginning, is read as `weeks` weeks up to now.
 */
export const periodOf = (
  asked: { readonly from?: CivilDate | undefined; readonly to?: CivilDate | undefined },
  weeks: number,
  now: Instant,
  timeZone: TimeZone,
): Period => {
  const to = addDays(mondayOf(asked.to ?? civilDateOf(now, timeZone)), 6);
  const weeksBack = (count: number): CivilDate => addDays(to, 1 - 7 * count);
  if (asked.from === undefined || asked.from > to) return { from: weeksBack(weeks), to };
  const earliest = weeksBack(MOST_WEEKS);
  return { from: asked.from < earliest ? earliest : mondayOf(asked.from), to };
};

export const spanOf = ({ from, to }: Period, timeZone: TimeZone): Span => ({
  from: instantOf(from, 0, timeZone),
  to: instantOf(addDays(to, 1), 0, timeZone),
});

/** Each week of it, the earliest first. */
export const weeksOf = ({ from, to }: Period): readonly Period[] => {
  const weeks: Period[] = [];
  for (let monday = from; monday <= to; monday = addDays(monday, 7))
    weeks.push({ from: monday, to: addDays(monday, 6) });
  return weeks;
};
