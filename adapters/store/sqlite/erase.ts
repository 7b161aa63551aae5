import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ErasedCase, Store, TakenOut } from '../../../core/port/store.ts';
import { leafHash } from '../../../core/record/chain.ts';
import type { Instant } from '../../../core/time.ts';
import { chatSettingsDeletion, deletionsOf } from '../table.ts';
import { query } from './query.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The text by which the index `event_file` tells what belongs into it; it has to stand in a query as it stands there. */
const IS_FILE = `instr(recorded, '"type":"evidenceAdded"') > 0`;
const FILE = `recorded ->> '$.event.evidence.sha256'`;
const PREVIEW = `recorded ->> '$.event.evidence.preview.sha256'`;

/** Hashes of the files that a case alone has; the small picture of one goes with it. */
export const ownFilesOf = (db: DatabaseSync, caseId: string): readonly string[] =>
  db
    .prepare(
      `SELECT DISTINCT ${FILE} AS sha256, ${PREVIEW} AS preview FROM event WHERE case_id = ?1 AND ${IS_FILE} AND NOT EXISTS (
         SELECT 1 FROM event AS other WHERE instr(other.recorded, '"type":"evidenceAdded"') > 0
           AND other.recorded ->> '$.event.evidence.sha256' = event.recorded ->> '$.event.evidence.sha256' AND other.case_id <> ?1)
         AND NOT EXISTS (SELECT 1 FROM taken_out_file WHERE sha256 = event.recorded ->> '$.event.evidence.sha256')
       UNION ALL SELECT sha256, NULL FROM taken_out_file AS own WHERE case_id = ?1
         AND NOT EXISTS (SELECT 1 FROM taken_out_file WHERE sha256 = own.sha256 AND case_id <> ?1)
         AND NOT EXISTS (SELECT 1 FROM event AS other WHERE instr(other.recorded, '"type":"evidenceAdded"') > 0
           AND other.recorded ->> '$.event.evidence.sha256' = own.sha256)`,
    )
    .all(caseId)
    .flatMap(({ sha256: file, preview }) => [String(file), ...(preview === null ? [] : [String(preview)])]);

/** Of those who came in for a case, the browsers that they came in by; asked before anything is deleted. */
const GRANTS = `SELECT session_id, person_id FROM session_grant WHERE person_id IN (
    SELECT person_id FROM conversation WHERE case_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM conversation WHERE conversation.person_id = session_grant.person_id AND case_id <> ?1)`;

const DELETIONS: readonly string[] = [chatSettingsDeletion('?1', 'instr'), ...deletionsOf('sqlite', '?1')];

/** Destroys a case and keeps its leaves; to be called inside a transaction. */
export const eraseRows = (db: DatabaseSync, caseId: string, at: Instant): void => {
  const record = db
    .prepare('SELECT recorded, salt, hash FROM event WHERE case_id = ? ORDER BY position')
    .all(caseId);
  const takenOut = db.prepare('SELECT leaves, head FROM taken_out WHERE case_id = ?').get(caseId);
  if (record.length === 0 && takenOut === undefined) return;
  const leaves = record.map(({ recorded, salt }) =>
    leafHash(JSON.parse(String(recorded)), String(salt), sha256),
  );
  db.prepare('INSERT INTO erased (case_id, at, leaves, head) VALUES (?, ?, ?, ?)').run(
    caseId,
    at,
    String(takenOut?.['leaves'] ?? JSON.stringify(leaves)),
    String(takenOut?.['head'] ?? record.at(-1)?.['hash']),
  );
  const grants = db.prepare(GRANTS).all(caseId);
  const endGrant = db.prepare('DELETE FROM session_grant WHERE session_id = ? AND person_id = ?');
  const endSession = db.prepare(
    `DELETE FROM session WHERE session_id = ?1 AND staff IS NULL
       AND NOT EXISTS (SELECT 1 FROM session_grant WHERE session_id = ?1)`,
  );
  for (const grant of grants) endGrant.run(String(grant['session_id']), String(grant['person_id']));
  for (const grant of grants) endSession.run(String(grant['session_id']));
  for (const statement of DELETIONS) db.prepare(statement).run(caseId);
  // A process that has the case in its memory learns by the revision that there is nothing any more.
  db.prepare('UPDATE case_head SET version = 0, revision = revision + 1 WHERE case_id = ?').run(caseId);
};

/** Reads what is left of an erased case. */
export const erasedIn = (db: DatabaseSync, caseId: string): ErasedCase | null => {
  const row = db.prepare('SELECT at, leaves, head FROM erased WHERE case_id = ?').get(caseId);
  return row === undefined
    ? null
    : { caseId, at: Number(row['at']), leaves: JSON.parse(String(row['leaves'])), head: String(row['head']) };
};

/**
 * What is deleted is overwritten (`secure_delete`), and the write-ahead log is emptied: until then it may still hold
 * older copies of the pages.
 */
export const erasing = (
  db: DatabaseSync,
  write: (work: () => void) => Promise<void>,
): Pick<Store, 'ownFiles' | 'namedFiles' | 'erase' | 'erased' | 'takenOut'> => {
  const takenOut = query<TakenOut>(
    db,
    `SELECT case_id AS caseId, month, at, procedure_id AS procedureId, time_zone AS timeZone
     FROM taken_out WHERE case_id = ?`,
  );
  const named = query<{ readonly sha256: string }>(
    db,
    `SELECT ${FILE} AS sha256 FROM event WHERE ${IS_FILE} AND ${FILE} IN (SELECT value FROM json_each(?1))
     UNION SELECT ${PREVIEW} FROM event WHERE ${IS_FILE} AND ${PREVIEW} IN (SELECT value FROM json_each(?1))
     UNION SELECT sha256 FROM taken_out_file WHERE sha256 IN (SELECT value FROM json_each(?1))`,
  );
  return {
    namedFiles: async (hashes) => named.all(JSON.stringify(hashes)).map(({ sha256: each }) => each),
    ownFiles: async (caseId) => ownFilesOf(db, caseId),
    erase: async (caseId, at) => {
      await write(() => eraseRows(db, caseId, at));
      if (db.isOpen) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    erased: async (caseId) => erasedIn(db, caseId),
    takenOut: async (caseId) => takenOut.get(caseId) ?? null,
  };
};
