import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readProcedures } from '../../../adapters/procedure/directory.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-packs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const [pack] = PROCEDURES;

test('a pack of one’s own is read', () => {
  writeFileSync(join(folder, 'town.json'), JSON.stringify({ ...pack, id: 'town-hall' }));
  writeFileSync(join(folder, 'notes.txt'), 'not a pack');
  expect(readProcedures(folder).map(({ id }) => id)).toEqual(['town-hall']);
});

test('a pack with a mistake stops the start and names the file and the field', () => {
  writeFileSync(join(folder, 'town.json'), JSON.stringify({ ...pack, id: 'town-hall', cutOffHour: 99 }));
  expect(() => readProcedures(folder)).toThrow(/town\.json[\s\S]*cutOffHour/);
});

test('a pack that is no JSON names its file', () => {
  writeFileSync(join(folder, 'town.json'), '{');
  expect(() => readProcedures(folder)).toThrow(/town\.json/);
});
