import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../core/port/store.ts';
import type { Member } from '../../../core/staff/member.ts';
import type { GroupCommit } from './group-commit.ts';
import { query, toJson } from './query.ts';

/** The team. A change is read and written inside one transaction of the one process that writes. */
export const memberAccess = (db: DatabaseSync, group: GroupCommit) => {
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
