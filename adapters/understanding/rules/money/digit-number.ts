/** A number as read; `certain` is false where it could have been meant in two ways. */
export type NumberRead = { readonly value: number; readonly certain: boolean };

/** How the writer separates: in Spanish the comma is a decimal one and the point counts thousands, or the reverse. */
export type Separators = { readonly commaIsDecimal: boolean; readonly exponent: 0 | 2 | 3 };

/**
 * A number written with digits: `1,234.56`, `1.234,56`, `1 234,56`, `1'234`, `480`. Null for what is no such number.
 * One separator with three digits behind it counts thousands, because money has no third decimal place; where the
 * writer would rather have used it for decimals, that is not certain.
 */
export const digitNumber = (raw: string, { commaIsDecimal, exponent }: Separators): NumberRead | null => {
  const spaced = raw.includes(' ');
  const plain = raw.replace(/[' ]/gu, '');
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (last === -1) return { value: Number(plain), certain: !spaced || commaIsDecimal };
  const sign = plain.charAt(last);
  const tail = plain.length - last - 1;
  const groups = plain.slice(0, last).split(/[.,]/u);
  const decimal = { value: Number(`${groups.join('')}.${plain.slice(last + 1)}`), certain: true };
  if (!isGrouped(plain, groups, sign, tail)) return null;
  if (tail === 3) {
    const whole = Number(plain.replace(/[.,]/gu, ''));
    const usual = sign === ',' || commaIsDecimal || groups.length > 1 || exponent === 0;
    return { value: whole, certain: usual && exponent !== 3 && !plain.startsWith('0') };
  }
  const unusual = groups.length === 1 && !spaced && sign === ',' && !commaIsDecimal;
  return { value: decimal.value, certain: !unusual && tail <= exponent };
};

/** Thousands come in threes, by one sign, and at most two decimals follow by the other. */
const isGrouped = (plain: string, groups: readonly string[], sign: string, tail: number): boolean => {
  if (tail < 1 || tail > 3) return false;
  if (groups.length === 1) return tail < 3 || plain.length <= 7;
  const inner = plain.slice(0, plain.length - tail - 1).replace(/\d/gu, '');
  const one = new Set(inner).size === 1;
  const threes = groups.slice(1).every((group) => group.length === 3) && (groups[0]?.length ?? 4) <= 3;
  return one && threes && (inner.startsWith(sign) ? tail === 3 : tail <= 2);
};
