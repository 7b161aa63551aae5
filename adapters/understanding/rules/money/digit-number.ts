/**
 * A number as read; `certain` is false where it could have been meant in two ways. `comma` marks a comma before three
 * digits, which counts thousands in some countries and decimals in others, and twos, as India has them: the currency
 * tells which.
 */
export type NumberRead = {
  readonly value: number;
  readonly certain: boolean;
  readonly comma?: 'threes' | 'twos';
  /** One separator with three digits behind it; of a currency with thousandths they may be those. */
  readonly single?: true;
  /** The last word or character that multiplied, for a smaller part that follows: the million of "2 million 500". */
  readonly unit?: number;
  readonly approximate?: true;
};

/** How the writer separates: in Spanish the comma is a decimal one and the point counts thousands, or the reverse. */
export type Separators = { readonly commaIsDecimal: boolean; readonly exponent: 0 | 2 | 3 };

/**
 * A number written with digits: `1,234.56`, `1.234,56`, `1 234,56`, `1'234`, `12,34,567`, `.50`, `480`. Null for what is
 * no such number. One separator with three digits behind it counts thousands, because money has no third decimal place;
 * where the writer would rather have used it for decimals, that is not certain.
 */
export const digitNumber = (raw: string, separators: Separators): NumberRead | null => {
  const spaced = raw.split(' ').length - 1;
  // In Colombia an apostrophe sets off the millions: 1'500.000.
  const even = raw.replace(/'(?=\d{3}([.,])\d{3}(?!\d))/gu, '$1');
  // In Spain it sets off the decimals: 5'20.
  const pointed = even.replace(/'(?=\d{1,2}$)/u, even.includes('.') ? ',' : '.');
  const plain = pointed.replace(/[' ]/gu, '');
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (last === -1) return { value: Number(plain), certain: spaced !== 1 || separators.commaIsDecimal };
  const parts = plain.split(/[.,]/u);
  const tail = parts.at(-1) ?? '';
  const groups = parts.slice(0, -1);
  const inner = plain.slice(0, last).replace(/\d/gu, '');
  const sign = plain.charAt(last);
  if (groups.length > 1 && !isGrouped(groups, inner, sign, tail)) return null;
  if (tail.length === 3 && (inner === '' || inner.startsWith(sign)))
    return thousands(parts, sign, separators, spaced > 0, even !== raw);
  return decimals(groups, tail, sign, separators, spaced > 0);
};

const thousands = (
  parts: readonly string[],
  sign: string,
  { commaIsDecimal, exponent }: Separators,
  spaced: boolean,
  apart: boolean,
): NumberRead | null => {
  const [first = ''] = parts;
  if (first === '' || first.length > 3 || spaced) return null;
  const value = Number(parts.join(''));
  // 0.250 is a weight or a rate.
  if (first.startsWith('0') || (exponent === 3 && parts.length === 2)) return { value, certain: false };
  if (parts.length > 2)
    return parts.slice(1).every(({ length }) => length === 3)
      ? { value, certain: true, ...(apart ? { single: true } : {}) }
      : { value, certain: false, comma: 'twos' };
  if (sign === ',' && commaIsDecimal) return { value, certain: false, comma: 'threes', single: true };
  return { value, certain: sign === ',' || commaIsDecimal || exponent === 0, single: true };
};

const decimals = (
  groups: readonly string[],
  tail: string,
  sign: string,
  { commaIsDecimal, exponent }: Separators,
  spaced: boolean,
): NumberRead | null => {
  if (tail === '' || tail.length > 12) return null;
  // " ,50" may be a comma and fifty.
  const leading = groups[0] === '' && sign === ',';
  const unusual = groups.length === 1 && !spaced && sign === ',' && !commaIsDecimal;
  return {
    value: Number(`${groups.join('')}.${tail}`),
    certain: !unusual && !leading && tail.length <= Math.max(exponent, 2),
  };
};

/** Thousands come in threes by one sign; in India the last three, then twos. What follows by the other sign is decimal. */
const isGrouped = (groups: readonly string[], inner: string, sign: string, tail: string): boolean => {
  if (new Set(inner).size !== 1) return false;
  const whole = inner.startsWith(sign) ? [...groups, tail] : groups;
  const [first = '', ...rest] = whole;
  const middle = rest.slice(0, -1);
  if (first === '' || first.length > 3 || rest.at(-1)?.length !== 3) return false;
  const indian = inner.startsWith(',') && first.length <= 2 && middle.every(({ length }) => length === 2);
  return middle.every(({ length }) => length === 3) || indian;
};
