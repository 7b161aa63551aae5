import type { Locale } from '../locale.ts';
import type { Place } from '../narrative/file-reading.ts';

/** A line of words as it stands in a file. `clear`: every sign of it could be read well; of any other no number is taken. */
export type DocumentLine = { readonly text: string; readonly place: Place; readonly clear: boolean };

/**
 * A picture written anew: without what its camera wrote into it (where, when, with which device, by whom) and without
 * anything behind its end; upright, its colours as they were. `preview`: a small WebP of it, its size in pixels.
 */
export type Redrawn = {
  readonly bytes: Uint8Array;
  readonly preview: { readonly bytes: Uint8Array; readonly width: number; readonly height: number };
};

/** Opens files that people send, on this machine: nothing of them goes anywhere. */
export type Documents = {
  /** How many pages a PDF has; null for one that cannot be opened, or not in a few seconds. Never throws on any bytes. */
  pages(bytes: Uint8Array): Promise<number | null>;
  /**
   * A JPEG, PNG or WebP as it is to be kept. `broken`: it cannot be opened, or not in half a minute. `tooLarge`: it has
   * more pixels than any phone takes. Throws only for a fault of the machine.
   */
  redraw(picture: {
    readonly bytes: Uint8Array;
    readonly mime: string;
  }): Promise<Redrawn | 'broken' | 'tooLarge'>;
  /**
   * The words of a picture (JPEG, PNG, WebP) or PDF, in reading order; empty where there are none or they cannot be
   * read in time. `locale` is the language it is likely to be in. Bounded in time and memory whatever the file. Throws
   * only for a fault of the machine, so that trying again makes sense, and when `signal` ends it.
   */
  read(
    file: { readonly bytes: Uint8Array; readonly mime: string; readonly locale: Locale },
    signal: AbortSignal,
  ): Promise<readonly DocumentLine[]>;
  /** Lets go of everything that was loaded for reading. */
  close(): Promise<void>;
};
