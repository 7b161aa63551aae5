import type { Locale } from '../../../../core/locale.ts';
import type { CurrencyCode } from '../../../../core/money.ts';

/** A sign that several currencies share is a family; one of its own is its code; `cent` is a hundredth of the case's own. */
type Meaning = { readonly code: CurrencyCode } | { readonly family: Family } | { readonly cent: true };
type Family = 'dollar' | 'peso' | 'yen' | 'yuan' | 'pound' | 'any';

const codes = (code: CurrencyCode, signs: string): readonly [string, Meaning][] =>
  signs.split('|').map((sign) => [sign, { code }]);
const family = (of: Family, signs: string): readonly [string, Meaning][] =>
  signs.split('|').map((sign) => [sign, { family: of }]);

/** Signs as they stand in a plain text (lower case, no accents, simplified). */
const SIGN: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...codes('USD', 'us$|u$s|usd|us dollars|us dollar|american dollars|dolares americanos|美元|美金|美刀'),
  ...codes('TWD', 'nt$|nt|ntd|ntd$|twd|新台币|台币'),
  ...codes('HKD', 'hk$|hkd|hong kong dollars|港币|港元|港纸'),
  ...codes('MXN', 'mx$|mxn|m.n.|pesos mexicanos|mexican pesos'),
  ...codes('CNY', 'cny|rmb|cn¥|人民币|yuan|yuanes|renminbi'),
  ...codes('EUR', '€|eur|euro|euros|欧元|欧'),
  ...codes('GBP', '£|gbp|pounds sterling|british pounds|quid|libras esterlinas|英镑'),
  ...codes('JPY', 'jpy|jp¥|yen|yenes|日元|日圆|日币|円'),
  ...codes('CAD', 'ca$|c$|cad|canadian dollars|dolares canadienses|加元|加币'),
  ...codes('AUD', 'a$|au$|aud|australian dollars|dolares australianos|澳元|澳币'),
  ...codes('SGD', 's$|sgd|新币|新加坡元'),
  ...codes('NZD', 'nz$|nzd'),
  ...codes('ARS', 'ar$|ars|pesos argentinos'),
  ...codes('COP', 'col$|cop|pesos colombianos'),
  ...codes('CLP', 'clp|pesos chilenos'),
  ...codes('UYU', 'uyu|pesos uruguayos'),
  ...codes('DOP', 'rd$|dop|pesos dominicanos'),
  ...codes('PEN', 's/|s/.|pen|soles'),
  ...codes('BRL', 'r$|brl|reais|reales'),
  ...codes('CHF', 'chf|swiss francs|francos suizos|瑞士法郎'),
  ...codes('KRW', '₩|krw|won|韩元|韩币'),
  ...codes('INR', '₹|inr|rupees'),
  ...codes('MOP', 'mop|澳门币|澳门元'),
  ...family('dollar', '$|dollars|dollar|bucks|buck|dolares|dolar'),
  ...family('peso', 'pesos|peso'),
  ...family('pound', 'pounds|pound|libras'),
  ...family('yen', '¥'),
  ...family('yuan', '元|元整|块钱|块|圆|圆整'),
  ...family('any', 'grand'),
  ...['cents', 'cent', 'centavos', 'centimos', '毛', '角', '毛钱', '美分'].map((sign): [string, Meaning] => [
    sign,
    { cent: true },
  ]),
]);

/** Currencies that each family may mean; the first is guessed where the case does not say. */
const MEMBERS: { readonly [Name in Exclude<Family, 'any'>]: readonly CurrencyCode[] } = {
  dollar: 'USD CAD AUD NZD HKD TWD SGD MXN ARS COP CLP UYU DOP'.split(' '),
  peso: 'MXN ARS COP CLP UYU DOP PHP CUP'.split(' '),
  pound: ['GBP', 'EGP'],
  yen: ['JPY', 'CNY'],
  yuan: 'CNY TWD HKD MOP SGD USD CAD AUD NZD JPY'.split(' '),
};
/** Where 元 alone is enough; a Chinese speaker with a case in dollars may mean either, and is asked. */
const YUAN: ReadonlySet<CurrencyCode> = new Set(['CNY', 'TWD', 'HKD', 'MOP']);
const HOME: { readonly [Language in Locale]: CurrencyCode } = {
  en: 'USD',
  'zh-Hant': 'TWD',
  'zh-Hans': 'CNY',
  es: 'EUR',
};

const alternatives = (signs: Iterable<string>): string =>
  [...signs]
    .sort((a, b) => b.length - a.length)
    .map((sign) => sign.replace(/[$./]/gu, '\\$&'))
    .join('|');
const LETTERS = [...SIGN.keys()].filter((sign) => /[a-z]$/u.test(sign));
const MARKS = [...SIGN.keys()].filter((sign) => !/[a-z]$/u.test(sign));
/** Words that only follow a number: "dollars", 元. */
const FOLLOWING =
  /^(?:dollars?|bucks?|dolar(?:es)?|pesos?|pounds?|libras|quid|yen(?:es)?|yuan(?:es)?|cents?|cent[ai]v?mos|centavos|grand|soles|reales|reais|元|元整|块钱|块|圆|圆整|欧|毛|角|毛钱|美分)$/u;

/** A sign right before a number, at the end of what stands before it. */
export const SIGN_BEFORE = new RegExp(
  `(?<![a-z])(${alternatives([...SIGN.keys()].filter((sign) => !FOLLOWING.test(sign)))})[.:]?\\s?$`,
  'u',
);
/** A sign right after a number; read at an offset. Letters may not go on into another word: "5 europeans". */
export const SIGN_AFTER = new RegExp(
  `\\s?(?:de |of )?(?:(${alternatives(LETTERS)})(?![a-z\\d])|(${alternatives(MARKS)}))`,
  'uy',
);
/** Codes that are also words; they count in capitals only: "2 PEN", not "1 pen". */
export const ALSO_WORDS = new Set(['pen', 'cop', 'mop', 'cad', 'nt', 'won']);
/** Whether a text may speak of money in words at all; spares the slow readers. */
export const MONEY_WORD =
  /dollar|buck|euro|pound|quid|grand|peso|dolar|libra|sol(?:es)|yen|cent|[$€£¥]|\b(?:usd|eur|gbp|mxn|twd|cny|hkd)\b/u;

export type Currency = { readonly code: CurrencyCode; readonly certain: boolean; readonly cent: boolean };

/** What a sign means in this case. One that does not fit the case's own currency is guessed, and not certain. */
export const currencyOf = (sign: string, locale: Locale, own: CurrencyCode | undefined): Currency | null => {
  const meaning = SIGN.get(sign) ?? { family: 'any' as const };
  if ('code' in meaning) return { code: meaning.code, certain: true, cent: false };
  const known = own !== undefined;
  if ('cent' in meaning) return { code: own ?? HOME[locale], certain: known, cent: true };
  if (meaning.family === 'any') return { code: own ?? HOME[locale], certain: known, cent: false };
  const members = MEMBERS[meaning.family];
  if (known && members.includes(own))
    return { code: own, certain: meaning.family !== 'yuan' || YUAN.has(own), cent: false };
  // Elsewhere pounds are a weight.
  if (known && meaning.family === 'pound') return null;
  const guess = members.includes(HOME[locale]) ? HOME[locale] : (members[0] ?? HOME[locale]);
  return { code: guess, certain: sign.startsWith('dolar'), cent: false };
};

/** The currency of a number without a sign. */
export const bareCurrency = (locale: Locale, own: CurrencyCode | undefined): Currency => ({
  code: own ?? HOME[locale],
  certain: own !== undefined,
  cent: false,
});
