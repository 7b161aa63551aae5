import { hash, randomBytes, randomInt } from 'node:crypto';
import type { Digest, Ids } from '../../core/port/outside.ts';

/** Lower case without 0, o, 1, l, i: read out on a phone, each is heard as itself. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
/** Bytes drawn at once: a system call for each id would be most of its cost. */
const POOL = 4_096;
const BYTES = 12;

/**
 * Ids that begin with the moment they were made, then 96 bits from the system's random source: unguessable, and rows of
 * cases that live at the same time lie side by side on the disk, so that a commit of many turns writes few pages.
 */
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
      return Date.now().toString(36) + pool.toString('base64url', used - BYTES, used);
    },
    code: (length) => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  };
};

export const sha256: Digest = (text) => hash('sha256', text, 'hex');
