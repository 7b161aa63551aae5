import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { ReadingContext } from '../../../core/port/understanding.ts';
import { reading, readingAbroad } from './reading.ts';

type Row = readonly [text: string, ...amounts: readonly string[]];

/** `48000 USD`, with `?` where it is not certain and `~` where it is about. */
const shown = (locale: Locale, text: string, more?: Partial<ReadingContext>): readonly string[] =>
  reading(locale, text, more).amounts.map(
    ({ minor, currency, certain, approximate }) =>
      `${minor} ${currency}${certain ? '' : '?'}${approximate === true ? '~' : ''}`,
  );

const table = (locale: Locale, rows: readonly Row[], more?: Partial<ReadingContext>): void => {
  test.each(rows.map(([text, ...amounts]) => ({ text, amounts })))('$text', ({ text, amounts }) => {
    expect(shown(locale, text, more)).toEqual(amounts);
  });
};

describe('English', () => {
  table('en', [
    ['It was $480', '48000 USD'],
    ['EUR 1,234.56', '123456 EUR'],
    ['USD 100', '10000 USD'],
    ['EUR 20', '2000 EUR'],
    ['1,234.56 EUR', '123456 EUR'],
    ['US$20', '2000 USD'],
    ['US $20', '2000 USD'],
    ['HK$300 and MX$1,200', '30000 HKD', '120000 MXN'],
    ['$ 1,500.00', '150000 USD'],
    ['£20', '2000 GBP'],
    ['a refund of three hundred and fifty dollars', '35000 USD'],
    ['two and a half grand', '250000 USD'],
    ['fifteen hundred bucks', '150000 USD'],
    ['half a million dollars', '50000000 USD'],
    ['2k dollars', '200000 USD'],
    ['$1.5k', '150000 USD'],
    ['$2 million', '200000000 USD'],
    ['99 cents', '99 USD'],
    ['12 dollars and 50 cents', '1250 USD'],
    ['about $50', '5000 USD~'],
    ['$50 or so', '5000 USD~'],
    ['between 300 and 400 dollars', '30000 USD?~', '40000 USD?~'],
    ['300 to 400 euros', '30000 EUR?~', '40000 EUR?~'],
    ['$300-400', '30000 USD?~', '40000 USD?~'],
    ['I paid 480 for it', '48000 USD'],
    ['they charged me 212.50 on Monday', '21250 USD'],
    ['bought a fridge for 480 at Acme', '48000 USD'],
    ['charged us $850', '85000 USD'],
    ['$1.234', '123400 USD?'],
    ['$12,50', '1250 USD?'],
    ['15 dollars and 50', '1550 USD?'],
    ['¥500', '500 JPY?'],
    ['75 USD million', '7500000000 USD'],
    ['-$50', '5000 USD?'],
    ['1,23,456 dollars', '12345600 USD?'],
    ['1,23,456 INR', '12345600 INR'],
    ['1’234.50 CHF', '123450 CHF'],
    ['paid 100 yen', '100 JPY'],
  ]);
});

describe('what is no amount in English', () => {
  table('en', [
    ['my iPhone 15 broke'],
    ['order #4711'],
    ['order number 112-3456789'],
    ['call me at 555-123-4567'],
    ['20 % off'],
    ['at 10:30'],
    ['I bought 2 chairs'],
    ['I paid 3 times'],
    ['on March 3'],
    ['03/04/2026'],
    ['42 Main Street'],
    ['three fifty dollars'],
    ['$4111111111111111111'],
    ['20 pounds of rice'],
    ['1 pen'],
    ['room 1204'],
    ['937cfd5bbd34'],
    ['the 180ml bottle'],
  ]);
});

describe('Spanish', () => {
  table('es', [
    ['1.234,56 €', '123456 EUR'],
    ['1 234,56 €', '123456 EUR'],
    ['1.500 euros', '150000 EUR'],
    ['10,99€', '1099 EUR'],
    ['mil doscientos cincuenta euros', '125000 EUR'],
    ['trescientos cincuenta euros', '35000 EUR'],
    ['medio millón de euros', '50000000 EUR'],
    ['unos 300 euros', '30000 EUR~'],
    ['mil euros más o menos', '100000 EUR~'],
    ['entre 300 y 400 euros', '30000 EUR?~', '40000 EUR?~'],
    ['pagué 480 por la nevera', '48000 EUR'],
    ['me costó 1.299', '129900 EUR'],
    ['3 euros con 99 céntimos', '399 EUR'],
    ['MX$1,200', '120000 MXN'],
    ['US$ 150', '15000 USD'],
    ['$480', '48000 USD?'],
    ['20 libras de café'],
    ['hace 15 días'],
    ['3 cuotas'],
    ['un 20 %'],
    ['el pedido 4500123'],
  ]);
  table(
    'es',
    [
      ['2 mil pesos', '200000 MXN'],
      ['2 mil 500 pesos', '250000 MXN'],
      ['dos mil quinientos pesos', '250000 MXN'],
      ['un millón de pesos', '100000000 MXN'],
      ['$8,499 pesos', '849900 MXN'],
      ['$ 4.800', '480000 MXN'],
    ],
    { currency: 'MXN', timeZone: 'America/Mexico_City' },
  );
});

describe('Traditional Chinese', () => {
  table('zh-Hant', [
    ['4800元', '480000 TWD'],
    ['新臺幣三萬五千元整', '3500000 TWD'],
    ['三千五百塊', '350000 TWD'],
    ['花了一萬二', '1200000 TWD'],
    ['1.2萬元', '1200000 TWD'],
    ['3萬5千元', '3500000 TWD'],
    ['12萬3千元', '12300000 TWD'],
    ['NT$4,800', '480000 TWD'],
    ['HK$300', '30000 HKD'],
    ['$300', '30000 TWD'],
    ['十二塊五', '1250 TWD'],
    ['３００元', '30000 TWD'],
    ['一百零五元', '10500 TWD'],
    ['三千多塊', '300000 TWD~'],
    ['大概五百塊', '50000 TWD~'],
    ['300到400元', '30000 TWD?~', '40000 TWD?~'],
    ['賠我五千', '500000 TWD'],
    ['花了3000左右', '300000 TWD~'],
    ['100美金', '10000 USD'],
    ['一億兩千萬元', '12000000000 TWD'],
    ['兩三百塊'],
    ['三塊蛋糕'],
    ['萬一壞了'],
    ['買了兩台'],
    ['千萬不要'],
    ['三月三號'],
    ['打了三次電話'],
  ]);
});

describe('Simplified Chinese', () => {
  table('zh-Hans', [
    ['398块', '39800 CNY'],
    ['¥480', '48000 CNY'],
    ['￥1,280.50', '128050 CNY'],
    ['人民币两千元', '200000 CNY'],
    ['三万五', ...[]],
    ['一共168', '16800 CNY'],
    ['5毛', '50 CNY'],
    ['36.57亿元', '365700000000 CNY'],
    ['第3号'],
    ['订单2410557788'],
  ]);
});

describe('an answer where an amount was asked for', () => {
  table(
    'en',
    [
      ['450', '45000 USD'],
      ['about 450', '45000 USD~'],
      ['4.5k', '450000 USD'],
      ['maybe 450 please', '45000 USD'],
      ['three hundred', '30000 USD'],
      ['450 or 500', '45000 USD?', '50000 USD?'],
      ['2 chairs'],
      ['45%'],
      ['-50'],
    ],
    { asked: 'amount' },
  );
  table(
    'zh-Hant',
    [
      ['一萬二', '1200000 TWD'],
      ['四千八', '480000 TWD'],
      ['450', '45000 TWD'],
    ],
    { asked: 'amount' },
  );
  table(
    'es',
    [
      ['2 mil', '200000 EUR'],
      ['1.234', '123400 EUR'],
    ],
    { asked: 'wantedAmount' },
  );
});

test('a correction is an amount without being asked for, but not where another number was', () => {
  expect(shown('en', 'no wait, 450')).toEqual(['45000 USD']);
  expect(shown('zh-Hant', '不對，是450')).toEqual(['45000 TWD']);
  expect(shown('es', 'perdón, 450')).toEqual(['45000 EUR']);
  expect(shown('en', 'no wait, 4501', { asked: 'orderNumber' })).toEqual([]);
  expect(shown('en', 'sorry 2013')).toEqual(['201300 USD?']);
  expect(shown('en', 'no 234 gate way road bridge town al 25684')).toEqual([]);
  expect(shown('en', 'no 45 lake view road bridge town al 4586')).toEqual([]);
  expect(shown('en', 'no, the pin is 1234')).toEqual([]);
  expect(shown('en', '450')).toEqual([]);
});

test('a sign that several currencies share is not certain where the case knows none', () => {
  const currencies = (locale: Locale, text: string) =>
    readingAbroad(locale, text).amounts.map(({ currency, certain }) => `${currency}${certain ? '' : '?'}`);
  expect(currencies('en', '$480')).toEqual(['USD?']);
  expect(currencies('zh-Hant', '4800元')).toEqual(['TWD?']);
  expect(currencies('zh-Hans', '¥480')).toEqual(['CNY?']);
  expect(currencies('es', '480 €')).toEqual(['EUR']);
});

test('a yen has no hundredth', () => {
  expect(shown('en', '¥500', { currency: 'JPY' })).toEqual(['500 JPY']);
  expect(shown('en', '143.80 yen')).toEqual(['144 JPY?']);
});
