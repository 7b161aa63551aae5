import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/**
 * Writes a file that browsers load, and beside it the same file gzipped (`.gz`). Whole or not at all: a server that
 * starts meanwhile never reads half a file.
 */
export const putAsset = async (path: string, contents: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await Promise.all(
    [
      { to: path, bytes: contents },
      { to: `${path}.gz`, bytes: await zip(contents, { level: 9 }) },
    ].map(async ({ to, bytes }) => {
      const draft = `${to}.${process.pid}`;
      await writeFile(draft, bytes);
      await rename(draft, to);
    }),
  );
};
