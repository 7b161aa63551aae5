import type { Store } from '../../../core/port/store.ts';
import type { Member } from '../../../core/staff/member.ts';
import type { Database } from './connection.ts';

/** The team. A change is written only over the revision that it was made on, and made again where somebody was first. */
export const memberAccess = (db: Database) => {
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
