import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build, stop } from 'esbuild';
import { bundledAfter } from '../../../../adapters/channel/web/bundle-after.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-bundle-'));
  const file = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  file('shared.ts', 'export const once = Symbol("once"); export const kept = 1;');
  file('own.ts', 'export const own = "own";');
  file('first.ts', 'export { once } from "./shared.ts";');
  file(
    'second.ts',
    'import { once } from "./shared.ts"; import { own } from "./own.ts"; console.log(once, own);',
  );
  file('greedy.ts', 'import { kept } from "./shared.ts"; console.log(kept);');
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

const options = (name: string) =>
  ({
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    logLevel: 'silent',
    absWorkingDir: folder,
    outdir: folder,
    entryPoints: { [name]: join(folder, `${name}.ts`) },
  }) as const;

test('what the first bundle holds is imported from it, everything else comes along', async () => {
  const first = await build(options('first'));
  const { outputFiles } = await build(bundledAfter(options('second'), first, '/assets/first.js'));
  const [{ text } = { text: '' }] = outputFiles;
  expect(text).toMatch(/import\{once as \w+\}from"\/assets\/first\.js"/);
  expect(text).not.toContain('Symbol');
  expect(text).toContain('"own"');
});

test('a name that the first bundle does not export stops the build', async () => {
  const first = await build(options('first'));
  const second = build(bundledAfter(options('greedy'), first, '/assets/first.js'));
  await expect(second).rejects.toThrow('/assets/first.js does not export kept.');
});
