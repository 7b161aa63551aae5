import type { Coordination } from '../../../core/port/outside.ts';
import { SECOND } from '../../../core/time.ts';
import { localCounters } from './local-counters.ts';
import { localPresence } from './local-presence.ts';
import { localSignals } from './local-signals.ts';
import { localWakeups } from './local-wakeups.ts';

/** How often every open screen looks by itself where nothing can tell it. */
export const LOOK_EVERY = 2 * SECOND;

/** For one process. `alone`: nobody else changes its cases; otherwise every open screen looks for itself now and then. */
export const localCoordination = (alone: boolean): Coordination => {
  const wakeups = localWakeups();
  const timer = alone ? null : setInterval(wakeups.wakeEverybody, LOOK_EVERY).unref();
  return {
    wakeups,
    counters: localCounters(),
    signals: localSignals(),
    presence: localPresence(),
    close: async () => {
      if (timer !== null) clearInterval(timer);
    },
  };
};
