import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Attachments, Digest, Log } from '../../../core/port/outside.ts';
import type { Procedure, ProcedureRef } from '../../../core/procedure/procedure.ts';
import type { Instant } from '../../../core/time.ts';
import { brokenWords, checkChains, pagesOfFile } from '../migrate/check.ts';
import { fillDatabase, moveFile } from '../migrate/fill.ts';
import { done, type Out, runCommand } from '../operator-command.ts';
import { database } from '../postgres/connection.ts';
import { files } from '../postgres/files.ts';
import { prepareDatabase as prepareServer } from '../postgres/schema.ts';
import { holdDirectory } from '../sqlite/hold.ts';
import { prepareDatabase, standingOf } from '../sqlite/schema.ts';
import { type Cut, cutAt } from './cut.ts';
import { BackupRefused, databaseIn, filesIn, flush, type Manifest, readManifest } from './manifest.ts';

type Parts = {
  readonly digest: Digest;
  readonly log: Log;
  readonly procedureOf: (ref: ProcedureRef) => Procedure;
  /** Where cases shall lie: a directory of this machine, or the address of a PostgreSQL. */
  readonly target: { readonly directory: string } | { readonly url: string };
  /** Whether the key that is set here is the one that the numbers in the backup are sealed with; null where none is set. */
  readonly isKeyOf: (settingOf: (name: string) => string | null) => boolean | null;
  readonly keyPlace: string;
  readonly filesOf: (folder: string) => { readonly kept: Pick<Attachments, 'get'> };
  readonly filesAt: (folder: string) => Attachments;
};

const USAGE = 'Say from where: npm run restore -- --from DIR [--until 2026-11-24T15:00:00Z]\n';

/**
 * `npm run restore -- --from DIR [--until TIME]`: puts a backup where the settings say that cases lie, a directory or a
 * PostgreSQL, whichever it was made of. The place has to be empty. The manifest, every file and every hash chain are
 * checked first; cases are there only once all of them are. Resolves to 0 where it was put in place, 1 where it was
 * refused, 2 for a wrong call.
 */
export const restoreCommand = (args: readonly string[], out: Out, parts: Parts): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      options: { from: { type: 'string' }, until: { type: 'string' } },
      work: ({ from = '', until }) => {
        const moment = until === undefined ? null : Date.parse(until);
        return from === '' || Number.isNaN(moment) ? null : restore(resolve(from), moment, parts).then(done);
      },
    },
    args,
    out,
  );

const restore = async (from: string, until: Instant | null, parts: Parts): Promise<string> => {
  const manifest = await readManifest(from);
  if (manifest.format === 'parley-archive')
    throw new BackupRefused(`${from} is an archive and no backup: npm run archive -- --restore ${from}`);
  if (until !== null && until > manifest.at)
    throw new BackupRefused(
      `That backup was taken at ${new Date(manifest.at).toISOString()}: it knows nothing of a later moment.`,
    );
  const { target } = parts;
  const source = { from, until, manifest };
  return 'url' in target
    ? intoServer(source, target.url, parts)
    : intoDirectory(source, target.directory, parts);
};

type Source = { readonly from: string; readonly until: Instant | null; readonly manifest: Manifest };

/** The database gets its name last: until then the next start, and the next restore, find the place empty. */
const intoDirectory = async (source: Source, directory: string, parts: Parts): Promise<string> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const letGo = holdDirectory(directory);
  if (letGo === null) throw new BackupRefused(`Parley is at work in ${directory}. Stop it first.`);
  const path = databaseIn(directory);
  const aside = `${path}.unfinished`;
  try {
    if (existsSync(path))
      throw new BackupRefused(`There are cases in ${directory} already. Set DATA_DIR to an empty directory.`);
    const checked = await check(source, aside, parts);
    await moveFiles(source, parts.filesAt(filesIn(directory)), parts);
    await flush(aside);
    renameSync(aside, path);
    await flush(directory);
    return report(source, checked, parts.keyPlace);
  } finally {
    rmSync(aside, { force: true });
    letGo();
  }
};

const intoServer = async (source: Source, url: string, parts: Parts): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-restore-'));
  const aside = databaseIn(folder);
  const db = database(url, parts.log, 0);
  try {
    const checked = await check(source, aside, parts);
    await prepareServer(db);
    await moveFiles(source, files(db), parts);
    const staged = new DatabaseSync(aside);
    try {
      await db.once((client) => fillDatabase(client, staged, {}, parts.digest));
    } finally {
      staged.close();
    }
    return report(source, checked, parts.keyPlace);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await db.close();
  }
};

type Checked = { readonly cases: number; readonly cut: Cut | null; readonly keyHere: boolean };

/** Copies the database aside, brings it up to date and back to the moment that was asked for, and computes every chain. */
const check = async ({ from, until }: Source, aside: string, parts: Parts): Promise<Checked> => {
  rmSync(aside, { force: true });
  copyFileSync(databaseIn(from), aside);
  const db = new DatabaseSync(aside);
  try {
    const { ours, schema, known } = standingOf(db);
    if (!ours || schema > known)
      throw new BackupRefused(
        `That backup was made by a newer Parley (schema ${schema}, known up to ${known}). Restore it by that one.`,
      );
    prepareDatabase(db, aside);
    const chains = await checkChains(pagesOfFile(db), parts.digest);
    if (chains.broken.length > 0)
      throw new BackupRefused(`Nothing was put in place: ${brokenWords(chains)}. Take another backup.`);
    const cut = until === null ? null : cutAt(db, until, parts);
    const { cases } = cut === null ? chains : await checkChains(pagesOfFile(db), parts.digest);
    return { cases, cut, keyHere: sameKey(db, parts) };
  } finally {
    // One file, that can be renamed.
    db.exec('PRAGMA journal_mode = DELETE');
    db.close();
  }
};

const sameKey = (db: DatabaseSync, { isKeyOf, keyPlace }: Parts): boolean => {
  const one = db.prepare('SELECT value FROM setting WHERE name = ?');
  const same = isKeyOf((name) => (one.get(name)?.['value'] as string | undefined) ?? null);
  if (same === false)
    throw new BackupRefused(
      `The key in ${keyPlace} is not the one that the numbers in that backup are sealed with. Put the right one there.`,
    );
  return same === true;
};

const moveFiles = async ({ from, manifest }: Source, to: Attachments, parts: Parts): Promise<void> => {
  const { kept } = parts.filesOf(filesIn(from));
  for (const hash of manifest.files) await moveFile(kept, to, hash);
};

const report = ({ manifest, until }: Source, { cases, cut, keyHere }: Checked, keyPlace: string): string =>
  [
    `Put in place: ${cases} cases and ${manifest.files.length} files, as they were at ${new Date(until ?? manifest.at).toISOString()}.`,
    `The hash chains of all ${cases} cases verify.`,
    ...(cut === null
      ? []
      : [
          `What came later was left off: the end of ${cut.cut} cases, and ${cut.gone} cases that began later.`,
        ]),
    ...(cut === null || cut.sealed.length === 0
      ? []
      : [
          `A sealed round is open again in ${cut.sealed.join(', ')}: numbers that are not in the backup have to be typed again.`,
        ]),
    ...(keyHere
      ? []
      : [`The master key is in no backup. Put it back (${keyPlace}) before you start Parley.`]),
  ].join('\n');
