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
/** 廿 and 卅 hold their ten already. */
const TENS: ReadonlyMap<string, number> = new Map([
  ['廿', 20],
  ['卅', 30],
]);

/** All characters of a Han number, for a character class. */
export const HAN_NUMERALS = [...DIGIT.keys(), ...UNIT.keys(), ...TENS.keys()].join('');
export const HAN_UNITS = [...UNIT.keys()].join('');
export const HAN_DIGITS = [...DIGIT.keys()].join('');

/** Some more than the number, said in the middle of it: 一千多万, 十几万. */
const MORE = '多余几来';
const TOKEN = new RegExp(`\\d+(?:[.,]\\d+)*|[${HAN_NUMERALS}${MORE}]|点[\\d${HAN_DIGITS}]+`, 'gu');

type Sum = { total: number; section: number; digit: number | null; unit: number; plain: boolean };

/**
 * A number in Han characters, digits mixed in as people do: 三萬五千, 3萬5, 1.2萬, 4千8, 一百零五, 十五點七, 一千多萬. A
 * last digit right after a unit counts in its tenth: 一萬二 is 12,000. Null for what is none: 萬一, and for 兩三百, which
 * is two numbers.
 */
export const hanNumber = (run: string): NumberRead | null => {
  const sum: Sum = { total: 0, section: 0, digit: null, unit: 1, plain: true };
  let certain = true;
  let more = false;
  const [first = ''] = run;
  for (const [token] of run.matchAll(TOKEN)) {
    if (MORE.includes(token)) {
      more = true;
      certain &&= token !== '几';
    } else if (token.startsWith('点')) {
      if (!point(sum, token.slice(1))) return null;
    } else {
      const read = take(sum, token);
      if (read === null) return null;
      certain &&= read;
    }
  }
  const read = sumOf(sum, certain && (UNIT.get(first) ?? 0) <= 10);
  return read === null || !more ? read : { ...read, approximate: true };
};

/** Takes one numeral into the sum; tells whether it was certain, null where it does not fit. */
const take = (sum: Sum, token: string): boolean | null => {
  const unit = UNIT.get(token);
  const digit = DIGIT.get(token);
  const tens = TENS.get(token);
  if (unit !== undefined) return multiply(sum, unit) ? true : null;
  if (digit !== undefined) return append(sum, digit) ? true : null;
  if (tens !== undefined) {
    if (sum.digit !== null && sum.digit !== 0) return null;
    Object.assign(sum, { section: sum.section + tens, digit: null, unit: 10 });
    return true;
  }
  if (sum.digit !== null && sum.digit !== 0) return null;
  const read = digitNumber(token, { commaIsDecimal: false, exponent: 2 });
  if (read === null) return null;
  sum.plain = token.length === 1 && sum.digit === null;
  sum.digit = read.value;
  return read.certain;
};

/** 十五點七: the decimals are of what stands before, whatever its unit. */
const point = (sum: Sum, decimals: string): boolean => {
  const tail = tailOf(sum);
  const digits = [...decimals].map((each) => DIGIT.get(each) ?? each).join('');
  const fraction = Number(`0.${digits}`);
  if (sum.digit === null && sum.section + sum.total === 0) return false;
  Object.assign(sum, { section: sum.section + tail, digit: fraction, unit: 1, plain: false });
  return true;
};

const tailOf = ({ digit, plain, unit }: Sum): number =>
  digit === null ? 0 : digit * (plain && unit > 10 ? unit / 10 : 1);

const sumOf = (sum: Sum, certain: boolean): NumberRead | null => {
  const value = sum.total + sum.section + tailOf(sum);
  return value > 0 ? { value, certain, unit: sum.digit === null ? sum.unit : 1 } : null;
};

const multiply = (sum: Sum, unit: number): boolean => {
  const big = unit >= 10_000;
  // 三点五千: the decimals go with what stands before the point.
  if (sum.digit !== null && !Number.isInteger(sum.digit) && !sum.plain && !big) {
    sum.digit += sum.section;
    sum.section = 0;
  }
  const nothing = sum.digit === null && big && sum.section + sum.total === 0;
  // Two digits side by side before a unit are an estimate (兩三百), not twenty-three hundred.
  if (nothing || (sum.digit !== null && sum.digit >= 10 && sum.plain)) return false;
  if (big) {
    const inner = sum.section + (sum.digit ?? 0);
    sum.total = sum.total >= unit && inner > 0 ? sum.total + inner * unit : (sum.total + inner) * unit;
    sum.section = 0;
  } else if (sum.digit !== null || unit === 10 || sum.section + sum.total === 0) {
    // 一万零十二: the nought before a ten says only that places were left out.
    sum.section += (sum.digit === null || sum.digit === 0 ? 1 : sum.digit) * unit;
  } else return false;
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
