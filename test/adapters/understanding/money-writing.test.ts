import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { ReadingContext } from '../../../core/port/understanding.ts';
import { reading } from './reading.ts';

type Row = readonly [text: string, ...amounts: readonly string[]];

const table = (locale: Locale, rows: readonly Row[], more?: Partial<ReadingContext>): void => {
  test.each(rows.map(([text, ...amounts]) => ({ text, amounts })))('$text', ({ text, amounts }) => {
    const read = reading(locale, text, more).amounts.map(
      ({ minor, currency, certain, approximate }) =>
        `${minor} ${currency}${certain ? '' : '?'}${approximate === true ? '~' : ''}`,
    );
    expect(read).toEqual(amounts);
  });
};

describe('numbers half in words and half in digits', () => {
  table('en', [
    ['3 hundred and 21 dollars', '32100 USD'],
    ['3 million and a half dollars', '350000000 USD'],
    ['one million and a half dollars', '150000000 USD'],
    ['a quarter million dollars', '25000000 USD'],
    ['three quarters of a million dollars', '75000000 USD'],
    ['two hundred point seventy-one dollars', '20071 USD'],
    ['three quarters dollars'],
    ['twenty fifths'],
    ['$5m', '500000000 USD'],
    ['$3.2MM', '320000000 USD'],
    ['30 MUSD', '3000000000 USD'],
    ['it is 5 m long'],
    ['35 lakh rupees', '350000000 INR?'],
    ['twenty-one hundred dollars', '210000 USD'],
  ]);
  table('es', [
    ['mil millones de euros', '100000000000 EUR'],
    ['2 millones y medio de euros', '250000000 EUR'],
    ['pagué dos mil euros a un amigo', '200000 EUR'],
  ]);
  table(
    'es',
    [
      ['3 mil quinientos pesos', '350000 MXN'],
      ['mil 200 pesos', '120000 MXN'],
      ['$1,200.00 M.N.', '120000 MXN'],
    ],
    { currency: 'MXN' },
  );
});

describe('hundredths', () => {
  table('en', [
    ['$5 and 20 cents', '520 USD'],
    ['$5 and 20c', '520 USD'],
    ['thirteen dollars forty five', '1345 USD?'],
    ['I paid $20 and 2 friends came', '2000 USD'],
    ['cost $4.25 and 32 is the quantity', '425 USD'],
    ['$.99', '99 USD'],
    ['gate 5c'],
  ]);
  table(
    'en',
    [
      ['£20 and 50p', '2050 GBP'],
      ['50p', '50 GBP'],
      ['page 50p 3 pounds 50', '50 GBP', '350 GBP?'],
    ],
    {
      currency: 'GBP',
    },
  );
  table('es', [
    ['5 euros con 20', '520 EUR'],
    ['cinco euros con veinte', '520 EUR'],
    ["5'20 euros", '520 EUR'],
    ["1.234'56 €", '123456 EUR'],
  ]);
  table('zh-Hans', [
    ['50元6角三分', '5063 CNY'],
    ['五块六毛二分', '562 CNY'],
    ['五毛二分', '52 CNY'],
    ['考了五分'],
  ]);
});

describe('what could be read in two ways is asked about', () => {
  table('en', [
    ['$200 - $300', '20000 USD?~', '30000 USD?~'],
    ['between $200 and $300', '20000 USD?~', '30000 USD?~'],
    ['200-300 USD', '20000 USD?~', '30000 USD?~'],
    ['the price went from $200 to $300', '20000 USD', '30000 USD'],
    ['order 112-30 dollars'],
    ['$ 50 , 000', '5000 USD?'],
    ['1,00,000 INR', '10000000 INR'],
    ['KWD 1.250', '1250000 KWD?'],
    ['5 000 USD', '500000 USD?'],
    ['minus 50 dollars', '5000 USD?'],
    ['several hundred dollars'],
    ['paid $100 3 days ago', '10000 USD'],
  ]);
  table('es', [['pagué 4,800 euros', '480000 EUR?'], ['MX$4,800', '480000 MXN'], ['siete con cincuenta']]);
  table('zh-Hant', [
    ['１２，３４５元', '34500 TWD?'],
    ['十幾萬元', '10000000 TWD?~'],
    ['幾百塊'],
    ['兩三百塊'],
  ]);
});

describe('Chinese numerals', () => {
  table('zh-Hans', [
    ['一千多万元', '1000000000 CNY~'],
    ['十二点五元', '1250 CNY'],
    ['一万零十二元', '1001200 CNY'],
    ['四万万元', '40000000000 CNY'],
    ['7万 5千 4百元', '7540000 CNY'],
    ['1千零1元', '100100 CNY'],
    ['廿五元', '2500 CNY'],
    ['3w元', '3000000 CNY'],
    ['300美圆', '30000 USD'],
    ['新台币 3 万 5 千元', '3500000 TWD'],
    ['三点五万元', '3500000 CNY'],
    ['三块二毛五', '325 CNY'],
    ['两毛五', '25 CNY'],
    ['九块九包邮', '990 CNY?'],
    ['三块五个', '300 CNY'],
    ['运费150', '15000 CNY'],
    ['8亿元人民币', '80000000000 CNY'],
    ['三分之一'],
    ['百分之二十'],
    ['三点二十分'],
  ]);
});

describe('in the CFPB’s braces and masks', () => {
  table('en', [
    ['shortage of {$1900.00} was', '190000 USD'],
    ['the total of ( {$790.00} )', '79000 USD'],
    ['balance $ XXXX'],
    ['a low 500 credit score'],
    ['15 USC 1692g'],
  ]);
});
