import { Gauge, type Registry } from 'prom-client';
import type { Backlog, Waiting } from '../../../core/port/backlog.ts';
import type { Log } from '../../../core/port/outside.ts';
import { type Instant, SECOND } from '../../../core/time.ts';

/** Where the backlog is asked for, and what it is told of a store that does not answer. */
export type Backlogged = {
  readonly backlog: (now: Instant) => Promise<Backlog>;
  readonly now: () => Instant;
  readonly log: Log;
};

/** Counting reads each chat: readers that come together, or every few seconds, are given the same. */
const FRESH = 10 * SECOND;

/** Lets readers of the metrics see what waits. A store that does not answer leaves these figures out, and no others. */
export const backlogGauges = (registers: Registry[], { backlog, now, log }: Backlogged): void => {
  let known: { readonly at: Instant; readonly read: Promise<Backlog | null> } | null = null;
  const read = (): Promise<Backlog | null> => {
    if (known === null || now() - known.at >= FRESH || now() < known.at)
      known = {
        at: now(),
        read: backlog(now()).catch((fault: unknown) => {
          log.error({ what: 'backlog', fault });
          return null;
        }),
      };
    return known.read;
  };
  const gauge = (
    name: string,
    help: string,
    part: keyof Backlog,
    value: (waiting: Waiting) => number,
  ): void => {
    const label = part === 'outbox' ? 'channel' : 'kind';
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      async collect() {
        const found = await read();
        this.reset();
        for (const [which, waiting] of Object.entries(found?.[part] ?? {}))
          this.set({ [label]: which }, value(waiting));
      },
    });
  };
  const count = (waiting: Waiting): number => waiting.count;
  const age = ({ oldest }: Waiting): number => (oldest === null ? 0 : Math.max(0, now() - oldest) / SECOND);
  gauge('parley_outbox_waiting', 'Messages that chats of a platform have not been shown.', 'outbox', count);
  gauge('parley_outbox_oldest_seconds', 'How long the oldest of them has waited.', 'outbox', age);
  gauge('parley_deadlines_due', 'Deadlines whose moment came and that took no effect yet.', 'due', count);
  gauge('parley_deadlines_oldest_seconds', 'How long the oldest of them has been due.', 'due', age);
};
