import type { Clock } from '../port/outside.ts';
import type { Store } from '../port/store.ts';
import { type Instant, SECOND } from '../time.ts';

/** Whether this process is the one that delivers, of those that share a store. */
export type Leading = {
  /** Asks to be it, or to stay it; to be called more often than a lease lasts. */
  ask(): Promise<boolean>;
  /** As far as is known here; a lease that was held and ran out (a clock was set, a machine slept) is asked for again. */
  leads(): Promise<boolean>;
  /** Lets another take over at once. */
  end(): Promise<void>;
};

const NEVER = Number.NEGATIVE_INFINITY;

/** After a crash of the one who delivers, another begins this late at most, and one look at all chats later. */
const LEASE = 90 * SECOND;

/**
 * One process brings a platform's chats up to date, whoever took the turns: a platform limits what a bot may send in a
 * second, however many processes it has, and two that showed one feed would show it twice.
 */
export const leading = (
  store: Pick<Store, 'lease' | 'release'>,
  clock: Clock,
  name: string,
  worker: string,
): Leading => {
  let until: Instant = NEVER;
  const ask = async (): Promise<boolean> => {
    // From before the question: by the store's clock the lease ends later than is believed here.
    const asked = clock.now();
    const held = await store.lease(name, worker, LEASE);
    until = held ? asked + LEASE : NEVER;
    return held;
  };
  return {
    leads: async () => clock.now() < until || (until !== NEVER && ask()),
    ask,
    end: async () => {
      until = NEVER;
      await store.release(worker);
    },
  };
};
