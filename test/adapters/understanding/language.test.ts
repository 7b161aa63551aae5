import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import { reading } from './reading.ts';

type Row = readonly [before: Locale, text: string, after: Locale];

const check = (rows: readonly Row[]): void => {
  test.each(rows)('%s: %s -> %s', (before, text, after) => {
    expect(reading(before, text).language).toBe(after);
  });
};

describe('changes on request', () => {
  check([
    ['en', '可以用中文嗎', 'zh-Hant'],
    ['en', '可以用中文吗', 'zh-Hans'],
    ['zh-Hans', '請用繁體', 'zh-Hant'],
    ['zh-Hant', '请用简体', 'zh-Hans'],
    ['zh-Hant', 'English please', 'en'],
    ['es', 'can we speak English?', 'en'],
    ['en', 'en español por favor', 'es'],
    ['en', '¿habla español?', 'es'],
    ['zh-Hant', '可以說英文嗎', 'en'],
    ['en', '中文', 'zh-Hant'],
  ]);
});

describe('changes on a clear message', () => {
  check([
    ['en', '我的冰箱壞了，店家不理我', 'zh-Hant'],
    ['en', '我的冰箱坏了，店家不理我', 'zh-Hans'],
    ['en', 'Compré una lavadora y no funciona', 'es'],
    ['es', 'I bought a fridge and it never arrived', 'en'],
    ['zh-Hans', '這個東西壞掉了', 'zh-Hant'],
    ['zh-Hant', 'my order has not arrived yet and they do not answer', 'en'],
  ]);
});

describe('is sticky', () => {
  check([
    ['en', 'sí', 'en'],
    ['es', 'ok', 'es'],
    ['zh-Hant', 'ok', 'zh-Hant'],
    ['en', 'I bought una camisa', 'en'],
    ['en', '好', 'en'],
    ['en', 'I bought it at 全國電子 yesterday', 'en'],
    ['zh-Hant', 'Home Depot', 'zh-Hant'],
    ['zh-Hans', '好的', 'zh-Hans'],
    ['zh-Hant', '可以', 'zh-Hant'],
    ['es', '450', 'es'],
    ['en', 'Coppel Monterrey Centro Sucursal', 'en'],
    ['es', '🙄', 'es'],
    ['en', '', 'en'],
  ]);
});

test('Chinese that is written alike in both scripts takes the script of the place', () => {
  expect(reading('en', '冰箱不冷了', { currency: 'CNY' }).language).toBe('zh-Hans');
  expect(reading('en', '冰箱不冷了', { currency: 'TWD' }).language).toBe('zh-Hant');
});
