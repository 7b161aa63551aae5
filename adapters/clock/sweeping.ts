import type { Log } from '../../core/port/outside.ts';
import { HOUR, type Instant } from '../../core/time.ts';

const PERIOD = 6 * HOUR;

/** Sweeps at once and every six hours. A sweep that fails is logged, and the next one comes. `stop` waits for the one under way. */
export const sweeping = (
  sweep: (now: Instant) => Promise<unknown>,
  now: () => Instant,
  log: Log,
): { stop(): Promise<void> } => {
  let running: Promise<unknown> = Promise.resolve();
  const begin = (): void => {
    running = running.then(() => sweep(now())).catch((fault: unknown) => log.error({ what: 'sweep', fault }));
  };
  begin();
  const timer = setInterval(begin, PERIOD);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
