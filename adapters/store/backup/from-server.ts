import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { ClientBase } from 'pg';
import type { Attachments } from '../../../core/port/outside.ts';
import { KNOWN_SCHEMA } from '../postgres/schema.ts';
import { MOVED } from '../table.ts';
import { BackupRefused } from './manifest.ts';

/** Rows that are fetched at once. */
const ROWS = 1_000;

/**
 * Reads a whole PostgreSQL database into a file with the same tables, and its files beside it, inside one
 * repeatable-read transaction: what comes while it is read is not in it, and nobody waits for it. Resolves to the
 * hashes of the files.
 */
export const readServer = async (
  client: ClientBase,
  into: DatabaseSync,
  files: Attachments,
): Promise<readonly string[]> => {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await refuseOther(client);
    into.exec('BEGIN');
    for (const table of MOVED) await readTable(client, into, table);
    into.exec('COMMIT');
    return await readFiles(client, files);
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
};

const refuseOther = async (client: ClientBase): Promise<void> => {
  const { rows } = await client.query<{ marked: boolean }>(
    "SELECT to_regclass('parley_schema') IS NOT NULL AS marked",
  );
  if (rows[0]?.marked !== true)
    throw new BackupRefused('STORE names a database that Parley has not been at work in.');
  const mark = await client.query<{ version: number }>('SELECT version FROM parley_schema');
  const version = mark.rows[0]?.version ?? 0;
  if (version !== KNOWN_SCHEMA)
    throw new BackupRefused(
      `The database has schema ${version}, and this Parley knows ${KNOWN_SCHEMA}. Back it up by the Parley that works in it.`,
    );
};

/** By a cursor, so that neither side ever holds a whole table. */
const readTable = async (client: ClientBase, into: DatabaseSync, table: string): Promise<void> => {
  const columns = into
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name));
  const places = columns.map(() => '?').join(', ');
  const insert = into.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${table}`);
  for (;;) {
    const { rows } = await client.query<{ [column: string]: unknown }>(`FETCH ${ROWS} FROM rows`);
    for (const row of rows) insert.run(...columns.map((column) => value(row[column])));
    if (rows.length < ROWS) break;
  }
  await client.query('CLOSE rows');
};

/** Yes or no is 1 or 0 in a file; everything else has the same form in both. */
const value = (from: unknown): SQLInputValue =>
  typeof from === 'boolean' ? Number(from) : (from as SQLInputValue);

const readFiles = async (client: ClientBase, files: Attachments): Promise<readonly string[]> => {
  const { rows } = await client.query<{ sha256: string }>('SELECT sha256 FROM file ORDER BY sha256');
  for (const { sha256 } of rows) {
    const found = await client.query<{ bytes: Uint8Array }>('SELECT bytes FROM file WHERE sha256 = $1', [
      sha256,
    ]);
    const put = await files.put(Uint8Array.from(found.rows[0]?.bytes ?? []));
    if (put.sha256 !== sha256)
      throw new BackupRefused(`The file ${sha256} is not what its name says: it was changed.`);
  }
  return rows.map(({ sha256 }) => sha256);
};
