import type { Clock } from '../../core/port/outside.ts';
import type { Store } from '../../core/port/store.ts';
import type { Instant } from '../../core/time.ts';

/** The system's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that a demonstration moves forward, never back; how far outlives a restart. */
export type MovableClock = Clock & { move(ms: number): Promise<void> };

const SETTING = 'demo/clockOffset';

/** `behind`: how far in the past its first day begins, in milliseconds, so that a demonstration has a history. */
export const movableClock = (behind = 0): MovableClock & { attach(store: Store): Promise<void> } => {
  let offset = -behind;
  let kept: Store | null = null;
  return {
    now: () => Date.now() + offset,
    attach: async (store) => {
      kept = store;
      offset = Number((await store.setting(SETTING)) ?? offset);
    },
    move: async (ms) => {
      offset += Math.max(0, ms);
      await kept?.putSetting(SETTING, String(offset));
    },
  };
};

/** A clock that stands still between moves: a simulation's time has nothing to do with how long it takes. */
export const standingClock = (start: Instant): MovableClock => {
  let now = start;
  return {
    now: () => now,
    move: async (ms) => {
      now += Math.max(0, ms);
    },
  };
};
