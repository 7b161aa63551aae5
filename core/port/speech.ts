import type { Locale } from '../locale.ts';

/** Turns a recording into words, where the operator has connected something that can. */
export type Speech = {
  /**
   * What is said in it; null where nobody here can listen, or nothing was understood. `mime` as it is kept on the
   * record, `locale` the language that the conversation is in. Throws where asking again later makes sense.
   */
  transcribe(bytes: Uint8Array, mime: string, locale: Locale, signal: AbortSignal): Promise<string | null>;
};
