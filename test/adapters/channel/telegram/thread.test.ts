import { afterEach, expect, test } from '@jest/globals';
import { type Bench, openBench } from './bench.ts';

let bench: Bench;
afterEach(() => bench.close());

const STORY =
  'My fridge from Acme came broken on 3 March, it does not cool at all. I paid $480 and want my money back.';

test.each(['polling', 'webhook'] as const)('a case is begun and told in Telegram, by %s', async (mode) => {
  bench = await openBench({ mode });
  const ana = bench.person(7);
  await ana.say('/start');
  await bench.quiet();
  expect(ana.read()).toMatch(/bot/u);
  await ana.say(STORY);
  await bench.quiet();
  expect(ana.read()).toMatch(/Amount.*480/u);
  expect(bench.faults).toEqual([]);
});
