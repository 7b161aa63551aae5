import { expect, test } from '@jest/globals';
import { timeTyped } from '../../bots/typed.ts';

test.each([
  ['14:30', 14.5],
  ['9.15', 9.25],
  ['00:00', 0],
  ['2 pm', 14],
  ['12:30 a.m.', 0.5],
  ['下午 2:30', 14.5],
  ['上午9點', 9],
  ['14：05', 14 + 5 / 60],
])('a time of day is read as it is typed: %s', (typed, hours) => {
  expect(timeTyped(typed)).toBeCloseTo(hours);
});

test.each(['9', '25:00', '14:60', '13 pm', 'noon', '', '14:3'])('nothing is guessed: %s', (typed) => {
  expect(timeTyped(typed)).toBeNull();
});
