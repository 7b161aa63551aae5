import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { type Span, weekdayOf } from './day.ts';
import { moved, nthIn, type Period, wholeFrom } from './period.ts';

/** A day, and no span that was cut at today. */
export const isOneDay = ({ from, to, whole }: Span): boolean => from === (whole ?? to);
/** The day itself, as certain as what it was reckoned from. */
export const exactly = (date: CivilDate, { certain }: Span): Span => ({
  from: date,
  to: date,
  certain,
  approximate: false,
});
/** So many units at the beginning or the end of a span. */
export const someOf = (span: Span, count: number, unit: Period, last: boolean): Span | null => {
  if (!(count >= 1 && count <= 400)) return null;
  const edge = nthIn(span, last ? -count : 1, unit);
  return edge === null ? null : { ...wholeFrom(edge.from, unit, count), certain: span.certain };
};

/** A day without a year, as the next that is to come. */
export const yearAhead = (span: Span, today: CivilDate): Span => {
  const date = span.from > today ? span.from : moved(span.from, 1, 'year');
  return exactly(date, span);
};
/** "The last Monday of April". */
export const nthWeekday = (span: Span, which: number, weekday: number): Span | null => {
  const last = span.whole ?? span.to;
  const first = addDays(span.from, (weekday - weekdayOf(span.from) + 7) % 7);
  const date =
    which < 0 ? addDays(last, -((weekdayOf(last) - weekday + 7) % 7)) : addDays(first, 7 * (which - 1));
  return isOneDay(span) || date < span.from || date > last ? null : exactly(date, span);
};
/**
 * The early, middle or late third of a span, roughly; "earlier" and "later" are its halves, as far as they lie behind
 * or ahead of today. "The end of March" is also an edge, should a longer span begin or end there.
 */
export const thirdOf = (span: Span, word: string, today: CivilDate): Span => {
  const last = span.whole ?? span.to;
  if (LATER.test(word) || EARLIER.test(word)) return halfOf(span, LATER.test(word), today);
  const days = Math.round((Date.parse(last) - Date.parse(span.from)) / 86_400_000) + 1;
  const third = Math.max(1, Math.round(days / 3));
  const part = FIRST.test(word) ? 'first' : /^(?:mid|med)/u.test(word) ? 'middle' : 'last';
  const from = addDays(span.from, { first: 0, middle: third, last: days - third }[part]);
  const edge = addDays(span.from, { first: 0, middle: Math.floor(days / 2), last: days }[part]);
  return {
    from,
    to: addDays(from, third - 1),
    certain: span.certain,
    approximate: true,
    ...(EDGE.test(word) ? { edge } : {}),
  };
};
const halfOf = (span: Span, later: boolean, today: CivilDate): Span => {
  const last = span.whole ?? span.to;
  const days = Math.round((Date.parse(last) - Date.parse(span.from)) / 86_400_000) + 1;
  const second = days > 300 ? moved(span.from, 6, 'month') : addDays(span.from, Math.floor(days / 2));
  const holds = span.from <= today && today <= last;
  const sure = { certain: span.certain, approximate: true };
  if (later) return { from: holds && today > second ? today : second, to: last, ...sure };
  const first = addDays(second, -1);
  const behind = holds && today > span.from && today <= first ? addDays(today, -1) : first;
  return { from: span.from, to: behind, ...sure };
};
const LATER = /^(?:later|mas tarde|mas adelante|晚些|稍后)/u;
const EARLIER = /^(?:earlier|mas temprano|早些|早前)/u;
const FIRST = /^(?:early|earlier|begin|start|princ|inic|com|mas temprano|早)/u;
const EDGE = /of$|^(?:princ|inic|com|med|final|fin)/u;
