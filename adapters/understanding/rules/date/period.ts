import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { civil, lengthOf, monthOf, oneDay, type Span, upTo, weekdayOf, yearOf } from './day.ts';

/** Stretches of the calendar that people name whole. */
export type Period = 'day' | 'week' | 'fortnight' | 'weekend' | 'month' | 'quarter' | 'year' | 'decade';

const UNIT: readonly (readonly [RegExp, Period])[] = [
  [/^(?:weekend|fine?s? de|周末)/u, 'weekend'],
  [/^(?:week|semana|周|星期|礼拜)/u, 'week'],
  [/^(?:mon|mes|月)/u, 'month'],
  [/^(?:quarter|trimestre|季)/u, 'quarter'],
  [/^(?:year|ano|年)/u, 'year'],
  [/^fortnight/u, 'fortnight'],
  [/^(?:decad|decen)/u, 'decade'],
];
/** The unit that a word names; days where it names no longer one. */
export const unitOf = (word: string): Period =>
  UNIT.find(([pattern]) => pattern.test(word.replace(/^个/u, '')))?.[1] ?? 'day';

/** A day so many months away; the last of the month where it has no such day. */
export const addMonths = (date: CivilDate, months: number): CivilDate => {
  const at = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(at / 12);
  const month = (((at % 12) + 12) % 12) + 1;
  const day = Math.min(Number(date.slice(8, 10)), lengthOf(year, month));
  return civil(year, month, day) ?? date;
};

const MONTHS = { month: 1, quarter: 3, year: 12, decade: 120 };
const DAYS = { day: 1, week: 7, fortnight: 14, weekend: 7 };

/** A day so many units on, back where negative. */
export const moved = (date: CivilDate, count: number, unit: Period): CivilDate =>
  unit === 'day' || unit === 'week' || unit === 'fortnight' || unit === 'weekend'
    ? addDays(date, Math.round(count * DAYS[unit]))
    : addMonths(date, Math.round(count * MONTHS[unit]));

/** The first day of the period that holds `date`; weeks begin on Monday (ISO 8601). */
export const startOf = (date: CivilDate, unit: Period): CivilDate => {
  const year = date.slice(0, 4);
  if (unit === 'day') return date;
  if (unit === 'week' || unit === 'fortnight') return addDays(date, -((weekdayOf(date) + 6) % 7));
  if (unit === 'weekend') return addDays(date, 5 - ((weekdayOf(date) + 6) % 7));
  if (unit === 'month') return `${date.slice(0, 7)}-01`;
  if (unit === 'quarter') return civil(yearOf(date), Math.floor((monthOf(date) - 1) / 3) * 3 + 1, 1) ?? date;
  return unit === 'year' ? `${year}-01-01` : `${year.slice(0, 3)}0-01-01`;
};

/** The whole period that begins on `from`. */
export const wholeFrom = (from: CivilDate, unit: Period, count = 1): Span => ({
  from,
  to: unit === 'weekend' ? addDays(from, 1) : addDays(moved(from, count, unit), -1),
  certain: true,
  approximate: unit !== 'day',
});

/** The period `offset` away from the one that holds today: -1 is the last, 1 the next. */
export const periodAt = (today: CivilDate, unit: Period, offset: number): Span | null => {
  const { from, to } = wholeFrom(moved(startOf(today, unit), offset, unit), unit);
  return from === to ? oneDay(from) : upTo(today, from, to);
};

/** The last so many units up to today, or the next from tomorrow on. */
export const run = (today: CivilDate, count: number, unit: Period): Span | null => {
  if (!(Math.abs(count) >= 1 && Math.abs(count) <= 1_000)) return null;
  if (unit === 'quarter' || unit === 'decade') {
    const here = startOf(today, unit);
    return count < 0
      ? { from: moved(here, count, unit), to: addDays(here, -1), certain: true, approximate: true }
      : wholeFrom(moved(here, 1, unit), unit, count);
  }
  const other = moved(today, count, unit);
  return count < 0
    ? { from: other, to: today, certain: true, approximate: true }
    : { from: addDays(today, 1), to: other, certain: true, approximate: true };
};

/** A day ahead; a whole number of units is exact, because it is a plan and no memory. */
export const ahead = (from: CivilDate, count: number, unit: Period): Span | null =>
  count > 0 && count <= 1_000 ? oneDay(moved(from, count, unit)) : null;

/** Up to so many units from today: "within the next ten days". */
export const within = (today: CivilDate, count: number, unit: Period): Span | null =>
  count > 0 && count <= 1_000
    ? { from: today, to: moved(today, count, unit), certain: true, approximate: true }
    : null;

/** A weekday of the week `offset` away. */
export const weekdayIn = (today: CivilDate, weekday: number, offset: number): CivilDate =>
  addDays(startOf(today, 'week'), 7 * offset + ((weekday + 6) % 7));

/** The first such weekday after today. */
export const comingWeekday = (today: CivilDate, weekday: number): CivilDate =>
  addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);

/** The first quarter or half of a year is number 1. */
export const quarterOf = (today: CivilDate, quarter: number, year: number | undefined): Span | null =>
  part(today, quarter, year, 3);
export const halfOf = (today: CivilDate, half: number, year: number | undefined): Span | null =>
  part(today, half, year, 6);

const part = (today: CivilDate, nth: number, year: number | undefined, months: number): Span | null => {
  const month = (nth - 1) * months + 1;
  const of = year ?? (month <= monthOf(today) ? yearOf(today) : yearOf(today) - 1);
  const from = civil(of, month, 1);
  return from === null || month > 12 ? null : upTo(today, from, addDays(addMonths(from, months), -1));
};

/** The nth period of its kind in a span; from the end where negative. The first week of a span has most of its days in it. */
export const nthIn = (span: Span, nth: number, unit: Period): Span | null => {
  const last = span.whole ?? span.to;
  let from = startOf(span.from, unit);
  if (unit === 'week' && addDays(from, 3) < span.from) from = addDays(from, 7);
  if (unit === 'weekend' && from < span.from) from = addDays(from, 7);
  if (nth < 0) {
    from = startOf(last, unit);
    if (unit === 'week' && addDays(from, 3) > last) from = addDays(from, -7);
    if (unit === 'weekend' && from > last) from = addDays(from, -7);
  }
  const chosen = wholeFrom(moved(from, nth < 0 ? nth + 1 : nth - 1, unit), unit);
  return chosen.from > last ? null : { ...chosen, certain: span.certain };
};

/** So many working days, Monday to Friday, before today where negative; feasts are not known here. */
export const workingDays = (today: CivilDate, count: number): Span | null => {
  if (!(Math.abs(count) >= 1 && Math.abs(count) <= 100)) return null;
  const step = Math.sign(count);
  let [first, day] = [today, today];
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (weekdayOf(day) % 6 === 0) continue;
    if (left === Math.abs(count)) first = day;
    left -= 1;
  }
  const [from, to] = step < 0 ? [day, first] : [first, day];
  return { from, to, certain: true, approximate: true };
};

/** The nineties are those of the last century; the twenties may be of either and are asked. */
export const decadeOf = (today: CivilDate, tens: number): Span | null => {
  const from = civil((tens >= 40 ? 1900 : 2000) + tens, 1, 1);
  if (from === null) return null;
  const span = upTo(today, from, addDays(addMonths(from, 120), -1));
  return span === null ? null : { ...span, certain: tens >= 40 };
};
