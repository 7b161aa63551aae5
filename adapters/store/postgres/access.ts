import type { Link, Session, Store } from '../../../core/port/store.ts';
import { addressAccess } from './address.ts';
import { linkColumns } from './column.ts';
import type { Database } from './connection.ts';
import { memberAccess } from './member.ts';

type Access = Pick<
  Store,
  | 'link'
  | 'putLink'
  | 'bindLink'
  | 'session'
  | 'putSession'
  | 'endSession'
  | 'grant'
  | 'grants'
  | 'addresses'
  | 'addressesAt'
  | 'putAddress'
  | 'markShown'
  | 'behind'
  | 'setting'
  | 'putSetting'
  | 'addOnDay'
  | 'member'
  | 'members'
  | 'putMember'
  | 'changeMember'
  | 'sessionsOf'
  | 'renewSession'
  | 'passkey'
  | 'passkeysOf'
  | 'addPasskey'
  | 'passkeyUsed'
  | 'removePasskey'
  | 'putChallenge'
  | 'takeChallenge'
  | 'journalHead'
  | 'addToJournal'
  | 'journal'
  | 'lease'
  | 'release'
  | 'shred'
>;

/** Links, browsers and whom they may act for, settings and leases. Each write is one statement that may run twice. */
export const access = (db: Database): Access => ({
  ...linkAccess(db),
  ...sessionAccess(db),
  ...addressAccess(db),
  ...settingAccess(db),
  ...memberAccess(db),
  ...leaseAccess(db),
  /**
   * Gone for every reader at once. The server's files hold older copies until it writes over them (vacuum, its log, its
   * backups); what was there is of no use without MASTER_KEY, which is not in the database.
   */
  shred: async (caseId) => {
    await db.query(
      `WITH rows AS (DELETE FROM sealed WHERE case_id = $1) DELETE FROM case_key WHERE case_id = $1`,
      [caseId],
    );
  },
});

const linkAccess = (db: Database) =>
  ({
    link: async (codeHash) => {
      const [row] = await db.query<Link>(
        `SELECT code_hash AS "codeHash", kind, case_id AS "caseId", person_id AS "personId", role,
           expires_at AS "expiresAt", bound_to AS "boundTo" FROM link WHERE code_hash = $1`,
        [codeHash],
      );
      return row ?? null;
    },
    putLink: async (link) => {
      await db.query(PUT_LINK, Object.values(linkColumns(link)));
    },
    bindLink: async (codeHash, sessionId) => {
      const rows = await db.query(
        `UPDATE link SET bound_to = $2 WHERE code_hash = $1 AND (bound_to IS NULL OR bound_to = $2) RETURNING 1`,
        [codeHash, sessionId],
      );
      return rows.length > 0;
    },
  }) satisfies Partial<Store>;

/** Its values in the order of `linkColumns`. */
const PUT_LINK = `INSERT INTO link (code_hash, kind, case_id, person_id, role, expires_at, bound_to)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (code_hash) DO UPDATE SET kind = excluded.kind, case_id = excluded.case_id,
    person_id = excluded.person_id, role = excluded.role, expires_at = excluded.expires_at,
    bound_to = excluded.bound_to`;

const sessionAccess = (db: Database) =>
  ({
    session: async (sessionId) => {
      const [row] = await db.query<Omit<Session, 'staff'> & { staff: string | null }>(
        `SELECT session_id AS "sessionId", staff, created_at AS "createdAt", expires_at AS "expiresAt"
         FROM session WHERE session_id = $1`,
        [sessionId],
      );
      return row === undefined ? null : { ...row, staff: row.staff === null ? null : JSON.parse(row.staff) };
    },
    putSession: async ({ sessionId, staff, createdAt, expiresAt }) => {
      await db.query(
        `INSERT INTO session (session_id, staff, created_at, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (session_id) DO UPDATE SET staff = excluded.staff, created_at = excluded.created_at,
           expires_at = excluded.expires_at`,
        [sessionId, staff === null ? null : JSON.stringify(staff), createdAt, expiresAt],
      );
    },
    renewSession: async ({ sessionId, staff, createdAt, expiresAt }) => {
      await db.query(
        'UPDATE session SET staff = $2, expires_at = $3, created_at = $4 WHERE session_id = $1',
        [sessionId, staff === null ? null : JSON.stringify(staff), expiresAt, createdAt],
      );
    },
    sessionsOf: async (memberId) => {
      const rows = await db.query<Omit<Session, 'staff'> & { staff: string }>(
        `SELECT session_id AS "sessionId", staff, created_at AS "createdAt", expires_at AS "expiresAt"
         FROM session WHERE staff IS NOT NULL AND staff::jsonb ->> 'id' = $1 ORDER BY created_at DESC`,
        [memberId],
      );
      return rows.map((row) => ({ ...row, staff: JSON.parse(row.staff) }));
    },
    endSession: async (sessionId) => {
      await db.query(
        `WITH grants AS (DELETE FROM session_grant WHERE session_id = $1) DELETE FROM session WHERE session_id = $1`,
        [sessionId],
      );
    },
    grant: async (sessionId, personId) => {
      await db.query(
        'INSERT INTO session_grant (session_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [sessionId, personId],
      );
    },
    grants: async (sessionId) => {
      const rows = await db.query<{ personId: string }>(
        'SELECT person_id AS "personId" FROM session_grant WHERE session_id = $1 ORDER BY person_id',
        [sessionId],
      );
      return rows.map(({ personId }) => personId);
    },
  }) satisfies Partial<Store>;

const settingAccess = (db: Database) =>
  ({
    setting: async (name) => {
      const [row] = await db.query<{ value: string }>('SELECT value FROM setting WHERE name = $1', [name]);
      return row?.value ?? null;
    },
    putSetting: async (name, value) => {
      await db.query(
        'INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        [name, value],
      );
    },
    addOnDay: async (name, day, by) => {
      const [row] = await db.query<{ count: string }>(
        `INSERT INTO setting AS held (name, value) VALUES ($1, $2 || ' ' || $3::bigint)
         ON CONFLICT (name) DO UPDATE SET value = CASE WHEN split_part(held.value, ' ', 1) >= $2
           THEN split_part(held.value, ' ', 1) || ' ' || (split_part(held.value, ' ', 2)::bigint + $3::bigint)
           ELSE excluded.value END
         RETURNING split_part(value, ' ', 2) AS count`,
        [name, day, by],
      );
      return Number(row?.count);
    },
  }) satisfies Partial<Store>;

/** The database's clock is the one that all processes share. */
const leaseAccess = (db: Database) =>
  ({
    lease: async (name, worker, ms) => {
      const rows = await db.query(
        `INSERT INTO lease AS held (name, worker, held_until) VALUES ($1, $2, now() + $3 * interval '1 millisecond')
         ON CONFLICT (name) DO UPDATE SET worker = excluded.worker, held_until = excluded.held_until
           WHERE held.worker = excluded.worker OR held.held_until <= now()
         RETURNING 1`,
        [name, worker, ms],
      );
      return rows.length > 0;
    },
    release: async (worker) => {
      await db.query(
        `WITH leases AS (DELETE FROM lease WHERE worker = $1)
         UPDATE deadline SET held_until = NULL WHERE worker = $1 AND held_until IS NOT NULL`,
        [worker],
      );
    },
  }) satisfies Partial<Store>;
