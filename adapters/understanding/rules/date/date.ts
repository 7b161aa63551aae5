import type { Locale } from '../../../../core/locale.ts';
import type { FoundDate } from '../../../../core/port/understanding.ts';
import type { CivilDate, TimeZone } from '../../../../core/time.ts';
import type { Plain } from '../plain.ts';
import { CHINESE } from './chinese.ts';
import type { Span } from './day.ts';
import { ENGLISH } from './english.ts';
import { type DayOrder, NUMERIC, type Reader } from './numeric.ts';
import { SPANISH } from './spanish.ts';

/** A date with its place in the plain text; `start` and `end` of `found` are those of the text as given. */
export type DatePlace = { readonly found: FoundDate; readonly start: number; readonly end: number };

/** What is read, and where it must not be looked for. `today` is the writer's own day. */
export type DateSearch = {
  readonly today: CivilDate;
  readonly locale: Locale;
  readonly timeZone: TimeZone;
  readonly taken: readonly { readonly start: number; readonly end: number }[];
};

type Read = { readonly span: Span | null; readonly start: number; readonly end: number };

/** Words of days and months, or a number: without one there is no date to look for. */
const MAYBE =
  /\d|day|tonight|morning|night|week|month|year|christmas|january|february|march|april|june|july|august|september|october|november|december|\bmay\b|hoy|ayer|antier|noche|manana|tarde|hace|semana|pasad|mes|lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|bre\b|navidad|primero|[天日号月周年]|昨|今|星期|礼拜|圣诞|元旦|双十|刚/u;
const HAN = /\p{Script=Han}/u;
const LETTERS = /[a-z]{2}/u;

/** Days in a text, in the order in which they stand. Days ahead of today are passed over: a loss lies behind. */
export const findDates = (text: string, plain: Plain, search: DateSearch): readonly DatePlace[] => {
  const { low } = plain;
  if (!MAYBE.test(low)) return [];
  const reads: Read[] = [];
  for (const readers of readersFor(low, search.locale))
    for (const reader of readers) collect(low, reader, search, reads);
  reads.sort((a, b) => a.start - b.start);
  return joined(low, reads).flatMap(({ span, ...at }): readonly DatePlace[] => {
    if (span === null) return [];
    const { start, end } = plain.span(at.start, at.end);
    const { from, to, certain, approximate } = span;
    const more = approximate ? { approximate } : {};
    return [{ found: { from, to, text: text.slice(start, end), start, end, certain, ...more }, ...at }];
  });
};

/** Readers of the text's own language first; the other Latin one after it, because people mix. */
const readersFor = (low: string, locale: Locale): readonly (readonly Reader[])[] => [
  ...(HAN.test(low) ? [CHINESE] : []),
  NUMERIC,
  ...(LETTERS.test(low) ? (locale === 'es' ? [SPANISH, ENGLISH] : [ENGLISH, SPANISH]) : []),
];

/** Of two readings that overlap the first wins; one that means nothing keeps its place all the same. */
const collect = (low: string, { pattern, read }: Reader, search: DateSearch, reads: Read[]): void => {
  for (const match of low.matchAll(pattern)) {
    const lead = match[0].length - match[0].trimStart().length;
    const start = match.index + lead;
    const end = match.index + match[0].trimEnd().length;
    const clashes = (other: { readonly start: number; readonly end: number }) =>
      start < other.end && end > other.start;
    if (end === start || reads.some(clashes) || search.taken.some(clashes)) continue;
    reads.push({ span: read(match, search.today, orderOf(search)), start, end });
  }
};

/** Where day comes before month when both are numbers: everywhere but in the Americas' north and in Chinese. */
const orderOf = ({ locale, timeZone }: DateSearch): DayOrder => {
  if (locale === 'es') return 'dayFirst';
  if (locale !== 'en') return 'monthFirstAlways';
  return /^(?:Europe|Africa|Australia|Pacific\/Auckland|Asia\/(?!Taipei|Shanghai|Manila))/u.test(timeZone)
    ? 'dayFirst'
    : 'monthFirst';
};

const LINK = /^\s?(?:-|~|to|until|till|through|al?|hasta(?: el)?|到|至)\s?(?:the )?$/u;

/** Two days with "to" between them are one span. */
const joined = (low: string, reads: readonly Read[]): readonly Read[] => {
  const result: Read[] = [];
  for (const read of reads) {
    const last = result.at(-1);
    const first = last?.span;
    const second = read.span;
    if (last && first && second && LINK.test(low.slice(last.end, read.start)) && first.from <= second.to) {
      const certain = first.certain && second.certain;
      const approximate = first.approximate || second.approximate;
      result.splice(-1, 1, {
        span: { from: first.from, to: second.to, certain, approximate },
        start: last.start,
        end: read.end,
      });
    } else result.push(read);
  }
  return result;
};
