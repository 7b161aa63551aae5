import type { Counters } from '../../../core/port/outside.ts';

/** Windows that are kept; the oldest go first. */
const KEPT = 20_000;

/** Counts within one process. */
export const localCounters = (now: () => number = () => performance.now()): Counters => {
  const windows = new Map<string, { count: number; readonly until: number }>();
  return {
    count: async (key, windowMs) => {
      const at = now();
      const known = windows.get(key);
      const open = known !== undefined && known.until > at ? known : { count: 0, until: at + windowMs };
      open.count += 1;
      if (open !== known) {
        windows.delete(key);
        windows.set(key, open);
      }
      const oldest = windows.size > KEPT ? windows.keys().next() : undefined;
      if (oldest?.value !== undefined) windows.delete(oldest.value);
      return { count: open.count, endsIn: open.until - at };
    },
  };
};
