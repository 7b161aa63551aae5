import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';

/** A day or span that words mean. Null: there is no such day; then nothing is read. */
export type Span = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly certain: boolean;
  readonly approximate: boolean;
  /** The year was not told, so that of a day beside it may be meant. */
  readonly open?: boolean;
  /** The last day of a span that was cut at today. */
  readonly whole?: CivilDate;
  /** It comes again and again; which one is meant was taken from the talk being of the past. */
  readonly loose?: boolean;
  /** Day and month were numbers that could be swapped. */
  readonly swap?: boolean;
  /** The day that begins at the edge which words name: "the end of March" is where 1 April begins. */
  readonly edge?: CivilDate;
  /** Only this day of a month was told. */
  readonly day?: number;
};

const pad = (number: number, digits = 2): string => String(number).padStart(digits, '0');

/** A real day as a civil date; null for 31 February. */
export const civil = (year: number, month: number, day: number): CivilDate | null =>
  day >= 1 && day <= lengthOf(year, month) ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;

/** Days of a month, 0 where there is no such month. */
export const lengthOf = (year: number, month: number): number =>
  month >= 1 && month <= 12 && year >= 1_500 && year < 2_200
    ? new Date(Date.UTC(year, month, 0)).getUTCDate()
    : 0;

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
export const monthOf = (date: CivilDate): number => Number(date.slice(5, 7));
/** 0 is Sunday. */
export const weekdayOf = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay();

export const oneDay = (date: CivilDate | null, certain = true): Span | null =>
  date === null ? null : { from: date, to: date, certain, approximate: false };
export const between = (from: CivilDate | null, to: CivilDate | null): Span | null =>
  from === null || to === null || from > to ? null : { from, to, certain: true, approximate: true };
/** A span that has begun and may reach ahead is cut at today; one that lies ahead stays whole. */
export const upTo = (today: CivilDate, from: CivilDate, to: CivilDate | null): Span | null => {
  if (to === null || to <= today || from > today) return between(from, to);
  const span = between(from, today);
  return span === null ? null : { ...span, whole: to };
};
/** A day known to within some days on either side, never after today. */
export const around = (today: CivilDate, date: CivilDate, days: number): Span | null => {
  return upTo(today, addDays(date, -days), addDays(date, days));
};

/** A day without a year: the last one that is not ahead of today, because what happened lies behind. */
export const lastOf = (today: CivilDate, month: number, day: number): CivilDate | null => {
  for (let year = yearOf(today); year > yearOf(today) - 8; year -= 1) {
    const date = civil(year, month, day);
    if (date !== null && date <= today) return date;
  }
  return null;
};

/** A day of a month of the year named, or else the last such day. */
export const dayOf = (today: CivilDate, month: number, day: number, year?: number): CivilDate | null =>
  year === undefined ? lastOf(today, month, day) : civil(year, month, day);

/**
 * Some days of one month, which may be named with the last of them. Without a year the last such that has begun, and as
 * far as today; a last day before the first is one of the month that follows.
 */
export const daysOf = (
  today: CivilDate,
  month: number,
  [first, last]: readonly [number, number],
  year: number | undefined,
  named: 'first' | 'last' = 'last',
): Span | null => {
  const turns = last < first;
  const begins = turns && named === 'last' ? ((month + 10) % 12) + 1 : month;
  const from = dayOf(today, begins, first, year === undefined || begins <= month ? year : year - 1);
  if (from === null) return null;
  const ends = turns ? (begins % 12) + 1 : begins;
  const to = civil(yearOf(from) + Number(ends < begins), ends, last);
  const span = year === undefined ? upTo(today, from, to) : between(from, to);
  if (span === null) return null;
  const certain = !turns || named === 'first';
  return { ...span, certain, approximate: false, open: year === undefined };
};

/** Which part of a month or a year is meant. */
export type Part = 'whole' | 'start' | 'middle' | 'end';

/** A month as a span, its part if one is named; without a year the last that has begun. */
export const monthSpan = (
  today: CivilDate,
  month: number,
  year?: number,
  part: Part = 'whole',
): Span | null => {
  const chosen = year ?? (month <= monthOf(today) ? yearOf(today) : yearOf(today) - 1);
  const [first, last] = { whole: [1, 31], start: [1, 10], middle: [11, 20], end: [21, 31] }[part];
  const from = civil(chosen, month, first ?? 1);
  const to = civil(chosen, month, Math.min(last ?? 31, lengthOf(chosen, month)));
  return from === null ? null : upTo(today, from, to);
};

/** The month that lies `back` months before today's. */
export const monthBack = (
  today: CivilDate,
  back: number,
): { readonly year: number; readonly month: number } => {
  const months = yearOf(today) * 12 + monthOf(today) - 1 - back;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
};

export const yearSpan = (today: CivilDate, year: number): Span | null => {
  const from = civil(year, 1, 1);
  return from === null ? null : upTo(today, from, civil(year, 12, 31));
};

/** Monday to Sunday, `back` weeks before this one; cut at today. */
export const weekSpan = (today: CivilDate, back: number): Span | null => {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7) - 7 * back);
  return upTo(today, monday, addDays(monday, 6));
};

/** The last such weekday before today. On that very weekday it may mean today: not certain. */
export const lastWeekday = (today: CivilDate, weekday: number, sure = false): Span | null => {
  const back = (weekdayOf(today) - weekday + 7) % 7;
  const span = oneDay(addDays(today, -(back === 0 ? 7 : back)), back !== 0 || sure);
  return span === null ? null : { ...span, loose: !sure };
};

export type Unit = 'day' | 'week' | 'month' | 'year';

/** So long before today. Days are exact; longer units are as exact as people are. */
export const ago = (today: CivilDate, count: number, unit: Unit, vague = false): Span | null => {
  if (!(count > 0 && count <= 1_000)) return null;
  if (unit === 'day') {
    const date = addDays(today, -Math.round(count));
    return vague ? around(today, date, Math.max(1, Math.round(count / 3))) : oneDay(date);
  }
  if (unit === 'week') return around(today, addDays(today, -Math.round(7 * count)), vague ? 5 : 2);
  if (unit === 'month') return around(today, addDays(today, -Math.round(30.44 * count)), vague ? 20 : 7);
  return around(today, addDays(today, -Math.round(365.25 * count)), vague ? 180 : 45);
};

/** A year as people write it: two digits are of this century unless that lies more than ten years ahead. */
export const fullYear = (today: CivilDate, written: string | undefined): number | undefined => {
  if (written === undefined || written === '') return undefined;
  const year = Number(written.replace("'", ''));
  if (year > 99) return year;
  return 2000 + year <= yearOf(today) + 10 ? 2000 + year : 1900 + year;
};

/** "Last Tuesday": on a Thursday it may be of this week or the one before, and is asked. */
export const pastWeekday = (today: CivilDate, weekday: number): Span | null => {
  const span = lastWeekday(today, weekday, true);
  const monday = weekSpan(today, 0)?.from ?? today;
  return span === null ? null : { ...span, certain: span.from < monday };
};

/** The last such day of a month that is not ahead: on the 2nd, "the 15th" is last month's. */
export const dayOfMonth = (today: CivilDate, day: number): CivilDate | null => {
  for (let back = 0; back < 3; back += 1) {
    const { year, month } = monthBack(today, back);
    const date = civil(year, month, day);
    if (date !== null && date <= today) return date;
  }
  return null;
};

/** "Sunday 31": that of this month if it is a Sunday, or else the last 31st that was one, within two years. Ahead it is certain only
 * where it was said in full (`clear`). */
export const weekdayAndDay = (today: CivilDate, weekday: number, day: number, clear = false): Span | null => {
  const here = civil(yearOf(today), monthOf(today), day);
  if (here !== null && weekdayOf(here) === weekday) return oneDay(here, clear || here <= today);
  for (let back = 0; back < 24; back += 1) {
    const { year, month } = monthBack(today, back);
    const date = civil(year, month, day);
    if (date !== null && date <= today && weekdayOf(date) === weekday) return oneDay(date);
  }
  return null;
};

/** The day after the fourth Thursday of November, and the days around it on which its sales go on. */
export const blackFriday = (today: CivilDate): Span | null => {
  for (const year of [yearOf(today), yearOf(today) - 1]) {
    const first = civil(year, 11, 1);
    if (first === null) return null;
    const friday = addDays(first, ((4 - weekdayOf(first) + 7) % 7) + 22);
    if (friday <= today) return around(today, friday, 3);
  }
  return null;
};
