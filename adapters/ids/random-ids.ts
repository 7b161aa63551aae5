import { hash, randomBytes } from 'node:crypto';
import type { Digest, Ids } from '../../core/port/outside.ts';

/** Lower case without 0, o, 1, l, i: read out on a phone, each is heard as itself. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
/** Bytes drawn at once: a system call for each id would be most of its cost. */
const POOL = 4_096;
const BYTES = 12;
/** Bytes from here on would make the first letters of the alphabet likelier than the others. */
const FAIR = 256 - (256 % ALPHABET.length);

/**
 * Ids that begin with the moment they were made, then 96 bits from the system's random source: unguessable, and rows of
 * cases that live at the same time lie side by side on the disk, so that a commit of many turns writes few pages.
 */
export const randomIds = (): Ids => {
  let pool = randomBytes(POOL);
  let used = 0;
  const draw = (bytes: number): number => {
    if (used + bytes > POOL) {
      pool = randomBytes(POOL);
      used = 0;
    }
    used += bytes;
    return used - bytes;
  };
  const letter = (): string => {
    const byte = pool[draw(1)] ?? 0;
    return byte < FAIR ? ALPHABET.charAt(byte % ALPHABET.length) : letter();
  };
  return {
    id: () => {
      const from = draw(BYTES);
      return Date.now().toString(36) + pool.toString('base64url', from, from + BYTES);
    },
    code: (length) => Array.from({ length }, letter).join(''),
  };
};

export const sha256: Digest = (text) => hash('sha256', text, 'hex');
