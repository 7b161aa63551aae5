import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import {
  ago,
  around,
  between,
  blackFriday,
  civil,
  dayOf,
  dayOfMonth,
  fullYear,
  lastOf,
  lastWeekday,
  monthBack,
  monthSpan,
  oneDay,
  type Part,
  pastWeekday,
  type Unit,
  upTo,
  weekdayAndDay,
  weekSpan,
  yearOf,
  yearSpan,
} from './day.ts';
import { anyOf, COUNT, MONTH, ONLY_WITH_NUMBER, WEEKDAY } from './latin-words.ts';
import type { Reader } from './numeric.ts';

const MONTHS = anyOf(MONTH);
const LONG_MONTHS = anyOf(MONTH, (name) => !ONLY_WITH_NUMBER.has(name) || name === 'may' || name === 'march');
const WEEKDAYS = anyOf(WEEKDAY, (name) => name.endsWith('day'));
const COUNTS = anyOf(COUNT);
const DAY = '(\\d{1,2})(?: ?(?:st|nd|rd|th)(?![a-z]))?';
/** A number of money is no day: "in march 20 dollars". */
const NOT_MONEY = '(?![\\d%]|[.,:]\\d|\\s*(?:dollars?|bucks|euros?|pounds?|usd|eur|gbp|[$€£]))';

const month = (name: string | undefined): number => MONTH.get(name ?? '') ?? 0;
const count = (word: string | undefined): number => COUNT.get(word ?? '') ?? Number(word);
const weekday = (name: string | undefined): number => WEEKDAY.get(name ?? '') ?? 0;
const reader = (source: string, read: Reader['read']): Reader => ({
  pattern: new RegExp(`(?<![a-z\\d])(?:${source})(?![a-z\\d])`, 'gu'),
  read,
});
const PART: { readonly [word: string]: Part } = {
  early: 'start',
  'beginning of': 'start',
  'start of': 'start',
  mid: 'middle',
  'middle of': 'middle',
  late: 'end',
  'end of': 'end',
};
const partOf = (word: string | undefined): Part => PART[(word ?? '').trim().replace(/-$/u, '')] ?? 'whole';
const PARTS = '(?:(?:the )?(early|beginning of|start of|mid|middle of|late|end of)[ -])?';
const range = (from: CivilDate | null, to: CivilDate | null) => {
  const span = between(from, to);
  return span === null ? null : { ...span, approximate: false };
};

/** Days in English words. The order matters: a longer way of saying comes before one that it contains. */
export const ENGLISH: readonly Reader[] = [
  reader(
    `(?:next|coming|this coming|following) (?:week|month|year|${WEEKDAYS})|tomorrow|in (?:\\d+|${COUNTS}) (?:days?|weeks?|months?)`,
    () => null,
  ),
  reader(
    `(?:from |between )?(?:the )?${DAY}\\s?(?:-|to|until|and|through)\\s?(?:the )?${DAY} (?:of )?(${MONTHS})\\.?(?: ?,? (\\d{4}))?`,
    (m, today) => {
      const year = fullYear(today, m[4]);
      const to = dayOf(today, month(m[3]), Number(m[2]), year);
      return to === null ? null : range(civil(yearOf(to), month(m[3]), Number(m[1])), to);
    },
  ),
  reader(
    `(?:between )?(${MONTHS})\\.? ${DAY}\\s?(?:-|to|until|and|through)\\s?(?:the )?${DAY}(?:,? (\\d{4}))?${NOT_MONEY}`,
    (m, today) => {
      const to = dayOf(today, month(m[1]), Number(m[3]), fullYear(today, m[4]));
      return to === null ? null : range(civil(yearOf(to), month(m[1]), Number(m[2])), to);
    },
  ),
  reader(
    `(?:the )?${DAY}(?: of |[ -]| day of )(${MONTHS})\\.?(?: ?,? (?:of )?|[ -])(\\d{4}|(?<=-)\\d{2})`,
    (m, today) => oneDay(dayOf(today, month(m[2]), Number(m[1]), fullYear(today, m[3]))),
  ),
  reader(`(${MONTHS})\\.?(?: the)? ${DAY} ?,? (?:of )?(\\d{4})${NOT_MONEY}`, (m, today) =>
    oneDay(dayOf(today, month(m[1]), Number(m[2]), Number(m[3]))),
  ),
  reader(`(?:the )?${DAY}(?: of |[ -])(${MONTHS})\\.?(?: (last year|this year))?`, (m, today) =>
    oneDay(
      dayOf(
        today,
        month(m[2]),
        Number(m[1]),
        m[3] === undefined ? undefined : yearOf(today) - (m[3] === 'last year' ? 1 : 0),
      ),
    ),
  ),
  reader(
    `(?<!(?:i|you|it|we|they|he|she|that|this|which) )(${MONTHS})\\.?(?: the)? ${DAY}${NOT_MONEY}(?: (last year|this year))?`,
    (m, today) =>
      oneDay(
        dayOf(
          today,
          month(m[1]),
          Number(m[2]),
          m[3] === undefined ? undefined : yearOf(today) - (m[3] === 'last year' ? 1 : 0),
        ),
      ),
  ),
  reader(`${PARTS}(${LONG_MONTHS}|${MONTHS}),? (?:of )?((?:19|20)\\d{2})`, (m, today) =>
    monthSpan(today, month(m[2]), Number(m[3]), partOf(m[1])),
  ),
  reader(
    `(?:the )?(early|beginning of|start of|mid|middle of|late|end of)[ -](${LONG_MONTHS})(?: last year)?`,
    (m, today) =>
      monthSpan(today, month(m[2]), m[0].endsWith('last year') ? yearOf(today) - 1 : undefined, partOf(m[1])),
  ),
  reader(
    `(?:in|since|during|last|back in|around|about|of) (?:last )?(${LONG_MONTHS})(?: last year)?`,
    (m, today) => monthSpan(today, month(m[1]), m[0].endsWith('last year') ? yearOf(today) - 1 : undefined),
  ),
  reader('(?:the )?day before yesterday', (_m, today) => oneDay(addDays(today, -2))),
  reader('yesterday(?: (?:morning|afternoon|evening|night))?|last night', (_m, today) =>
    oneDay(addDays(today, -1)),
  ),
  reader('today|tonight|this (?:morning|afternoon|evening)|earlier today|just now', (_m, today) =>
    oneDay(today),
  ),
  reader(
    `(?:about |around |some )?(?:(a few|several|some|a couple(?: of)?|couple of)|(\\d{1,3}|${COUNTS})(?: and a half)?) (day|week|month|year)s? (?:ago|back|earlier)`,
    (m, today) => agoIn(m, today),
  ),
  reader(`(${WEEKDAYS}),? (?:of )?last week|last week'?s? (?:on )?(${WEEKDAYS})`, (m, today) => {
    const monday = weekSpan(today, 1)?.from ?? today;
    return oneDay(addDays(monday, (weekday(m[1] ?? m[2]) + 6) % 7));
  }),
  reader(
    `(?:on )?(${WEEKDAYS}),? (?:the )?${DAY}(?=$|[,;!?)]|\\.(?!\\d)| (?:and|but|i|it|they|at)(?![a-z]))`,
    (m, today) => weekdayAndDay(today, weekday(m[1]), Number(m[2])),
  ),
  reader('(?:on |last )?(?:black friday|cyber monday)', (_m, today) => blackFriday(today)),
  reader(
    `(?:on )?(?:(last|previous|prior|this past|past|this) )?(${WEEKDAYS})(?: (?:morning|afternoon|evening|night))?`,
    (m, today) =>
      m[1] === undefined || m[1].startsWith('this')
        ? lastWeekday(today, weekday(m[2]))
        : pastWeekday(today, weekday(m[2])),
  ),
  reader('(?:last|this past|over the) weekend', (_m, today) => {
    const saturday = lastWeekday(today, 6)?.from ?? today;
    const sunday = addDays(saturday, 1);
    return upTo(today, saturday, sunday);
  }),
  reader('last week|the week before', (_m, today) => weekSpan(today, 1)),
  reader('(?:earlier )?this week', (_m, today) => weekSpan(today, 0)),
  reader(`(?:the )?${DAY} (?:of )?(last|this) month`, (m, today) => {
    const { year, month: before } = monthBack(today, m[2] === 'last' ? 1 : 0);
    return oneDay(dayOf(today, before, Number(m[1]), year));
  }),
  reader(`${PARTS}(last|this) month`, (m, today) => {
    const { year, month: before } = monthBack(today, m[2] === 'last' ? 1 : 0);
    return monthSpan(today, before, year, partOf(m[1]));
  }),
  reader('the month before last', (_m, today) => {
    const { year, month: before } = monthBack(today, 2);
    return monthSpan(today, before, year);
  }),
  reader('last year', (_m, today) => yearSpan(today, yearOf(today) - 1)),
  reader('earlier this year', (_m, today) => yearSpan(today, yearOf(today))),
  reader('(?:in|since|during|back in) ((?:19|20)\\d{2})', (m, today) => yearSpan(today, Number(m[1]))),
  reader('(?:on )?christmas(?: day)?', (_m, today) => near(today, 12, 25)),
  reader("(?:on )?new year'?s(?: day)?", (_m, today) => near(today, 1, 1)),
  reader('the (\\d{1,2})(?:st|nd|rd|th)|on the (\\d{1,2})(?! (?:%|percent))', (m, today) =>
    oneDay(dayOfMonth(today, Number(m[1] ?? m[2]))),
  ),
];

const agoIn = (m: RegExpExecArray, today: CivilDate) => {
  const unit = (m[3] ?? 'day') as Unit;
  if (m[1] !== undefined) return ago(today, m[1].includes('couple') ? 2 : 4, unit, true);
  const half = m[0].includes(' and a half ') ? 0.5 : 0;
  return ago(today, count(m[2]) + half, unit, /^(?:about|around|some) /u.test(m[0]));
};

const near = (today: CivilDate, holidayMonth: number, day: number) => {
  const date = lastOf(today, holidayMonth, day);
  return date === null ? null : around(today, date, 1);
};
