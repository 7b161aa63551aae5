import type { NumberRead } from './digit-number.ts';

const units = (words: string, from: number, step: number): readonly [string, number][] =>
  words
    .split(' ')
    .flatMap((forms, index) => forms.split('/').map((form): [string, number] => [form, from + index * step]));

/** Numbers that are added up, in English and Spanish (without accents). */
const ADDED: ReadonlyMap<string, number> = new Map([
  ...units('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen', 1, 1),
  ...units('sixteen seventeen eighteen nineteen', 16, 1),
  ...units('twenty thirty forty/fourty fifty sixty seventy eighty ninety/ninty', 20, 10),
  ...units(
    'un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince',
    1,
    1,
  ),
  ...units('dieciseis diecisiete dieciocho diecinueve veinte veintiun/veintiuno/veintiuna veintidos', 16, 1),
  ...units('veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve', 23, 1),
  ...units('treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento', 30, 10),
  ...units('doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas', 200, 100),
  ...units('quinientos/quinientas seiscientos/seiscientas setecientos/setecientas', 500, 100),
  ...units('ochocientos/ochocientas novecientos/novecientas', 800, 100),
]);
const TIMES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['grand', 1_000],
  ['mil', 1_000],
  ['million', 1_000_000],
  ['millon', 1_000_000],
  ['millones', 1_000_000],
]);
const HALF = new Set(['half', 'medio', 'media']);
const JOIN = new Set(['and', 'y', 'a', 'of']);

const WORD = [...ADDED.keys(), ...TIMES.keys(), ...HALF].sort((a, b) => b.length - a.length).join('|');
/** A run of number words, joined as people join them: "two and a half grand", "mil doscientos cincuenta". */
export const WORD_NUMBER = new RegExp(
  `(?<![a-z\\d])(?:a (?=hundred|thousand|grand|million|half))?(?:${WORD})(?:(?:-| (?:and |y |of )?(?:a )?)(?:${WORD}))*(?![a-z\\d])`,
  'gu',
);

/** What multiplies a number in digits: "2 mil", "5 grand", "3.5 million", "2k". */
export const TIMES_WORD =
  /\s?(k|mil millones|mil|thousand|hundred|grand|million(?:es)?|millon(?:es)?|billion|bn)(?![a-z\d])/uy;
export const timesOf = (word: string): number =>
  word === 'k' ? 1_000 : /^(?:mil millones|billion|bn)$/u.test(word) ? 1e9 : (TIMES.get(word) ?? 1_000_000);

const NEEDS_COUNT = /^(?:hundred|thousand|grand|millon|million)/u;

/** The value of a run that WORD_NUMBER found; null where the words do not make one number ("three fifty"). */
export const wordNumber = (run: string): NumberRead | null => {
  // "Hundred dollars" and "millones" begin in the middle of a number; "mil" does not.
  if (NEEDS_COUNT.test(run)) return null;
  let total = 0;
  let current: number | null = null;
  let added = Number.POSITIVE_INFINITY;
  for (const word of run.split(/[ -]+/u)) {
    if (JOIN.has(word)) continue;
    const value = ADDED.get(word);
    const times = TIMES.get(word);
    if (value !== undefined) {
      // "three fifty" is 350 or 3.50: a smaller number may only follow one that leaves room for it.
      if (current !== null && !leavesRoom(added, value)) return null;
      current = (current ?? 0) + value;
      added = value;
    } else if (HALF.has(word)) {
      current = (current ?? 0) + 0.5;
      added = 0.5;
    } else if (times !== undefined) {
      [total, current] = multiplied(total, current ?? 1, times);
      added = times;
    }
  }
  const value = total + (current ?? 0);
  return value > 0 ? { value, certain: true } : null;
};

/** A hundred multiplies what stands before it and goes on; a thousand or a million closes its part of the sum. */
const multiplied = (total: number, current: number, times: number): [number, number | null] =>
  times === 100 ? [total, current * times] : [total + current * times, null];

const leavesRoom = (before: number, value: number): boolean =>
  before >= 100 ? value < 100 : before >= 20 && before % 10 === 0 && value < 10;
