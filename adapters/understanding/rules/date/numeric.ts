import type { CivilDate } from '../../../../core/time.ts';
import { civil, dayOf, fullYear, monthSpan, oneDay, type Span, yearOf } from './day.ts';

/** Which of two numbers is the day: by the language and the place where the case lies. */
export type DayOrder = 'dayFirst' | 'dayFirstAlways' | 'monthFirst' | 'monthFirstAlways';

/** One way of writing a day, and what it means. A null stands for "a day, but none that can have been". */
export type Reader = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, today: CivilDate, order: DayOrder) => Span | null;
};

/** A reader of whole words. */
export const latin = (source: string, read: Reader['read']): Reader => ({
  pattern: new RegExp(`(?<![a-z\\d]|\\d[:.])(?:${source})(?![a-z\\d])`, 'gu'),
  read,
});

const EDGE = '(?<![\\d/.,:$€£¥-])';

const inYear = (date: CivilDate, year: number): CivilDate => `${year}${date.slice(4)}`;

/** First and last day with a hyphen between them: 10/1-11/7/2017. */
const numericRange: Reader = {
  pattern:
    /(?<![\d/.,:$€£¥-])(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}))? ?(?:-|~) ?(\d{1,2})\2(\d{1,2})(?:(?:\2|, ?)(\d{4}))?(?![\d/-]|[.,:]\d)/gu,
  read: (m, today, order) => {
    if (m[2] === '-' && (m[4] === undefined || m[7] === undefined)) return null;
    const last = fullYear(today, m[7]);
    const to = either(Number(m[5]), Number(m[6]), last, today, order);
    const from = either(Number(m[1]), Number(m[3]), fullYear(today, m[4]) ?? last, today, order);
    if (from === null || to === null) return null;
    const turns = from.from > to.to;
    const open = last === undefined && m[4] === undefined;
    const begun = turns && !open ? inYear(from.from, yearOf(to.to) - 1) : from.from;
    const end =
      turns && open ? inYear(to.to, yearOf(from.from) + Number(to.to.slice(5) < begun.slice(5))) : to.to;
    if (begun > end) return null;
    // Two days of one month are likelier than the same numbers half a year apart.
    const near = begun.slice(0, 7) === end.slice(0, 7);
    const certain = near || (from.certain && to.certain);
    return {
      from: begun,
      to: open && end > today && begun <= today ? today : end,
      certain,
      approximate: false,
    };
  },
};

/** Days written with numbers only. */
export const NUMERIC: readonly Reader[] = [
  numericRange,
  {
    // ISO 8601 and its cousins, year first: nothing could be swapped.
    pattern: /(?<!\d|\d[/.,:]|[$€£¥])(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?![\d/])/gu,
    read: (m, today) => oneDay(dayOf(today, Number(m[3]), Number(m[4]), Number(m[1]))),
  },
  {
    // Without any sign, as ISO 8601 allows; a longer number is none.
    pattern: /(?<![\d.,$€£¥#])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\d,]|\.\d|\s?[a-z])/gu,
    read: (m, today) => oneDay(dayOf(today, Number(m[2]), Number(m[3]), Number(m[1])), isWritten(m)),
  },
  {
    pattern:
      /(?<![\da-z/.,:$€£¥-])(?:((?:19|20)\d\d)([-/])(1[0-2]|0?[1-9])|(1[0-2]|0?[1-9])[-/]((?:19|20)\d\d))(?![\d/-]|[.,:]\d)/gu,
    read: (m, today) => monthSpan(today, Number(m[3] ?? m[4]), Number(m[1] ?? m[5])),
  },
  {
    pattern: new RegExp(`${EDGE}(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/-]|[.,:]\\d)`, 'gu'),
    read: (m, today, order) =>
      m[2] === '.' && m[4]?.length === 2 && !order.startsWith('dayFirst')
        ? null
        : either(Number(m[1]), Number(m[3]), fullYear(today, m[4]), today, order),
  },
  {
    pattern: new RegExp(`${EDGE}(\\d{1,2})/(\\d{1,2})(?![\\d/-]|[.,:]\\d|\\s?(?:%|x\\d))`, 'gu'),
    read: (m, today, order) =>
      SHARES.has(m[0]) ? null : either(Number(m[1]), Number(m[2]), undefined, today, order),
  },
];
const NAMED = /date|fecha|日期/u;
/** Eight digits are a day where they are called one, or where they end what was said. */
const isWritten = (m: RegExpExecArray): boolean => {
  const end = m.index + m[0].length;
  return (
    NAMED.test(m.input.slice(Math.max(0, m.index - 60), m.index)) ||
    /^\W{0,8}$/u.test(m.input.slice(end, end + 9))
  );
};
/** Round the clock, and shares of a whole. */
const SHARES = new Set(['24/7', '1/2', '1/3', '2/3', '1/4', '3/4 of', '50/50']);

/** Day and month in the writer's order; the other way round where only that is a day. */
const either = (
  a: number,
  b: number,
  year: number | undefined,
  today: CivilDate,
  order: DayOrder,
): Span | null => {
  const [day, month] = order.startsWith('dayFirst') ? [a, b] : [b, a];
  // A leap year, so that 29 February counts as a day.
  const usual = civil(year ?? 2024, month, day) !== null;
  const swapped = civil(year ?? 2024, day, month) !== null;
  const read = usual ? dayOf(today, month, day, year) : dayOf(today, day, month, year);
  const turned = usual && swapped ? dayOf(today, day, month, year) : null;
  // Of the two the one that lies ahead is the less likely; which one was meant is asked all the same.
  const isAhead = read !== null && turned !== null && read > today && turned <= today;
  const [chosen, other] = isAhead ? [turned, read] : [read, turned];
  if (chosen === null) return oneDay(other, false);
  const open = year === undefined;
  const alike =
    a === b ||
    (order === 'dayFirstAlways' && !isAhead) ||
    !(usual && swapped) ||
    (year === undefined && order === 'monthFirstAlways');
  const span = oneDay(chosen, alike);
  return span === null ? null : { ...span, open, swap: !alike };
};
