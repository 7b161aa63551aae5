import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CURRENCY_NAMES } from '../../../adapters/understanding/rules/money/currency-name.ts';
import type { Locale } from '../../../core/locale.ts';
import { exponentOf, minorPerMajor } from '../../../core/money.ts';
import { reading, readingAbroad } from './reading.ts';

/** Where people write, and the language that the conversation is in there. */
const REGIONS: readonly (readonly [region: string, locale: Locale])[] = [
  ['en-US', 'en'],
  ['en-GB', 'en'],
  ['en-IN', 'en'],
  ['en-ZA', 'en'],
  ['es-ES', 'es'],
  ['es-MX', 'es'],
  ['es-AR', 'es'],
  ['es-CL', 'es'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-CN', 'zh-Hans'],
  ['de-CH', 'en'],
  ['fr-FR', 'en'],
];
const BEFORE: { readonly [Language in Locale]: string } = {
  en: 'It was ',
  es: 'Fueron ',
  'zh-Hant': '總共',
  'zh-Hans': '总共',
};
const Written = fc.record({
  region: fc.constantFrom(...REGIONS),
  code: fc.constantFrom(...Object.keys(CURRENCY_NAMES)),
  major: fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 9_999_999 })),
  part: fc.nat(99),
  display: fc.constantFrom('symbol', 'narrowSymbol', 'code', 'name'),
  own: fc.boolean(),
});

/** What Unicode's data say of how people write money there, in any currency; what is certain must be what was meant. */
test('an amount as it is written anywhere is right, or asked about, or not read; it is never another', () => {
  fc.assert(
    fc.property(Written, ({ region: [region, locale], code, major, part, display, own }) => {
      // A narrow sign is written where everybody knows the currency.
      const known = own || display === 'narrowSymbol';
      const exponent = exponentOf(code);
      const minor = major * minorPerMajor(code) + (exponent === 2 ? part : 0);
      const text = new Intl.NumberFormat(region, {
        style: 'currency',
        currency: code,
        currencyDisplay: display,
        minimumFractionDigits: exponent,
        maximumFractionDigits: exponent,
      }).format(minor / minorPerMajor(code));
      const told = `${BEFORE[locale]}${text}.`;
      const { amounts } = known ? reading(locale, told, { currency: code }) : readingAbroad(locale, told);
      const sure = amounts.filter(({ certain }) => certain).map((each) => [told, each.minor, each.currency]);
      expect(sure).toEqual(sure.length === 0 ? [] : [[told, minor, code]]);
    }),
    { numRuns: 2_000 },
  );
});
