import { hash } from 'node:crypto';
import type { Attachments } from '../../../core/port/outside.ts';
import type { Database } from './connection.ts';

/** Files by their hash, in rows: they are backed up with the cases, and every process has them. */
export const files = (db: Database): Attachments => ({
  put: async (bytes) => {
    const sha256 = hash('sha256', bytes, 'hex');
    await db.query(
      'INSERT INTO file (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO UPDATE SET at = excluded.at',
      [sha256, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
    );
    return { sha256 };
  },
  get: async (sha256) => {
    const [row] = await db.query<{ bytes: Uint8Array }>('SELECT bytes FROM file WHERE sha256 = $1', [sha256]);
    return row === undefined ? null : Uint8Array.from(row.bytes);
  },
  remove: async (sha256) => {
    await db.query('DELETE FROM file WHERE sha256 = $1', [sha256]);
  },
  putBetween: async (from, before, limit, after = '') => {
    const rows = await db.query<{ sha256: string }>(
      `SELECT sha256 FROM file WHERE at >= to_timestamp($1::float8 / 1000) AND at < to_timestamp($2::float8 / 1000)
         AND sha256 > $3 ORDER BY sha256 LIMIT $4`,
      [from, before, after, limit],
    );
    return rows.map(({ sha256 }) => sha256);
  },
  // Files are rows: whether those can be written is asked of the store.
  writable: async () => true,
  removeOlder: async (sha256, before) => {
    const text =
      'DELETE FROM file WHERE sha256 = $1 AND at < to_timestamp($2::float8 / 1000) RETURNING sha256';
    return (await db.query(text, [sha256, before])).length > 0;
  },
});
