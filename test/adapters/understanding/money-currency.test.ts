import { describe, expect, test } from '@jest/globals';
import { CURRENCY_NAMES } from '../../../adapters/understanding/rules/money/currency-name.ts';
import type { Locale } from '../../../core/locale.ts';
import { minorPerMajor } from '../../../core/money.ts';
import type { ReadingContext } from '../../../core/port/understanding.ts';
import { reading, readingAbroad } from './reading.ts';

const CODES = Object.keys(CURRENCY_NAMES);
const NAMES = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });

const shown = (locale: Locale, text: string, more?: Partial<ReadingContext>): readonly string[] =>
  reading(locale, text, more).amounts.map(
    ({ minor, currency, certain }) => `${minor} ${currency}${certain ? '' : '?'}`,
  );

test('every code is one that Unicode knows too', () => {
  expect(CODES.length).toBeGreaterThan(160);
  expect(CODES.filter((code) => NAMES.of(code) === undefined)).toEqual([]);
});

describe.each(CODES)('%s', (code) => {
  const amount = `${500 * minorPerMajor(code)} ${code}`;

  test('by its code, before and behind', () => {
    for (const text of [`it was ${code} 500`, `it was ${code}500`, `it was 500 ${code}`, `it was 500${code}`])
      expect([
        text,
        reading('en', text).amounts.map(({ minor, currency }) => `${minor} ${currency}`),
      ]).toEqual([text, [amount]]);
  });

  test.each([
    ['en', 'it was 500 '],
    ['es', 'fueron 500 '],
    ['zh-Hans', '一共500'],
    ['zh-Hant', '一共500'],
  ] as const)('by its name in %s', (locale, before) => {
    const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? '';
    // 500 of a currency with a year behind its name is not how anybody writes.
    if (/\(/u.test(name)) return;
    expect([name, readingAbroad(locale, `${before}${name}`).amounts.map(({ currency }) => currency)]).toEqual(
      [name, [code]],
    );
  });
});

test.each([
  ['all', 'I paid 5 all in'],
  ['try', 'I had 3 try it'],
  ['cup', 'I drank 1 cup'],
  ['capitals', 'I PAID 5 ALL IN AND GOT NOTHING'],
  ['mad', '2 mad people'],
  ['pen', 'I bought 1 pen'],
])('the word %s is no currency', (_, text) => {
  expect(shown('en', text)).toEqual([]);
});
test('a code that is a word is asked about even in capitals', () => {
  expect(shown('en', 'ALL 5 of them broke')).toEqual(['500 ALL?']);
  expect(shown('en', 'ALL 500', { currency: 'ALL' })).toEqual(['50000 ALL']);
});

test.each([
  ['$50', { USD: '', CAD: '', MXN: '' }],
  ['fifty bucks', { USD: '', AUD: '' }],
  ['500 rupees', { INR: '', LKR: '', PKR: '' }],
  ['500 kr', { SEK: '', DKK: '', NOK: '' }],
  ['500 dinars', { KWD: '', RSD: '' }],
  ['500 francs', { CHF: '', XOF: '' }],
  ['500 pesos', { MXN: '', ARS: '', PHP: '' }],
] as const)('%s are of the currency of the case, and asked about where it has none', (text, currencies) => {
  for (const currency of Object.keys(currencies))
    expect(reading('en', text, { currency }).amounts).toMatchObject([{ currency, certain: true }]);
  expect(readingAbroad('en', text).amounts).toMatchObject([{ certain: false }]);
});

test('a letter is a currency only where the case is in it, and asked about there', () => {
  expect(shown('en', 'I paid R500 for seat P12', { currency: 'ZAR' })).toEqual(['50000 ZAR?']);
  expect(shown('es', 'pagué Q 500', { currency: 'GTQ' })).toEqual(['50000 GTQ?']);
  expect(shown('en', 'room R500')).toEqual([]);
});

test.each([
  ['I want $50 Canadian', '5000 USD?'],
  ['$50 CAN', '5000 USD?'],
  ['Australian $50', '5000 AUD'],
  ['AU $50', '5000 AUD'],
  ['charged us $50', '5000 USD'],
  ['100 $ US', '10000 USD'],
  ['NZD$ 15', '1500 NZD'],
  ['rmb 10 usd 20', '1000 CNY, 2000 USD'],
  ['10 rmb 20 usd', '1000 CNY, 2000 USD'],
  ['10 $ 30 $', '1000 USD, 3000 USD'],
  ['4人民币5美元', '400 CNY, 500 USD'],
  ['1 $10 bill', '1000 USD'],
  ['I paid 50000 won', '50000 KRW?'],
])('whose sign it is: %s', (text, amounts) => {
  expect(shown('en', text).join(', ')).toBe(amounts);
});

test('元 in a case in dollars is asked about, but not in answer to a question that names the dollars', () => {
  expect(shown('zh-Hant', '五萬元', { currency: 'USD' })).toEqual(['5000000 USD?']);
  expect(shown('zh-Hant', '五萬元', { currency: 'USD', asked: 'amount' })).toEqual(['5000000 USD']);
  expect(shown('zh-Hant', '我要他們賠五萬元', { currency: 'USD', asked: 'wanted' })).toEqual([
    '5000000 USD?',
  ]);
  expect(shown('zh-Hant', '500塊人民幣', { currency: 'USD', asked: 'amount' })).toEqual(['50000 CNY']);
  expect(shown('zh-Hans', '五百块台币', { currency: 'USD', asked: 'amount' })).toEqual(['50000 TWD']);
});
