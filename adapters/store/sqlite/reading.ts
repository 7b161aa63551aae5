import type { DatabaseSync } from 'node:sqlite';
import type { Deadline } from '../../../core/deadline/deadline.ts';
import type {
  CaseHead,
  CaseQuery,
  CaseRow,
  Conversation,
  SealedRow,
  Store,
} from '../../../core/port/store.ts';
import { wordBeginning } from '../../../core/view/queue-words.ts';
import type { Leases } from '../memory/leases.ts';
import { FEW, type Found, fewest, pastBeginning } from '../memory/wanted-words.ts';
import { NO_CASE } from './append.ts';
import { query } from './query.ts';
import { FLAGGED, HANDED_TO, NO_DATE, STALLED } from './schema.ts';

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
export const reading = (db: DatabaseSync, held: Leases): Reading => ({
  ...conversationReading(db),
  ...deadlineReading(db, held),
  ...caseReading(db),
  ...sealedReading(db),
});

type ConversationColumns = Omit<Conversation, 'memory'> & { memory: string };
const CONVERSATION =
  'SELECT conversation_id AS conversationId, case_id AS caseId, role, person_id AS personId, memory FROM conversation';
const toConversation = (row: ConversationColumns): Conversation => ({
  ...row,
  memory: JSON.parse(row.memory),
});

const conversationReading = (db: DatabaseSync) => {
  const one = query<ConversationColumns>(db, `${CONVERSATION} WHERE conversation_id = ?`);
  const ofCase = query<ConversationColumns>(db, `${CONVERSATION} WHERE case_id = ? ORDER BY conversation_id`);
  const ofPerson = query<ConversationColumns>(
    db,
    `${CONVERSATION} WHERE person_id = ? ORDER BY conversation_id`,
  );
  const feed = query<{ seq: number; at: number; version: number; message: string }>(
    db,
    'SELECT seq, at, version, message FROM message WHERE conversation_id = ? AND seq > ? ORDER BY seq LIMIT ?',
  );
  const handled = query(db, 'SELECT 1 FROM handled WHERE conversation_id = ? AND update_id = ?');
  return {
    conversation: async (conversationId) => {
      const row = one.get(conversationId);
      return row ? toConversation(row) : null;
    },
    conversations: async (caseId) => ofCase.all(caseId).map(toConversation),
    conversationsOf: async (personId) => ofPerson.all(personId).map(toConversation),
    feed: async (conversationId, afterSeq, limit) =>
      feed
        .all(conversationId, afterSeq, limit)
        .map(({ seq, at, version, message }) => ({ seq, at, version, message: JSON.parse(message) })),
    handled: async (conversationId, updateId) => handled.get(conversationId, updateId) !== undefined,
  } satisfies Partial<Store>;
};

const deadlineReading = (db: DatabaseSync, held: Leases) => {
  const due = query<Deadline & { caseId: string }>(
    db,
    `SELECT case_id AS caseId, key, clock, kind, at, owner FROM deadline
     WHERE at <= ? ORDER BY at, case_id, key LIMIT ?`,
  );
  const next = query<{ at: number | null }>(db, 'SELECT min(at) AS at FROM deadline');
  return {
    due: async (now, limit, worker) =>
      held.dueTo(
        worker,
        due.all(now, limit).map(({ caseId, ...deadline }) => ({ caseId, deadline })),
      ),
    nextDue: async () => next.get()?.at ?? null,
  } satisfies Partial<Store>;
};

type CaseColumns = Omit<CaseRow, 'open' | 'due' | 'needsPerson' | 'demonstration' | 'summary'> & {
  closed: number;
  due: number;
  needsPerson: number;
  demonstration: number;
  summary: string;
};
const CASE_ROW = `SELECT case_id AS caseId, version, phase, closed, owner, step, due, holder_id AS holderId,
  needs_person AS needsPerson, demonstration, summary, updated_at AS updatedAt FROM`;
/** CROSS: SQLite then takes the cases in the order in which they are written here. */
const OF_THESE = 'json_each(?) AS found CROSS JOIN case_row ON case_row.case_id = found.value';
const toCaseRow = ({ closed, ...row }: CaseColumns): CaseRow => ({
  ...row,
  open: closed === 0,
  due: row.due === NO_DATE ? null : row.due,
  needsPerson: row.needsPerson === 1,
  demonstration: row.demonstration === 1,
  summary: JSON.parse(row.summary),
});

const caseReading = (db: DatabaseSync) => {
  const record = query<{ recorded: string; salt: string; hash: string }>(
    db,
    'SELECT recorded, salt, hash FROM event WHERE case_id = ? AND position >= ? ORDER BY position',
  );
  const head = query<CaseHead>(db, 'SELECT version, revision FROM case_head WHERE case_id = ?');
  const one = query<CaseColumns>(db, `${CASE_ROW} case_row WHERE case_id = ?`);
  const find = wordReading(db);
  const listed = new Map<string, ReturnType<typeof query<CaseColumns>>>();
  return {
    head: async (caseId) => ({ ...(head.get(caseId) ?? NO_CASE) }),
    record: async (caseId, from = 1) =>
      record
        .all(caseId, from)
        .map(({ recorded, salt, hash }) => ({ recorded: JSON.parse(recorded), salt, hash })),
    case: async (caseId) => {
      const row = one.get(caseId);
      return row ? toCaseRow(row) : null;
    },
    cases: async (wanted) => {
      const { sql, values } = caseList(wanted, find(wanted.words));
      const statement = listed.get(sql) ?? query<CaseColumns>(db, sql);
      listed.set(sql, statement);
      return statement.all(...values).map(toCaseRow);
    },
  } satisfies Partial<Store>;
};

/** What is asked for of the words of rows, and the few cases that the rarest of them leads to; see `fewest`. */
const wordReading = (db: DatabaseSync) => {
  const beginning = query<{ caseId: string }>(
    db,
    'SELECT case_id AS caseId FROM case_word WHERE word >= ? AND word < ? LIMIT ?',
  );
  const find = (word: string): Found => {
    const rows = beginning.all(word, pastBeginning(word), FEW + 1);
    return rows.length > FEW ? null : new Set(rows.map(({ caseId }) => caseId));
  };
  return (words: CaseQuery['words'] = []): Found => fewest(words.map((list) => list.map(find)));
};

type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };
const condition = (sql: string, ...values: readonly (string | number)[]): Condition => ({ sql, values });

/**
 * Only the conditions that are asked for, so that each combination can use its own index. Few cases that are `found`
 * are looked at one by one; otherwise the queue is walked in its order.
 */
const caseList = (wanted: CaseQuery, found: Found): Condition => {
  const conditions = [...placed(wanted), ...marked(wanted)];
  const where = conditions.length > 0 ? ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` : '';
  return {
    sql: `${CASE_ROW} ${found === null ? 'case_row' : OF_THESE}${where} ORDER BY closed, due, case_id LIMIT ?`,
    values: [
      ...(found === null ? [] : [JSON.stringify([...found])]),
      ...conditions.flatMap(({ values }) => values),
      wanted.limit,
    ],
  };
};

/** What is asked of the columns. */
const placed = ({ open, holderId, needsPerson, dueBy, after }: CaseQuery): readonly Condition[] => [
  ...(open === undefined ? [] : [condition(`closed = ${open ? 0 : 1}`)]),
  ...(needsPerson === undefined ? [] : [condition(`needs_person = ${needsPerson ? 1 : 0}`)]),
  ...(holderId === undefined ? [] : [condition('holder_id = ?', holderId)]),
  ...(dueBy === undefined ? [] : [condition('due <= ?', dueBy)]),
  ...(after === undefined
    ? []
    : [
        condition(
          '(closed, due, case_id) > (?, ?, ?)',
          (after.open ?? open ?? true) ? 0 : 1,
          after.due ?? NO_DATE,
          after.caseId,
        ),
      ]),
];

/** What is asked of the summary. */
const marked = ({ flagged, stalled, handedTo, words = [] }: CaseQuery): readonly Condition[] => [
  ...(flagged ? [condition(FLAGGED)] : []),
  ...(stalled ? [condition(STALLED)] : []),
  ...(handedTo === undefined ? [] : [condition(`${HANDED_TO} = ?`, handedTo)]),
  ...words.map((list) =>
    condition(`(${list.map(() => 'instr(summary, ?)').join(' OR ') || 'FALSE'})`, ...list.map(wordBeginning)),
  ),
];

const sealedReading = (db: DatabaseSync) => {
  const sealed = query<SealedRow>(
    db,
    `SELECT case_id AS caseId, round_id AS roundId, side, ciphertext, commitment, at FROM sealed
     WHERE case_id = ? AND round_id = ? ORDER BY side`,
  );
  const key = query<{ wrapped: Uint8Array }>(db, 'SELECT wrapped FROM case_key WHERE case_id = ?');
  return {
    sealed: async (caseId, roundId) => sealed.all(caseId, roundId).map((row) => ({ ...row })),
    caseKey: async (caseId) => key.get(caseId)?.wrapped ?? null,
  } satisfies Partial<Store>;
};
