import { expect, test } from '@jest/globals';
import { seeded } from '../../../../adapters/channel/synthetic/chance.ts';
import { drawPlot } from '../../../../adapters/channel/synthetic/character.ts';

const draws = (seed: string, count: number): number[] => {
  const chance = seeded(seed);
  return Array.from({ length: count }, () => chance.next());
};
const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
const deviation = (list: readonly number[]): number =>
  Math.sqrt(mean(list.map((each) => (each - mean(list)) ** 2)));

test('the same seed draws the same; another seed does not', () => {
  expect(draws('a', 50)).toEqual(draws('a', 50));
  expect(draws('a', 50)).not.toEqual(draws('b', 50));
});

test('draws are spread evenly from 0 to 1', () => {
  const list = draws('even', 20_000);
  expect(Math.min(...list)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...list)).toBeLessThan(1);
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    list.filter((each) => Math.floor(each * 10) === tenth),
  );
  for (const { length } of tenths) expect(Math.abs(length - 2_000)).toBeLessThan(200);
});

test('a fork does not depend on how much was drawn before it', () => {
  const used = seeded('root');
  used.next();
  used.next();
  expect(used.fork('x').next()).toBe(seeded('root').fork('x').next());
});

test('weights are kept, and a weight of nothing is never picked', () => {
  const chance = seeded('weights');
  const picked = Array.from({ length: 4_000 }, () => chance.weighted({ often: 3, seldom: 1, never: 0 }));
  const share = picked.filter((each) => each === 'often').length / picked.length;
  expect(share).toBeCloseTo(0.75, 1);
  expect(picked).not.toContain('never');
});

test('limits follow the model of the evidence table: ln(b/s) is normal, with room in about 76 of 100 cases', () => {
  const plots = Array.from({ length: 4_000 }, (_, index) => drawPlot(seeded(`model/${index}`)));
  const logs = plots.map(({ claimant, respondent }) => Math.log(respondent.limitMinor / claimant.limitMinor));
  expect(mean(logs)).toBeCloseTo(0.25, 1);
  expect(deviation(logs)).toBeCloseTo(0.35, 1);
  expect(logs.filter((log) => log >= 0).length / logs.length).toBeCloseTo(0.76, 1);
});
