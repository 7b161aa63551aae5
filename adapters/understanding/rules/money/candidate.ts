import type { Plain } from '../plain.ts';
import { digitNumber, type NumberRead, type Separators } from './digit-number.ts';
import { HAN_NUMERALS, hanNumber } from './han-number.ts';
import { TIMES_WORD, timesOf, WORD_NUMBER, wordNumber } from './word-number.ts';

/** A number in a text, whatever it counts. `words` is true where it was spelt out. */
export type Candidate = NumberRead & {
  readonly start: number;
  readonly end: number;
  readonly kind: 'digits' | 'han' | 'words';
};

/** Digits with their separators, or a run of Han numerals with digits in it. A space groups only threes. */
const RUN = new RegExp(
  `\\d{1,3}(?: \\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?|[\\d${HAN_NUMERALS}](?:[\\d${HAN_NUMERALS}]|[.,'](?=\\d))*`,
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
    const candidate = HAN.test(run) ? fromHan(run, index) : fromDigits(low, run, index, separators);
    if (candidate !== null) found.push(candidate);
  }
  return words ? withWords(low, found) : found;
};

const fromHan = (run: string, start: number): Candidate | null => {
  const read = hanNumber(run);
  return read === null ? null : { ...read, start, end: start + run.length, kind: 'han' };
};

const fromDigits = (low: string, run: string, start: number, separators: Separators): Candidate | null => {
  const read = digitNumber(run, separators);
  if (read === null) return null;
  const end = start + run.length;
  TIMES_WORD.lastIndex = end;
  const times = TIMES_WORD.exec(low);
  if (times === null) return { ...read, start, end, kind: 'digits' };
  const factor = timesOf(times[1] ?? '');
  REST.lastIndex = end + times[0].length;
  const rest = times[1] === 'mil' ? REST.exec(low) : null;
  // "1.234 millones" may be a thousand times as much.
  const certain = read.certain && !(factor > 1 && /[.,]\d{3}$/u.test(run));
  return {
    value: read.value * factor + Number(rest?.[1] ?? 0),
    certain,
    start,
    end: end + times[0].length + (rest?.[0].length ?? 0),
    kind: 'digits',
  };
};

const withWords = (low: string, found: readonly Candidate[]): readonly Candidate[] => {
  const all = [...found];
  for (const { 0: run, index } of low.matchAll(WORD_NUMBER)) {
    const end = index + run.length;
    const read = wordNumber(run);
    if (read === null || found.some((other) => index < other.end && end > other.start)) continue;
    all.push({ ...read, start: index, end, kind: 'words' });
  }
  return all.sort((a, b) => a.start - b.start);
};
