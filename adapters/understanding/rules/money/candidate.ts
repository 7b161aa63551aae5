import type { Plain } from '../plain.ts';
import { digitNumber, type NumberRead, type Separators } from './digit-number.ts';
import { HAN_DIGITS, HAN_NUMERALS, HAN_UNITS, hanNumber } from './han-number.ts';
import { TIMES_LETTER, TIMES_WORD, timesOf, WORD_NUMBER, wordNumber } from './word-number.ts';

/** A number in a text, whatever it counts. `words` is true where it was spelt out. */
export type Candidate = NumberRead & {
  readonly start: number;
  readonly end: number;
  readonly kind: 'digits' | 'han' | 'words';
};

/** Digits grouped in threes by spaces; a space groups nothing else. */
const SPACED = '\\d{1,3}(?: \\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?';
/** .50 and $.50, but not the end of a sentence that a number follows. */
const LEADING = '(?<![^\\s$€£¥(])[.,]\\d{1,2}(?![\\d.,])';
/** A space between Chinese numerals only beside a unit that multiplies: 7万 5千 4百. */
const INSIDE = `[.,'](?=\\d)|[多余几来](?=[${HAN_UNITS}])|点(?=[\\d${HAN_DIGITS}])(?![\\d${HAN_DIGITS}]+[十拾分半时钟])`;
const GAP = ` (?=[${HAN_UNITS}])|(?<=[${HAN_UNITS}]) (?=[\\d${HAN_DIGITS}]{1,4} ?[${HAN_UNITS}])`;
/** Bermuda, Trinidad and Vanuatu, whose names begin with a numeral: 500百慕大元. */
const COUNTRY = '百慕[大达]|千里达|万那杜';
/** Digits with their separators, or a run of Han numerals with digits in it. */
const RUN = new RegExp(
  `${SPACED}|${LEADING}|[\\d${HAN_NUMERALS}](?:(?!${COUNTRY})[\\d${HAN_NUMERALS}]|${INSIDE}|${GAP})*`,
  'gu',
);
const HAN = new RegExp(`[${HAN_NUMERALS}]`, 'u');
/** Two digits or more with a space and three again behind "2 mil": the rest of the same number. */
const REST = / (\d{3})(?!\d)/uy;

/** Every number of a text, in order. Word numbers only where `words` says that they are worth the search. */
export const numbersIn = ({ low }: Plain, separators: Separators, words: boolean): readonly Candidate[] => {
  const found: Candidate[] = [];
  for (const { 0: run, index } of low.matchAll(RUN)) {
    // The end of a number that was read before: the 500 of "2 mil 500".
    if (index < (found.at(-1)?.end ?? 0)) continue;
    const candidate = HAN.test(run) ? fromHan(low, run, index) : fromDigits(low, run, index, separators);
    if (candidate !== null) found.push(candidate);
  }
  return words ? joined(low, withWords(low, found)) : found;
};

/** 三分之二 is a part, 百分之五 a rate: no number of either stands for itself. */
const PART_BEFORE = /分 ?之 ?[负]?$/u;
const PART_AFTER = /^ ?(?:又|分 ?之|[\d.,]*[%％])/u;

const fromHan = (low: string, run: string, start: number): Candidate | null => {
  const read = hanNumber(run);
  const end = start + run.length;
  if (read === null || isPart(low, start, end)) return null;
  // 几百, 好几千: nobody knows how many.
  if (HAN_UNITS.includes(run.charAt(0)) && /[几数好上成半整]/u.test(low.charAt(start - 1))) return null;
  // 两千四百 五: what follows may belong to it.
  const goesOn = GOES_ON.test(low.slice(end, end + 3));
  return { ...read, certain: read.certain && !goesOn, start, end, kind: 'han' };
};
const GOES_ON = new RegExp(`^ ?(?:[${HAN_DIGITS}]|又|点[\\d${HAN_DIGITS}])`, 'u');

const isPart = (low: string, start: number, end: number): boolean =>
  PART_BEFORE.test(low.slice(Math.max(0, start - 5), start)) || PART_AFTER.test(low.slice(end, end + 5));

const fromDigits = (low: string, run: string, start: number, separators: Separators): Candidate | null => {
  const read = digitNumber(run, separators);
  const end = start + run.length;
  if (read === null || isPart(low, start, end)) return null;
  // １２，３４５ is one number, and $20，300美元 are two; so may "50 , 000" be.
  if (
    WIDE_BEFORE.test(low.slice(Math.max(0, start - 2), start + 4)) ||
    WIDE_AFTER.test(low.slice(end, end + 7))
  )
    return { ...read, certain: false, start, end, kind: 'digits' };
  const times = timesAfter(low, start, end);
  if (times === null) return { ...read, start, end, kind: 'digits' };
  const factor = timesOf(times.word);
  REST.lastIndex = times.end;
  const rest = times.word === 'mil' ? REST.exec(low) : null;
  // "1.234 millones" may be a thousand times as much.
  const certain =
    read.certain &&
    !(factor > 1 && /^\d{1,3}[.,]\d{3}$/u.test(run) && separators.commaIsDecimal === run.includes(','));
  const value = read.value * factor;
  return {
    value: Number(value.toPrecision(15)) + Number(rest?.[1] ?? 0),
    certain,
    unit: factor,
    start,
    end: times.end + (rest?.[0].length ?? 0),
    kind: 'digits',
  };
};

const WIDE_BEFORE = /^\d，\d{3}(?!\d)/u;
const WIDE_AFTER = /^(?:，| , ?)\d{3}(?!\d)/u;

const SIGNED = /[$€£¥] ?$/u;
/** The word or letter that multiplies a number; a letter only beside a sign. */
const timesAfter = (
  low: string,
  start: number,
  end: number,
): { readonly word: string; readonly end: number } | null => {
  TIMES_WORD.lastIndex = end;
  const word = TIMES_WORD.exec(low);
  if (word?.[1] !== undefined) return { word: word[1], end: end + word[0].length };
  TIMES_LETTER.lastIndex = end;
  const letter = TIMES_LETTER.exec(low);
  const whole = letter?.[0] ?? '';
  const sign = letter?.[1] ?? letter?.[2];
  if (sign === undefined) return null;
  const after = end + whole.length;
  const beside =
    SIGNED.test(low.slice(Math.max(0, start - 2), start)) ||
    /^ ?(?:[$€£¥元块]|usd|eur|gbp|aud|cad|mxn|rmb|dol|pound|peso)/u.test(low.slice(after, after + 5));
  return beside ? { word: sign, end: end + whole.trimEnd().length } : null;
};

const withWords = (low: string, found: readonly Candidate[]): readonly Candidate[] => {
  const all: Candidate[] = [];
  let next = 0;
  for (const { 0: run, index } of low.matchAll(WORD_NUMBER)) {
    const end = index + run.length;
    while (next < found.length && (found[next]?.end ?? 0) <= index) next += 1;
    // The "mil" of "3 mil quinientos" was read with its digits.
    const taken = (found[next]?.start ?? end) < end ? (found[next]?.end ?? index) : index;
    const start = taken + (/^(?:[ -]|and |y )*/u.exec(low.slice(taken, end))?.[0].length ?? 0);
    const read = start < end ? wordNumber(low.slice(start, end)) : null;
    if (read === null) continue;
    const certain = read.certain && !POINTED.test(low.slice(end, end + 8));
    all.push({ ...read, certain, start, end, kind: 'words' });
  }
  return [...found, ...all].sort((a, b) => a.start - b.start);
};
/** "Siete con cincuenta", "one over 20": the number goes on in a way that is not read. */
const POINTED = /^ (?:con|over|sobre|coma|point|punto) /u;

/** "3 mil quinientos", "4 thousand 3 hundred and 21", "3 million and a half": written half in digits, half in words. */
const joined = (low: string, numbers: readonly Candidate[]): readonly Candidate[] => {
  const all: Candidate[] = [];
  for (const each of numbers) {
    const last = all.at(-1);
    const sum = last === undefined ? null : sumOf(low, last, each);
    const pointed = last !== undefined && POINTED_GAP.test(low.slice(last.end, each.start));
    if (sum === null) all.push(pointed ? { ...each, certain: false } : each);
    else all.splice(-1, 1, sum);
  }
  return all;
};

const POINTED_GAP = /^ (?:con|over|sobre|coma|point|punto) $/u;

const sumOf = (low: string, first: Candidate, second: Candidate): Candidate | null => {
  const unit = first.unit ?? 1;
  if (first.kind === 'han' || second.kind === 'han' || unit < 100 || second.value >= unit) return null;
  if (first.kind === 'words' && second.kind === 'words') return null;
  if (!/^ {1,2}(?:and |y )?$/u.test(low.slice(first.end, second.start))) return null;
  const half = second.value === 0.5 || second.value === 0.25;
  return {
    ...first,
    value: first.value + (half ? second.value * unit : second.value),
    certain: first.certain && second.certain && (!half || unit >= 1e6),
    unit: second.unit ?? 1,
    end: second.end,
  };
};
