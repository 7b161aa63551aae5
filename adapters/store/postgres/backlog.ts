import { backlogOf } from '../../../core/port/backlog.ts';
import type { Store } from '../../../core/port/store.ts';
import type { Database } from './connection.ts';

type Row = { readonly name: string; readonly count: number; readonly oldest: number };

const OUTBOX = `SELECT channel AS name, count(*) AS count, min(at) AS oldest FROM address
  JOIN feed ON feed.conversation_id = address.conversation_id AND last > shown
  JOIN message ON message.conversation_id = address.conversation_id AND seq > shown
  WHERE NOT lost GROUP BY channel`;
const DUE =
  'SELECT kind AS name, count(*) AS count, min(at) AS oldest FROM deadline WHERE at <= $1 GROUP BY kind';

/** What waits, counted in the database. */
export const backlogAccess = (db: Database): Pick<Store, 'backlog'> => ({
  backlog: async (now) => {
    const [outbox, due] = await Promise.all([db.query<Row>(OUTBOX), db.query<Row>(DUE, [now])]);
    return backlogOf(outbox, due);
  },
});
