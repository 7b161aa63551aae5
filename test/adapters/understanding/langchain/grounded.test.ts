import { expect, test } from '@jest/globals';
import { isGrounded } from '../../../../adapters/understanding/langchain/grounded.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';
import type { Locale } from '../../../../core/locale.ts';
import { HOME } from '../reading.ts';

const rules = rulesUnderstanding();
const grounded = (text: string, source: string, locale: Locale = 'en') =>
  isGrounded(text, { source, locale, context: HOME[locale], rules });

test.each([
  ['en', 'The customer called Acme three times and paid $480 on 3 March 2026.'],
  ['es', 'El cliente llamó tres veces a Acme y pagó 480 € el 3 de marzo de 2026.'],
  ['zh-Hant', '申訴人在2026年3月3日付了4800元，打了三次電話。'],
  ['zh-Hans', '投诉人在2026年3月3日付了4800元，打了三次电话。'],
] as const)('in %s what stands in the source passes', async (locale, text) => {
  expect(await grounded(text, text, locale)).toBe(true);
});

test.each([
  ['en', 'El cliente llamó a la tienda muchas veces y nadie contestó.'],
  ['es', 'The customer called the shop many times and nobody answered.'],
  ['zh-Hans', '申訴人打電話給店家，沒有人來看冰箱，也沒有人回信說明。'],
  ['en', '申訴人打電話給店家，沒有人來看。'],
] as const)('what is not in %s does not, though it stands there', async (locale, text) => {
  expect(await grounded(text, text, locale)).toBe(false);
});

test.each([
  ['en', 'The business should take it back.'],
  ['en', 'The customer is entitled to it.'],
  ['en', 'It was clearly broken.'],
  ['es', 'La empresa debería recogerla.'],
  ['es', 'La culpa es de la empresa.'],
  ['es', 'Se le recomienda esperar.'],
  ['zh-Hant', '店家應該退錢。'],
  ['zh-Hans', '商家违法。'],
] as const)('in %s advice, blame and judgement do not, whoever said it: %s', async (locale, text) => {
  expect(await grounded(text, text, locale)).toBe(false);
});

test.each([
  'The customer wrote to • about it.',
  'The customer wrote to ann@example about it.',
  'The customer looked at www.example about it.',
  'The customer called.\nNobody came.',
  'The *customer* called.',
  'The customer [called](x).',
  'The customer\u202e called.',
  '480',
])('marks, addresses and what was masked do not: %j', async (text) => {
  expect(await grounded(text, text)).toBe(false);
});

test.each([
  ['en', 'The customer called three times.', 'The customer called four times.'],
  ['en', 'The customer called.', 'The customer called twice.'],
  ['es', 'El cliente llamó tres veces.', 'El cliente llamó cuatro veces.'],
  ['es', 'El cliente llamó en marzo.', 'El cliente llamó en abril.'],
  ['zh-Hant', '申訴人打了三次電話。', '申訴人打了兩次電話。'],
  ['zh-Hans', '投诉人星期一打了电话。', '投诉人星期二打了电话。'],
] as const)('in %s a count that is written out is held to the source', async (locale, source, text) => {
  expect(await grounded(source, source, locale)).toBe(true);
  expect(await grounded(text, source, locale)).toBe(false);
});
