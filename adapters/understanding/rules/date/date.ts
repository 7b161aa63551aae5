import { addDays } from '../../../../core/deadline/calendar.ts';
import type { Locale } from '../../../../core/locale.ts';
import type { FoundDate } from '../../../../core/port/understanding.ts';
import type { CivilDate, TimeZone } from '../../../../core/time.ts';
import type { Plain } from '../plain.ts';
import { mayMatch } from '../prefilter/prefilter.ts';
import { CHINESE } from './chinese.ts';
import { composed, type Read } from './compose.ts';
import { type Span, yearOf } from './day.ts';
import { ENGLISH } from './english.ts';
import { FEAST, HOLIDAYS } from './holiday.ts';
import { aboutDay, joined } from './join.ts';
import { type DayOrder, NUMERIC, type Reader } from './numeric.ts';
import { SPANISH } from './spanish.ts';

/** A date with its place in the plain text; `start` and `end` of `found` are those of the text as given. */
export type DatePlace = {
  readonly found: FoundDate;
  readonly start: number;
  readonly end: number;
  /** It lies ahead of today, so it is no day on which something happened. */
  readonly ahead: boolean;
  /** Told without its year, it was taken for one long gone by, though the next is nearer: to be read back with its year. */
  readonly yearAssumed: boolean;
};

/** What is read, and where it must not be looked for. `today` is the writer's own day. */
export type DateSearch = {
  readonly today: CivilDate;
  readonly locale: Locale;
  readonly timeZone: TimeZone;
  /** The day that the talk is about: "the 5th" is of its month. */
  readonly about?: CivilDate | undefined;
  readonly taken: readonly { readonly start: number; readonly end: number }[];
};

/** A number, or a sign of a Chinese day: without these and the words below there is no date to look for. */
const MAYBE = /\d|[天日号月周年季]|昨|今|星期|礼拜|刚|最近|马上|现在|后天|立刻|不久|半年|春|夏|秋|冬/u;
const HAN = /\p{Script=Han}/u;
/** Words of days in each Latin language; without any of them its many readers need not run. */
const SPOKEN = {
  en: /day|week|month|year|decade|quarter|ago\b|yester|night|morning|tomorrow|now\b|moment|\bmins?\b|minute|hour|present|fortnight|eo[dym]|ytd|mtd|recently|lately|summer|winter|autumn|spring|next|last|past|\d ?(?:st|nd|rd|th)|on \d|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:19|[23]0)\d\d|nineteen|two thousand|[qh][1-4]|(?:18|21)\d\d|ties\b|\d0 ?'?s\b|\bthe (?:twent|thirt)|\b(?:sun|mon|tue|wed|thu|fri|sat)\b/u,
  es: /ayer|hoy|noche|manana|tarde|hace\b|atras|antes|despues|semana|pasad|ultim|anterior|(?<![a-z])mes|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ero\b|marzo|abril|mayo|junio|julio|agosto|bre\b|(?<![a-z])(?:el|del|dia) [\dptcsodunqv]|antier|ahora|momento|\bmin|hora|\d h\b|decenio|(?:18|21)\d\d|resto|dia\b|(?:lun|mar|mie|jue|vie|sab|dom)[rcev]*\.|(?:19|20)\d\d|ano\b|anos\b|proxim|siguiente|viene|dentro|poco|recien|trimestre|semestre|[tqsh][1-4]|verano|invierno|otono|primavera|(?<![a-z])(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic)/u,
};

/** "On 1 October I signed up, on the 6th I cancelled": a day without a month is of the month that was named before it. */
const namedBefore = (reads: readonly Read[], { start, span }: Read): CivilDate | undefined => {
  const day = span?.day;
  if (day === undefined) return undefined;
  const named = reads.filter(
    (each) =>
      each.start < start &&
      each.span !== null &&
      each.span.day === undefined &&
      each.span.from === each.span.to,
  );
  const last = named.reduce<Read | undefined>(
    (latest, each) => (latest === undefined || each.start > latest.start ? each : latest),
    undefined,
  )?.span?.from;
  return last !== undefined && Number(last.slice(8)) <= day ? last : undefined;
};

/**
 * Days in a text, in the order in which they stand; one that words leave open lies behind, because people tell of what
 * happened. Own rules, because chrono-node 2.10 is right on about 33 % of the days of the Recognizers-Text specs in English
 * (own: 79), 31 % in Spanish (78) and 21 % in Chinese (83), and wrong without a word on 42, 32 and 25 % (3, 5 and 2).
 */
export const findDates = (text: string, plain: Plain, search: DateSearch): readonly DatePlace[] => {
  const { low } = plain;
  if (!MAYBE.test(low) && !SPOKEN.en.test(low) && !SPOKEN.es.test(low) && !FEAST.test(low)) return [];
  const reads: Read[] = [];
  // Which places are taken, so that many days in one text cost no more than their length.
  const taken = new Uint8Array(low.length);
  for (const { start, end } of search.taken) taken.fill(1, start, end);
  for (const readers of readersFor(low, search.locale))
    for (const reader of mayMatch(readers, low)) collect(low, reader, search, { reads, taken });
  const whole = reads
    .map((read) => {
      const made = composed(
        low,
        { ...read, span: aboutDay(read.span, namedBefore(reads, read) ?? search.about) },
        search.today,
      );
      const and = AND.exec(low.slice(Math.max(0, made.start - 6), made.start));
      const apart = and !== null && taken[made.start - and[0].length - 1] === 1;
      return apart || made.span === null
        ? made
        : { ...made, span: doubted(low, made.span, made.start, made.end) };
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(
      (read, index, all) => !all.slice(Math.max(0, index - 3), index).some((other) => other.end >= read.end),
    );
  return contradicted(low, joined(low, whole, search.today)).flatMap(
    ({ span, ...at }): readonly DatePlace[] => {
      if (span === null) return [];
      const { start, end } = plain.span(at.start, at.end);
      const { from, to, certain, approximate } = span;
      const more = approximate ? { approximate } : {};
      return [
        {
          found: { from, to, text: text.slice(start, end), start, end, certain, ...more },
          ahead: from > search.today,
          yearAssumed: (span.open ?? span.loose) === true && isLongPast(from, search.today),
          start: at.start,
          end: at.end,
        },
      ];
    },
  );
};

const HALF_A_YEAR = 183;
/** "12 December" said in November is more likely the one ahead, or a slip, than the one a year ago. */
const isLongPast = (date: CivilDate, today: CivilDate): boolean =>
  yearOf(date) < yearOf(today) && date < addDays(today, -HALF_A_YEAR);

/** Readers of the text's own language first; the other Latin one after it, because people mix. */
const readersFor = (low: string, locale: Locale): readonly (readonly Reader[])[] => [
  ...(FEAST.test(low) ? [HOLIDAYS] : []),
  ...(HAN.test(low) ? [CHINESE] : []),
  NUMERIC,
  ...(locale === 'es' ? (['es', 'en'] as const) : (['en', 'es'] as const))
    .filter((language) => SPOKEN[language].test(low))
    .map((language) => (language === 'es' ? SPANISH : ENGLISH)),
];

type Found = { readonly reads: Read[]; readonly taken: Uint8Array };

/** Of two readings that overlap the first wins; one that means nothing keeps its place all the same. */
const collect = (
  low: string,
  { pattern, read }: Reader,
  search: DateSearch,
  { reads, taken }: Found,
): void => {
  for (const match of low.matchAll(pattern)) {
    const lead = match[0].length - match[0].trimStart().length;
    const start = match.index + lead;
    const end = match.index + match[0].trimEnd().length;
    if (end === start || taken.subarray(start, end).includes(1)) continue;
    const span = read(match, search.today, orderOf(search));
    reads.push({ span, start, end });
    taken.fill(1, start, end);
  }
};

/** Words beside a date that say more than was read: "two weeks before May 13", "15 April of '87". */
const MORE_BEFORE =
  /(?:(?:less|more|fewer|menos|mas) (?:than|de)|mas (?:tarde|temprano)(?: de| en)?|later|earlier|alrededor del \d\dro|(?:week|semana|mes) \d{1,2} (?:of|del?)|(?:^|[^a-z])(?:next|proximo)) $|(?:(?<![a-z])(?:days?|weeks?|months?|years|dias?|semanas?|mes(?:es)?|anos)|[天周月])(?: (?:before|after|from|since|and|y|antes de|despues de|antes del|despues del))? $/u;
/** What was blacked out before a day belongs to it: "XX/XX/2019", "in XXXX of 2019". */
const MASKED = /(?<![a-z])x{2,}(?:\/x{1,4})?(?:,? of|,)?[ /-]$/u;
const MORE_AFTER =
  /^ (?:weekend|del? '?\d\d(?!\d)|(?:and|y) (?:\d{1,2}|[a-z]{2,6}) (?:days?|weeks?|dias?|semanas?)(?! (?:later|after|before|ago|despues|antes)|[a-z]))|^(?: of|,)? (?:'\d{2}(?!\d)|(?<=of )\d{2}(?!\d|[.,]\d)|(?:nine|eigh|seven)teen |(?:19|20)\d{2}(?!\d)|twenty |(?:del? )?(?:dos )?mil )/u;
/** "Last month and 3 weeks later" are two days, each read whole. */
const AND = /,? (?:and|y) $/u;
const doubted = (low: string, span: Span, start: number, end: number): Span =>
  span.certain && isPartly(low, start, end) ? { ...span, certain: false } : span;
const isPartly = (low: string, start: number, end: number): boolean =>
  MORE_BEFORE.test(low.slice(Math.max(0, start - 22), start)) ||
  MASKED.test(low.slice(Math.max(0, start - 22), start)) ||
  MORE_AFTER.test(low.slice(end, end + 28));

/** Of two different days side by side ("in 3 days on Friday") neither is certain. */
const contradicted = (low: string, reads: readonly Read[]): readonly Read[] =>
  reads.map((read, index) => {
    const { span } = read;
    const [before, after] = [reads[index - 1], reads[index + 1]];
    const beside =
      (before?.span && isBeside(low.slice(before.end, read.start), before.span, span)) ||
      (after?.span && isBeside(low.slice(read.end, after.start), after.span, span));
    return span !== null && beside ? { ...read, span: { ...span, certain: false } } : read;
  });
/** With a comma between them they may be a list, unless one is a weekday. */
const isBeside = (between: string, one: Span, other: Span | null): boolean =>
  SIDE_BY_SIDE.test(between) && (!between.startsWith(',') || one.loose === true || other?.loose === true);
const SIDE_BY_SIDE = /^(?:,? |)(?:(?:on|of|in|the|do|del?|el|la|en) ){0,2}$/u;

/**
 * Spanish is written day first, but for Panama and Puerto Rico (CLDR: es-PA and es-PR have month first); in the United
 * States who writes it has seen both. Only there a day in Spanish is asked for.
 */
const BOTH_IN_SPANISH =
  /^(?:America\/(?:New_York|Detroit|Chicago|Denver|Phoenix|Los_Angeles|Anchorage|Puerto_Rico|Panama|Indiana\/.*|Kentucky\/.*)|Pacific\/Honolulu)$/u;
/**
 * Chinese has month before day, and where Chinese is the language of the place it is certain; in Hong Kong, Singapore
 * and overseas the same person fills in forms day first (CLDR: en-HK, en-SG).
 */
const MONTH_FIRST_IN_CHINESE =
  /^(?:UTC|Etc\/.*|Asia\/(?:Taipei|Shanghai|Chongqing|Harbin|Urumqi|Kashgar|Tokyo|Seoul|Manila))$/u;
/** Which of two numbers is the day, by the language and the place where the case lies. In English it is always asked. */
const orderOf = ({ locale, timeZone }: DateSearch): DayOrder => {
  if (locale === 'es') return BOTH_IN_SPANISH.test(timeZone) ? 'dayFirst' : 'dayFirstAlways';
  if (locale !== 'en') return MONTH_FIRST_IN_CHINESE.test(timeZone) ? 'monthFirstAlways' : 'monthFirst';
  return /^(?:Europe|Africa|Australia|Pacific\/Auckland|Asia\/(?!Taipei|Shanghai|Manila))/u.test(timeZone)
    ? 'dayFirst'
    : 'monthFirst';
};
