import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { Instant } from '../../../core/time.ts';

/** What a backup cannot be made or put back for; the message says why, in one sentence for the operator. */
export class BackupRefused extends Error {}

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * `manifest.json`, the last thing that is written of a backup: a directory without it is none. Beside it lie
 * `parley.sqlite`, whatever store the backup was made of, and `files/`, each under the SHA-256 of its content.
 */
export const Manifest = z
  .object({
    /** An archive holds the records of cases that ended in one month, and no files (archive/take-out.ts). */
    format: z.enum(['parley-backup', 'parley-archive']),
    version: z.literal(1),
    /** When what is in it was read, in milliseconds since 1970. */
    at: Instant,
    cases: z.int().nonnegative(),
    database: Sha256,
    files: z.array(Sha256).readonly(),
  })
  .readonly();
export type Manifest = z.infer<typeof Manifest>;

const NAME = 'manifest.json';
export const databaseIn = (directory: string): string => join(directory, 'parley.sqlite');
export const filesIn = (directory: string): string => join(directory, 'files');

export const isBackup = (directory: string): boolean => existsSync(join(directory, NAME));

export const writeManifest = async (directory: string, manifest: Manifest): Promise<void> => {
  await writeDurably(join(directory, NAME), `${JSON.stringify(manifest, null, 1)}\n`);
  await flush(directory);
};

/** Throws `BackupRefused` where there is none, and where the database is not the one that it was written for. */
export const readManifest = async (directory: string): Promise<Manifest> => {
  const text = await readFile(join(directory, NAME), 'utf8').catch(() => null);
  if (text === null)
    throw new BackupRefused(`${directory} is no whole backup: it has no ${NAME}. Take another one.`);
  const read = Manifest.safeParse(parsed(text));
  if (!read.success)
    throw new BackupRefused(`The backup in ${directory} is damaged: its ${NAME} cannot be read.`);
  const found = await sha256Of(databaseIn(directory)).catch(() => null);
  if (found !== read.data.database)
    throw new BackupRefused(`The backup in ${directory} is damaged: its database is not what was written.`);
  return read.data;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** SHA-256 of a file of any size, hex. */
export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const writeDurably = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Makes what was written to a file, or which names a directory holds, outlive a power cut. */
export const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
