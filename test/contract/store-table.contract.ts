import { expect, test } from '@jest/globals';
import { TABLES } from '../../adapters/store/table.ts';
import { chatSetting } from '../../core/port/chat-setting.ts';
import type { Store } from '../../core/port/store.ts';
import { START } from './store-fixture.ts';

/** A column that can be written to; `type` as its database calls it. */
type Column = { readonly table: string; readonly column: string; readonly type: string };
export type Value = string | number | boolean | null | Uint8Array;

/** The real schema of a store, past its port. */
export type RawStore = {
  readonly kind: 'sqlite' | 'postgres';
  readonly store: Store;
  columns(): Promise<readonly Column[]>;
  insert(table: string, row: { readonly [column: string]: Value }): Promise<void>;
  /** All that it holds, as one text. */
  everything(): Promise<string>;
  remove(): Promise<void>;
};

const CANARY = 'quagmire7731';
/** Where a table takes text it may want JSON; a text of the queue's words is taken apart into a table of its own. */
const JSON_CANARY = JSON.stringify({ words: `|${CANARY}|`, said: CANARY });

/** What ties the rows to the one case; everything else in them is the canary. */
const TIES: { readonly [column: string]: Value } = {
  case_id: 'k-1',
  conversation_id: 'c-1',
  session_id: 's-1',
  staff: null,
  channel: 'telegram',
  chat_id: CANARY,
  person_id: CANARY,
  name: chatSetting('telegram', 'filling', CANARY),
  hash: 'ab'.repeat(32),
  head: 'ab'.repeat(32),
  leaves: '[]',
  position: 1,
};

/** A table with one of these columns can hold what a party said, whatever the list says of it. */
const OF_PEOPLE = ['case_id', 'conversation_id', 'person_id', 'session_id'];

const planted = ({ column, type }: Column): Value => {
  const tie = TIES[column];
  if (tie !== undefined) return tie;
  if (/text/i.test(type)) return JSON_CANARY;
  if (/blob|bytea/i.test(type)) return Buffer.from(CANARY);
  if (/bool/i.test(type)) return false;
  return /int/i.test(type) ? START % 1_000_000 : null;
};

const holdsCanary = (text: string): boolean =>
  text.includes(CANARY) || text.includes(Buffer.from(CANARY).toString('hex'));

/** Holds the list of tables to what a store really has. */
export const storeTableContract = (open: () => Promise<RawStore>): void => {
  test('every table is in the list, and a person who is in every column of a case is in no byte once it is erased', async () => {
    const { kind, store, columns, insert, everything, remove } = await open();
    const byTable = Map.groupBy(await columns(), ({ table }) => table);
    const listed = Object.entries(TABLES).flatMap(([name, { only = kind }]) => (only === kind ? [name] : []));
    expect([...byTable.keys()].sort()).toEqual(listed.sort());

    for (const [table, cells] of byTable) {
      if (!cells.some(({ column }) => OF_PEOPLE.includes(column)) && table !== 'setting') continue;
      // The words come by their trigger; the leaves are what stays.
      if (['derived', 'leaves'].includes(TABLES[table]?.kind ?? '')) continue;
      await insert(table, Object.fromEntries(cells.map((cell) => [cell.column, planted(cell)])));
    }
    expect(holdsCanary(await everything())).toBe(true);

    await store.erase('k-1', START);
    expect(holdsCanary(await everything())).toBe(false);
    expect(await store.erased('k-1')).not.toBeNull();
    await remove();
  });
};
