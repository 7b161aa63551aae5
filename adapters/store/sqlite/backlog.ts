import type { DatabaseSync } from 'node:sqlite';
import { backlogOf } from '../../../core/port/backlog.ts';
import type { Store } from '../../../core/port/store.ts';
import { query } from './query.ts';

type Row = { readonly name: string; readonly count: number; readonly oldest: number };

/** What waits, counted in the database. */
export const backlogAccess = (db: DatabaseSync): Pick<Store, 'backlog'> => {
  const outbox = query<Row>(
    db,
    `SELECT channel AS name, count(*) AS count, min(at) AS oldest FROM address
       JOIN message ON message.conversation_id = address.conversation_id AND seq > shown
     WHERE lost = 0 GROUP BY channel`,
  );
  const due = query<Row>(
    db,
    'SELECT kind AS name, count(*) AS count, min(at) AS oldest FROM deadline WHERE at <= ? GROUP BY kind',
  );
  return { backlog: async (now) => backlogOf(outbox.all(), due.all(now)) };
};
