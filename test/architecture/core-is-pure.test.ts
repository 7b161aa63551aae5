import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** What a pure layer may not touch: clocks, dice, timers, the process, the network. */
const IMPURE =
  /\b(?:Date\.now|new Date\b|Math\.random|performance\.|setTimeout|setInterval|crypto\.|process\.|fetch\()/;

const impure = (code: string): readonly string[] =>
  code
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))
    .filter((line) => IMPURE.test(line));

const files = ['core', 'bots'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

test('nothing in core or bots reads a clock or rolls a die', () => {
  const found = files.flatMap((file) => impure(readFileSync(file, 'utf8')).map((line) => `${file}: ${line}`));
  expect(found).toEqual([]);
});

test('the rule bites', () => {
  expect(impure('const now = Date.now();')).toHaveLength(1);
  expect(impure('const at = new Date();')).toHaveLength(1);
  expect(impure('const die = Math.random();')).toHaveLength(1);
});
