import { describe, test } from '@jest/globals';
import { LOCALES } from '../../core/locale.ts';
import { house } from './bench/house.ts';
import { play, type Variant } from './play.ts';
import { readRow, rowFiles } from './script.ts';

/** Every row, in every language, in every way: on a real file, with every restart a real one. */
const VARIANTS: readonly Variant[] = ['plain', 'twice', 'burst', 'restart'];

describe.each(rowFiles())('%s, straight to the house', (file) => {
  describe.each(LOCALES)('in %s', (locale) => {
    test.each(VARIANTS)('%s', (variant) => play(readRow(file, locale), house, variant));
  });
});
