import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const HERE = import.meta.dirname;
const DESK = join(HERE, 'desk');
const BUNDLE = join(HERE, 'bundle-console.ts');
const run = promisify(execFile);
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
  // In a process of its own: Vite is large, most starts need none of it, and what it took is given back at its end.
  await run(process.execPath, [BUNDLE, outDir], { env: { ...process.env, NODE_ENV: 'production' } });
  await writeFile(join(outDir, MARK), hash);
};

const sourcesHash = async (): Promise<string> => {
  const listed = await readdir(DESK, { recursive: true, withFileTypes: true });
  const files = [
    ...listed.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)),
    BUNDLE,
    join(HERE, 'asset.ts'),
    ...LIBRARIES.map((name) => require.resolve(`${name}/package.json`)),
  ].sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${relative(HERE, file)}\0`).update(await readFile(file));
  return hash.digest('hex');
};
