import { expect, test } from '@jest/globals';
import { localeOf } from '../../../../../adapters/channel/web/client/locale.ts';

test.each([
  ['zh-TW', 'zh-Hant'],
  ['zh-Hant-HK', 'zh-Hant'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-SG', 'zh-Hans'],
  ['es-419', 'es'],
  ['en-GB', 'en'],
])('%s is read as %s', (tag, locale) => {
  expect(localeOf([tag])).toBe(locale);
});

test('the first language that is spoken here counts; none at all is English', () => {
  expect(localeOf([null, undefined, '', 'eo', 'pt-BR', 'es-MX', 'en'])).toBe('es');
  expect(localeOf(['est', 'eng-x', 'zhx'])).toBe('en');
  expect(localeOf([])).toBe('en');
});
