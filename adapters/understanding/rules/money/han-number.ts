import { digitNumber, type NumberRead } from './digit-number.ts';

/** Digits as written and as in contracts and cheques (simplified; the text was simplified before). */
const DIGIT: ReadonlyMap<string, number> = new Map(
  ['零〇', '一壹', '二两贰', '三叁参', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (forms, digit) => [...forms].map((form): [string, number] => [form, digit]),
  ),
);
const UNIT: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1_000],
  ['仟', 1_000],
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** All characters of a Han number, for a character class. */
export const HAN_NUMERALS = [...DIGIT.keys(), ...UNIT.keys()].join('');

const TOKEN = new RegExp(`\\d+(?:[.,]\\d+)*|[${HAN_NUMERALS}]`, 'gu');

type Sum = { total: number; section: number; digit: number | null; unit: number; plain: boolean };

/**
 * A number in Han characters, digits mixed in as people do: 三萬五千, 3萬5, 1.2萬, 4千8, 一百零五. A last digit right
 * after a unit counts in its tenth: 一萬二 is 12,000. Null for what is none: 萬一, and for 兩三百, which is two numbers.
 */
export const hanNumber = (run: string): NumberRead | null => {
  const sum: Sum = { total: 0, section: 0, digit: null, unit: 1, plain: true };
  let certain = true;
  for (const [token] of run.matchAll(TOKEN)) {
    const unit = UNIT.get(token);
    const digit = DIGIT.get(token);
    if (unit !== undefined) {
      if (!multiply(sum, unit)) return null;
    } else if (digit !== undefined) {
      if (!append(sum, digit)) return null;
    } else {
      const read = sum.digit === null ? digitNumber(token, { commaIsDecimal: false, exponent: 2 }) : null;
      if (read === null) return null;
      certain &&= read.certain;
      sum.digit = read.value;
      sum.plain = token.length === 1;
    }
  }
  return sumOf(sum, certain);
};

const sumOf = (sum: Sum, certain: boolean): NumberRead | null => {
  const tail = sum.digit === null ? 0 : sum.digit * (sum.plain && sum.unit > 10 ? sum.unit / 10 : 1);
  const value = sum.total + sum.section + tail;
  return value > 0 ? { value, certain } : null;
};

const multiply = (sum: Sum, unit: number): boolean => {
  const big = unit >= 10_000;
  const nothing = sum.digit === null && (big ? sum.section + sum.total === 0 : unit !== 10);
  // Two digits side by side before a unit are an estimate (兩三百), not twenty-three hundred.
  if (nothing || (sum.digit !== null && sum.digit >= 10 && sum.plain)) return false;
  if (big) {
    const inner = sum.section + (sum.digit ?? 0);
    sum.total = sum.total >= unit ? sum.total + inner * unit : (sum.total + inner) * unit;
    sum.section = 0;
  } else sum.section += (sum.digit ?? 1) * unit;
  sum.digit = null;
  sum.unit = unit;
  sum.plain = true;
  return true;
};

const append = (sum: Sum, digit: number): boolean => {
  if (sum.digit === null) {
    sum.digit = digit;
    sum.plain = digit !== 0;
    if (digit === 0) sum.unit = 1;
    return true;
  }
  sum.digit = sum.digit * 10 + digit;
  sum.plain = sum.digit >= 10;
  return sum.digit < 1e12;
};
