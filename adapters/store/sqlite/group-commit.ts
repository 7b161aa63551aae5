import type { DatabaseSync } from 'node:sqlite';

/** The write-ahead log as a file: resolves when everything that was written to it is on the disk. */
export type Synced = { readonly sync: () => Promise<void> };

/** Runs work inside a transaction; the promise settles after the transaction that holds it is on the disk. */
export type GroupCommit = {
  write<T>(work: () => T): Promise<T>;
  /** Commits what waits and resolves when it is on the disk; writes after this are refused. */
  close(): Promise<void>;
};

type Job = {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: unknown) => void;
};
/** Done in the database, and not known to be on the disk yet. */
type Written = { readonly group: readonly Job[]; readonly outcomes: readonly Outcome[] };
type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: unknown };

/** Most jobs in one transaction: bounds how long the event loop stands still. */
const LARGEST_GROUP = 256;
/** So many that wait are written at once where the disk has nothing to do: then it works while the others are made. */
const WORTH_A_SYNC = 8;

/**
 * One transaction, and so one sync, for everything that was asked for in the same turn of the event loop. A sync costs
 * as much as some hundred statements; shared by 64 writers it nearly disappears.
 *
 * Nobody's turn stands still for the disk: SQLite writes the log without waiting (`synchronous = NORMAL`), `sync` brings
 * it to the disk beside the event loop, and only then the writes resolve. What was written can be read a moment before
 * that, by whoever looks; it is acknowledged to nobody. Once a sync has failed it is not known what the disk holds, so
 * every write after it is refused.
 *
 * Savepoints cost two statements a job, so the first attempt goes without: if a job throws, the whole group is rolled
 * back and run again with one savepoint a job, and only those that throw are left out. Work must therefore be safe to
 * run twice: it may touch the database alone.
 *
 * It writes in the thread that asks. A writer in a thread of its own was measured at three quarters of the turns a
 * second: it commits what it has at once, so that each commit holds fewer turns, and every turn crosses twice.
 */
export const groupCommit = (db: DatabaseSync, log: Synced): GroupCommit => {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  let waiting: Job[] = [];
  let written: Written[] = [];
  let syncing: Promise<void> | null = null;
  let failed: Error | null = null;
  let closed = false;

  const transaction = (runAll: () => Outcome[]): Outcome[] => {
    begin.run();
    try {
      const outcomes = runAll();
      commit.run();
      return outcomes;
    } catch (fault) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw fault;
    }
  };

  const write = (): void => {
    const group = waiting.slice(0, LARGEST_GROUP);
    waiting = waiting.slice(LARGEST_GROUP);
    if (waiting.length > 0) setImmediate(flush);
    if (group.length > 0) written.push({ group, outcomes: runGroup(db, transaction, group) });
  };

  const flush = (): void => {
    write();
    if (syncing === null && written.length > 0) syncing = sync();
  };

  const sync = async (): Promise<void> => {
    while (written.length > 0) {
      const done = written;
      written = [];
      if (failed === null) await log.sync().catch(notOnDisk);
      for (const each of done) {
        if (failed === null) settle(each);
        else for (const { reject } of each.group) reject(failed);
      }
    }
    syncing = null;
  };

  const notOnDisk = (fault: unknown): void => {
    failed = new Error('What was written did not reach the disk.', { cause: fault });
  };

  return {
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (closed) return reject(new Error('The store is closed.'));
        if (failed !== null) return reject(failed);
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (syncing === null && waiting.length >= WORTH_A_SYNC) flush();
      }),
    close: async () => {
      closed = true;
      while (waiting.length > 0) flush();
      await syncing;
    },
  };
};

const runGroup = (
  db: DatabaseSync,
  transaction: (runAll: () => Outcome[]) => Outcome[],
  group: readonly Job[],
): Outcome[] => {
  try {
    return transaction(() => group.map(({ work }) => ({ ok: true, value: work() })));
  } catch (first) {
    if (group.length === 1) return [{ ok: false, fault: first }];
  }
  try {
    return transaction(() => group.map((job) => guarded(db, job)));
  } catch (fault) {
    return group.map(() => ({ ok: false, fault }));
  }
};

const guarded = (db: DatabaseSync, { work }: Job): Outcome => {
  db.exec('SAVEPOINT job');
  try {
    const value = work();
    db.exec('RELEASE job');
    return { ok: true, value };
  } catch (fault) {
    // A full disk ends the whole transaction; then there is no savepoint to go back to and the group fails together.
    if (!db.isTransaction) throw fault;
    db.exec('ROLLBACK TO job; RELEASE job');
    return { ok: false, fault };
  }
};

const settle = ({ group, outcomes }: Written): void => {
  group.forEach(({ resolve, reject }, index) => {
    const outcome = outcomes[index];
    if (outcome?.ok) resolve(outcome.value);
    else reject(outcome?.fault);
  });
};
