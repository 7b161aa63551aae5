import type { DatabaseSync } from 'node:sqlite';
import { addedOnDay } from '../../../core/day-count.ts';
import type { Link, Session, Store } from '../../../core/port/store.ts';
import { addressAccess } from './address.ts';
import { linkWriter } from './append.ts';
import type { GroupCommit } from './group-commit.ts';
import { memberAccess } from './member.ts';
import { query, toJson } from './query.ts';

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
>;

/** Links, browsers and whom they may act for, and the few settings. Writes join the same group commit as turns. */
export const access = (db: DatabaseSync, group: GroupCommit): Access => ({
  ...linkAccess(db, group),
  ...sessionAccess(db, group),
  ...addressAccess(db, group),
  ...settingAccess(db, group),
  ...memberAccess(db, group),
});

const linkAccess = (db: DatabaseSync, group: GroupCommit) => {
  const one = query<Link>(
    db,
    `SELECT code_hash AS codeHash, kind, case_id AS caseId, person_id AS personId, role,
       expires_at AS expiresAt, bound_to AS boundTo FROM link WHERE code_hash = ?`,
  );
  const bind = query(
    db,
    'UPDATE link SET bound_to = ?1 WHERE code_hash = ?2 AND (bound_to IS NULL OR bound_to = ?1)',
  );
  const put = linkWriter(db);
  return {
    link: async (codeHash) => {
      const row = one.get(codeHash);
      return row ? { ...row } : null;
    },
    putLink: (link) => group.write(() => put(link)),
    bindLink: (codeHash, sessionId) => group.write(() => bind.run(sessionId, codeHash) === 1),
  } satisfies Partial<Store>;
};

const sessionAccess = (db: DatabaseSync, group: GroupCommit) => {
  const one = query<Omit<Session, 'staff'> & { staff: string | null }>(
    db,
    `SELECT session_id AS sessionId, staff, created_at AS createdAt, expires_at AS expiresAt
     FROM session WHERE session_id = ?`,
  );
  const ofMember = query<Omit<Session, 'staff'> & { staff: string }>(
    db,
    `SELECT session_id AS sessionId, staff, created_at AS createdAt, expires_at AS expiresAt
     FROM session WHERE staff IS NOT NULL AND staff ->> 'id' = ? ORDER BY created_at DESC`,
  );
  const put = query(
    db,
    'INSERT OR REPLACE INTO session (session_id, staff, created_at, expires_at) VALUES (?, ?, ?, ?)',
  );
  const renew = query(
    db,
    'UPDATE session SET staff = ?, expires_at = ?, created_at = ? WHERE session_id = ?',
  );
  const end = query(db, 'DELETE FROM session WHERE session_id = ?');
  const endGrants = query(db, 'DELETE FROM session_grant WHERE session_id = ?');
  const grant = query(
    db,
    'INSERT INTO session_grant (session_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const grants = query<{ personId: string }>(
    db,
    'SELECT person_id AS personId FROM session_grant WHERE session_id = ? ORDER BY person_id',
  );
  return {
    session: async (sessionId) => {
      const row = one.get(sessionId);
      return row ? { ...row, staff: row.staff === null ? null : JSON.parse(row.staff) } : null;
    },
    putSession: ({ sessionId, staff, createdAt, expiresAt }) =>
      group.write(() => {
        put.run(sessionId, staff ? toJson(staff) : null, createdAt, expiresAt);
      }),
    renewSession: ({ sessionId, staff, createdAt, expiresAt }) =>
      group.write(() => {
        renew.run(staff ? toJson(staff) : null, expiresAt, createdAt, sessionId);
      }),
    sessionsOf: async (memberId) =>
      ofMember.all(memberId).map((row) => ({ ...row, staff: JSON.parse(row.staff) })),
    endSession: (sessionId) =>
      group.write(() => {
        end.run(sessionId);
        endGrants.run(sessionId);
      }),
    grant: (sessionId, personId) =>
      group.write(() => {
        grant.run(sessionId, personId);
      }),
    grants: async (sessionId) => grants.all(sessionId).map(({ personId }) => personId),
  } satisfies Partial<Store>;
};

const settingAccess = (db: DatabaseSync, group: GroupCommit) => {
  const one = query<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?');
  const put = query(db, 'INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  return {
    setting: async (name) => one.get(name)?.value ?? null,
    putSetting: (name, value) =>
      group.write(() => {
        put.run(name, value);
      }),
    addOnDay: async (name, day, by) => {
      let count = by;
      await group.write(() => {
        const added = addedOnDay(one.get(name)?.value ?? null, day, by);
        count = added.count;
        put.run(name, added.kept);
      });
      return count;
    },
  } satisfies Partial<Store>;
};
