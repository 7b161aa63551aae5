import { expect, test } from '@jest/globals';
import { seeded } from '../core/case/walk.ts';
import { measure } from './preference/measure.ts';
import { agrees, PAGE, tableOf } from './preference/report.ts';

const measured = measure(seeded(7), 8_000, 250);

test.each(['money', 'preferences', 'noise'] as const)('the page’s numbers come back: %s', (name) => {
  expect([measured[name], agrees(measured[name], PAGE[name])]).toEqual([measured[name], true]);
});

test('three levels and three packages settle more than money alone, and keep most of what there is to gain', () => {
  expect(measured.own.settle).toBeGreaterThan(measured.money.settle);
  expect(measured.own.surplus).toBeGreaterThan(measured.money.surplus + 20);
});

test('the table says which numbers are whose', () => {
  expect(tableOf(measured, 7)).toMatch(
    /settle +page +surplus +page[\s\S]*money only +\d+\.\d +61 +\d+\.\d +31/,
  );
});
