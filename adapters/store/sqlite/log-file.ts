import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { Synced } from './group-commit.ts';

const syncData = promisify(fdatasync);

/**
 * The write-ahead log of an open database. It stays the same file while the database is open; SQLite keeps no lock on
 * it (its locks are on the database and on `-shm`), so that closing this handle gives none away.
 */
export const logFile = (db: DatabaseSync, path: string): Synced & { readonly close: () => void } => {
  // SQLite makes it when it first needs it.
  db.exec('BEGIN IMMEDIATE; COMMIT');
  const file = openSync(`${path}-wal`, 'r+');
  // Its name, too, has to survive a power cut.
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return {
    sync: () => syncData(file),
    close: () => closeSync(file),
  };
};
