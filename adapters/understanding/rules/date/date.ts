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
/** Words of days in each Latin language; without any of them its many readers need not run. */
const SPOKEN = {
  en: /day|week|month|year|ago|yester|night|morning|christmas|\d ?(?:st|nd|rd|th)|on the \d|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:in|since|during) (?:19|20)\d/u,
  es: /ayer|hoy|noche|manana|hace|semana|pasad|(?<![a-z])mes|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ero|marzo|abril|mayo|junio|julio|agosto|bre|(?<![a-z])(?:el|dia) \d|navidad|antier|(?<![a-z])(?:en|del|ano) (?:ano )?(?:19|20)\d|proxim|viene|dentro|\d (?:de )?(?:ene|abr|ago|dic)/u,
};

/**
 * Days in a text, in the order in which they stand. Days ahead of today are passed over: a loss lies behind. Own rules,
 * because chrono-node 2.10 reads 16 of 37 English and 5 of 24 Spanish rows of the table in test/: it looks ahead, and
 * knows neither spans nor doubt.
 */
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
  ...(locale === 'es' ? (['es', 'en'] as const) : (['en', 'es'] as const))
    .filter((language) => SPOKEN[language].test(low))
    .map((language) => (language === 'es' ? SPANISH : ENGLISH)),
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
    const span = read(match, search.today, orderOf(search));
    reads.push({
      span: span !== null && isPartly(low, start, end) ? { ...span, certain: false } : span,
      start,
      end,
    });
  }
};

/** Words beside a date that say more than was read: "two weeks before May 13", "15 April of '87". */
const MORE_BEFORE =
  /(?:days?|weeks?|months?|dias?|semanas?|mes(?:es)?|[天周月])(?: (?:before|after|from|since|and|y|antes de|despues de|antes del|despues del))? $/u;
const MORE_AFTER =
  /^(?: of|,)? (?:'\d{2}(?!\d)|(?<=of )\d{2}(?!\d|[.,]\d)|(?:nine|eigh|seven)teen |(?:19|20)\d{2}(?!\d)|twenty |(?:del? )?(?:dos )?mil )/u;
const isPartly = (low: string, start: number, end: number): boolean =>
  MORE_BEFORE.test(low.slice(Math.max(0, start - 22), start)) || MORE_AFTER.test(low.slice(end, end + 14));

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
    } else if (last && isWeekdayBeside(low, last, read)) {
      if (!isWeekday(low, read)) result.splice(-1, 1, read);
    } else result.push(read);
  }
  return result;
};

const WEEKDAY_ONLY =
  /^(?:on |el |this )*(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|domingo|lunes|martes|miercoles|jueves|viernes|sabado|(?:周|星期|礼拜).)$/u;
const isWeekday = (low: string, { start, end }: Read): boolean => WEEKDAY_ONLY.test(low.slice(start, end));
/** "Tuesday, March 7" and 3月7日（二）are one day; the weekday only goes with it. */
const isWeekdayBeside = (low: string, first: Read, second: Read): boolean =>
  /^[\s,，(（]{0,3}$/u.test(low.slice(first.end, second.start)) &&
  first.span !== null &&
  second.span !== null &&
  isWeekday(low, first) !== isWeekday(low, second);
