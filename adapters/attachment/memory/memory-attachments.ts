import { hash } from 'node:crypto';
import type { Attachments } from '../../../core/port/outside.ts';

/** Files by the SHA-256 of their content, gone with the process. */
export const memoryAttachments = (): Attachments => {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly at: number }>();
  return {
    put: async (bytes) => {
      const sha256 = hash('sha256', bytes, 'hex');
      files.set(sha256, { bytes: bytes.slice(), at: Date.now() });
      return { sha256 };
    },
    get: async (sha256) => files.get(sha256)?.bytes.slice() ?? null,
    remove: async (sha256) => {
      files.delete(sha256);
    },
    putBetween: async (from, before, limit, after = '') =>
      [...files]
        .flatMap(([sha256, { at }]) => (at >= from && at < before && sha256 > after ? [sha256] : []))
        .sort()
        .slice(0, limit),
    writable: async () => true,
    removeOlder: async (sha256, before) => (files.get(sha256)?.at ?? before) < before && files.delete(sha256),
  };
};
