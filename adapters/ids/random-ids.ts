import { hash, randomBytes, randomInt } from 'node:crypto';
import type { Digest, Ids } from '../../core/port/outside.ts';

/** Lower case without 0, o, 1, l, i: read out on a phone, each is heard as itself. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
/** Bytes drawn at once: a system call for each id would be most of its cost. */
const POOL = 4_096;
const BYTES = 16;

/** Ids from the system's random source: 128 bits each, base64url. */
export const randomIds = (): Ids => {
  let pool = randomBytes(POOL);
  let used = 0;
  return {
    id: () => {
      if (used + BYTES > POOL) {
        pool = randomBytes(POOL);
        used = 0;
      }
      used += BYTES;
      return pool.toString('base64url', used - BYTES, used);
    },
    code: (length) => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  };
};

export const sha256: Digest = (text) => hash('sha256', text, 'hex');
