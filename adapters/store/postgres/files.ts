import { hash } from 'node:crypto';
import type { Attachments } from '../../../core/port/outside.ts';
import type { Database } from './connection.ts';

/** Files by their hash, in rows: they are backed up with the cases, and every process has them. */
export const files = (db: Database): Attachments => ({
  put: async (bytes) => {
    const sha256 = hash('sha256', bytes, 'hex');
    await db.query('INSERT INTO file (sha256, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      sha256,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    ]);
    return { sha256 };
  },
  get: async (sha256) => {
    const [row] = await db.query<{ bytes: Uint8Array }>('SELECT bytes FROM file WHERE sha256 = $1', [sha256]);
    return row === undefined ? null : Uint8Array.from(row.bytes);
  },
  remove: async (sha256) => {
    await db.query('DELETE FROM file WHERE sha256 = $1', [sha256]);
  },
});
