import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';

const WEB = 'adapters/channel/web';
const PAGES = ['client/client.tsx', 'client/room/room.ts', 'client/widget.ts'];
/** What a browser may be given: its own folder, the contract, core, and the one library that draws. */
const ALLOWED = [
  /^adapters\/channel\/web\/client\//,
  /^adapters\/channel\/web\/wire\.ts$/,
  /^core\//,
  /node_modules\/preact\//,
];

/** Every file that one page imports, types aside, from the root of the project. */
const inputs = async (root: string, page: string): Promise<readonly string[]> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [join(WEB, page)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: page.startsWith('desk/') ? 'react' : 'preact',
    loader: { '.css': 'empty' },
    outdir: 'build',
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs);
};

const strangers = (files: readonly string[]): readonly string[] =>
  files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)));

test.each(PAGES)('%s brings nothing to the browser but its own folder, core and preact', async (page) => {
  const files = await inputs(resolve('.'), page);
  expect(files).toContain(join(WEB, page));
  expect(strangers(files)).toEqual([]);
});

/** Lists that the staff's routes and pages share; each by itself, so that no validator comes with it. */
const CONTRACT = /^adapters\/channel\/web\/staff\/[a-z]+-wire\.ts$/;

test('the console brings nothing of ours to the browser but its own folder: of core it uses types alone', async () => {
  const files = await inputs(resolve('.'), 'desk/desk.tsx');
  expect(files).toContain(join(WEB, 'desk/page/case/case-page.tsx'));
  const ours = files.filter((file) => !file.includes('node_modules/'));
  const own = (file: string): boolean => file.startsWith(join(WEB, 'desk/')) || CONTRACT.test(file);
  expect(ours.filter((file) => !own(file))).toEqual([]);
});

test('a planted import of a bot is seen', async () => {
  const root = mkdtempSync(join(tmpdir(), 'parley-bundle-'));
  try {
    for (const folder of ['bots', `${WEB}/client`]) mkdirSync(join(root, folder), { recursive: true });
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    writeFileSync(join(root, 'bots/planted.ts'), 'export const planted = 1;');
    writeFileSync(
      join(root, WEB, 'client/client.tsx'),
      "import { planted } from '../../../../bots/planted.ts'; document.title = String(planted);",
    );
    expect(strangers(await inputs(root, 'client/client.tsx'))).toEqual(['bots/planted.ts']);
  } finally {
    rmSync(root, { recursive: true });
  }
});
