import { hash } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { ErasedCase, Store, TakenOut } from '../../../core/port/store.ts';
import { leafHash } from '../../../core/record/chain.ts';
import type { Instant } from '../../../core/time.ts';
import { chatSettingsDeletion, deletionsOf } from '../table.ts';
import type { Database } from './connection.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The text by which the index `event_file` tells what belongs into it; it has to stand in a query as it stands there. */
const isFile = (event: string): string => `strpos(${event}.recorded, '"type":"evidenceAdded"') > 0`;
const fileOf = (event: string): string => `(${event}.recorded::jsonb #>> '{event,evidence,sha256}')`;

const PREVIEW = `(event.recorded::jsonb #>> '{event,evidence,preview,sha256}')`;

/** One transaction; it may run twice, and finds nothing the second time. */
const eraseRows = async (client: ClientBase, caseId: string, at: Instant): Promise<void> => {
  await client.query('BEGIN');
  try {
    // Whoever appends waits here, as the append locks the same row first.
    await client.query('SELECT 1 FROM case_head WHERE case_id = $1 FOR UPDATE', [caseId]);
    const { rows } = await client.query<{ recorded: string; salt: string; hash: string }>(
      'SELECT recorded, salt, hash FROM event WHERE case_id = $1 ORDER BY position',
      [caseId],
    );
    const takenOut = await client.query<{ leaves: string; head: string }>(
      'SELECT leaves, head FROM taken_out WHERE case_id = $1',
      [caseId],
    );
    const head = takenOut.rows[0]?.head ?? rows.at(-1)?.hash;
    if (head !== undefined) {
      const leaves = rows.map(({ recorded, salt }) => leafHash(JSON.parse(recorded), salt, sha256));
      await client.query(
        'INSERT INTO erased (case_id, at, leaves, head) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [caseId, at, takenOut.rows[0]?.leaves ?? JSON.stringify(leaves), head],
      );
      for (const statement of DELETIONS) await client.query(statement, [caseId]);
    }
    await client.query('COMMIT');
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw fault;
  }
};

/** Grants first, while it is known who came in for the case. */
const DELETIONS: readonly string[] = [
  `WITH ended AS (
     DELETE FROM session_grant WHERE person_id IN (SELECT person_id FROM conversation WHERE case_id = $1)
       AND NOT EXISTS (
         SELECT 1 FROM conversation WHERE conversation.person_id = session_grant.person_id AND case_id <> $1)
     RETURNING session_id, person_id)
   DELETE FROM session WHERE staff IS NULL AND session_id IN (SELECT session_id FROM ended)
     AND NOT EXISTS (SELECT 1 FROM session_grant AS other WHERE other.session_id = session.session_id
       AND (other.session_id, other.person_id) NOT IN (SELECT session_id, person_id FROM ended))`,
  chatSettingsDeletion('$1', 'strpos'),
  ...deletionsOf('postgres', '$1'),
  // A process that has the case in its memory learns by the revision that there is nothing any more.
  'UPDATE case_head SET version = 0, revision = revision + 1 WHERE case_id = $1',
];

/**
 * Gone for every reader at once. The server's files hold older copies until it writes over them: vacuum does it for the
 * tables, and its log and backups end by their own rotation.
 */
export const erasing = (
  db: Database,
): Pick<Store, 'ownFiles' | 'namedFiles' | 'erase' | 'erased' | 'takenOut'> => ({
  ownFiles: async (caseId) => {
    const rows = await db.query<{ file: string; preview: string | null }>(
      `SELECT DISTINCT ${fileOf('event')} AS file,
         event.recorded::jsonb #>> '{event,evidence,preview,sha256}' AS preview
       FROM event
       WHERE case_id = $1 AND ${isFile('event')} AND NOT EXISTS (
         SELECT 1 FROM event AS other
         WHERE ${isFile('other')} AND ${fileOf('other')} = ${fileOf('event')} AND other.case_id <> $1)
         AND NOT EXISTS (SELECT 1 FROM taken_out_file WHERE sha256 = ${fileOf('event')})
       UNION ALL SELECT sha256, NULL FROM taken_out_file AS own WHERE case_id = $1
         AND NOT EXISTS (SELECT 1 FROM taken_out_file WHERE sha256 = own.sha256 AND case_id <> $1)
         AND NOT EXISTS (SELECT 1 FROM event AS other WHERE ${isFile('other')} AND ${fileOf('other')} = own.sha256)`,
      [caseId],
    );
    return rows.flatMap(({ file, preview }) => [file, ...(preview === null ? [] : [preview])]);
  },
  // Of what the index does not find few are left: small pictures, which have none, and what nobody names.
  namedFiles: async (hashes) => {
    const rows = await db.query<{ sha256: string }>(
      `SELECT ${fileOf('event')} AS sha256 FROM event WHERE ${isFile('event')} AND ${fileOf('event')} = ANY ($1)
       UNION SELECT ${PREVIEW} FROM event WHERE ${isFile('event')} AND ${PREVIEW} = ANY ($1)
       UNION SELECT sha256 FROM taken_out_file WHERE sha256 = ANY ($1)`,
      [hashes],
    );
    return rows.map(({ sha256 }) => sha256);
  },
  erase: (caseId, at) => db.alone((client) => eraseRows(client, caseId, at)),
  takenOut: async (caseId) => {
    const [row] = await db.query<TakenOut>(
      `SELECT case_id AS "caseId", month, at, procedure_id AS "procedureId", time_zone AS "timeZone"
       FROM taken_out WHERE case_id = $1`,
      [caseId],
    );
    return row ?? null;
  },
  erased: async (caseId) => {
    const [row] = await db.query<Omit<ErasedCase, 'leaves'> & { leaves: string }>(
      'SELECT case_id AS "caseId", at, leaves, head FROM erased WHERE case_id = $1',
      [caseId],
    );
    return row === undefined ? null : { ...row, leaves: JSON.parse(row.leaves) };
  },
});
