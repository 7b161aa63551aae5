import { hash } from 'node:crypto';
import type { Attachments } from '../../../core/port/outside.ts';

/** Files by the SHA-256 of their content, gone with the process. */
export const memoryAttachments = (): Attachments => {
  const files = new Map<string, Uint8Array>();
  return {
    put: async (bytes) => {
      const sha256 = hash('sha256', bytes, 'hex');
      files.set(sha256, bytes.slice());
      return { sha256 };
    },
    get: async (sha256) => files.get(sha256)?.slice() ?? null,
    remove: async (sha256) => {
      files.delete(sha256);
    },
  };
};
