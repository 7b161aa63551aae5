import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
/** Where a sealed number is weighed against public bounds, and where it is encrypted. Nowhere else may it be seen. */
const MAY_REVEAL = ['adapters/vault/aes-gcm/aes-gcm-vault.ts', 'core/turn/seal.ts'];

const sources = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));

test('a sealed number is revealed in two places only', () => {
  const revealing = ['core', 'bots', 'adapters']
    .flatMap(sources)
    .filter((file) => /\.reveal\s*\(/.test(readFileSync(join(ROOT, file), 'utf8')))
    .map((file) => relative('.', file))
    .sort();
  expect(revealing).toEqual(MAY_REVEAL);
});
