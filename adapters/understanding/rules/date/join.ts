import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import type { Read } from './compose.ts';
import { civil, type Span, weekdayOf, yearOf } from './day.ts';
import { addMonths } from './period.ts';

const LINK =
  /^(?:份|日|号)?\s?(?:,? ?(?:and )?(?:-|~|to|until|till|til|through|thru)|,? ?(?:y )?(?:al?|hasta)(?: el| la)?|到|至|直到|-)\s?(?:(?:the|el|la) )?(?:next |this )?$/u;
/** "And" makes a span only where "between" stands before it. */
const AND = /^,? (?:and|y|e)(?: (?:the|el|la))? $|^(?:和|与|跟)$/u;
const BETWEEN = /between|entre/u;
const BETWEEN_AFTER = /^(?:之间|间|期间)/u;

/** Two days with "to" between them are one span, and a weekday beside a day goes with it. */
export const joined = (low: string, reads: readonly Read[], today: CivilDate): readonly Read[] => {
  const result: Read[] = [];
  for (const read of reads) {
    const last = result.at(-1);
    const span = last && isLinked(low, last, read) ? spanOf(low, [last, read], today) : null;
    if (last && span !== null) {
      result.splice(-1, 1, { span, start: last.start, end: read.end });
    } else if (last && isWeekdayBeside(low, last, read)) {
      result.splice(-1, 1, together(low, last, read));
    } else result.push(read);
  }
  return result;
};

/** A day with its weekday. Where day and month could be swapped, a weekday that fits settles it; one that never fits is asked. */
const together = (low: string, first: Read, second: Read): Read => {
  const [day, weekday] = isWeekday(low, second) ? [first, second] : [second, first];
  const on = weekday.span === null ? 0 : weekdayOf(weekday.span.from);
  return { span: day.span === null ? null : settled(day.span, on), start: first.start, end: second.end };
};
const settled = (span: Span, weekday: number): Span => {
  if (span.from !== span.to) return span;
  if (weekdayOf(span.from) === weekday) return { ...span, certain: true };
  const swapped = civil(yearOf(span.from), Number(span.from.slice(8, 10)), Number(span.from.slice(5, 7)));
  return span.swap !== true || swapped === null || weekdayOf(swapped) !== weekday
    ? { ...span, certain: false }
    : { ...span, from: swapped, to: swapped, certain: true };
};

const isLinked = (low: string, first: Read, second: Read): boolean => {
  const link = low.slice(first.end, second.start);
  // "From last year to this year" sets the two side by side; as one span it would say no more than they do.
  if (link.length > 24 || (isRelativeYear(low, first) && isRelativeYear(low, second))) return false;
  if (LINK.test(link)) return true;
  if (!AND.test(link)) return false;
  return (
    BETWEEN.test(low.slice(Math.max(0, first.start - 14), first.end)) ||
    BETWEEN_AFTER.test(low.slice(second.end, second.end + 4))
  );
};

const isRelativeYear = (low: string, { start, end }: Read): boolean =>
  /^(?:the )?(?:last|this|next) year$|^(?:el )?(?:ano pasado|este ano)$|^[去今明]年$/u.test(
    low.slice(start, end),
  );

const spanOf = (low: string, [first, second]: readonly [Read, Read], today: CivilDate): Span | null => {
  if (first.span === null || second.span === null) return null;
  const [a, b] = aligned(first.span, second.span, { toWeekday: isWeekday(low, second), today });
  const [from, to] = [a.edge ?? a.from, b.edge === undefined ? b.to : addDays(b.edge, -1)];
  if (from > to) return null;
  // Two days of one month are likelier than the same numbers half a year apart.
  const near = isSwappable(first.span) && isSwappable(second.span) && from.slice(0, 7) === to.slice(0, 7);
  const certain = near || (a.certain && b.certain);
  const open = a.open === true && b.open === true;
  return { from, to, certain, approximate: a.approximate || b.approximate, open };
};

const isSwappable = ({ swap }: Span): boolean => swap === true;

/** What one end leaves open is taken from the other: "from April to June 2017", "the 3rd to the 5th of May". */
const aligned = (
  a: Span,
  b: Span,
  { toWeekday, today }: { readonly toWeekday: boolean; readonly today: CivilDate },
): readonly [Span, Span] => {
  if (a.day !== undefined && b.day === undefined) return [dayBefore(a, b), b];
  if (b.day !== undefined && a.to > b.from) return [a, dayAfter(a, b)];
  if (toWeekday && b.to < a.from) return [a, weeksOn(a, b)];
  if (a.open && !b.open) return [atOrBefore(a, b), b];
  if (a.open && b.open && (a.from > b.to || addMonths(a.from, 12) <= b.to)) return [a, endAfter(a, b, today)];
  if (!a.open && b.open && b.to < a.from) return [a, yearsOn(b, yearOf(a.from) - yearOf(b.from))];
  return [a, b];
};

const yearsOn = (span: Span, years: number): Span => ({
  ...span,
  from: addMonths(span.from, 12 * years),
  to: addMonths(span.to, 12 * years),
});
/** Without years "from August to October" said in September began this August, and what is told of it ends today. */
const endAfter = (a: Span, b: Span, today: CivilDate): Span => {
  const years = Number(dayOfYear(b.to) < dayOfYear(a.from));
  const end = yearsOn(b, yearOf(a.from) - yearOf(b.to) + years);
  // 29 February was last so long ago that another year is as likely.
  const certain = b.certain && addMonths(a.from, 12) > today;
  return end.to > today && a.from <= today ? { ...end, to: today, certain } : { ...end, certain };
};
const dayOfYear = (date: CivilDate): string => date.slice(5);
const atOrBefore = (a: Span, b: Span): Span => {
  const same = yearsOn(a, yearOf(b.to) - yearOf(a.from));
  return same.from <= b.to ? same : yearsOn(same, -1);
};
const weeksOn = (a: Span, b: Span): Span => {
  const weeks = Math.ceil((Date.parse(a.from) - Date.parse(b.from)) / 604_800_000);
  return { ...b, from: addDays(b.from, 7 * weeks), to: addDays(b.to, 7 * weeks) };
};
const onDay = (span: Span, month: CivilDate): Span => {
  const date = civil(yearOf(month), Number(month.slice(5, 7)), span.day ?? 1);
  return date === null ? { ...span, certain: false } : { ...span, from: date, to: date };
};
const dayBefore = (a: Span, b: Span): Span => {
  const same = onDay(a, b.to);
  return same.from <= b.to ? same : onDay(a, addMonths(b.to, -1));
};
const dayAfter = (a: Span, b: Span): Span => {
  const same = onDay(b, a.from);
  return same.from >= a.from ? same : onDay(b, addMonths(a.from, 1));
};

/** A day of a month alone means the month that the talk is about. */
export const aboutDay = (span: Span | null, about: CivilDate | undefined): Span | null => {
  if (span?.day === undefined || about === undefined) return span;
  const date = civil(yearOf(about), Number(about.slice(5, 7)), span.day);
  return date === null ? span : { from: date, to: date, certain: true, approximate: false };
};

const WEEKDAY_ONLY =
  /^(?:on |el |this |next |este )*(?:(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:sun|mon|tue|wed|thu|fri|sat)(?=\.?$))|domingo|lunes|martes|miercoles|jueves|viernes|sabado|(?:周|星期|礼拜).)$/u;
const isWeekday = (low: string, { start, end }: Read): boolean => WEEKDAY_ONLY.test(low.slice(start, end));
/** "Tuesday, March 7" and 3月7日（二）are one day; the weekday only goes with it. */
const isWeekdayBeside = (low: string, first: Read, second: Read): boolean =>
  /^[\s,，(（-]{0,3}$/u.test(low.slice(first.end, second.start)) &&
  first.span !== null &&
  second.span !== null &&
  isWeekday(low, first) !== isWeekday(low, second);
