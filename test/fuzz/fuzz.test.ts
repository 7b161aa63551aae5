import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withoutPlaceInHeic } from '../../adapters/intake/local/iso-media.ts';
import { corpusOf } from './corpus.ts';
import { heicOf } from './sample-file.ts';
import { TARGETS } from './target.ts';

/** Fixed, so that a red run is red again; `npm run fuzz` takes others. */
const SEED = 20_261_124;

test.each(Object.keys(TARGETS))('%s: nothing from outside makes a fault of it', async (name) => {
  const target = TARGETS[name];
  if (target === undefined) throw new Error(name);
  for (const input of corpusOf(name)) await target.check(input);
  await fc.assert(
    fc.asyncProperty(target.input, async (input) => {
      await target.check(input);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test('a picture whose table names itself thousands of times costs no more than it is long', () => {
  const part = Buffer.from([0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff]);
  const naming = (times: number): Buffer =>
    Buffer.concat([heicOf(0x4400, Array(times).fill(part)), Buffer.alloc(4_000_000, 1)]);
  const spent = (picture: Buffer): number => {
    const from = performance.now();
    expect(withoutPlaceInHeic(picture).at(-1)).toBe(0);
    return performance.now() - from;
  };
  const quickest = (picture: Buffer): number => Math.min(...[1, 2, 3].map(() => spent(picture)));
  // Read part by part, it is thousands of times as long; 500 leaves room for a machine that is busy.
  expect(quickest(naming(10_000))).toBeLessThan(500 * quickest(naming(1)));
  // Parts that take no room in the table are one, however many it says there are.
  const empty = heicOf(0x0000, [], 65_535);
  expect(withoutPlaceInHeic(empty)).toHaveLength(empty.length);
});
