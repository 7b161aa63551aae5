import type { Reading } from '../../../core/port/understanding.ts';

/** How long a model was waited for before a reading came, in milliseconds: what is left of its turn's time is less by that. */
export type Spent = {
  note(reading: Reading, ms: number): void;
  of(reading: Reading): number;
};

/** Remembers for as long as the reading itself is held. */
export const spentTime = (): Spent => {
  const times = new WeakMap<Reading, number>();
  return {
    note: (reading, ms) => {
      times.set(reading, ms);
    },
    of: (reading) => times.get(reading) ?? 0,
  };
};
