import { describe, test } from '@jest/globals';
import { LOCALES } from '../../core/locale.ts';
import { house } from './bench/house.ts';
import { play, type Variant } from './play.ts';
import { readRow, rowFiles } from './script.ts';

/** Replays every row in every language straight to the house, in each of these ways, on a real file. */
export const replayInHouse = (variants: readonly Variant[]): void => {
  describe.each(rowFiles())('%s, straight to the house', (file) => {
    describe.each(LOCALES)('in %s', (locale) => {
      test.each(variants)('%s', (variant) => play(readRow(file, locale), house, variant));
    });
  });
};
