import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cruise, type IReporterOutput } from 'dependency-cruiser';

const RULES = resolve('.dependency-cruiser.js');
const FOLDERS = ['core', 'bots', 'adapters'];

type Violation = { readonly rule: { readonly name: string }; readonly from: string };
const violations = async (baseDir: string): Promise<readonly Violation[]> => {
  const { default: config } = await import(RULES);
  const ruleSet = { forbidden: config.forbidden };
  const result: IReporterOutput = await cruise(FOLDERS, {
    ...config.options,
    ruleSet,
    validate: true,
    baseDir,
  });
  if (typeof result.output === 'string') throw new Error(result.output);
  return result.output.summary.violations;
};

/** One planted file a rule, and what it does wrong. */
const PLANTED: { readonly [rule: string]: { readonly file: string; readonly code: string } } = {
  'core-imports-core-and-zod': {
    file: 'core/planted-a.ts',
    code: `import { x } from '../bots/right.ts'; export const a = x;`,
  },
  'core-does-no-io': {
    file: 'core/planted-b.ts',
    code: `import { readFileSync } from 'node:fs'; export const b = readFileSync;`,
  },
  'bots-import-core-and-zod': {
    file: 'bots/planted-c.ts',
    code: `import { y } from '../adapters/one/right.ts'; export const c = y;`,
  },
  'bots-do-no-io': {
    file: 'bots/planted-d.ts',
    code: `import { join } from 'node:path'; export const d = join;`,
  },
  'an-adapter-imports-no-other-adapter': {
    file: 'adapters/two/planted-e.ts',
    code: `import { y } from '../one/right.ts'; export const e = y;`,
  },
  'an-adapter-imports-no-bot': {
    file: 'adapters/two/planted-f.ts',
    code: `import { x } from '../../bots/right.ts'; export const f = x;`,
  },
  'botbuilder-stays-with-teams': {
    file: 'adapters/two/planted-j.ts',
    code: `import { TurnContext } from 'botbuilder'; export const j = TurnContext;`,
  },
  'nothing-imports-a-test': {
    file: 'core/planted-g.ts',
    code: `import { z } from '../test/right.ts'; export const g = z;`,
  },
  'no-cycle': {
    file: 'core/planted-h.ts',
    code: `import { i } from './planted-i.ts'; export const h = (): unknown => i;`,
  },
};
const SOUND = {
  'core/planted-i.ts': `import { h } from './planted-h.ts'; export const i = (): unknown => h;`,
  'bots/right.ts': `export const x = 1;`,
  'adapters/one/right.ts': `export const y = 1;`,
  'test/right.ts': `export const z = 1;`,
};

let house: string;
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'parley-planted-'));
  const files = {
    ...SOUND,
    ...Object.fromEntries(Object.values(PLANTED).map(({ file, code }) => [file, code])),
  };
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), code);
  }
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

test('the house keeps its own rules', async () => {
  expect(await violations(process.cwd())).toEqual([]);
});

test('every rule bites a planted violation', async () => {
  const found = await violations(house);
  for (const [rule, { file }] of Object.entries(PLANTED))
    expect(
      found.some((each) => each.rule.name === rule && each.from === file) ? '' : `${rule} missed ${file}`,
    ).toBe('');
  const { default: config } = await import(RULES);
  expect(Object.keys(PLANTED).sort()).toEqual(
    config.forbidden.map(({ name }: { name: string }) => name).sort(),
  );
});
