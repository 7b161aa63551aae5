import type { Speech } from '../../../core/port/speech.ts';

/** Nobody listens: recordings are kept as evidence, and their senders asked for words. */
export const noSpeech = (): Speech => ({ transcribe: async () => null });
