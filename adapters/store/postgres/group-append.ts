import { randomUUID } from 'node:crypto';
import type { Append, AppendResult } from '../../../core/port/store.ts';
import type { Database } from './connection.ts';
import { groupValues } from './group-values.ts';

/** Gathers appends into groups; each settles once the transaction that holds it is on the disk. */
export type GroupAppend = {
  append(batch: Append): Promise<AppendResult>;
  /** Resolves when everything that was asked for is settled; what comes after is refused. */
  close(): Promise<void>;
};

type Job = {
  readonly batch: Append;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (fault: unknown) => void;
};
/** A place for one group at a time, with the number of its last one; see append-function.ts. */
type Lane = { readonly id: string; last: number };

/** Most appends in one transaction. */
const LARGEST_GROUP = 256;
/** Groups on their way at the same time: while one waits for the disk, the next is worked on. */
const LANES = 2;

const CALL = 'SELECT append_2($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS outcomes';

export const groupAppend = (db: Database): GroupAppend => {
  const free: Lane[] = Array.from({ length: LANES }, () => ({ id: randomUUID(), last: 0 }));
  const busy = new Set<string>();
  let waiting: Job[] = [];
  let due = false;
  let closed = false;
  let empty = (): void => undefined;

  /** Appends to one case go one after the other, in the order in which they came. */
  const nextGroup = (): Job[] => {
    const group: Job[] = [];
    const later: Job[] = [];
    const taken = new Set(busy);
    for (const job of waiting) {
      const { caseId } = job.batch;
      if (taken.has(caseId) || group.length === LARGEST_GROUP) later.push(job);
      else group.push(job);
      taken.add(caseId);
    }
    waiting = later;
    return group;
  };
  const run = async (lane: Lane, group: readonly Job[]): Promise<void> => {
    for (const { batch } of group) busy.add(batch.caseId);
    await storeGroup(db, lane, group);
    for (const { batch } of group) busy.delete(batch.caseId);
    free.push(lane);
    pump();
  };
  const pump = (): void => {
    due = false;
    while (free.length > 0) {
      const group = nextGroup();
      const lane = group.length > 0 ? free.pop() : undefined;
      if (lane === undefined) break;
      void run(lane, group);
    }
    if (free.length === LANES) empty();
  };
  return {
    append: (batch) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The store is closed.'));
        refuseGap(batch);
        waiting.push({ batch, resolve, reject });
        if (due) return;
        due = true;
        // All that is asked for in this turn of the event loop goes together.
        setImmediate(pump);
      }),
    close: async () => {
      closed = true;
      if (waiting.length === 0 && free.length === LANES) return;
      await new Promise<void>((resolve) => {
        empty = resolve;
      });
    },
  };
};

const refuseGap = ({ records, expectedVersion }: Append): void => {
  records.forEach(({ recorded }, index) => {
    if (recorded.position !== expectedVersion + index + 1)
      throw new Error(`Event ${recorded.position} does not follow ${expectedVersion + index}.`);
  });
};

/** A fault undoes the whole group; then each goes by itself, so that it hits only the one that brought it. */
const storeGroup = async (db: Database, lane: Lane, group: readonly Job[]): Promise<void> => {
  try {
    const outcomes = await call(db, lane, group);
    for (const [index, job] of group.entries()) job.resolve(resultOf(job.batch, outcomes[index]));
  } catch (fault) {
    const [only] = group;
    if (group.length === 1) only?.reject(fault);
    else for (const job of group) await storeGroup(db, lane, [job]);
  }
};

const call = async (db: Database, lane: Lane, group: readonly Job[]): Promise<readonly string[]> => {
  lane.last += 1;
  const values = [lane.id, lane.last, ...groupValues(group.map(({ batch }) => batch))];
  const [row] = await db.query<{ outcomes: readonly string[] }>(CALL, values);
  if (row?.outcomes?.length !== group.length) throw new Error('The database lost count of a group.');
  return row.outcomes;
};

const resultOf = ({ expectedVersion, records }: Append, outcome: string | undefined): AppendResult => {
  if (outcome === 'ok') return { ok: true, version: expectedVersion + records.length };
  return { ok: false, reason: outcome === 'duplicate' ? 'duplicate' : 'conflict' };
};
