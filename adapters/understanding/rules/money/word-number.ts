import type { NumberRead } from './digit-number.ts';

const units = (words: string, from: number, step: number): readonly [string, number][] =>
  words
    .split(' ')
    .flatMap((forms, index) => forms.split('/').map((form): [string, number] => [form, from + index * step]));

/** Numbers that are added up, in English and Spanish (without accents). */
const ADDED: ReadonlyMap<string, number> = new Map([
  ...units('zero/nought/naught/cero', 0, 1),
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
/** A billion is 10⁹ in English; a billón is 10¹² in Spanish. */
const TIMES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['grand', 1_000],
  ['mil', 1_000],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['crore', 1e7],
  ['crores', 1e7],
  ['million', 1e6],
  ['millions', 1e6],
  ['millon', 1e6],
  ['millones', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['billon', 1e12],
  ['billones', 1e12],
]);
const HALF = new Set(['half', 'medio', 'media']);
const QUARTER = new Set(['quarter', 'quarters']);
const POINT = new Set(['point', 'coma', 'punto']);
const JOIN = new Set(['and', 'y', 'a', 'of']);
/** Parts of a whole are no amounts; "over" and "sobre" make one number a part of another. */
const FRACTION =
  'third fourth fifth sixth eighth tenth twentieth hundredth tercio cuarto quinto octavo decimo'
    .split(' ')
    .flatMap((each) => [each, `${each}s`]);
const BREAKS = new Set([...FRACTION, 'over', 'sobre']);

const WORD = [...ADDED.keys(), ...TIMES.keys(), ...HALF, ...QUARTER, ...FRACTION]
  .sort((a, b) => b.length - a.length)
  .join('|');
const COUNTED = `hundred|thousand|grand|million|billion|half|quarter|lakh|crore|${FRACTION.join('|')}`;
const GAP = ` {0,2}- {0,2}| {1,3}(?:(?:and|y|of|point|coma|punto|over|sobre) {1,3})?(?:a (?=${COUNTED}))?`;
/** A run of number words, joined as people join them: "two and a half grand", "mil doscientos cincuenta". */
export const WORD_NUMBER = new RegExp(
  `(?<![a-z\\d])(?:a (?=${COUNTED}))?(?:${WORD})(?:(?:${GAP})(?:${WORD}))*(?![a-z\\d])`,
  'gu',
);

/** What multiplies a number in digits: "2 mil", "5 grand", "3.5 million", "2k". */
export const TIMES_WORD =
  /[ ]{0,2}-?(k|mil millones|mil|thousand|hundred|grand|lakhs?|crores?|millions?|millon(?:es)?|mn|mln|mio|billions?|bn|bln|billon(?:es)?|trillion|tn|tln)(?![a-z\d])/uy;
/** An M is a million, and a B a billion, only beside a sign: "$5m", "2 M€", "30 MUSD"; a W is a 万: "3w元". */
export const TIMES_LETTER =
  /(mm?|b|w)(?![a-z\d]|\.[a-z])| ?(mm?)(?= ?[$€£¥]|(?:usd|eur|gbp|aud|cad|mxn)(?![a-z]))/uy;
const SHORT: { readonly [word: string]: number } = {
  k: 1_000,
  'mil millones': 1e9,
  billions: 1e9,
  bn: 1e9,
  bln: 1e9,
  b: 1e9,
  w: 10_000,
  tn: 1e12,
  tln: 1e12,
};
export const timesOf = (word: string): number => SHORT[word] ?? TIMES.get(word) ?? 1e6;

const NEEDS_COUNT = /^(?:hundred|thousand|grand|lakh|crore|millon|million|billon|billion|trillion)/u;

type Sum = { total: number; current: number | null; added: number; unit: number };

/** The value of a run that WORD_NUMBER found; null where the words do not make one number ("three fifty"). */
export const wordNumber = (run: string): NumberRead | null => {
  // "Hundred dollars" and "millones" begin in the middle of a number; "mil" does not.
  if (NEEDS_COUNT.test(run)) return null;
  const words = run.split(/[ -]+/u);
  const at = words.findIndex((word) => POINT.has(word));
  if (at !== -1) return withDecimals(words.slice(0, at), words.slice(at + 1));
  return sumOf(words);
};

const sumOf = (words: readonly string[]): NumberRead | null => {
  const sum: Sum = { total: 0, current: null, added: Number.POSITIVE_INFINITY, unit: 1 };
  let certain = true;
  for (const index of words.keys()) {
    const read = take(sum, words, index);
    if (read === null) return null;
    certain &&= read;
  }
  const value = sum.total + (sum.current ?? 0);
  return value > 0 ? { value, certain, unit: sum.current === null ? sum.unit : 1 } : null;
};

/** Takes one word into the sum; tells whether it was certain, null where it does not fit. */
const take = (sum: Sum, words: readonly string[], index: number): boolean | null => {
  const word = words[index] ?? '';
  if (JOIN.has(word)) return true;
  if (BREAKS.has(word)) return null;
  const value = ADDED.get(word);
  const times = TIMES.get(word);
  if (times !== undefined) {
    multiply(sum, times);
    return true;
  }
  if (value === undefined) {
    const joined = index > 0 && JOIN.has(words[index - 1] ?? '');
    const last = words.slice(index + 1).every((each) => JOIN.has(each));
    return partOf(sum, HALF.has(word) ? 0.5 : 0.25, joined, last);
  }
  // "three fifty" is 350 or 3.50: a smaller number may only follow one that leaves room for it.
  if (sum.current !== null && !leavesRoom(sum.added, value)) return null;
  sum.current = (sum.current ?? 0) + value;
  sum.added = value;
  return true;
};

/**
 * "Half a million", "two and a half grand", "three quarters of a million"; at the end of a sum the half is of what was
 * multiplied last: "one million and a half". Tells whether that is certain; null where a quarter is none of a number.
 */
const partOf = (sum: Sum, part: number, joined: boolean, last: boolean): boolean | null => {
  if (part === 0.25 && last && !joined) return null;
  if (last && sum.current === null && sum.unit > 1) {
    sum.total += part * sum.unit;
    return sum.unit >= 1e6;
  }
  // "One half", "un medio", "three quarters".
  if (part === 0.5 && !joined && sum.current !== null && sum.current !== 1) return null;
  sum.current = joined ? (sum.current ?? 0) + part : (sum.current ?? 1) * part;
  sum.added = part;
  return true;
};

/** A hundred multiplies what stands before it and goes on; more closes its part of the sum: "mil millones". */
const multiply = (sum: Sum, times: number): void => {
  if (times === 100) sum.current = (sum.current ?? 1) * times;
  else if (times > sum.unit && sum.total > 0) {
    sum.total = (sum.total + (sum.current ?? 0)) * times;
    sum.current = null;
  } else {
    sum.total += (sum.current ?? 1) * times;
    sum.current = null;
  }
  if (times > 100) sum.unit = times;
  sum.added = times;
};

/** "Two hundred point zero three": digit by digit, or one number below a hundred. */
const withDecimals = (whole: readonly string[], decimals: readonly string[]): NumberRead | null => {
  const before = sumOf(whole);
  const values = decimals.map((word) => ADDED.get(word) ?? Number.NaN);
  const digits =
    values.every((value) => value < 10) && values.length <= 4
      ? values.join('')
      : String(sumOf(decimals)?.value ?? Number.NaN);
  const fraction = /^\d{1,4}$/u.test(digits) ? Number(`0.${digits}`) : Number.NaN;
  const value = (before?.value ?? 0) + fraction;
  return (before === null && whole[0] !== 'zero') || Number.isNaN(value) ? null : { value, certain: true };
};

const leavesRoom = (before: number, value: number): boolean =>
  before >= 100 ? value < 100 : before >= 20 && before % 10 === 0 && value < 10;
