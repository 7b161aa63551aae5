import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Attachments, Digest, Log } from '../../../core/port/outside.ts';
import type { Instant } from '../../../core/time.ts';
import { brokenWords, type Chains, checkChains, pagesOfFile } from '../migrate/check.ts';
import { moveFile } from '../migrate/fill.ts';
import { type Answer, done, type Out, refused, runCommand } from '../operator-command.ts';
import { database } from '../postgres/connection.ts';
import { prepareDatabase } from '../sqlite/schema.ts';
import { readServer } from './from-server.ts';
import {
  BackupRefused,
  databaseIn,
  filesIn,
  flush,
  type Manifest,
  sha256Of,
  writeManifest,
} from './manifest.ts';

type Parts = {
  readonly digest: Digest;
  readonly log: Log;
  readonly now: () => Instant;
  /** Where cases lie: a directory of this machine, or the address of a PostgreSQL. */
  readonly source: { readonly directory: string } | { readonly url: string };
  /** Settings to lay into the copy: the mark of the key that its numbers are sealed with. */
  readonly settings: { readonly [name: string]: string };
  /** Where that key is kept, for the operator to read. */
  readonly keyPlace: string;
  /** The files in a folder that somebody else may be at work in; only reads. */
  readonly filesOf: (folder: string) => {
    readonly hashes: readonly string[];
    readonly kept: Pick<Attachments, 'get'>;
  };
  /** A folder of files of our own. */
  readonly filesAt: (folder: string) => Attachments;
};

const USAGE = 'Say where to: npm run backup -- --to DIR\n';

/**
 * `npm run backup -- --to DIR`: copies cases and files while Parley is at work, from a directory or a PostgreSQL, into
 * one and the same format. It is written under another name and gets its own once all of it is on the disk, so that an
 * interrupted backup is never taken for one. The master key is not in it: whoever finds a backup finds no sealed
 * number. Resolves to 0 where it is made, 1 where it was refused or a chain in it does not hold, 2 for a wrong call.
 */
export const backupCommand = (args: readonly string[], out: Out, parts: Parts): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      options: { to: { type: 'string' } },
      work: ({ to = '' }) => (to === '' ? null : backUpTo(resolve(to), parts)),
    },
    args,
    out,
  );

const backUpTo = async (to: string, parts: Parts): Promise<Answer> => {
  const { manifest, chains } = await backUp(to, parts);
  const said = report(to, manifest, chains, parts.keyPlace);
  return chains.broken.length === 0 ? done(said) : refused(said);
};

const backUp = async (
  to: string,
  parts: Parts,
): Promise<{ readonly manifest: Manifest; readonly chains: Chains }> => {
  if (existsSync(to)) throw new BackupRefused(`${to} is there already. Name a directory that is not.`);
  const aside = `${to}.unfinished-${process.pid}`;
  await mkdir(aside, { recursive: true, mode: 0o700 });
  try {
    const at = parts.now();
    const { source } = parts;
    const files =
      'url' in source
        ? await fromServer(source.url, aside, parts)
        : await fromFile(source.directory, aside, parts);
    const chains = await finish(databaseIn(aside), parts);
    const manifest: Manifest = {
      format: 'parley-backup',
      version: 1,
      at,
      cases: chains.cases,
      database: await sha256Of(databaseIn(aside)),
      files,
    };
    await writeManifest(aside, manifest);
    renameSync(aside, to);
    await flush(dirname(to));
    return { manifest, chains };
  } catch (fault) {
    rmSync(aside, { recursive: true, force: true });
    throw fault;
  }
};

const fromServer = async (url: string, aside: string, parts: Parts): Promise<readonly string[]> => {
  const path = databaseIn(aside);
  const into = new DatabaseSync(path);
  const db = database(url, parts.log, 0);
  try {
    prepareDatabase(into, path);
    return await db.once((client) => readServer(client, into, parts.filesAt(filesIn(aside))));
  } finally {
    into.close();
    await db.close();
  }
};

/** All pages in one step: SQLite begins anew whenever another connection wrote between two of them. */
const WHOLE = 2 ** 31 - 1;

const fromFile = async (directory: string, aside: string, parts: Parts): Promise<readonly string[]> => {
  const path = databaseIn(directory);
  if (!existsSync(path)) throw new BackupRefused(`There is no parley.sqlite in ${directory}.`);
  const from = new DatabaseSync(path, { readOnly: true });
  try {
    await backup(from, databaseIn(aside), { rate: WHOLE });
  } finally {
    from.close();
  }
  // After the rows: every file that a row names was stored before the row.
  const { hashes, kept } = parts.filesOf(filesIn(directory));
  const target = parts.filesAt(filesIn(aside));
  for (const hash of hashes) await moveFile(kept, target, hash);
  return hashes;
};

/** Lays the settings into the copy, makes one file of it, and computes its chains. */
const finish = async (path: string, parts: Parts): Promise<Chains> => {
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL');
    const put = db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
    for (const [name, value] of Object.entries(parts.settings)) put.run(name, value);
    return await checkChains(pagesOfFile(db), parts.digest);
  } finally {
    db.close();
    await flush(path);
  }
};

const report = (to: string, { files, cases }: Manifest, chains: Chains, keyPlace: string): string =>
  [
    `The backup is in ${to}: ${cases} cases and ${files.length} files.`,
    chains.broken.length === 0
      ? `The hash chains of all ${cases} cases verify.`
      : `It is whole, but ${brokenWords(chains)}: they were changed by something else than Parley.`,
    `The master key is not in it. Keep that (${keyPlace}) in another place: without it no sealed number of the backup can be opened.`,
  ].join('\n');
