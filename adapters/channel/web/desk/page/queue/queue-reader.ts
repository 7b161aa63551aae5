import type { DeskQueue } from '../../wire.ts';
import { allStale, type Slice, wantedSlice, withSlice } from './slice.ts';

/** Rows beyond the last one in view that are fetched before anybody scrolls there. */
const AHEAD = 120;

export type Known = {
  readonly slices: readonly Slice[];
  readonly now: number;
  readonly here: string | null;
  /** What went wrong at the last attempt; null when it went well. */
  readonly fault: unknown;
};

/** Where a reader was: how far scrolled, in pixels, and the case that had the focus. */
export type Place = { readonly top: number; readonly caseId: string | null };

/** A queue that is read slice by slice as it is scrolled; when something moves, only what is in view is read again. */
export type QueueReader = {
  known(): Known;
  onChange(changed: () => void): () => void;
  /** Says which rows are in view: they and those that follow are fetched and kept fresh. */
  show(first: number, last: number): void;
  /** Something moved, or the last attempt failed. */
  again(): void;
  place: Place;
};

/** `ask` gets the rows after a cursor, from the first on where that is null. */
export const queueReader = (ask: (after: string | null) => Promise<DeskQueue>): QueueReader => {
  let known: Known = { slices: [], now: 0, here: null, fault: null };
  let view = { first: 0, last: 0 };
  let reading = false;
  const watching = new Set<() => void>();
  const learn = (more: Partial<Known>): void => {
    known = { ...known, ...more };
    for (const changed of watching) changed();
  };
  const readOne = async (index: number): Promise<void> => {
    const answer = await ask(index === 0 ? null : (known.slices[index - 1]?.next ?? null));
    learn({ slices: withSlice(known.slices, index, answer), now: answer.now, fault: null });
    if (answer.here !== undefined) learn({ here: answer.here });
  };
  const read = async (): Promise<void> => {
    if (reading) return;
    reading = true;
    try {
      for (;;) {
        const index = wantedSlice(known.slices, view.first, view.last + AHEAD);
        if (index === null) break;
        await readOne(index);
      }
    } catch (fault) {
      learn({ fault });
    } finally {
      reading = false;
    }
  };
  return {
    known: () => known,
    onChange: (changed) => {
      watching.add(changed);
      return () => void watching.delete(changed);
    },
    show: (first, last) => {
      view = { first, last };
      // A fault waits for somebody to try again, or for the connection to come back.
      if (known.fault === null) read();
    },
    again: () => {
      known = { ...known, slices: allStale(known.slices) };
      read();
    },
    place: { top: 0, caseId: null },
  };
};

/** So many queues are remembered while the reader looks at a case; the one that was used longest ago goes first. */
const MOST = 6;
const readers = new Map<string, QueueReader>();

/** The reader of a queue: the one of before, so that coming back shows at once what was there, or a new one. */
export const readerOf = (key: string, ask: Parameters<typeof queueReader>[0]): QueueReader => {
  const reader = readers.get(key) ?? queueReader(ask);
  readers.delete(key);
  readers.set(key, reader);
  for (const oldest of [...readers.keys()].slice(0, -MOST)) readers.delete(oldest);
  return reader;
};
