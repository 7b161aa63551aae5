import type { Address, Store } from '../../../core/port/store.ts';
import type { Database } from './connection.ts';

type Row = Omit<Address, 'reference'> & { readonly reference: string };

const ADDRESS = `SELECT channel, chat_id AS "chatId", conversation_id AS "conversationId", shown, trying, lost, reference,
  used_at AS "usedAt" FROM address`;

const read = ({ reference, ...row }: Row): Address => ({ ...row, reference: JSON.parse(reference) });

/** The chats that show conversations, and how far. */
export const addressAccess = (db: Database) =>
  ({
    addresses: async (conversationId) => {
      const text = `${ADDRESS} WHERE conversation_id = $1 ORDER BY channel, chat_id`;
      return (await db.query<Row>(text, [conversationId])).map(read);
    },
    addressesAt: async (channel, chatId) => {
      const text = `${ADDRESS} WHERE channel = $1 AND chat_id = $2 ORDER BY used_at DESC, conversation_id`;
      return (await db.query<Row>(text, [channel, chatId])).map(read);
    },
    putAddress: async ({ channel, chatId, conversationId, shown, trying, lost, reference, usedAt }) => {
      await db.query(
        `INSERT INTO address (channel, chat_id, conversation_id, shown, trying, lost, reference, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (channel, chat_id, conversation_id) DO UPDATE
           SET lost = excluded.lost, reference = excluded.reference, used_at = excluded.used_at`,
        [channel, chatId, conversationId, shown, trying, lost, JSON.stringify(reference) ?? 'null', usedAt],
      );
    },
    markShown: async ({ channel, chatId, conversationId }, { shown, trying }) => {
      await db.query(
        `UPDATE address SET shown = $1, trying = $2
         WHERE channel = $3 AND chat_id = $4 AND conversation_id = $5`,
        [shown, trying, channel, chatId, conversationId],
      );
    },
    behind: async (channel, limit, after) => {
      const rows = await db.query<Row>(
        `${ADDRESS} WHERE channel = $1 AND NOT lost AND (chat_id, conversation_id) > ($2, $3)
           AND shown < (SELECT last FROM feed WHERE feed.conversation_id = address.conversation_id)
         ORDER BY chat_id, conversation_id LIMIT $4`,
        [channel, after?.chatId ?? '', after?.conversationId ?? '', limit],
      );
      return rows.map(read);
    },
  }) satisfies Partial<Store>;
