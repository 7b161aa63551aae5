import type { Log } from '../../core/port/outside.ts';
import { SECOND } from '../../core/time.ts';

/** How often deadlines are looked at: a query by index, cheap enough to never be late by more. */
const PERIOD = SECOND;
/** A look that found this many may have left some. */
const FULL = 500;

export type Ticking = {
  /** Looks now, after the look that is under way. */
  now(): Promise<void>;
  stop(): void;
};

/** Looks at the deadlines every second, one look after the other. A look that fails is logged, and the next one comes. */
export const ticking = (turns: { tick(): Promise<number> }, log: Log): Ticking => {
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      while ((await turns.tick()) >= FULL);
    } catch (fault) {
      log.error({ what: 'tick', fault });
    }
  };
  const now = (): Promise<void> => {
    running = running.then(look);
    return running;
  };
  const timer = setInterval(() => void now(), PERIOD);
  timer.unref();
  return { now, stop: () => clearInterval(timer) };
};
