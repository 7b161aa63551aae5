import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { ADVISORIES } from './advisory.ts';

/** Licences under which a package may be given on with this program. */
const ALLOWED = new Set([
  'MIT',
  'Apache-2.0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'Unlicense',
  // Asks for the source of its own files alone, which we do not change.
  'MPL-2.0',
  // The libraries of pictures that sharp loads at run time: separate files, which anybody may exchange.
  'LGPL-3.0-or-later',
]);
/** Packages that state their licence in a file of theirs and not in their description. */
const STATED_ELSEWHERE: { readonly [name: string]: string } = { sylvester: 'MIT' };

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
    }),
  ),
});
const Described = z.object({
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]).optional(),
});

const locked = Object.entries(Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8'))).packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, entry]) => ({ path, name: path.split('node_modules/').at(-1) ?? '', ...entry }));

const isAllowed = (license: string): boolean =>
  license
    .replace(/[()]/gu, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => ALLOWED.has(each)));

/** Whether a version lies below another, by their three numbers; what comes before a release lies below it. */
const isBelow = (version: string, other: string): boolean => {
  const [mine = [], theirs = []] = [version, other].map((each) =>
    (each.split('-')[0] ?? '').split('.').map(Number),
  );
  const at = mine.findIndex((number, index) => number !== theirs[index]);
  return at === -1 ? version.includes('-') : (mine[at] ?? 0) < (theirs[at] ?? 0);
};
const holesOf = ({ name, version = '' }: { readonly name: string; readonly version?: string | undefined }) =>
  ADVISORIES.filter(
    (known) =>
      known.name === name && isBelow(version, known.below) && !isBelow(version, known.from ?? '0.0.0'),
  ).map(({ id }) => `${name} ${version}: ${id}`);

test('what the program stands on may be given on with it', () => {
  expect(locked.length).toBeGreaterThan(300);
  const not = locked.filter(({ name, license }) => !isAllowed(license ?? STATED_ELSEWHERE[name] ?? 'none'));
  expect(not.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  expect(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'SEE LICENSE IN x', ''].filter(isAllowed)).toEqual(
    [],
  );
  expect(['(MIT OR GPL-2.0)', 'MIT AND ISC'].filter(isAllowed)).toHaveLength(2);
});

test('what is installed is what is locked, under the licence that is locked', () => {
  for (const { path, name, version, license } of locked) {
    const file = resolve(path, 'package.json');
    // Packages for other machines are locked and not installed.
    if (!existsSync(file)) continue;
    const found = Described.parse(JSON.parse(readFileSync(file, 'utf8')));
    expect([name, found.version]).toEqual([name, version]);
    if (license !== undefined) expect([name, found.license]).toEqual([name, license]);
  }
});

test('everything that is fetched is fetched by its fingerprint', () => {
  const loose = locked.filter(
    ({ resolved, integrity }) => resolved !== undefined && !integrity?.startsWith('sha512-'),
  );
  expect(loose.map(({ name }) => name)).toEqual([]);
});

test('nothing that the program stands on has a hole that is on the list', () => {
  expect(locked.flatMap(holesOf)).toEqual([]);
  expect(holesOf({ name: 'ws', version: '8.17.0' })).toEqual(['ws 8.17.0: CVE-2024-37890']);
  expect(holesOf({ name: 'ws', version: '8.17.1-beta.1' })).toHaveLength(1);
  expect(holesOf({ name: 'ws', version: '8.17.1' })).toEqual([]);
});
