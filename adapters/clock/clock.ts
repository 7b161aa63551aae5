import type { Clock } from '../../core/port/outside.ts';
import type { Store } from '../../core/port/store.ts';

/** The system's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that a demonstration moves forward, never back; how far outlives a restart. */
export type MovableClock = Clock & { move(ms: number): Promise<void> };

const SETTING = 'demo/clockOffset';

export const movableClock = (): MovableClock & { attach(store: Store): Promise<void> } => {
  let offset = 0;
  let kept: Store | null = null;
  return {
    now: () => Date.now() + offset,
    attach: async (store) => {
      kept = store;
      offset = Number((await store.setting(SETTING)) ?? 0);
    },
    move: async (ms) => {
      offset += Math.max(0, ms);
      await kept?.putSetting(SETTING, String(offset));
    },
  };
};
