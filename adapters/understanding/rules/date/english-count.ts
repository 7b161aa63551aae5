import { addDays } from '../../../../core/deadline/calendar.ts';
import type { CivilDate } from '../../../../core/time.ts';
import { ago, type Span, type Unit } from './day.ts';
import { type Length, lengthAgo, overAgo, since } from './duration.ts';
import { latin, type Reader } from './numeric.ts';
import { ahead, run, unitOf, within, workingDays } from './period.ts';
import { EN_COUNT, spoken } from './spoken-number.ts';

const UNITS = '(day|week|fortnight|month|quarter|year|weekend|decade)s?';
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

/** Days and spans in English that are counted from today in days, weeks, months or years. */
export const ENGLISH_COUNT: readonly Reader[] = [
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
    `(?:the )?(?:(last|past|previous)|(?:the )?(?:next|following|coming|upcoming)) (\\d{1,3}|${EN_COUNT.replace('|an?', '')}|few|several|couple(?: of)?) ${UNITS}`,
    (m, today) => run(today, m[1] === undefined ? count(m[2]) : -count(m[2]), unitOf(m[3] ?? '')),
  ),
  latin(
    `(?:the )?(\\d{1,3}|${EN_COUNT.replace('|an?', '')}) (?:(last|past|previous)|next|following|coming|upcoming) ${UNITS.replace('s?', 's')}`,
    (m, today) => run(today, m[2] === undefined ? count(m[1]) : -count(m[1]), unitOf(m[3] ?? '')),
  ),
  latin(
    `(?:the )?(?:(last|past|previous)|next|following|coming) (\\d{1,2}|${EN_COUNT.replace('|an?', '')}) (?:business|working|work) days`,
    (m, today) => workingDays(today, m[1] === undefined ? count(m[2]) : -count(m[2])),
  ),
];

/** "Two weeks later" in a story counts from the story, not from today: asked. */
const fromNow = (m: RegExpExecArray, span: Span | null) =>
  span !== null && m[0].endsWith('later') ? { ...span, certain: false } : span;

const agoIn = (m: RegExpExecArray, today: CivilDate) => {
  const unit = (m[3] ?? 'day') as Unit;
  if (m[1] !== undefined) return ago(today, m[1].includes('couple') ? 2 : 4, unit, true);
  const half = m[0].includes(' and a half ') ? 0.5 : 0;
  return ago(today, count(m[2]) + half, unit, /^(?:about|around|some|almost|nearly) /u.test(m[0]));
};
