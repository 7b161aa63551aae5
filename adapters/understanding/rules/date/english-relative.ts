import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { around, dayOf, lastWeekday, monthBack, monthSpan, oneDay, pastWeekday, yearOf } from './day.ts';
import { ENGLISH_COUNT } from './english-count.ts';
import { anyOf, WEEKDAY } from './latin-words.ts';
import { latin, type Reader } from './numeric.ts';
import { thirdOf } from './part.ts';
import {
  addMonths,
  comingWeekday,
  decadeOf,
  nthIn,
  periodAt,
  startOf,
  unitOf,
  weekdayIn,
  wholeFrom,
} from './period.ts';
import { EN_COUNT, EN_ORDINAL, spoken } from './spoken-number.ts';

const WEEKDAYS = `(?:${anyOf(WEEKDAY, (name) => name.endsWith('day'))})`;
const SHORT = 'sun|mon|tues?|wed|thurs?|thu|fri|sat';
const DAYTIME = '(?: (?:early )?(?:morning|afternoon|evening|night|noon|midday|pm|am))?';
const weekday = (name: string | undefined): number => WEEKDAY.get(name ?? '') ?? 0;

const doubtful = (span: ReturnType<typeof oneDay>) => (span === null ? null : { ...span, certain: false });

/** Days in English words that are reckoned from today. */
export const ENGLISH_RELATIVE: readonly Reader[] = [
  latin(
    '(?<!(?:this|last|next|past|per|each|every|that|one|a) )(?:the )?week (\\d{1,2})(?! (?:times|people|days|hours))(?: of (\\d{4}|last year|this year|next year))?',
    (m, today) => weekOfYear(today, Number(m[1]), m[2]),
  ),
  latin(`(?:the )?day after tomorrow${DAYTIME}`, (_m, today) => oneDay(addDays(today, 2))),
  latin(`tomorrow${DAYTIME}|the (?:next|following) day`, (m, today) =>
    // Of a story "the next day" is another one than of today.
    oneDay(addDays(today, 1), !m[0].endsWith(' day')),
  ),
  latin('(?:the )?day before yesterday', (_m, today) => oneDay(addDays(today, -2))),
  latin(`yesterday${DAYTIME}|last night|last evening`, (_m, today) => oneDay(addDays(today, -1))),
  latin(
    `(?:earlier |later )?today|tonight|this (?:morning|afternoon|evening)|just now|right now|(?<=(?:to|until|till|til|through|and|-) )now|(?<=between |from )now(?= (?:and|to|until|till) )|(?<=(?<!year |month |week )(?:till|until|to) )date(?= *[.?!]?$)|(?:the )?current date|in (?:\\d{1,3}|${EN_COUNT}|half an) (?:min(?:ute)?s?|hours?)|(?:\\d{1,3}|${EN_COUNT}|half an) (?:min(?:ute)?s?|hours?) (?:ago|from now)`,
    (_m, today) => oneDay(today),
  ),
  ...ENGLISH_COUNT,
  latin(
    `(${WEEKDAYS})(?:,| of| in)? (last|previous|next|the following|following|this) week|(last|previous|next|following|this) week(?:'?s)?(?: -| on|,)? (?:on )?(${WEEKDAYS}|${SHORT})`,
    (m, today) => oneDay(weekdayIn(today, weekday(m[1] ?? m[4]), offsetOf(m[2] ?? m[3]))),
  ),
  latin(`(?:on )?(?:next|(?:this )?(?:upcoming|coming)|following) (${WEEKDAYS})${DAYTIME}`, (m, today) =>
    oneDay(
      /next|following/u.test(m[0]) ? weekdayIn(today, weekday(m[1]), 1) : comingWeekday(today, weekday(m[1])),
    ),
  ),
  latin('(?:on |last )?(?:black friday|cyber monday)', () => null),
  latin(`(?:on )?(?:(last|previous|prior|this past|past|this) )?(${WEEKDAYS})${DAYTIME}`, (m, today) =>
    m[1] === 'this'
      ? thisWeekday(today, weekday(m[2]))
      : m[1] === undefined
        ? lastWeekday(today, weekday(m[2]))
        : m[1].endsWith('past')
          ? lastWeekday(today, weekday(m[2]), true)
          : pastWeekday(today, weekday(m[2])),
  ),
  latin(`(?<=on |this |next |last )(${SHORT})(?![a-z'])`, (m, today) => lastWeekday(today, weekday(m[1]))),
  latin(
    `(?:the )?(\\d{1,2}(?:st|nd|rd|th)?|${EN_ORDINAL})(?: day)? (?:of |in )?(last|this|next|the|previous|the following) month`,
    (m, today) => {
      const { year, month } = monthBack(today, -offsetOf(m[2]));
      return oneDay(dayOf(today, month, spoken(m[1] ?? ''), year));
    },
  ),
  latin('(?:the )?(week|month|year) (before|after) (last|next)', (m, today) =>
    periodAt(today, unitOf(m[1] ?? ''), m[2] === 'before' ? -2 : 2),
  ),
  latin(
    `(?:over |on |during |in )?(?:the )?(last|this past|past|previous|prior|this coming|this|that|current|same|next|coming|upcoming|following) (?:calendar )?(week|fortnight|weekend|month|quarter|year|decade)`,
    (m, today) => weekendAware(today, offsetOf(m[1]), m[2] ?? ''),
  ),
  latin('(?:the )?(?:end of (?:the |this )?(week|month|year)|eo(y|m))', (m, today) => {
    const span = periodAt(today, m[2] === 'y' ? 'year' : unitOf(m[1] ?? 'month'), 0);
    return span === null ? null : thirdOf(span, 'end', today);
  }),
  latin(
    '(?:the )?(first|second|third|fourth|last|\\d{1,2}(?:st|nd|rd|th)|final) (week|month) of the (month|year)',
    (m, today) => {
      const span = periodAt(today, unitOf(m[3] ?? ''), 0);
      return span === null
        ? null
        : nthIn(span, /last|final/u.test(m[1] ?? '') ? -1 : spoken(m[1] ?? ''), unitOf(m[2] ?? ''));
    },
  ),
  latin('(?:the )?(rest|remainder|remaining) of the (week|month|year)', (m, today) => {
    const span = periodAt(today, unitOf(m[2] ?? ''), 0);
    return span === null
      ? null
      : { from: today, to: span.whole ?? span.to, certain: true, approximate: true };
  }),
  latin('(?:the )?(this|last|next|past) (?:working week|work ?week)', (m, today) => {
    const monday = weekdayIn(today, 1, offsetOf(m[1]));
    return { from: monday, to: addDays(monday, 4), certain: true, approximate: true };
  }),
  latin(
    "(?:the )?(?:(twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)|'?([2-9]0) ?'?s)",
    (m, today) =>
      decadeOf(
        today,
        m[2] === undefined ? 20 + 10 * DECADES.indexOf((m[1] ?? '').slice(0, 3)) : Number(m[2]),
      ),
  ),
  latin('over the weekend', (_m, today) => periodAt(today, 'weekend', -1)),
  latin('(?:the )?(year|month|week)[ -]to[ -]date|ytd|mtd', (m, today) =>
    periodAt(today, m[0] === 'mtd' ? 'month' : unitOf(m[1] ?? 'year'), 0),
  ),
  latin('the other (?:day|week)|recently|lately|not long ago', (m, today) =>
    doubtful(around(today, addDays(today, m[0].endsWith('week') ? -10 : -7), 6)),
  ),
  latin(
    '(?:in |over |during |since )?(?:the |last |this |early |late )?(summer|winter|autumn|spring)(?: (?:of )?(\\d{4}|last year))?(?= |[.,!?]|$)',
    (m, today) =>
      m[0].startsWith(m[1] ?? ' ') && m[2] === undefined ? null : season(today, m[1] ?? '', m[2]),
  ),
];

/** Weeks count as in ISO 8601: the first is that of 4 January. */
const weekOfYear = (today: CivilDate, week: number, of: string | undefined) => {
  const year = of === undefined ? yearOf(today) : /^\d/u.test(of) ? Number(of) : yearOf(today) + offsetOf(of);
  return week < 1 || week > 53
    ? null
    : wholeFrom(addDays(startOf(`${year}-01-04`, 'week'), 7 * week - 7), 'week');
};

const DECADES = ['twe', 'thi', 'for', 'fif', 'six', 'sev', 'eig', 'nin'];

const offsetOf = (word: string | undefined): number =>
  /last|past|prev|prior/u.test(word ?? '') ? -1 : /next|coming|follow/u.test(word ?? '') ? 1 : 0;

/** On a Monday, last weekend is two days away; in the week it is still the one that went by. */
const weekendAware = (today: CivilDate, offset: number, word: string) =>
  periodAt(today, unitOf(word), offset);

/** "This Friday" of this week: behind or ahead, whichever it is. */
const thisWeekday = (today: CivilDate, of: number) => doubtful(oneDay(weekdayIn(today, of, 0)));

/** Seasons begin at other times in other places: asked, and only roughly known (northern, by whole months). */
const season = (today: CivilDate, name: string, written: string | undefined) => {
  const first = { spring: 3, summer: 6, autumn: 9, winter: 12 }[name] ?? 6;
  const year =
    written === undefined ? undefined : written === 'last year' ? yearOf(today) - 1 : Number(written);
  const span = monthSpan(today, first, year);
  if (span === null) return null;
  const to = addDays(addMonths(span.from, 3), -1);
  return {
    from: span.from,
    to: to > today && span.from <= today ? today : to,
    certain: false,
    approximate: true,
  };
};
