import type { DatabaseSync } from 'node:sqlite';
import type { ClientBase } from 'pg';
import { MOVED, TABLES } from '../table.ts';

/** Rows that one statement takes. */
const ROWS = 500;

type Value = string | number | bigint | null | Uint8Array;
type Row = { readonly [column: string]: Value };

/** How many rows of each table went over. */
export type Copied = { readonly [table: string]: number };

/** Copies every row, inside the transaction that the caller has opened. */
export const copyTables = async (from: DatabaseSync, to: ClientBase): Promise<Copied> => {
  const copied: { [table: string]: number } = {};
  for (const table of MOVED) {
    const flags = TABLES[table]?.flags ?? [];
    let rows: { readonly [column: string]: unknown }[] = [];
    copied[table] = 0;
    const send = async (): Promise<void> => {
      copied[table] = (copied[table] ?? 0) + rows.length;
      // By name: what only PostgreSQL needs beside them begins as its table says.
      const columns = Object.keys(rows[0] ?? {}).join(', ');
      await to.query(
        `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${table}, $1)`,
        [JSON.stringify(rows)],
      );
      rows = [];
    };
    for (const row of from.prepare(`SELECT * FROM ${table}`).iterate()) {
      rows.push(asJson(row as Row, flags));
      if (rows.length === ROWS) await send();
    }
    if (rows.length > 0) await send();
  }
  await to.query('INSERT INTO feed SELECT conversation_id, max(seq) FROM message GROUP BY conversation_id');
  return copied;
};

/** PostgreSQL reads bytes in JSON as a text of hex digits after `\x`, and yes or no as such. */
const asJson = (row: Row, flags: readonly string[]): { readonly [column: string]: unknown } =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (flags.includes(column)) return [column, value === 1];
      return [column, value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value];
    }),
  );
