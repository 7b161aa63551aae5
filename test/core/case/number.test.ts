import { expect, test } from '@jest/globals';
import { randomIds } from '../../../adapters/ids/random-ids.ts';
import { caseNumber } from '../../../core/case/number.ts';

test('a number is ten letters that no ear and no eye takes for another, the same for a case at any time', () => {
  const id = 'mf3k2a1bQ9_x-Zt0LwPcYh4e';
  expect(caseNumber(id)).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXYZ]{5}-[2-9BCDFGHJKMNPQRSTVWXYZ]{5}$/);
  // Told to people and written down: a number that changes with a release would lose them.
  expect(caseNumber(id)).toBe('V3R8Q-Y4RW7');
});

test('cases opened in the same moment have numbers of their own, with every letter as often in every place', () => {
  const { id } = randomIds();
  const numbers = Array.from({ length: 30_000 }, () => caseNumber(id()));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const place of [0, 4, 6, 10]) {
    const often = new Map<string, number>();
    for (const number of numbers) often.set(number.charAt(place), (often.get(number.charAt(place)) ?? 0) + 1);
    expect(often.size).toBe(28);
    // 30,000 / 28 = 1,071, give or take six times its spread of 32.
    for (const count of often.values()) expect(Math.abs(count - 1_071)).toBeLessThan(200);
  }
});

test('ids that differ in one character, the first or the last, differ in their number', () => {
  const ids = ['case-1', 'case-2', 'dase-1', 'case-11', 'ncase-1'];
  expect(new Set(ids.map(caseNumber)).size).toBe(ids.length);
});
