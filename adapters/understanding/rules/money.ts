import { exponentOf, minorPerMajor } from '../../../core/money.ts';
import type { FoundAmount } from '../../../core/port/understanding.ts';

/** Signs and words of currencies. `$` alone is the case's own dollar. */
const SYMBOLS: readonly { readonly pattern: string; readonly currency: string | 'own' }[] = [
  { pattern: 'US\\$', currency: 'USD' },
  { pattern: 'NT\\$|NTD|TWD|新台幣|新臺幣|台幣', currency: 'TWD' },
  { pattern: 'HK\\$', currency: 'HKD' },
  { pattern: 'MX\\$|MXN|pesos? mexicanos?', currency: 'MXN' },
  { pattern: 'RMB|CNY|人民币|人民幣', currency: 'CNY' },
  { pattern: 'USD|美元|美金', currency: 'USD' },
  { pattern: '€|EUR|euros?|歐元|欧元', currency: 'EUR' },
  { pattern: '£|GBP|pounds?|英鎊|英镑', currency: 'GBP' },
  { pattern: 'JPY|日圓|日元|円|yen', currency: 'JPY' },
  { pattern: '¥|￥', currency: 'CNY' },
  { pattern: '\\$', currency: 'own' },
  { pattern: 'dollars?|bucks|d[oó]lares|pesos?|元|塊錢|块钱|塊|块', currency: 'own' },
];
const SIGN = SYMBOLS.map(({ pattern }) => pattern).join('|');
const NUMBER = "\\d{1,3}(?:[.,'\u202f\u00a0 ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d+)?";
const HAN = '[零〇一二兩两三四五六七八九十百千萬万]+';
const ABOUT =
  '(?:about|around|roughly|approximately|some|nearly|almost|大約|大约|差不多|約|约|大概|unos?|unas|casi|aproximadamente|alrededor de|como)\\s*';

/** Money is a number beside a sign or a word of a currency, on either side. */
const MONEY = new RegExp(
  `(${ABOUT})?(?:(${SIGN})\\s?(${NUMBER})(\\s?[kK萬万](?![\\p{L}]))?|(?<![\\d.,#])(${NUMBER}|${HAN})(\\s?[kK萬万])?\\s?(${SIGN})(?![\\p{Script=Latin}]))`,
  'giu',
);
const BARE = new RegExp(`(?<![\\p{L}\\d.,/#-])(${NUMBER})(?![\\d%/]|[.,]\\d|\\s*%|-\\d)`, 'gu');
const SIGNS = SYMBOLS.map(({ pattern, currency }) => ({
  test: new RegExp(`^(?:${pattern})$`, 'iu'),
  currency,
}));

/** Largest amount that is read as one, in major units; more is a typing slip or a number of something else. */
const LARGEST = 1_000_000_000;

/** Amounts in a text. `bare` also reads numbers without a currency: where an amount was asked for. */
export const findAmounts = (text: string, own: string, bare: boolean): readonly FoundAmount[] => {
  const found: FoundAmount[] = [];
  for (const match of text.matchAll(MONEY)) {
    const sign = match[2] ?? match[7] ?? '';
    const digits = match[3] ?? match[5] ?? '';
    const times = match[4] ?? match[6];
    const currency = currencyOf(sign, own);
    const lead = match[1] ?? '';
    const start = match.index + lead.length;
    const amount = amountOf(digits, times, currency, start, match.index + match[0].length, text, lead !== '');
    if (amount !== null) found.push(amount);
  }
  if (found.length > 0 || !bare) return found;
  for (const match of text.matchAll(BARE)) {
    const end = match.index + match[0].length;
    const amount = amountOf(match[1] ?? '', undefined, own, match.index, end, text, false);
    if (amount !== null) found.push(amount);
  }
  return found;
};

const currencyOf = (sign: string, own: string): string => {
  const known = SIGNS.find(({ test }) => test.test(sign))?.currency ?? 'own';
  return known === 'own' ? own : known;
};

const amountOf = (
  digits: string,
  times: string | undefined,
  currency: string,
  start: number,
  end: number,
  text: string,
  approximate: boolean,
): FoundAmount | null => {
  const read = /^[\d]/u.test(digits) ? numberOf(digits, currency) : hanNumber(digits);
  if (read === null) return null;
  const factor = times === undefined ? 1 : /k/iu.test(times) ? 1_000 : 10_000;
  const major = read.value * factor;
  if (!(major <= LARGEST)) return null;
  const minor = Math.round(major * minorPerMajor(currency));
  const more = approximate ? { approximate: true } : {};
  return { minor, currency, text: text.slice(start, end), start, end, certain: read.certain, ...more };
};

type Read = { readonly value: number; readonly certain: boolean };

/** A number as people write it. The last separator is a decimal one where one or two digits follow; three are read as thousands. */
const numberOf = (digits: string, currency: string): Read | null => {
  const plain = digits.replace(/['\u202f\u00a0 ]/gu, '');
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (last === -1) return { value: Number(plain), certain: true };
  const tail = plain.length - last - 1;
  const separators = plain.replace(/\d/gu, '');
  const whole = Number(plain.replace(/[.,]/gu, ''));
  const decimal = Number(`${plain.slice(0, last).replace(/[.,]/gu, '')}.${plain.slice(last + 1)}`);
  if (tail === 3)
    return {
      value: whole,
      certain: plain[last] === ',' || separators.length > 1 || exponentOf(currency) === 0,
    };
  return tail <= 2 ? { value: decimal, certain: true } : null;
};

const DIGITS: { readonly [han: string]: number } = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  兩: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: { readonly [han: string]: number } = { 十: 10, 百: 100, 千: 1_000 };

/** 四千八百 and 三萬五 as numbers. The last digit after a unit counts in its tenth: 三萬五 is 35,000. */
const hanNumber = (han: string): Read | null => {
  let total = 0;
  let section = 0;
  let digit = 0;
  let lastUnit = 1;
  for (const each of han) {
    const unit = UNITS[each];
    if (each === '萬' || each === '万') {
      total += (section + digit) * 10_000;
      section = 0;
      digit = 0;
      lastUnit = 10_000;
    } else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
      lastUnit = unit;
    } else {
      digit = DIGITS[each] ?? 0;
      if (each === '零' || each === '〇') lastUnit = 1;
    }
  }
  const value = total + section + digit * (lastUnit > 10 ? lastUnit / 10 : 1);
  return value > 0 ? { value, certain: true } : null;
};
