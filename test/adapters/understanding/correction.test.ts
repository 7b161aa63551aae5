import { expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import { reading } from './reading.ts';

/** Asked what would put it right, somebody puts right what was paid: it is no wish. */
test.each<readonly [Locale, string]>([
  ['en', 'sorry, I paid 450'],
  ['en', 'oops i paid $450'],
  ['en', 'actually paid 450 dollars'],
  ['es', 'perdón, pagué 450 euros'],
  ['es', 'perdón, costó 450'],
  ['es', 'no, pagué 450'],
  ['es', 'ay no, eran 450 euros'],
  ['es', 'quise poner 450'],
  ['zh-Hant', '抱歉，我付了450元'],
  ['zh-Hant', '不好意思，花了450'],
  ['zh-Hans', '说错了，付了450'],
])('%s: %s', (locale, text) => {
  const { intent, elements } = reading(locale, text, { asked: 'wanted' });
  expect(intent).toBe('correct');
  const money = elements.filter(({ value }) => value.kind === 'money');
  expect(money).toMatchObject([{ element: 'amount', value: { money: { minor: 45_000 } } }]);
  expect(elements.some(({ element }) => element === 'wanted')).toBe(false);
});

test.each<readonly [Locale, string]>([
  ['en', 'sorry, they never answered me'],
  ['es', 'perdón, la tienda no me contestó'],
  ['zh-Hant', '不好意思，店家都沒有回我'],
])('an apology alone corrects nothing: %s: %s', (locale, text) => {
  expect(reading(locale, text).intent).not.toBe('correct');
});
