import type { Store } from '../../../core/port/store.ts';
import type { JournalEntry } from '../../../core/staff/journal.ts';
import type { Member } from '../../../core/staff/member.ts';
import type { Challenge, Passkey } from '../../../core/staff/passkey.ts';
import type { Database } from './connection.ts';

/** The team, its keys and its journal. A change is written only over the revision that it was made on, and made again where somebody was first. */
export const memberAccess = (db: Database) => ({
  ...teamAccess(db),
  ...passkeyAccess(db),
  ...challengeAccess(db),
  ...journalAccess(db),
});

const teamAccess = (db: Database) => {
  const read = async (memberId: string): Promise<{ member: Member | null; revision: number }> => {
    const [row] = await db.query<{ member: string; revision: number }>(
      'SELECT member, revision FROM member WHERE member_id = $1',
      [memberId],
    );
    return row === undefined
      ? { member: null, revision: 0 }
      : { member: JSON.parse(row.member), revision: row.revision };
  };
  const write = async (member: Member, revision: number): Promise<boolean> => {
    const rows = await db.query(
      `INSERT INTO member AS known (member_id, member, revision) VALUES ($1, $2, $3 + 1)
       ON CONFLICT (member_id) DO UPDATE SET member = excluded.member, revision = excluded.revision
         WHERE known.revision = $3
       RETURNING 1`,
      [member.id, JSON.stringify(member), revision],
    );
    return rows.length > 0;
  };
  return {
    member: async (memberId) => (await read(memberId)).member,
    members: async () => {
      const rows = await db.query<{ member: string }>('SELECT member FROM member ORDER BY member_id');
      return rows.map(({ member }) => JSON.parse(member));
    },
    putMember: async (member) => {
      await db.query(
        `INSERT INTO member AS known (member_id, member) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET member = excluded.member, revision = known.revision + 1`,
        [member.id, JSON.stringify(member)],
      );
    },
    changeMember: async (memberId, change) => {
      for (;;) {
        const { member, revision } = await read(memberId);
        const after = change(member);
        if (after === null || (await write(after, revision))) return after ?? member;
      }
    },
  } satisfies Partial<Store>;
};

const passkeyAccess = (db: Database) => {
  const where = async (condition: string, value: string): Promise<readonly Passkey[]> => {
    const text = `SELECT passkey FROM passkey WHERE ${condition} = $1 ORDER BY added_at`;
    return (await db.query<{ passkey: string }>(text, [value])).map(({ passkey }) => JSON.parse(passkey));
  };
  return {
    passkey: async (credentialId) => (await where('credential_id', credentialId))[0] ?? null,
    passkeysOf: (memberId) => where('member_id', memberId),
    addPasskey: async (passkey) => {
      // The same key again is one whose answer was lost: it is there, and this was it.
      const rows = await db.query(
        `INSERT INTO passkey AS known (credential_id, member_id, added_at, passkey) VALUES ($1, $2, $3, $4)
         ON CONFLICT (credential_id) DO UPDATE SET passkey = known.passkey WHERE known.passkey = excluded.passkey
         RETURNING 1`,
        [passkey.credentialId, passkey.memberId, passkey.addedAt, JSON.stringify(passkey)],
      );
      return rows.length > 0;
    },
    passkeyUsed: async (credentialId, { counter, usedAt }) => {
      const rows = await db.query(
        `UPDATE passkey SET passkey = (passkey::jsonb || jsonb_build_object('counter', $2::bigint, 'usedAt', $3::bigint))::text
         WHERE credential_id = $1 AND ((passkey::jsonb ->> 'counter')::bigint < $2
           OR ((passkey::jsonb ->> 'counter')::bigint = 0 AND $2 = 0))
         RETURNING 1`,
        [credentialId, counter, usedAt],
      );
      return rows.length > 0;
    },
    removePasskey: async ({ credentialId, memberId }, keepLast) => {
      // Locked in one order: of two who take away two keys at once, the second counts after the first.
      const rows = await db.query(
        `WITH theirs AS (SELECT credential_id FROM passkey WHERE member_id = $2 ORDER BY credential_id FOR UPDATE)
         DELETE FROM passkey WHERE credential_id IN (SELECT credential_id FROM theirs WHERE credential_id = $1)
           AND (NOT $3 OR (SELECT count(*) FROM theirs) > 1)
         RETURNING 1`,
        [credentialId, memberId, keepLast],
      );
      return rows.length > 0;
    },
  } satisfies Partial<Store>;
};

const challengeAccess = (db: Database) =>
  ({
    putChallenge: async ({ challenge, memberId, expiresAt }) => {
      await db.query(
        `WITH old AS (DELETE FROM challenge WHERE expires_at <= $4)
         INSERT INTO challenge (challenge, member_id, expires_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
        [challenge, memberId, expiresAt, Date.now()],
      );
    },
    takeChallenge: async (challenge) => {
      const [row] = await db.query<Challenge>(
        `DELETE FROM challenge WHERE challenge = $1
         RETURNING challenge, member_id AS "memberId", expires_at AS "expiresAt"`,
        [challenge],
      );
      return row ?? null;
    },
  }) satisfies Partial<Store>;

const journalAccess = (db: Database) => {
  const read = async (rest: string, values: readonly number[] = []): Promise<readonly JournalEntry[]> => {
    const rows = await db.query<{ entry: string }>(`SELECT entry FROM journal ${rest}`, values);
    return rows.map(({ entry }) => JSON.parse(entry));
  };
  return {
    journalHead: async () => (await read('ORDER BY position DESC LIMIT 1'))[0] ?? null,
    addToJournal: async (entry) => {
      // The same entry again is one whose answer was lost: it is there, and this was it.
      const rows = await db.query(
        `INSERT INTO journal AS known (position, entry) VALUES ($1, $2)
         ON CONFLICT (position) DO UPDATE SET entry = known.entry WHERE known.entry = excluded.entry RETURNING 1`,
        [entry.position, JSON.stringify(entry)],
      );
      return rows.length > 0;
    },
    journal: (after, limit) => read('WHERE position > $1 ORDER BY position LIMIT $2', [after, limit]),
  } satisfies Partial<Store>;
};
