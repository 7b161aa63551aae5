import type { Meter } from '../../../core/port/meter.ts';
import type { Store } from '../../../core/port/store.ts';
import type { TurnService } from '../../../core/turn/service.ts';

/** The same work, timed. `endOf` names how it ended; a fault is `failed` and goes on to the caller. */
const timed = async <T, E>(
  work: () => Promise<T>,
  endOf: (result: T) => E,
  tell: (end: E | 'failed', seconds: number) => void,
): Promise<T> => {
  const since = performance.now();
  const seconds = (): number => (performance.now() - since) / 1_000;
  try {
    const result = await work();
    tell(endOf(result), seconds());
    return result;
  } catch (fault) {
    tell('failed', seconds());
    throw fault;
  }
};

export const meteredStore = (store: Store, meter: Meter): Store => ({
  ...store,
  append: (batch) =>
    timed(
      () => store.append(batch),
      (result) => (result.ok ? 'done' : result.reason),
      meter.append,
    ),
});

export const meteredTurns = <T extends Pick<TurnService, 'take'>>(turns: T, meter: Meter): T => ({
  ...turns,
  take: (inbound: Parameters<TurnService['take']>[0]) =>
    timed(
      () => turns.take(inbound),
      ({ status }) => status,
      meter.turn,
    ),
});
