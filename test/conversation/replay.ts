import { describe, expect, test } from '@jest/globals';
import { LOCALES } from '../../core/locale.ts';
import type { Bench } from './bench/bench.ts';
import { play, type Variant } from './play.ts';
import { readRow, rowFiles } from './script.ts';

const VARIANTS: readonly Variant[] = ['plain', 'twice', 'burst', 'restartOnce'];

const CHANNELS = ['terminal', 'web', 'telegram', 'teams'] as const;

/**
 * Replays every row on a channel in two of the four languages, each in one way. Languages and ways take turns over rows
 * and channels: every row is replayed in every language on two channels. All ways in all languages are replayed straight
 * to the house (house-delivery.test.ts, house-restart.test.ts).
 */
export const replayOn = (bench: Bench<'terminal' | 'web' | 'telegram' | 'teams'>): void => {
  const rows = rowFiles().map((file) => readRow(file, 'en'));
  const there = rows.filter(({ notOn }) => notOn[bench.name] === undefined);

  test('what this channel has no way for is known, and why', () => {
    for (const { file, notOn } of rows)
      if (notOn[bench.name] !== undefined)
        expect([file, notOn[bench.name]]).toEqual([file, expect.stringMatching(/\w+ \w+/)]);
    expect(rows.length - there.length).toBeLessThanOrEqual(1);
  });

  describe.each(there.map(({ file }) => file))(`%s, on the channel ${bench.name}`, (file) => {
    const { row } = readRow(file, 'en');
    const plays = LOCALES.map((locale, index) => ({
      locale,
      variant: VARIANTS[(Math.floor(row / 2) + index) % VARIANTS.length] ?? 'plain',
    })).filter((_, index) => (row + index + CHANNELS.indexOf(bench.name)) % 2 === 0);
    test.each(plays)('$locale, $variant', ({ locale, variant }) =>
      play(readRow(file, locale), bench, variant),
    );
  });
};
