import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { putAsset } from './asset.ts';

/* Run by build-console.ts: bundles the console into the folder that it is given. */

const DESK = join(import.meta.dirname, 'desk');

const bundle = async (outDir: string): Promise<void> => {
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
};

/** No file of configuration is read: everything that the build depends on stands here. */
const config = (): InlineConfig => ({
  configFile: false,
  root: DESK,
  base: '/assets/',
  publicDir: false,
  envDir: false,
  logLevel: 'silent',
  // Whatever the process that builds is called: a browser is given React without its checks.
  mode: 'production',
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
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
      .filter((name) => !kept.has(name))
      .map((name) => rm(join(outDir, name), { force: true })),
  );
};

const [outDir] = process.argv.slice(2);
if (outDir === undefined) throw new Error('Where is the console to be put?');
await bundle(outDir);
