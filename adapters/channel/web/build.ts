import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { BuildOptions, BuildResult } from 'esbuild';
import { LOCALES } from '../../../core/locale.ts';
import { putAsset } from './asset.ts';
import { type Bundle, bundles, CLIENT } from './bundle.ts';
import { bundledAfter } from './bundle-after.ts';

const HERE = import.meta.dirname;
const REPLIES = join(HERE, '../../../prompts/replies');
/** The widget's own words; all others reach the browser from `/api/chrome`. */
const WIDGET_WORD = 'chrome.openChat';

const require = createRequire(import.meta.url);

/**
 * Writes everything that browsers load of the chat into `outDir`: `client.js`, `client.css`, `rest.js`, `events.js`, `dictation.js`,
 * `widget.js`, the page shells and, beside each, the same file gzipped (`.gz`). Does nothing when all of it is newer than
 * what it is made of, so that a start costs a build only after a change. Throws when a source does not compile.
 */
export const buildWeb = async (outDir: string): Promise<void> => {
  const wanted = bundles();
  if (await isCurrent(outDir, wanted)) return;
  await mkdir(outDir, { recursive: true });
  const esbuild = await import('esbuild');
  try {
    const define = { OPEN_CHAT: JSON.stringify(await widgetWords()) };
    const built = new Map<string, Promise<Built>>();
    for (const bundle of wanted)
      for (const options of optionsOf(bundle, define)) {
        const isStyle = built.has(bundle.name);
        const before = bundle.after === undefined || isStyle ? undefined : built.get(bundle.after);
        const build = async (): Promise<Built> =>
          esbuild.build(
            before === undefined
              ? options
              : bundledAfter(options, await before, `/assets/${bundle.after}.js`),
          );
        built.set(isStyle ? `${bundle.name}.css` : bundle.name, build());
      }
    const files = (await Promise.all(built.values())).flatMap(({ outputFiles }) =>
      outputFiles.map(({ path, contents }) => ({ name: basename(path), contents })),
    );
    const copied = await Promise.all(
      wanted
        .flatMap((bundle) => bundle.copied)
        .map(async (path) => ({ name: basename(path), contents: await readFile(path) })),
    );
    await Promise.all(
      [...files, ...copied].map(({ name, contents }) => putAsset(join(outDir, name), contents)),
    );
  } finally {
    // Its service is a process of its own; nothing is built again while Parley runs.
    await esbuild.stop();
  }
};

type Options = BuildOptions & { readonly write: false; readonly metafile: true };
type Built = BuildResult<Options>;

const optionsOf = (
  { name, after, script, style, format }: Bundle,
  define: Record<string, string>,
): readonly Options[] => {
  const shared = {
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
    absWorkingDir: HERE,
    outdir: HERE,
  } as const;
  const code: Options = {
    ...shared,
    entryPoints: { [name]: script },
    format,
    define,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // A page's style is a file of its own, which its shell names.
    loader: { '.css': 'empty' },
  };
  if (style === null) return [code];
  // The page of a script that comes after another has that one's style, and the theme with it.
  const paths = after === undefined ? ['./theme.css', style] : [style];
  const contents = paths.map((path) => `@import "${path}";`).join('\n');
  return [
    code,
    { ...shared, stdin: { contents, resolveDir: HERE, loader: 'css' }, outdir: HERE, entryNames: name },
  ];
};

/** What the widget calls its button, by language. A language whose catalogue does not have the word is left out. */
const widgetWords = async (): Promise<Record<string, string>> => {
  const words: Record<string, string> = {};
  for (const locale of LOCALES) {
    const catalogue = join(REPLIES, locale, 'chrome.json');
    if (!existsSync(catalogue)) continue;
    const word: unknown = JSON.parse(await readFile(catalogue, 'utf8'))[WIDGET_WORD];
    if (typeof word === 'string') words[locale] = word;
  }
  return words;
};

const isCurrent = async (outDir: string, wanted: readonly Bundle[]): Promise<boolean> => {
  const outputs = wanted
    .flatMap(({ name, style, copied }) => [
      `${name}.js`,
      ...(style === null ? [] : [`${name}.css`]),
      ...copied.map((path) => basename(path)),
    ])
    .flatMap((name) => [join(outDir, name), join(outDir, `${name}.gz`)]);
  const made = await Promise.all(outputs.map(changedAt));
  const sources = await Promise.all((await inputs()).map(changedAt));
  return Math.min(...made) > Math.max(...sources);
};

/** Everything that the outputs are made of. */
const inputs = async (): Promise<readonly string[]> => {
  const folders = [CLIENT].filter((folder) => existsSync(folder));
  const listed = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
  );
  return [
    // A file that was removed or renamed changes its folder.
    ...folders,
    ...listed.flat().map(({ parentPath, name }) => join(parentPath, name)),
    ...['theme.css', 'wire.ts', 'asset.ts', 'build.ts', 'bundle.ts', 'bundle-after.ts'].map((name) =>
      join(HERE, name),
    ),
    ...LOCALES.map((locale) => join(REPLIES, locale, 'chrome.json')),
    require.resolve('preact/package.json'),
  ];
};

/** When a file was written last, in milliseconds since 1970; 0 where there is none. */
const changedAt = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
};
