import type { Deadline } from '../../../core/deadline/deadline.ts';
import type { FeedItem } from '../../../core/message/message.ts';
import type {
  Address,
  Append,
  AppendResult,
  CaseHead,
  CaseRow,
  Conversation,
  ErasedCase,
  Link,
  SealedRow,
  Session,
  StoredRecord,
} from '../../../core/port/store.ts';
import type { CaseFact } from '../../../core/report/fact.ts';
import type { Tally } from '../../../core/report/tally.ts';

/** What lies in memory about cases; every value is a private copy. */
export type CaseTables = {
  readonly heads: Map<string, CaseHead>;
  readonly records: Map<string, StoredRecord[]>;
  readonly conversations: Map<string, Conversation>;
  readonly feeds: Map<string, FeedItem[]>;
  readonly handled: Set<string>;
  readonly deadlines: Map<string, readonly Deadline[]>;
  readonly rows: Map<string, CaseRow>;
  readonly facts: Map<string, CaseFact>;
  readonly tallies: Map<string, Tally>;
  readonly sealed: Map<string, SealedRow>;
  readonly keys: Map<string, Uint8Array>;
  readonly links: Map<string, Link>;
  readonly sessions: Map<string, Session>;
  /** Persons that a browser may act for. */
  readonly grants: Map<string, Set<string>>;
  readonly addresses: Map<string, Address>;
  readonly settings: Map<string, string>;
  readonly erased: Map<string, ErasedCase>;
};

export const emptyTables = (): CaseTables => ({
  heads: new Map(),
  records: new Map(),
  conversations: new Map(),
  feeds: new Map(),
  handled: new Set(),
  deadlines: new Map(),
  rows: new Map(),
  facts: new Map(),
  tallies: new Map(),
  sealed: new Map(),
  keys: new Map(),
  links: new Map(),
  sessions: new Map(),
  grants: new Map(),
  addresses: new Map(),
  settings: new Map(),
  erased: new Map(),
});

/** One text for a key of several parts; no two different lists give the same. */
export const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** A copy as a database would give it back: what JSON cannot carry is gone, and a circle is a fault. */
export const jsonCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value) ?? 'null');

export const copySealed = (row: SealedRow): SealedRow => ({
  ...row,
  ciphertext: Uint8Array.from(row.ciphertext),
});

export const headOf = (tables: CaseTables, caseId: string): CaseHead =>
  tables.heads.get(caseId) ?? { version: 0, revision: 0 };

/** Applies a turn whole or not at all: everything that can fail happens before the first change. */
export const appendTo = (tables: CaseTables, batch: Append): AppendResult => {
  const { caseId, expectedVersion, handled } = batch;
  const mark = handled && keyOf(handled.conversationId, handled.updateId);
  if (mark !== undefined && tables.handled.has(mark)) return { ok: false, reason: 'duplicate' };
  const head = headOf(tables, caseId);
  const { expectedRevision = head.revision } = batch;
  if (head.version !== expectedVersion || head.revision !== expectedRevision)
    return { ok: false, reason: 'conflict' };

  const { sealed, ...plain } = batch;
  const turn = jsonCopy(plain);
  const seal = sealed && {
    row: copySealed(sealed.row),
    ...(sealed.wrappedKey && { wrappedKey: Uint8Array.from(sealed.wrappedKey) }),
  };
  refuseBroken(tables, { ...turn, ...(seal && { sealed: seal }) });

  if (mark !== undefined) tables.handled.add(mark);
  const version = expectedVersion + turn.records.length;
  tables.heads.set(caseId, { version, revision: head.revision + 1 });
  push(tables.records, caseId, turn.records);
  for (const conversation of turn.conversations) {
    tables.conversations.set(conversation.conversationId, conversation);
  }
  for (const { conversationId, ...item } of turn.messages) {
    const seq = (tables.feeds.get(conversationId)?.length ?? 0) + 1;
    push(tables.feeds, conversationId, [{ seq, ...item }]);
  }
  if (turn.deadlines) tables.deadlines.set(caseId, turn.deadlines);
  if (turn.row) tables.rows.set(turn.row.caseId, turn.row);
  putCounted(tables, turn.fact, turn.tallies ?? []);
  if (seal) putSealed(tables, seal);
  for (const link of turn.links ?? []) tables.links.set(link.codeHash, link);
  return { ok: true, version };
};

/** A fact never takes the place of a later one; what is counted twice is there once. */
export const putCounted = (
  tables: CaseTables,
  fact: CaseFact | undefined,
  tallies: readonly Tally[],
): void => {
  if (fact !== undefined && fact.version >= (tables.facts.get(fact.caseId)?.version ?? 0))
    tables.facts.set(fact.caseId, jsonCopy(fact));
  for (const tally of tallies) {
    const key = keyOf(tally.caseId, String(tally.position), tally.what, tally.why ?? '');
    if (!tables.tallies.has(key)) tables.tallies.set(key, jsonCopy(tally));
  }
};

const putSealed = (tables: CaseTables, { row, wrappedKey }: NonNullable<Append['sealed']>): void => {
  tables.sealed.set(keyOf(row.caseId, row.roundId, row.side), row);
  if (wrappedKey) tables.keys.set(row.caseId, wrappedKey);
};

/** What a database's keys would refuse. Thrown, because only a fault of the program can ask for it. */
const refuseBroken = (tables: CaseTables, batch: Append): void => {
  batch.records.forEach(({ recorded }, index) => {
    if (recorded.position !== batch.expectedVersion + index + 1) {
      throw new Error(`Event ${recorded.position} does not follow ${batch.expectedVersion + index}.`);
    }
  });
  const keys = (batch.deadlines ?? []).map(({ key }) => key);
  if (new Set(keys).size < keys.length) throw new Error('Two deadlines of a case have the same key.');
  if (batch.sealed?.wrappedKey && tables.keys.has(batch.sealed.row.caseId)) {
    throw new Error('The case has a key already.');
  }
};

const push = <T>(lists: Map<string, T[]>, key: string, items: readonly T[]): void => {
  const list = lists.get(key) ?? [];
  list.push(...items);
  if (list.length > 0) lists.set(key, list);
};
