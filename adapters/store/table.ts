import { KEPT_OF_CHAT } from '../../core/port/chat-setting.ts';

/**
 * What a table is to a case, and so what becomes of its rows:
 * - `case`: erased with the case that its `case_id` names.
 * - `conversation`: erased with the case that the conversation of its `conversation_id` is of.
 * - `head`: blanked. The row stays and says that there is nothing any more.
 * - `leaves`: the leaf hashes of an erased case; kept.
 * - `browser`: who may act for whom. Goes where somebody came in for that case alone.
 * - `file`: the bytes of files; those that no other case names go (`Store.ownFiles`).
 * - `setting`: small values of the installation, and what channels keep of a chat (core/port/chat-setting.ts), which
 *   goes with the last case that the chat showed.
 * - `installation`: the team and what it did, by ids; nothing of a party.
 * - `derived`: written by triggers of another table, and erased by them.
 * - `transient`: means nothing to a store that starts anew; ids, marks and moments, nothing that anybody said.
 */
export type TableKind =
  | 'case'
  | 'conversation'
  | 'head'
  | 'leaves'
  | 'browser'
  | 'file'
  | 'setting'
  | 'installation'
  | 'derived'
  | 'transient';

/** `flags`: columns that are yes or no in PostgreSQL, and 1 or 0 in a file. `only`: the other store has no such table. */
export type Table = {
  readonly kind: TableKind;
  readonly flags?: readonly string[];
  readonly only?: 'postgres';
};

/**
 * Every table of either store, once; the months of `event` (archive/month.ts) are part of it and have no line of their
 * own. What erases a case, takes one out of a backup, moves an installation or copies it goes by this list; a table that
 * is not in it fails test/contract/store-table.contract.ts. A table that both stores have goes by the same name and
 * columns in both.
 */
export const TABLES: { readonly [table: string]: Table } = {
  case_head: { kind: 'head' },
  event: { kind: 'case' },
  message: { kind: 'conversation' },
  conversation: { kind: 'case' },
  handled: { kind: 'conversation' },
  deadline: { kind: 'case' },
  case_row: { kind: 'case', flags: ['closed', 'needs_person', 'demonstration'] },
  sealed: { kind: 'case' },
  case_key: { kind: 'case' },
  link: { kind: 'case' },
  session: { kind: 'browser' },
  session_grant: { kind: 'browser' },
  setting: { kind: 'setting' },
  address: { kind: 'conversation', flags: ['lost'] },
  member: { kind: 'installation' },
  passkey: { kind: 'installation' },
  journal: { kind: 'installation' },
  case_fact: { kind: 'case', flags: ['demonstration'] },
  case_tally: { kind: 'case' },
  erased: { kind: 'leaves' },
  taken_out: { kind: 'case' },
  taken_out_file: { kind: 'case' },
  case_word: { kind: 'derived' },
  challenge: { kind: 'transient' },
  feed: { kind: 'conversation', only: 'postgres' },
  lane: { kind: 'transient', only: 'postgres' },
  lease: { kind: 'transient', only: 'postgres' },
  file: { kind: 'file', only: 'postgres' },
  parley_schema: { kind: 'transient', only: 'postgres' },
};

const named = (which: (table: Table) => boolean): readonly string[] =>
  Object.entries(TABLES).flatMap(([name, table]) => (which(table) ? [name] : []));

/** What goes over from one store to the other, row by row. */
export const MOVED: readonly string[] = named(
  ({ kind, only }) => only === undefined && kind !== 'derived' && kind !== 'transient',
);

/**
 * The statements that delete every row of a case from the tables of a store, in their order: what hangs on its
 * conversations while these are still known. `caseId`: how that store writes the one parameter.
 */
export const deletionsOf = (store: 'sqlite' | 'postgres', caseId: string): readonly string[] => {
  const here = (kind: TableKind): readonly string[] =>
    named((table) => table.kind === kind && (table.only ?? store) === store);
  return [
    ...here('conversation').map(
      (table) =>
        `DELETE FROM ${table} WHERE conversation_id IN (SELECT conversation_id FROM conversation WHERE case_id = ${caseId})`,
    ),
    ...here('case').map((table) => `DELETE FROM ${table} WHERE case_id = ${caseId}`),
  ];
};

/**
 * Deletes what channels keep of the chats that show a case and no other, and of the others what names a conversation of
 * it; to be run before the case's addresses go. `at`: the function by which that store looks for a text in another.
 */
export const chatSettingsDeletion = (caseId: string, at: 'instr' | 'strpos'): string => {
  const own = `SELECT conversation_id FROM conversation WHERE case_id = ${caseId}`;
  return `DELETE FROM setting WHERE name IN (
    SELECT known.name FROM address CROSS JOIN (${KEPT_OF_CHAT.map((kept) => `SELECT '${kept}' AS what`).join(' UNION ALL ')}) AS kept
      JOIN setting AS known ON known.name = address.channel || '/' || kept.what || '/' || address.chat_id
    WHERE address.conversation_id IN (${own}) AND (${at}(known.value, address.conversation_id) > 0 OR NOT EXISTS (
      SELECT 1 FROM address AS other WHERE other.channel = address.channel AND other.chat_id = address.chat_id
        AND other.conversation_id NOT IN (${own}))))`;
};
