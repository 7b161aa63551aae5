import type { Update } from 'telegraf/types';
import type { Ids, Log } from '../../../core/port/outside.ts';
import type { Trace } from '../../../core/port/trace.ts';
import type { Hear } from './hear.ts';
import type { Time } from './pace.ts';

type Parts = {
  readonly time: Time;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly ids: Ids;
  readonly trace?: Trace | undefined;
  /** Tells the person that something went wrong, and the code by which it can be found. */
  readonly sorry: (update: Update, code: string) => Promise<void>;
};

const PAUSES = [1_000, 5_000] as const;

/**
 * Takes each update until it is durable. One that fails again and again must not stand in the way of all others: it is
 * logged, its person is told, and it counts as done. Rejects only where the program ends before that.
 */
export const taker =
  (hear: Hear, parts: Parts): Hear =>
  async (update) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await hear(update);
      } catch (fault) {
        const pause = PAUSES[attempt];
        if (pause === undefined) return giveUp(parts, update, fault);
        await parts.time.pause(pause, parts.signal);
        if (parts.signal.aborted) throw fault;
      }
    }
  };

const giveUp = async ({ log, ids, trace, sorry }: Parts, update: Update, fault: unknown): Promise<void> => {
  const turnId = trace?.turnOf(fault) ?? ids.id();
  log.error({ what: 'turn', channel: 'telegram', turnId, fault });
  await sorry(update, turnId).catch((again: unknown) =>
    log.error({ what: 'sorry', channel: 'telegram', fault: again }),
  );
};
