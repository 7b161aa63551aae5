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

test('a picture whose table names more parts than it has room for costs no more than it is long', () => {
  const many = heicOf(0x0000, [], 65_535);
  expect(withoutPlaceInHeic(many)).toHaveLength(many.length);
  // Two million bytes, each of whose parts is the whole picture.
  const part = Buffer.from([0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff]);
  const whole = heicOf(0x4400, Array(65_000).fill(part));
  const padded = Buffer.concat([whole, Buffer.alloc(4_000_000, 1)]);
  expect(withoutPlaceInHeic(padded).every((byte) => byte === 0)).toBe(true);
});
