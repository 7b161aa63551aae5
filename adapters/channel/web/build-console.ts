import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type { InlineConfig, Rolldown } from 'vite';
import { putAsset } from './asset.ts';

const HERE = import.meta.dirname;
const DESK = join(HERE, 'desk');
/** Beside the output: of what it was made. */
const MARK = 'desk/made-of';
/** What the output is made of besides the desk's own folder. */
const LIBRARIES = [
  'react',
  'react-dom',
  '@fluentui/react-components',
  '@tanstack/react-virtual',
  '@microsoft/teams-js',
  'vite',
];

const require = createRequire(import.meta.url);

/**
 * Writes the console of the team into `outDir`: `desk.html` and, under `desk/`, its scripts and styles, each also
 * gzipped. Does nothing when what is there was made of the same sources, so that a start costs a build only after a
 * change; `say` hears when there is one to wait for. Throws when a source does not compile.
 */
export const buildConsole = async (outDir: string, say: (line: string) => void = () => {}): Promise<void> => {
  const hash = await sourcesHash();
  if ((await readFile(join(outDir, MARK), 'utf8').catch(() => '')) === hash) return;
  say('Building the desk, once for this version. This takes a few seconds.');
  // Loaded only for a build: it is large, and most starts need none.
  const { build } = await import('vite');
  const { output } = (await build(config())) as Rolldown.RolldownOutput;
  const files = output.map((file) => ({
    name: file.fileName,
    contents: Buffer.from(file.type === 'chunk' ? file.code : file.source),
  }));
  await Promise.all(files.map(({ name, contents }) => putAsset(join(outDir, name), contents)));
  await dropOthers(
    outDir,
    files.map(({ name }) => name),
  );
  await writeFile(join(outDir, MARK), hash);
};

/** No file of configuration is read: everything that the build depends on stands here. */
const config = (): InlineConfig => ({
  configFile: false,
  root: DESK,
  base: '/assets/',
  publicDir: false,
  envDir: false,
  logLevel: 'silent',
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    write: false,
    target: 'es2022',
    // Small pictures too are files: the page's policy is easier to read than its exceptions.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: join(DESK, 'desk.html'),
      output: {
        // Named by their content: a desk that stays open while Parley is renewed never mixes two editions.
        entryFileNames: 'desk/[name]-[hash].js',
        chunkFileNames: 'desk/[name]-[hash].js',
        assetFileNames: 'desk/[name]-[hash][extname]',
      },
    },
  },
});

/** Files of an earlier build go. */
const dropOthers = async (outDir: string, names: readonly string[]): Promise<void> => {
  const kept = new Set(names.flatMap((name) => [name, `${name}.gz`]));
  const there = await readdir(join(outDir, 'desk'));
  await Promise.all(
    there
      .map((name) => `desk/${name}`)
      .filter((name) => !kept.has(name) && name !== MARK)
      .map((name) => rm(join(outDir, name), { force: true })),
  );
};

const sourcesHash = async (): Promise<string> => {
  const listed = await readdir(DESK, { recursive: true, withFileTypes: true });
  const files = [
    ...listed.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)),
    join(HERE, 'build-console.ts'),
    ...LIBRARIES.map((name) => require.resolve(`${name}/package.json`)),
  ].sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${relative(HERE, file)}\0`).update(await readFile(file));
  return hash.digest('hex');
};
