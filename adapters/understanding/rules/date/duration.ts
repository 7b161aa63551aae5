import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { ago, around, oneDay, type Span, type Unit } from './day.ts';
import { moved } from './period.ts';

/** A length of time as it is told, the longest unit first: "a year and two months". */
export type Length = readonly { readonly count: number; readonly unit: Unit }[];

/** Days to either side that a memory in such units may be off. */
const SLACK: { readonly [U in Unit]: number } = { day: 0, week: 2, month: 7, year: 45 };

/** So long before today, as exact as the shortest unit that was told. */
export const lengthAgo = (today: CivilDate, length: Length): Span | null => {
  const [only, next] = length;
  if (only !== undefined && next === undefined) return ago(today, only.count, only.unit);
  const date = back(today, length);
  const slack = SLACK[length.at(-1)?.unit ?? 'day'];
  return date === null ? null : slack === 0 ? oneDay(date) : around(today, date, slack);
};

/** "Over two years ago": between two and three, and asked, for it may be longer. */
export const overAgo = (today: CivilDate, count: number, unit: Unit): Span | null => {
  const [from, to] = [back(today, [{ count: count + 1, unit }]), back(today, [{ count, unit }])];
  return from === null || to === null ? null : { from, to, certain: false, approximate: true };
};

/** The time since then: "the last 3 months and 2 weeks". */
export const since = (today: CivilDate, length: Length): Span | null => {
  const from = back(today, length);
  return from === null ? null : { from, to: today, certain: true, approximate: true };
};

const back = (today: CivilDate, length: Length): CivilDate | null =>
  length.every(({ count }) => count > 0 && count <= 1_000)
    ? length.reduce(
        (date, { count, unit }) =>
          Number.isInteger(count)
            ? moved(date, -count, unit)
            : addDays(date, -Math.round(count * DAYS[unit])),
        today,
      )
    : null;
const DAYS: { readonly [U in Unit]: number } = { day: 1, week: 7, month: 30.44, year: 365.25 };
