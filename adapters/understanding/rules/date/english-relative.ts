import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { thirdOf, unitOf } from './compose.ts';
import {
  ago,
  around,
  dayOf,
  lastWeekday,
  monthBack,
  monthSpan,
  oneDay,
  pastWeekday,
  type Unit,
  yearOf,
} from './day.ts';
import { type Length, lengthAgo, overAgo, since } from './duration.ts';
import { anyOf, WEEKDAY } from './latin-words.ts';
import { latin, type Reader } from './numeric.ts';
import {
  addMonths,
  ahead,
  comingWeekday,
  decadeOf,
  nthIn,
  periodAt,
  run,
  startOf,
  weekdayIn,
  wholeFrom,
  within,
  workingDays,
} from './period.ts';
import { EN_COUNT, EN_ORDINAL, spoken } from './spoken-number.ts';

const WEEKDAYS = `(?:${anyOf(WEEKDAY, (name) => name.endsWith('day'))})`;
const SHORT = 'sun|mon|tues?|wed|thurs?|thu|fri|sat';
const UNITS = '(day|week|fortnight|month|quarter|year|weekend|decade)s?';
const DAYTIME = '(?: (?:early )?(?:morning|afternoon|evening|night|noon|midday|pm|am))?';
const count = (word: string | undefined): number =>
  word === 'half a'
    ? 0.5
    : /few|several|some/u.test(word ?? '')
      ? 3
      : spoken((word ?? '').replace(/^a (?=couple)| of$/gu, ''));
const PART = `(\\d{1,3}|${EN_COUNT}) (day|week|month|year)s?`;
const COMPOUND = `${PART}(?:,? and|,)? ${PART}(?:(?:,? and|,)? ${PART})?`;
/** The parts that `COMPOUND` found, its first group being number `at`. */
const lengthIn = (m: RegExpExecArray, at: number): Length =>
  [at, at + 2, at + 4].flatMap((each) =>
    m[each] === undefined ? [] : [{ count: count(m[each]), unit: (m[each + 1] ?? 'day') as Unit }],
  );
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
  latin(
    `(?:(?:over|in|for|during|within) )?(?:the )?(?:last|past) ${COMPOUND}(?!,? and \\d|,? and [a-z]+ (?:day|week|month)| ago)|(?<!(?:last|past) )${COMPOUND} (?:ago|back|earlier)`,
    (m, today) => (m[1] === undefined ? lengthAgo(today, lengthIn(m, 7)) : since(today, lengthIn(m, 1))),
  ),
  latin(`(?:over|more than) (\\d{1,3}|${EN_COUNT}) (day|week|month|year)s? (?:ago|back)`, (m, today) =>
    overAgo(today, count(m[1]), (m[2] ?? 'day') as Unit),
  ),
  latin(
    `(?:about |around |some |almost |nearly )?(?:(a few|several|some|a couple(?: of)?|couple of)|(\\d{1,3}|half a|${EN_COUNT})(?: and a half)?) (day|week|month|year)s?(?: and a half)? (?:ago|back|earlier)`,
    (m, today) => agoIn(m, today),
  ),
  latin(
    `in (\\d{1,3}|${EN_COUNT}|a couple(?: of)?|a few) ${UNITS}(?:' time)?(?! (?:since|of|from))|(\\d{1,3}|${EN_COUNT}|a couple(?: of)?|a few) ${UNITS} (?:later|hence|from now|from today|after today)`,
    (m, today) => fromNow(m, ahead(today, count(m[1] ?? m[3]), unitOf(m[2] ?? m[4] ?? ''))),
  ),
  latin(
    `within (?:the )?(?:next )?(\\d{1,3}|${EN_COUNT}|a couple(?: of)?|a few) ${UNITS}(?! (?:of|after|from|before))`,
    (m, today) => within(today, count(m[1]), unitOf(m[2] ?? '')),
  ),
  latin(`(\\d{1,3}|${EN_COUNT}) ${UNITS} from tomorrow`, (m, today) =>
    ahead(addDays(today, 1), count(m[1]), unitOf(m[2] ?? '')),
  ),
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
    `(?:the )?(?:(last|past|previous)|(?:the )?(?:next|following|coming|upcoming)) (\\d{1,3}|${EN_COUNT.replace('|an?', '')}|few|several|couple(?: of)?) ${UNITS}`,
    (m, today) => run(today, m[1] === undefined ? count(m[2]) : -count(m[2]), unitOf(m[3] ?? '')),
  ),
  latin(
    `(?:the )?(\\d{1,3}|${EN_COUNT.replace('|an?', '')}) (?:(last|past|previous)|next|following|coming|upcoming) ${UNITS}`,
    (m, today) => run(today, m[2] === undefined ? count(m[1]) : -count(m[1]), unitOf(m[3] ?? '')),
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
  latin(
    `(?:the )?(?:(last|past|previous)|next|following|coming) (\\d{1,2}|${EN_COUNT.replace('|an?', '')}) (?:business|working|work) days`,
    (m, today) => workingDays(today, m[1] === undefined ? count(m[2]) : -count(m[2])),
  ),
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

/** "Two weeks later" in a story counts from the story, not from today: asked. */
const fromNow = (m: RegExpExecArray, span: ReturnType<typeof oneDay>) =>
  m[0].endsWith('later') ? doubtful(span) : span;

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

const agoIn = (m: RegExpExecArray, today: CivilDate) => {
  const unit = (m[3] ?? 'day') as Unit;
  if (m[1] !== undefined) return ago(today, m[1].includes('couple') ? 2 : 4, unit, true);
  const half = m[0].includes(' and a half ') ? 0.5 : 0;
  return ago(today, count(m[2]) + half, unit, /^(?:about|around|some|almost|nearly) /u.test(m[0]));
};
