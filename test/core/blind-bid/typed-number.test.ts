import { expect, test } from '@jest/globals';
import { isNumberAlone, readSealed } from '../../../core/blind-bid/typed-number.ts';
import type { Locale } from '../../../core/locale.ts';
import { exponentOf } from '../../../core/money.ts';

/** What a typed number comes to in minor units, under bounds that hold everything here. */
const read = (typed: string, currency: string, locale: Locale): number | string => {
  const unit = 10 ** exponentOf(currency);
  const result = readSealed(
    typed,
    { low: { minor: 0, currency }, high: { minor: 100_000_000 * unit, currency }, currency },
    locale,
  );
  return 'amount' in result ? result.amount.reveal().minor : result.problem;
};

test.each<[string, string, Locale, number]>([
  ['450', 'USD', 'en', 45_000],
  [' 450 ', 'USD', 'en', 45_000],
  ['$450', 'USD', 'en', 45_000],
  ['US$ 450.00', 'USD', 'es', 45_000],
  ['450 USD', 'USD', 'en', 45_000],
  ['usd 450', 'USD', 'en', 45_000],
  ['1,500', 'USD', 'en', 150_000],
  ['1,234,500', 'USD', 'en', 123_450_000],
  ['1 500', 'EUR', 'es', 150_000],
  ['1 500,00', 'EUR', 'es', 150_000],
  ["1'500", 'CHF', 'en', 150_000],
  ['1.500,00 €', 'EUR', 'es', 150_000],
  ['1,500.00', 'MXN', 'es', 150_000],
  ['1.500.000', 'COP', 'es', 150_000_000],
  ['450,00', 'EUR', 'es', 45_000],
  ['12,00', 'USD', 'en', 1_200],
  ['4800元', 'TWD', 'zh-Hant', 480_000],
  ['NT$4,800', 'TWD', 'zh-Hant', 480_000],
  ['４８００', 'TWD', 'zh-Hant', 480_000],
  ['￥４，８００', 'CNY', 'zh-Hans', 480_000],
  ['1500', 'JPY', 'en', 1_500],
  ['1.500', 'JPY', 'es', 1_500],
  ['¥1,500', 'JPY', 'en', 1_500],
  ['0.000', 'KWD', 'en', 0],
  ['1235.000', 'KWD', 'en', 1_235_000],
  ['0', 'USD', 'en', 0],
])('%s in %s, %s', (typed, currency, locale, minor) => {
  expect(read(typed, currency, locale)).toBe(minor);
});

test.each<[string, string, Locale]>([
  ['1.500', 'EUR', 'es'],
  ['1,500', 'MXN', 'es'],
  ['1.500', 'USD', 'en'],
  ['2.000', 'KWD', 'en'],
  ['1,50,000', 'USD', 'en'],
  ['1,5000', 'USD', 'en'],
  ['1.500,000', 'EUR', 'es'],
  ['12 50', 'USD', 'en'],
  ['450.005', 'USD', 'en'],
  ['450.', 'USD', 'en'],
  ['.5', 'USD', 'en'],
  ['-450', 'USD', 'en'],
  ['(450)', 'USD', 'en'],
  ['4e2', 'USD', 'en'],
  ['0x1f', 'USD', 'en'],
  ['450 or 500', 'USD', 'en'],
  ['450-500', 'USD', 'en'],
  ['about 450', 'USD', 'en'],
  ['€450', 'USD', 'en'],
  ['450 EUR', 'USD', 'en'],
  ['450元', 'USD', 'zh-Hant'],
  ['四百五十', 'TWD', 'zh-Hant'],
  ['450k', 'USD', 'en'],
  ['Infinity', 'USD', 'en'],
  ['NaN', 'USD', 'en'],
  ['9'.repeat(13), 'USD', 'en'],
  ['9'.repeat(200), 'USD', 'en'],
  ['$', 'USD', 'en'],
  ['', 'USD', 'en'],
  ['4\u200b50', 'USD', 'en'],
  ['\u202e054', 'USD', 'en'],
  ['٤٥٠', 'USD', 'en'],
])('%s in %s, %s is not guessed', (typed, currency, locale) => {
  expect(read(typed, currency, locale)).toBe('unclear');
});

test('outside the bounds is answered like what cannot be read, between the steps by its own word', () => {
  const round = {
    low: { minor: 10_000, currency: 'USD' },
    high: { minor: 500_000, currency: 'USD' },
    currency: 'USD',
  };
  expect(readSealed('99', round, 'en')).toEqual({ problem: 'unclear' });
  expect(readSealed('5001', round, 'en')).toEqual({ problem: 'unclear' });
  expect(readSealed('1,203', round, 'en')).toEqual({ problem: 'offGrid' });
  expect(readSealed('450.50', round, 'en')).toEqual({ problem: 'offGrid' });
  expect(readSealed('100', round, 'en')).toHaveProperty('amount');
  expect(readSealed('5000', round, 'en')).toHaveProperty('amount');
});

test('no text takes long to read', () => {
  const long = [' '.repeat(200), '1 '.repeat(100), '1,'.repeat(100), '$ '.repeat(100), `${'1'.repeat(199)}x`];
  const before = performance.now();
  for (const typed of long) for (let again = 0; again < 200; again += 1) read(typed, 'TWD', 'zh-Hant');
  expect(performance.now() - before).toBeLessThan(2_000);
});

test.each([
  ['317', true],
  ['$317.00', true],
  ['３１７', true],
  ['3,17', true],
  ['99999999999999999999', true],
  ['€317', false],
  ['317 please', false],
  ['my number is 317', false],
  ['no', false],
  ['', false],
])('%s is taken for a number that is meant for the seal: %s', (typed, isAlone) => {
  expect(isNumberAlone(typed, 'USD')).toBe(isAlone);
});
