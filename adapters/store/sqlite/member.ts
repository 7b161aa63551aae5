import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../core/port/store.ts';
import type { Member } from '../../../core/staff/member.ts';
import { type Challenge, type Passkey, wentBack } from '../../../core/staff/passkey.ts';
import type { GroupCommit } from './group-commit.ts';
import { query, toJson } from './query.ts';

/** The team, its keys and its journal. A change is read and written inside one transaction of the one process that writes. */
export const memberAccess = (db: DatabaseSync, group: GroupCommit) => ({
  ...teamAccess(db, group),
  ...passkeyAccess(db, group),
  ...challengeAccess(db, group),
  ...journalAccess(db, group),
});

const teamAccess = (db: DatabaseSync, group: GroupCommit) => {
  const one = query<{ member: string }>(db, 'SELECT member FROM member WHERE member_id = ?');
  const all = query<{ member: string }>(db, 'SELECT member FROM member ORDER BY member_id');
  const put = query(db, 'INSERT OR REPLACE INTO member (member_id, member) VALUES (?, ?)');
  const read = (memberId: string): Member | null => {
    const row = one.get(memberId);
    return row === undefined ? null : JSON.parse(row.member);
  };
  return {
    member: async (memberId) => read(memberId),
    members: async () => all.all().map(({ member }) => JSON.parse(member)),
    putMember: (member) =>
      group.write(() => {
        put.run(member.id, toJson(member));
      }),
    changeMember: (memberId, change) =>
      group.write(() => {
        const before = read(memberId);
        const after = change(before);
        if (after !== null) put.run(memberId, toJson(after));
        return after ?? before;
      }),
  } satisfies Partial<Store>;
};

const passkeyAccess = (db: DatabaseSync, group: GroupCommit) => {
  const one = query<{ passkey: string }>(db, 'SELECT passkey FROM passkey WHERE credential_id = ?');
  const ofMember = query<{ passkey: string }>(
    db,
    'SELECT passkey FROM passkey WHERE member_id = ? ORDER BY added_at',
  );
  const add = query(
    db,
    `INSERT INTO passkey (credential_id, member_id, added_at, passkey) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const change = query(db, 'UPDATE passkey SET passkey = ? WHERE credential_id = ?');
  const remove = query(
    db,
    `DELETE FROM passkey WHERE credential_id = ?1 AND member_id = ?2
       AND (?3 = 0 OR EXISTS (SELECT 1 FROM passkey WHERE member_id = ?2 AND credential_id <> ?1))`,
  );
  const read = (credentialId: string): Passkey | null => {
    const row = one.get(credentialId);
    return row === undefined ? null : JSON.parse(row.passkey);
  };
  return {
    passkey: async (credentialId) => read(credentialId),
    passkeysOf: async (memberId) => ofMember.all(memberId).map(({ passkey }) => JSON.parse(passkey)),
    addPasskey: (passkey) =>
      group.write(
        () => add.run(passkey.credentialId, passkey.memberId, passkey.addedAt, toJson(passkey)) === 1,
      ),
    passkeyUsed: (credentialId, use) =>
      group.write(() => {
        const key = read(credentialId);
        if (key === null || wentBack(key, use.counter)) return false;
        return change.run(toJson({ ...key, ...use }), credentialId) === 1;
      }),
    removePasskey: ({ credentialId, memberId }, keepLast) =>
      group.write(() => remove.run(credentialId, memberId, Number(keepLast)) === 1),
  } satisfies Partial<Store>;
};

const challengeAccess = (db: DatabaseSync, group: GroupCommit) => {
  const put = query(db, 'INSERT INTO challenge (challenge, member_id, expires_at) VALUES (?, ?, ?)');
  const drop = query(db, 'DELETE FROM challenge WHERE expires_at <= ?');
  const one = query<Challenge>(
    db,
    `SELECT challenge, member_id AS memberId, expires_at AS expiresAt FROM challenge WHERE challenge = ?`,
  );
  const take = query(db, 'DELETE FROM challenge WHERE challenge = ?');
  return {
    putChallenge: ({ challenge, memberId, expiresAt }) =>
      group.write(() => {
        drop.run(Date.now());
        put.run(challenge, memberId, expiresAt);
      }),
    takeChallenge: (challenge) =>
      group.write(() => {
        const found = one.get(challenge);
        take.run(challenge);
        return found === undefined ? null : { ...found };
      }),
  } satisfies Partial<Store>;
};

const journalAccess = (db: DatabaseSync, group: GroupCommit) => {
  const last = query<{ entry: string }>(db, 'SELECT entry FROM journal ORDER BY position DESC LIMIT 1');
  const add = query(db, 'INSERT INTO journal (position, entry) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const after = query<{ entry: string }>(
    db,
    'SELECT entry FROM journal WHERE position > ? ORDER BY position LIMIT ?',
  );
  return {
    journalHead: async () => {
      const row = last.get();
      return row === undefined ? null : JSON.parse(row.entry);
    },
    addToJournal: (entry) => group.write(() => add.run(entry.position, toJson(entry)) === 1),
    journal: async (position, limit) => after.all(position, limit).map(({ entry }) => JSON.parse(entry)),
  } satisfies Partial<Store>;
};
