import type { DatabaseSync } from 'node:sqlite';
import type { Address, Store } from '../../../core/port/store.ts';
import type { GroupCommit } from './group-commit.ts';
import { query, toJson } from './query.ts';

type Row = Omit<Address, 'lost' | 'reference'> & { readonly lost: number; readonly reference: string };

const COLUMNS = `channel, chat_id AS chatId, conversation_id AS conversationId, shown, trying, lost, reference,
  used_at AS usedAt`;

const read = ({ lost, reference, ...row }: Row): Address => ({
  ...row,
  lost: lost === 1,
  reference: JSON.parse(reference),
});

/** The chats that show conversations, and how far. */
export const addressAccess = (db: DatabaseSync, group: GroupCommit) => {
  const of = query<Row>(
    db,
    `SELECT ${COLUMNS} FROM address WHERE conversation_id = ? ORDER BY channel, chat_id`,
  );
  const at = query<Row>(
    db,
    `SELECT ${COLUMNS} FROM address WHERE channel = ? AND chat_id = ?
     ORDER BY used_at DESC, conversation_id`,
  );
  const put = query(
    db,
    `INSERT INTO address (channel, chat_id, conversation_id, shown, trying, lost, reference, used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET lost = excluded.lost, reference = excluded.reference, used_at = excluded.used_at`,
  );
  const mark = query(
    db,
    'UPDATE address SET shown = ?, trying = ? WHERE channel = ? AND chat_id = ? AND conversation_id = ?',
  );
  const behind = query<Row>(
    db,
    `SELECT ${COLUMNS} FROM address
     WHERE channel = ?1 AND lost = 0 AND (chat_id, conversation_id) > (?2, ?3) AND EXISTS (
       SELECT 1 FROM message WHERE message.conversation_id = address.conversation_id AND seq > shown)
     ORDER BY chat_id, conversation_id LIMIT ?4`,
  );
  return {
    addresses: async (conversationId) => of.all(conversationId).map(read),
    addressesAt: async (channel, chatId) => at.all(channel, chatId).map(read),
    putAddress: ({ channel, chatId, conversationId, shown, trying, lost, reference, usedAt }) =>
      group.write(() => {
        put.run(channel, chatId, conversationId, shown, trying, Number(lost), toJson(reference), usedAt);
      }),
    markShown: ({ channel, chatId, conversationId }, { shown, trying }) =>
      group.write(() => {
        mark.run(shown, trying, channel, chatId, conversationId);
      }),
    behind: async (channel, limit, after) =>
      behind.all(channel, after?.chatId ?? '', after?.conversationId ?? '', limit).map(read),
  } satisfies Partial<Store>;
};
