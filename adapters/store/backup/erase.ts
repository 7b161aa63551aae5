import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../core/port/store.ts';
import { eraseRows, ownFilesOf } from '../sqlite/erase.ts';
import { prepareDatabase } from '../sqlite/schema.ts';
import { databaseIn, filesIn, flush, isBackup, readManifest, sha256Of, writeManifest } from './manifest.ts';

/** Takes every case that the house has erased out of the backups in a folder too. Resolves to how many cases of how many backups. */
export const eraseFromBackups = async (
  folder: string,
  store: Pick<Store, 'erased'>,
): Promise<{ readonly backups: number; readonly cases: number }> => {
  const inside = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const backups = [folder, ...inside].filter(isBackup);
  let cases = 0;
  for (const backup of backups) cases += await eraseFrom(backup, store);
  return { backups: backups.length, cases };
};

const eraseFrom = async (backup: string, store: Pick<Store, 'erased'>): Promise<number> => {
  const manifest = await readManifest(backup);
  const gone: { readonly caseId: string; readonly at: number }[] = [];
  for (const caseId of casesIn(databaseIn(backup))) {
    const erased = await store.erased(caseId);
    if (erased !== null) gone.push({ caseId, at: erased.at });
  }
  if (gone.length === 0) return 0;
  // Made anew beside it, so that it is whole at every moment; the files are the same ones under another name.
  const aside = `${backup}.unfinished-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  copyFileSync(databaseIn(backup), databaseIn(aside));
  const removed = new Set(eraseCases(databaseIn(aside), gone));
  const files = manifest.files.filter((sha256) => !removed.has(sha256));
  for (const sha256 of files) linkFile(filesIn(backup), filesIn(aside), sha256);
  await flush(databaseIn(aside));
  await writeManifest(aside, { ...manifest, files, database: await sha256Of(databaseIn(aside)) });
  const old = `${backup}.erased-${process.pid}`;
  renameSync(backup, old);
  renameSync(aside, backup);
  rmSync(old, { recursive: true });
  await flush(dirname(backup));
  return gone.length;
};

const casesIn = (path: string): readonly string[] => {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db
      .prepare('SELECT case_id FROM case_head WHERE version > 0 UNION SELECT case_id FROM conversation')
      .all()
      .map((row) => String(row['case_id']));
  } finally {
    db.close();
  }
};

/** What is deleted is overwritten: `prepareDatabase` sets that. Resolves to the files that went with the cases. */
const eraseCases = (
  path: string,
  cases: readonly { readonly caseId: string; readonly at: number }[],
): readonly string[] => {
  const db = new DatabaseSync(path);
  try {
    prepareDatabase(db, path);
    db.exec('PRAGMA journal_mode = DELETE; BEGIN');
    const files = cases.flatMap(({ caseId, at }) => {
      const own = ownFilesOf(db, caseId);
      eraseRows(db, caseId, at);
      return own;
    });
    db.exec('COMMIT');
    return files;
  } finally {
    db.close();
  }
};

const linkFile = (from: string, to: string, sha256: string): void => {
  const place = (folder: string): string => join(folder, sha256.slice(0, 2), sha256);
  mkdirSync(dirname(place(to)), { recursive: true, mode: 0o700 });
  linkSync(place(from), place(to));
};
