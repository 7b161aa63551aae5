import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const TEXT = readFileSync('SECURITY.md', 'utf8');

test('every test that SECURITY.md names is there, and every row of its tables names one', () => {
  const rows = TEXT.split('\n').filter((line) => line.startsWith('| ') && !line.includes('held by'));
  expect(rows.length).toBeGreaterThan(15);
  const missing = rows.flatMap((row) => {
    const named = [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/gu)].map(([, path = '']) => path);
    if (named.length === 0 && !row.includes('see the levels below')) return [`Nothing holds: ${row}`];
    return named.filter(
      (path) => !existsSync(join('test', `${path}.test.ts`)) && !existsSync(join('test', path)),
    );
  });
  expect(missing).toEqual([]);
});
