import { expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { ElementId, ElementValue } from '../../../core/narrative/element.ts';
import { reading } from './reading.ts';

const factsOf = (
  locale: Locale,
  text: string,
  asked?: ElementId,
): readonly (readonly [ElementId, string])[] =>
  reading(locale, text, asked === undefined ? {} : { asked }).elements.map(({ element, value }) => [
    element,
    said(value),
  ]);

const said = (value: ElementValue): string =>
  value.kind === 'text' ? value.text : value.kind === 'wanted' ? value.wanted : value.kind;

test.each<readonly [Locale, string, ElementId, string]>([
  ['en', 'order 4711', 'orderNumber', '4711'],
  ['en', 'Order A-22', 'orderNumber', 'A-22'],
  ['en', 'Acme GmbH', 'seller', 'Acme GmbH'],
  ['en', 'Bright Ltd.', 'seller', 'Bright Ltd'],
  ['en', 'refund', 'wanted', 'refund'],
  ['en', 'a repair', 'wanted', 'repair'],
  ['es', 'pedido 4711', 'orderNumber', '4711'],
  ['es', 'Muebles S.A.', 'seller', 'Muebles S.A.'],
  ['es', 'reembolso', 'wanted', 'refund'],
  ['zh-Hant', '訂單號4711', 'orderNumber', '4711'],
  ['zh-Hant', '退款', 'wanted', 'refund'],
  ['zh-Hans', '退款', 'wanted', 'refund'],
])('in %s "%s" is a fact though nobody asked for it', (locale, text, element, value) => {
  expect(factsOf(locale, text)).toEqual([[element, value]]);
});

test.each<readonly [Locale, string]>([
  ['en', 'ok'],
  ['en', 'my order'],
  ['en', 'the inc'],
  ['en', 'refund?'],
  ['en', 'no refund'],
  ['en', 'cancel'],
  ['es', 'mi pedido'],
  ['es', '¿reembolso?'],
])('in %s "%s" states nothing', (locale, text) => {
  expect(factsOf(locale, text)).toEqual([]);
});

test('the name of a file is not the name of a thing', () => {
  expect(factsOf('en', 'photo.jpg', 'item')).toEqual([]);
  expect(factsOf('en', 'a kettle', 'item')).toEqual([['item', 'kettle']]);
});

const TELLING = { telling: { claimType: null, missing: [] } };

test.each<readonly [Locale, string, string]>([
  ['en', 'online shop', 'bought'],
  ['en', 'something I bought', 'bought'],
  ['en', 'a hotel', 'service'],
  ['en', 'my credit card', 'paid'],
  ['en', 'car accident', 'harmed'],
  ['es', 'una tienda en línea', 'bought'],
  ['es', 'un viaje', 'service'],
  ['es', 'un cargo del banco', 'paid'],
  ['es', 'un accidente', 'harmed'],
  ['zh-Hant', '網購', 'bought'],
  ['zh-Hans', '网上购物', 'bought'],
  ['zh-Hant', '信用卡', 'paid'],
  ['zh-Hans', '车祸', 'harmed'],
])('in %s "%s" names a group of kinds', (locale, text, group) => {
  const { claimType, claimGroup } = reading(locale, text, TELLING);
  expect(claimType === undefined ? claimGroup : group).toBe(group);
});

test('a group is named only where the kind is open, and by a few words alone', () => {
  expect(reading('en', 'online shop').claimGroup).toBeUndefined();
  expect(reading('en', 'the shop never answered me at all', TELLING).claimGroup).toBeUndefined();
});
