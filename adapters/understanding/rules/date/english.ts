import type { CivilDate } from '../../../../core/time.ts';
import {
  between,
  civil,
  dayOf,
  dayOfMonth,
  daysOf,
  fullYear,
  monthSpan,
  oneDay,
  type Span,
  weekdayAndDay,
  yearOf,
  yearSpan,
} from './day.ts';
import { ENGLISH_RELATIVE } from './english-relative.ts';
import { anyOf, MONTH, NO_WISH, ONLY_WITH_NUMBER, WEEKDAY } from './latin-words.ts';
import { latin, type Reader } from './numeric.ts';
import { halfOf, quarterOf } from './period.ts';
import { EN_BIG, EN_COUNT, EN_ORDINAL, EN_YEAR, spoken } from './spoken-number.ts';

const SPANISH_ONLY =
  /^(?:enero|ene|febrero|marzo|abril|abr|mayo|junio|julio|agosto|ago|s?e?p?tiembre|setiembre|septiembre|set|octubre|noviembre|diciembre|dic)$/u;
const MONTHS = anyOf(MONTH, (name) => !SPANISH_ONLY.test(name));
/** Names that are no other word, so that they need no number beside them. */
const LONG_MONTHS = anyOf(MONTH, (name) => !SPANISH_ONLY.test(name) && !ONLY_WITH_NUMBER.has(name));
const WEEKDAYS = `(?:${anyOf(WEEKDAY, (name) => /day$|^(?:sun|mon|tues?|wed|thu|thurs?|fri|sat)$/u.test(name))})`;
const DAY = `(\\d{1,2}(?: ?(?:st|nd|rd|th)(?![a-z]))?|${EN_ORDINAL}|${EN_BIG})`;
/** After a month's name a plain number is a day too: "May twenty nine". */
const AFTER_MONTH = `(\\d{1,2}(?: ?(?:st|nd|rd|th)(?![a-z]))?|${EN_ORDINAL}|${EN_COUNT.replace('|an?', '')})(?! (?:thousand|hundred))`;
const YEAR = `(\\d{4}|'\\d{2}|(?<=-|of )\\d{2}(?![\\d.,:])|${EN_YEAR}|last year|this year|next year)`;
const TO = '\\s?(?:-|~|to|till|until|through|thru)\\s?';
/** A number of money or of hours is no day: "in march 20 dollars", "march 9 am". */
const NOT_MONEY =
  '(?![\\d%]|[.,:]\\d|\\s*(?:dollars?|bucks|euros?|pounds?|usd|eur|gbp|am|pm|a\\.m|p\\.m|[$€£]))';
/** Who speaks of "may 5 times" speaks of no month. */
const NO_VERB = '(?<!(?:i|you|it|we|they|he|she|that|this|which) )';

const month = (name: string | undefined): number => MONTH.get(name ?? '') ?? 0;
const day = (written: string | undefined): number => spoken(written ?? '');
const weekday = (name: string | undefined): number => WEEKDAY.get(name ?? '') ?? 0;
const OFFSET: { readonly [word: string]: number } = { 'last year': -1, 'this year': 0, 'next year': 1 };
const year = (today: CivilDate, written: string | undefined): number | undefined => {
  if (written === undefined) return undefined;
  const offset = OFFSET[written];
  if (offset !== undefined) return yearOf(today) + offset;
  return /^['\d]/u.test(written) ? fullYear(today, written) : spoken(written);
};

const onDay = (today: CivilDate, of: number, on: number, in_: number | undefined): Span | null => {
  const span = oneDay(dayOf(today, of, on, in_));
  return span === null || in_ !== undefined ? span : { ...span, open: true };
};

/** Days in English words. The order matters: a longer way of saying comes before one that it contains. */
export const ENGLISH: readonly Reader[] = [
  // As clocks of computers write it: Wed Oct 26 15:50:06 2016.
  latin(`(${MONTHS}) (\\d{1,2}) \\d\\d?:\\d\\d(?::\\d\\d)? ((?:19|20)\\d\\d)`, (m, today) =>
    onDay(today, month(m[1]), day(m[2]), Number(m[3])),
  ),
  // Of days that stand in a row each is one of its own, unless "between" leads them.
  latin(
    `(?<!(?:between|from) (?:the )?)(?:the )?${DAY}(?=(?:(?:, (?:and |or )?| and | or )(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)?|${EN_ORDINAL})){1,3} (?:of )?(${MONTHS})(?![a-z])${NO_WISH}(?:,? ?(?:of |in )?${YEAR})?)`,
    (m, today) => onDay(today, month(m[2]), day(m[1]), year(today, m[3])),
  ),
  latin(
    `(?:from |between )?(?:the )?${DAY}(?:${TO}| and )(?:the )?${DAY} (?:of )?(${MONTHS})${NO_WISH}\\.?(?:,? ?(?:of |in )?${YEAR})?`,
    (m, today) => daysOf(today, month(m[3]), [day(m[1]), day(m[2])], year(today, m[4])),
  ),
  latin(
    `(?:from |between )?${NO_VERB}(${MONTHS})\\.?(?: the)? ${AFTER_MONTH}(?:${TO}| and )(?:the )?${AFTER_MONTH}(?!:| (?:${MONTHS}))(?:,? ?(?:of |in )?${YEAR})?${NOT_MONEY}`,
    (m, today) => daysOf(today, month(m[1]), [day(m[2]), day(m[3])], year(today, m[4]), 'first'),
  ),
  latin(
    `(?<!(?:${MONTHS})\\.? |\\d[/-])(?:the )?${DAY}(?: of |[ /-]|(?<=[a-z])|, ?| day of )(${MONTHS})${NO_WISH}\\.?(?:(?: ?,? ?(?:of |in )?|[ /-]|(?<=[a-z]))${YEAR}(?![\\d:]))?`,
    (m, today) => onDay(today, month(m[2]), day(m[1]), year(today, m[3])),
  ),
  latin(`(?<!\\d|(?:${MONTHS})\\.? \\d{1,2},? )(\\d{4})([ /-])(${MONTHS})[ /-](\\d{1,2})`, (m, today) =>
    onDay(today, month(m[3]), Number(m[4]), Number(m[1])),
  ),
  latin(`(\\d{4})/(\\d{1,2})/(${MONTHS})`, (m, today) =>
    onDay(today, month(m[3]), Number(m[2]), Number(m[1])),
  ),
  latin(`(\\d{1,2})-(\\d{4})-(${MONTHS})`, (m, today) =>
    onDay(today, month(m[3]), Number(m[1]), Number(m[2])),
  ),
  latin(`(${MONTHS})-(\\d{4})-(\\d{1,2})`, (m, today) =>
    onDay(today, month(m[1]), Number(m[3]), Number(m[2])),
  ),
  latin(
    `${NO_VERB}(${MONTHS})(?:\\.?,? ?(?:the )?|[ /-])${AFTER_MONTH}(?: ?,? ?(?:of |in )?|[/-])${YEAR}${NOT_MONEY}`,
    (m, today) => onDay(today, month(m[1]), day(m[2]), year(today, m[3])),
  ),
  latin(`${NO_VERB}(${MONTHS})(?:\\.?,? ?(?:the )?|[ /-])${AFTER_MONTH}${NOT_MONEY}`, (m, today) =>
    onDay(today, month(m[1]), day(m[2]), undefined),
  ),
  latin(
    `(${MONTHS})\\.?(?:,? (?:of |in )?|[/-])${YEAR}|(?<!\\d)((?:19|20)\\d\\d)[ ,/-]{1,2}(${MONTHS})`,
    (m, today) => monthSpan(today, month(m[1] ?? m[4]), year(today, m[2] ?? m[3])),
  ),
  latin(
    `(?<=(?<![a-z])(?:in|since|during|last|back in|around|about|by|of|for|until|till|to|from|between|between [a-z]{3,9} and|through|before|after|-|early|mid|late)[ -](?:the )?(?:month of )?)(${MONTHS}|may|march)(?! you| i | we | be | not | or | have| also| take)|(?<=-|this )(${MONTHS})(?= |$|[.,?!-])(?! (?:be|not|or|have|also|take|well|still|seem|mean|help|require|contain|cause|lead|vary|change|differ))|(${LONG_MONTHS})|(${MONTHS})(?=\\.?(?:-| to | through | thru | until | till )(?:${MONTHS})(?![a-z]))`,
    (m, today) => {
      const span = monthSpan(today, month(m[1] ?? m[2] ?? m[3] ?? m[4]));
      return span === null
        ? null
        : { ...span, open: !/^(?:this|last|past) $/u.test(m.input.slice(Math.max(0, m.index - 5), m.index)) };
    },
  ),
  latin(`next (${LONG_MONTHS}|may|march)`, (m, today) => {
    const span = monthSpan(today, month(m[1]));
    return span === null ? null : monthSpan(today, month(m[1]), yearOf(span.from) + 1);
  }),
  latin('(?<!\\d)((?:19|20)\\d\\d)[ -]?(q|h)([1-4])', (m, today) =>
    (m[2] === 'h' ? halfOf : quarterOf)(today, Number(m[3]), Number(m[1])),
  ),
  latin(
    `(?:in |during )?(?:the )?(?:(first|second|third|fourth|1st|2nd|3rd|4th) (quarter|half)(?: of| in)?|(q|h)([1-4]))(?:,? (?:of |in )?(?:the )?(?:year )?${YEAR}|-(\\d{4}))?`,
    (m, today) => {
      const nth = spoken(m[1] ?? m[4] ?? '');
      const of = year(today, m[5] ?? m[6]);
      const read = m[2] === 'half' || m[3] === 'h' ? halfOf : quarterOf;
      return read(today, nth, of);
    },
  ),
  latin(
    `(?:the )?(?:year of |year )?(?:the )?(?<!\\d)((?:19|[23]0)\\d0)s|(?:the )?((?:19|20)\\d0) s`,
    (m, today) => {
      const from = Number(m[1] ?? m[2]);
      return between(civil(from, 1, 1), from + 9 > yearOf(today) ? today : civil(from + 9, 12, 31));
    },
  ),
  latin(
    `(?:on )?(${WEEKDAYS}),? (?:the )?(\\d{1,2}(?:st|nd|rd|th)|${EN_ORDINAL})(?![a-z])|(?:on )?(${WEEKDAYS}),? (\\d{1,2})(?=$|[,;!?)]|\\.(?!\\d)| (?:and|but|i|it|they|at)(?![a-z]))`,
    (m, today) => weekdayAndDay(today, weekday(m[1] ?? m[3]), day(m[2] ?? m[4]), m[0].includes(' the ')),
  ),
  ...ENGLISH_RELATIVE,
  latin('(?:the |calendar |fiscal )?year (?:of )?((?:19|20)\\d\\d)', (m, today) =>
    yearSpan(today, Number(m[1])),
  ),
  latin(
    `(?<=(?<![a-z])(?:(in|since|during|back in|from|between|until|till|through|thru|to|of|(?:19|20)\\d\\d and|cy|fy|mid|middle of|end of|start of|beginning of|early|late)|for|and|by|year|than|=|early in)[ -]?(?:the )?(?:year )?)((?:18|19|20|21)\\d\\d|${EN_YEAR})(?![-/.]\\d|[\\d,:]\\d|\\s?(?:dollars?|usd|euros?|pounds?|people|times|[$€£%]))`,
    (m, today) => {
      const of = year(today, m[2]);
      const led = m[1] !== undefined;
      const span = of === undefined || of < 1800 || of > 2199 ? null : yearSpan(today, of);
      return span === null ? null : { ...span, certain: led };
    },
  ),
  latin(
    '(?<=(?<![-/.\\d])(?:19|20)\\d\\d ?(?:-|~|to|and|until|through|till) ?)((?:19|20)\\d\\d)(?![-/\\d]|\\.\\d)',
    (m, today) => yearSpan(today, Number(m[1])),
  ),
  latin(
    '(?<![-/.\\d])((?:19|20)\\d\\d)(?= ?(?:-|~|to|until|through|till) ?(?:19|20)\\d\\d(?![-/\\d]|\\.\\d))',
    (m, today) => yearSpan(today, Number(m[1])),
  ),
  latin(
    `the (\\d{1,2}(?:st|nd|rd|th)|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|thirty[ -]first)(?! (?:of|day|week|month|time|year|floor|century|order|call|quarter|person|attempt))|on (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?! (?:%|percent|of|times|days?|weeks?|months?|years?|hours?|items?|occasions)|:\\d|/|-\\d|\\.\\d)`,
    (m, today) => {
      const span = oneDay(dayOfMonth(today, day(m[1] ?? m[2])));
      return span === null ? null : { ...span, day: day(m[1] ?? m[2]) };
    },
  ),
];
