import { expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import { reading } from './reading.ts';

const DANGERS = ['selfHarm', 'violence', 'medical'] as const;

test.each<readonly [Locale, string]>([
  ['en', "I'm so upset about this"],
  ['en', "I'm at my wits' end"],
  ['en', 'honestly I am really angry and fed up'],
  ['en', 'this has been a nightmare'],
  ['en', "I can't cope"],
  ['es', 'estoy muy enojado'],
  ['es', 'no puedo más'],
  ['es', 'ya no aguanto esto'],
  ['es', 'estoy harta de llamar'],
  ['es', 'qué impotencia'],
  ['zh-Hant', '氣死了'],
  ['zh-Hant', '我快崩潰了'],
  ['zh-Hant', '真的很生氣'],
  ['zh-Hant', '心好累'],
  ['zh-Hans', '气死我了'],
  ['zh-Hans', '真的很委屈'],
  ['zh-Hans', '愁死了'],
])('a feeling that is no danger: %s: %s', (locale, text) => {
  const { flags } = reading(locale, text);
  expect(flags).toContain('distress');
  expect(flags.filter((flag) => DANGERS.some((danger) => danger === flag))).toEqual([]);
});

test.each<readonly [Locale, string]>([
  ['en', 'the Angry Birds game never arrived'],
  ['en', 'the fan stopped at the end of the week'],
  ['es', 'no puedo pagar más que 20 euros'],
  ['es', 'no puedo más que aceptar'],
  ['zh-Hant', '小盆栽生氣蓬勃，只是花盆破了'],
  ['zh-Hans', '爐火大小調不了'],
])('no feeling: %s: %s', (locale, text) => {
  expect(reading(locale, text).flags).not.toContain('distress');
});

test('a burden of life itself is heard as a danger', () => {
  expect(reading('es', 'no puedo más con la vida').flags).toContain('selfHarm');
});
