import { expect, test } from '@jest/globals';
import { rulesUnderstanding } from '../../../adapters/understanding/rules/understanding.ts';
import type { Locale } from '../../../core/locale.ts';
import { foundIn, namesSum } from '../../../core/narrative/receipt.ts';

const { read } = rulesUnderstanding();

/** What is found in lines that were understood by the rules; a line that begins with `?` could not be read well. */
const found = async (lines: readonly string[], currency: string, locale: Locale = 'en') => {
  const understood = await Promise.all(
    lines.map(async (line, at) => {
      const text = line.replace(/^\?/u, '');
      const sum = namesSum(text) || namesSum(lines[at - 1] ?? '');
      const { amounts, dates } = await read(text, {
        locale,
        now: Date.UTC(2026, 10, 24),
        timeZone: 'UTC',
        currency,
        ...(sum ? { asked: 'amount' } : {}),
      });
      return { text, amounts, dates, place: { page: at + 1 }, clear: text === line };
    }),
  );
  return foundIn(understood, { currency, today: '2026-11-24' }).map(({ value, place }) => [
    place.page,
    value.kind === 'money' ? value.money.minor : value.kind === 'date' ? value.from : value.kind,
  ]);
};

test.each<readonly [string, Locale, string, readonly string[], readonly (readonly unknown[])[]]>([
  [
    'the sum and the day',
    'en',
    'USD',
    ['Acme', 'Date: 3 March 2026', 'Subtotal $38.50', 'Tax $9.50', 'TOTAL $48.00'],
    [
      [5, 4_800],
      [2, '2026-03-03'],
    ],
  ],
  [
    'a sum without the sign of its currency',
    'en',
    'USD',
    ['Kettle 1 x 38.50', 'Amount due 48.00'],
    [[2, 4_800]],
  ],
  ['a sum below its word', 'en', 'USD', ['Grand total', '$48.00'], [[2, 4_800]]],
  ['the larger of two sums', 'en', 'USD', ['Total $48.00', 'Total $40.00'], [[1, 4_800]]],
  ['no cash and no change', 'en', 'USD', ['TOTAL $48.00', 'Cash $50.00', 'Change $2.00'], [[1, 4_800]]],
  ['the one amount there is', 'en', 'USD', ['Kettle', '$48.00'], [[2, 4_800]]],
  [
    'Spanish',
    'es',
    'EUR',
    ['Tienda Sol', 'Fecha: 3 de marzo de 2026', 'Subtotal 40,00 €', 'Importe total 48,40 €'],
    [
      [4, 4_840],
      [2, '2026-03-03'],
    ],
  ],
  [
    'Traditional Chinese',
    'zh-Hant',
    'TWD',
    ['快樂家電行', '日期：2026年3月3日', '小計 NT$1,200', '合計 NT$1,280'],
    [
      [4, 128_000],
      [2, '2026-03-03'],
    ],
  ],
  [
    'Simplified Chinese',
    'zh-Hans',
    'CNY',
    ['快乐家电店', '日期：2026年3月3日', '优惠 20元', '实付 128元'],
    [
      [4, 12_800],
      [2, '2026-03-03'],
    ],
  ],
])('%s', async (_name, locale, currency, lines, values) => {
  expect(await found(lines, currency, locale)).toEqual(values);
});

test.each<readonly [string, string, readonly string[]]>([
  ['two amounts and no word for the sum', 'USD', ['Kettle $38.50', 'Lamp $12.00']],
  ['a sum in another currency', 'USD', ['Total 48,00 €']],
  ['a sum that could not be read well', 'USD', ['?Total $48.00']],
  ['two days and no word for the one', 'USD', ['3 March 2026', '5 March 2026']],
  ['a day that could be two', 'USD', ['Date: 03/04/2026']],
  ['a day that lies ahead', 'USD', ['Date: 3 March 2027']],
  ['nothing', 'USD', ['Thank you', '']],
])('%s: nothing is taken for it', async (_name, currency, lines) => {
  expect(await found(lines, currency)).toEqual([]);
});
