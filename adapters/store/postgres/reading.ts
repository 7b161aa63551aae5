import type { ClientBase } from 'pg';
import type { Deadline } from '../../../core/deadline/deadline.ts';
import {
  type CaseHead,
  type CaseQuery,
  type CaseRow,
  type Conversation,
  DUE_LEASE,
  type SealedRow,
  type Store,
} from '../../../core/port/store.ts';
import { wordBeginning } from '../../../core/view/queue-words.ts';
import { FEW, type Found, fewest, pastBeginning } from '../memory/wanted-words.ts';
import type { Database } from './connection.ts';
import { NO_DATE } from './schema.ts';

type Reading = Pick<
  Store,
  | 'head'
  | 'record'
  | 'conversation'
  | 'conversations'
  | 'conversationsOf'
  | 'feed'
  | 'handled'
  | 'due'
  | 'nextDue'
  | 'cases'
  | 'case'
  | 'sealed'
  | 'caseKey'
>;

/** Everything that is read about cases and conversations. */
export const reading = (db: Database): Reading => ({
  ...conversationReading(db),
  ...deadlineReading(db),
  ...caseReading(db),
  ...sealedReading(db),
});

type ConversationColumns = Omit<Conversation, 'memory'> & { readonly memory: string };
const CONVERSATION = `SELECT conversation_id AS "conversationId", case_id AS "caseId", role, person_id AS "personId",
  memory FROM conversation`;
const toConversation = (row: ConversationColumns): Conversation => ({
  ...row,
  memory: JSON.parse(row.memory),
});

const conversationReading = (db: Database) => {
  const where = async (condition: string, value: string): Promise<readonly Conversation[]> => {
    const text = `${CONVERSATION} WHERE ${condition} = $1 ORDER BY conversation_id`;
    return (await db.query<ConversationColumns>(text, [value])).map(toConversation);
  };
  return {
    conversation: async (conversationId) => (await where('conversation_id', conversationId))[0] ?? null,
    conversations: (caseId) => where('case_id', caseId),
    conversationsOf: (personId) => where('person_id', personId),
    feed: async (conversationId, afterSeq, limit) => {
      const rows = await db.query<{ seq: number; at: number; version: number; message: string }>(
        `SELECT seq, at, version, message FROM message WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
        [conversationId, afterSeq, limit],
      );
      return rows.map((row) => ({ ...row, message: JSON.parse(row.message) }));
    },
    handled: async (conversationId, updateId) => {
      const text = 'SELECT 1 FROM handled WHERE conversation_id = $1 AND update_id = $2';
      return (await db.query(text, [conversationId, updateId])).length > 0;
    },
  } satisfies Partial<Store>;
};

const DUE = `SELECT case_id AS "caseId", key, clock, kind, at, owner FROM deadline
  WHERE at <= $1 ORDER BY at, case_id, key LIMIT $2`;

/** Those that another process is taking at this moment are passed over, not waited for. */
const TAKE_DUE = `
  WITH found AS (
    SELECT case_id, key FROM deadline
    WHERE at <= $1 AND (worker = $3 OR held_until IS NULL OR held_until <= now())
    ORDER BY at, case_id, key LIMIT $2
    FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE deadline SET worker = $3, held_until = now() + $4 * interval '1 millisecond'
    FROM found WHERE deadline.case_id = found.case_id AND deadline.key = found.key
    RETURNING deadline.case_id AS "caseId", deadline.key, clock, kind, at, owner
  )
  SELECT * FROM taken ORDER BY at, "caseId", key`;

const deadlineReading = (db: Database) =>
  ({
    due: async (now, limit, worker) => {
      const rows = await (worker === undefined
        ? db.query<Deadline & { caseId: string }>(DUE, [now, limit])
        : db.query<Deadline & { caseId: string }>(TAKE_DUE, [now, limit, worker, DUE_LEASE]));
      return rows.map(({ caseId, ...deadline }) => ({ caseId, deadline }));
    },
    nextDue: async () => {
      const [row] = await db.query<{ at: number | null }>('SELECT min(at) AS at FROM deadline');
      return row?.at ?? null;
    },
  }) satisfies Partial<Store>;

type CaseColumns = Omit<CaseRow, 'open' | 'due' | 'summary'> & {
  readonly closed: boolean;
  readonly due: number;
  readonly summary: string;
};
const CASE_ROW = `SELECT case_id AS "caseId", version, phase, closed, owner, step, due, holder_id AS "holderId",
  needs_person AS "needsPerson", demonstration, summary, updated_at AS "updatedAt" FROM case_row`;
const toCaseRow = ({ closed, ...row }: CaseColumns): CaseRow => ({
  ...row,
  open: !closed,
  due: row.due === NO_DATE ? null : row.due,
  summary: JSON.parse(row.summary),
});

const caseReading = (db: Database) =>
  ({
    head: async (caseId) => {
      const text = 'SELECT version, revision FROM case_head WHERE case_id = $1';
      const [head] = await db.query<CaseHead>(text, [caseId]);
      return head ?? { version: 0, revision: 0 };
    },
    record: async (caseId, from = 1) => {
      const rows = await db.query<{ recorded: string; salt: string; hash: string }>(
        'SELECT recorded, salt, hash FROM event WHERE case_id = $1 AND position >= $2 ORDER BY position',
        [caseId, from],
      );
      return rows.map(({ recorded, ...row }) => ({ recorded: JSON.parse(recorded), ...row }));
    },
    case: async (caseId) => {
      const [row] = await db.query<CaseColumns>(`${CASE_ROW} WHERE case_id = $1`, [caseId]);
      return row === undefined ? null : toCaseRow(row);
    },
    cases: async (wanted) => {
      const found = await foundBy(db, wanted.words);
      const { text, values } = caseList(wanted, found);
      const walks = wanted.words !== undefined && found === null;
      const rows = await (walks
        ? db.alone((client) => byIndex(client, text, values))
        : db.query<CaseColumns>(text, values));
      return rows.map(toCaseRow);
    },
  }) satisfies Partial<Store>;

/** The cases whose words begin so, up to one more than few; see `fewest`. */
const findWord =
  (db: Database) =>
  async (word: string): Promise<Found> => {
    const rows = await db.query<{ caseId: string }>(
      'SELECT case_id AS "caseId" FROM case_word WHERE word >= $1 AND word < $2 ORDER BY word, case_id LIMIT $3',
      [word, pastBeginning(word), FEW + 1],
    );
    return rows.length > FEW ? null : new Set(rows.map(({ caseId }) => caseId));
  };

const foundBy = async (db: Database, words: CaseQuery['words'] = []): Promise<Found> =>
  fewest(await Promise.all(words.map((list) => Promise.all(list.map(findWord(db))))));

/**
 * Reads by an index in the index's own order. The planner guesses from counts that are old or none, and of a page of the
 * queue it would rather read every case and sort.
 */
const byIndex = async (
  client: ClientBase,
  text: string,
  values: readonly unknown[],
): Promise<readonly CaseColumns[]> => {
  await client.query(`BEGIN READ ONLY; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;
    SET LOCAL enable_sort = off; SET LOCAL max_parallel_workers_per_gather = 0`);
  try {
    return (await client.query<CaseColumns>(text, [...values])).rows;
  } finally {
    await client.query('ROLLBACK');
  }
};

/**
 * Only the conditions that are asked for, so that each combination can use its own index. Few cases that are `found`
 * are looked at one by one; otherwise the queue is walked in its order.
 */
const caseList = (
  wanted: CaseQuery,
  found: Found,
): { readonly text: string; readonly values: readonly unknown[] } => {
  const { open, holderId, needsPerson, flagged, stalled, handedTo, dueBy, words = [], after, limit } = wanted;
  const values: unknown[] = [limit];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    ...(found === null ? [] : [`case_id = ANY (${put([...found])}::text[])`]),
    ...(open === undefined ? [] : [open ? 'NOT closed' : 'closed']),
    ...(needsPerson === undefined ? [] : [needsPerson ? 'needs_person' : 'NOT needs_person']),
    ...(flagged ? ['flagged'] : []),
    ...(stalled ? ['stalled'] : []),
    ...(handedTo === undefined ? [] : [`handover_to = ${put(handedTo)}`]),
    ...(holderId === undefined ? [] : [`holder_id = ${put(holderId)}`]),
    ...(dueBy === undefined ? [] : [`due <= ${put(dueBy)}`]),
    ...words.map((list) => `summary LIKE ANY (${put(list.map((word) => `%${wordBeginning(word)}%`))})`),
    ...(after === undefined
      ? []
      : [
          `(closed, due, case_id) > (${put(!(after.open ?? open ?? true))}::boolean, ${put(after.due ?? NO_DATE)}::bigint, ${put(after.caseId)})`,
        ]),
  ];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  // A list of few is put in order by an expression, which no index has: nothing is to be walked for it.
  const order = found === null ? 'closed, due' : 'closed, due + 0';
  return { text: `${CASE_ROW}${where} ORDER BY ${order}, case_id LIMIT $1`, values };
};

const sealedReading = (db: Database) =>
  ({
    sealed: async (caseId, roundId) => {
      const rows = await db.query<SealedRow>(
        `SELECT case_id AS "caseId", round_id AS "roundId", side, ciphertext, commitment, at FROM sealed
         WHERE case_id = $1 AND round_id = $2 ORDER BY side`,
        [caseId, roundId],
      );
      return rows.map((row) => ({ ...row, ciphertext: Uint8Array.from(row.ciphertext) }));
    },
    caseKey: async (caseId) => {
      const text = 'SELECT wrapped FROM case_key WHERE case_id = $1';
      const [row] = await db.query<{ wrapped: Uint8Array }>(text, [caseId]);
      return row === undefined ? null : Uint8Array.from(row.wrapped);
    },
  }) satisfies Partial<Store>;
