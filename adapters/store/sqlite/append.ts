import type { DatabaseSync } from 'node:sqlite';
import type { Deadline } from '../../../core/deadline/deadline.ts';
import type {
  Append,
  AppendResult,
  CaseHead,
  CaseRow,
  Conversation,
  Link,
} from '../../../core/port/store.ts';
import { factWriter, tallyWriter } from './fact.ts';
import { query, toJson } from './query.ts';
import { NO_DATE } from './schema.ts';

/** Writes a turn; to be called inside a transaction. Writes nothing when the answer is a refusal. */
export type AppendWork = (batch: Append) => AppendResult;

export const NO_CASE: CaseHead = { version: 0, revision: 0 };
const CONFLICT: AppendResult = { ok: false, reason: 'conflict' };
const DUPLICATE: AppendResult = { ok: false, reason: 'duplicate' };

/**
 * `duplicate` goes before `conflict`: a redelivered update usually finds the case moved on, by itself. On the common
 * path both are known after two statements, and the second of them already writes the mark.
 */
export const appendWork = (db: DatabaseSync): AppendWork => {
  const head = query<CaseHead>(db, 'SELECT version, revision FROM case_head WHERE case_id = ?');
  const wasHandled = query(db, 'SELECT 1 FROM handled WHERE conversation_id = ? AND update_id = ?');
  const mark = query(
    db,
    'INSERT INTO handled (conversation_id, update_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const write = turnWriter(db);

  return (batch) => {
    const { caseId, expectedVersion, handled } = batch;
    const { version, revision } = head.get(caseId) ?? NO_CASE;
    if (version !== expectedVersion || revision !== (batch.expectedRevision ?? revision)) {
      return handled && wasHandled.get(handled.conversationId, handled.updateId) ? DUPLICATE : CONFLICT;
    }
    if (handled && mark.run(handled.conversationId, handled.updateId, handled.at) === 0) return DUPLICATE;
    write(batch);
    return { ok: true, version: expectedVersion + batch.records.length };
  };
};

const turnWriter = (db: DatabaseSync): ((batch: Append) => void) => {
  const advance = query(
    db,
    `INSERT INTO case_head (case_id, version, revision) VALUES (?, ?, 1)
     ON CONFLICT DO UPDATE SET version = excluded.version, revision = revision + 1`,
  );
  const putDeadlines = deadlineWriter(db);
  const putConversation = conversationWriter(db);
  const putRow = caseRowWriter(db);
  const putFact = factWriter(db);
  const putTallies = tallyWriter(db);
  const putSealed = sealedWriter(db);
  const putLink = linkWriter(db);
  const putMessages = messageWriter(db);
  const event = query(
    db,
    'INSERT INTO event (case_id, position, recorded, salt, hash) VALUES (?, ?, ?, ?, ?)',
  );

  return (batch) => {
    batch.records.forEach(({ recorded, salt, hash }, index) => {
      if (recorded.position !== batch.expectedVersion + index + 1) {
        throw new Error(`Event ${recorded.position} does not follow ${batch.expectedVersion + index}.`);
      }
      event.run(batch.caseId, recorded.position, toJson(recorded), salt, hash);
    });
    advance.run(batch.caseId, batch.expectedVersion + batch.records.length);
    for (const conversation of batch.conversations) putConversation(conversation);
    putMessages(batch.messages);
    if (batch.deadlines) putDeadlines(batch.caseId, batch.deadlines);
    if (batch.row) putRow(batch.row);
    if (batch.fact) putFact(batch.fact);
    if (batch.tallies) putTallies(batch.tallies);
    if (batch.sealed) putSealed(batch.sealed);
    for (const link of batch.links ?? []) putLink(link);
  };
};

/** Rows that one INSERT takes; a call into SQLite costs about as much as a row. */
const ROWS_AT_ONCE = 8;

const messageWriter = (db: DatabaseSync) => {
  const last = query<{ seq: number }>(
    db,
    'SELECT coalesce(max(seq), 0) AS seq FROM message WHERE conversation_id = ?',
  );
  const inserts = Array.from({ length: ROWS_AT_ONCE }, (_, index) =>
    query(
      db,
      `INSERT INTO message (conversation_id, seq, at, version, message) VALUES ${'(?, ?, ?, ?, ?), '.repeat(index)}(?, ?, ?, ?, ?)`,
    ),
  );
  const write = (conversationId: string, messages: Append['messages'], before: number): void => {
    const rows = messages.slice(0, ROWS_AT_ONCE);
    const values = rows.flatMap(({ at, version, message }, index) => [
      conversationId,
      before + index + 1,
      at,
      version,
      toJson(message),
    ]);
    inserts[rows.length - 1]?.run(...values);
    if (messages.length > ROWS_AT_ONCE)
      write(conversationId, messages.slice(ROWS_AT_ONCE), before + ROWS_AT_ONCE);
  };
  return (messages: Append['messages']): void => {
    const byConversation = Map.groupBy(messages, ({ conversationId }) => conversationId);
    for (const [conversationId, own] of byConversation)
      write(conversationId, own, last.get(conversationId)?.seq ?? 0);
  };
};

/** Replaces every deadline of a case. */
export const deadlineWriter = (db: DatabaseSync) => {
  const present = query<Deadline>(db, 'SELECT key, clock, kind, at, owner FROM deadline WHERE case_id = ?');
  const clear = query(db, 'DELETE FROM deadline WHERE case_id = ?');
  const insert = query(
    db,
    'INSERT INTO deadline (case_id, key, clock, kind, at, owner) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (caseId: string, deadlines: readonly Deadline[]): void => {
    const stored = present.all(caseId);
    if (sameDeadlines(stored, deadlines)) return;
    if (stored.length > 0) clear.run(caseId);
    for (const { key, clock, kind, at, owner } of deadlines) insert.run(caseId, key, clock, kind, at, owner);
  };
};

/** Most turns move no clock; reading a case's few rows is cheaper than writing them again in two trees. */
const sameDeadlines = (stored: readonly Deadline[], wanted: readonly Deadline[]): boolean =>
  stored.length === wanted.length &&
  stored.every(({ key, clock, kind, at, owner }) =>
    wanted.some(
      (deadline) =>
        key === deadline.key &&
        at === deadline.at &&
        clock === deadline.clock &&
        kind === deadline.kind &&
        owner === deadline.owner,
    ),
  );

const conversationWriter = (db: DatabaseSync) => {
  // Only memory ever changes; a column that stands in an index would be written into it again.
  const remember = query(db, 'UPDATE conversation SET memory = ? WHERE conversation_id = ?');
  const insert = query(
    db,
    'INSERT INTO conversation (conversation_id, case_id, role, person_id, memory) VALUES (?, ?, ?, ?, ?)',
  );
  return ({ conversationId, caseId, role, personId, memory }: Conversation): void => {
    const json = toJson(memory);
    if (remember.run(json, conversationId) === 0) insert.run(conversationId, caseId, role, personId, json);
  };
};

/** Writes the row of a case in the queue. */
export const caseRowWriter = (db: DatabaseSync) => {
  // Where the queue's order is as it was, its indexes are left alone: most turns change what a row says, not its place.
  const refresh = query(
    db,
    `UPDATE case_row SET version = ?, phase = ?, owner = ?, step = ?, summary = ?, updated_at = ?
     WHERE case_id = ? AND closed = ? AND due = ? AND holder_id IS ? AND needs_person = ?`,
  );
  const move = query(
    db,
    `INSERT INTO case_row (version, phase, owner, step, summary, updated_at, case_id, closed, due, holder_id,
       needs_person, demonstration) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, phase = excluded.phase, owner = excluded.owner,
       step = excluded.step, summary = excluded.summary, updated_at = excluded.updated_at, closed = excluded.closed,
       due = excluded.due, holder_id = excluded.holder_id, needs_person = excluded.needs_person,
       demonstration = excluded.demonstration`,
  );
  return (row: CaseRow): void => {
    const says = [row.version, row.phase, row.owner, row.step, toJson(row.summary), row.updatedAt] as const;
    const place = [
      row.caseId,
      row.open ? 0 : 1,
      row.due ?? NO_DATE,
      row.holderId,
      row.needsPerson ? 1 : 0,
    ] as const;
    if (refresh.run(...says, ...place) === 0) move.run(...says, ...place, row.demonstration ? 1 : 0);
  };
};

const sealedWriter = (db: DatabaseSync) => {
  const upsert = query(
    db,
    `INSERT INTO sealed (case_id, round_id, side, ciphertext, commitment, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET ciphertext = excluded.ciphertext, commitment = excluded.commitment, at = excluded.at`,
  );
  const addKey = query(db, 'INSERT INTO case_key (case_id, wrapped) VALUES (?, ?)');
  return ({ row, wrappedKey }: NonNullable<Append['sealed']>): void => {
    // A second key for a case would make the first side's number unreadable: the primary key makes it a fault.
    if (wrappedKey) addKey.run(row.caseId, wrappedKey);
    upsert.run(row.caseId, row.roundId, row.side, row.ciphertext, row.commitment, row.at);
  };
};

/** Writes a link whole, over an older one with the same hash. */
export const linkWriter = (db: DatabaseSync) => {
  const upsert = query(
    db,
    `INSERT OR REPLACE INTO link (code_hash, kind, case_id, person_id, role, expires_at, bound_to)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return (link: Link): void => {
    upsert.run(link.codeHash, link.kind, link.caseId, link.personId, link.role, link.expiresAt, link.boundTo);
  };
};
