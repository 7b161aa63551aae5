import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../core/port/store.ts';
import { leases } from '../memory/leases.ts';
import { access } from './access.ts';
import { appendWork } from './append.ts';
import { backlogAccess } from './backlog.ts';
import { erasing } from './erase.ts';
import { factAccess } from './fact.ts';
import { groupCommit } from './group-commit.ts';
import { logFile } from './log-file.ts';
import { query } from './query.ts';
import { reading } from './reading.ts';
import { prepareDatabase } from './schema.ts';

/** How long a writer waits for another process (a backup, `npm run verify`) before it gives up, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/**
 * The store in one SQLite file: no server, survives a power cut after every `append` that resolved (write-ahead log,
 * synced before anything is acknowledged). One process writes; others may read. Makes the file and its folder when they are missing.
 * Throws when the file belongs to another program or to a newer schema.
 */
export const sqliteStore = (options: { readonly path: string }): Store => {
  mkdirSync(dirname(options.path), { recursive: true });
  const db = openDatabase(options.path);
  const log = logFile(db, options.path);
  const group = groupCommit(db, log);
  const append = appendWork(db);
  const held = leases();
  let closing: Promise<void> | undefined;
  return {
    ...reading(db, held),
    lease: held.lease,
    release: held.release,
    ...access(db, group),
    ...factAccess(db, group),
    ...backlogAccess(db),
    append: (batch) => group.write(() => append(batch)),
    ...erasing(db, (work) => group.write(work)),
    shred: shredder(db, (work) => group.write(work)),
    close: () => {
      closing ??= (async () => {
        // The log is still being synced until then.
        await group.close();
        log.close();
        db.close();
      })();
      return closing;
    },
  };
};

const openDatabase = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
  try {
    prepareDatabase(db, path);
    return db;
  } catch (fault) {
    db.close();
    throw fault;
  }
};

/**
 * Deletes, then empties the write-ahead log: until then it may still hold older copies of the pages that the key and
 * the sealed rows lay on.
 */
const shredder = (db: DatabaseSync, write: (work: () => void) => Promise<void>): Store['shred'] => {
  const rows = query(db, 'DELETE FROM sealed WHERE case_id = ?');
  const key = query(db, 'DELETE FROM case_key WHERE case_id = ?');
  return async (caseId) => {
    await write(() => {
      rows.run(caseId);
      key.run(caseId);
    });
    if (db.isOpen) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  };
};
