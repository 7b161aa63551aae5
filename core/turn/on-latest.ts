import type { Engine } from './engine.ts';
import type { LoadedCase } from './loaded-case.ts';

/**
 * Attempts before a case that others keep appending to is called a fault. One process never needs a second; of several
 * that meet on one case, each attempt lets one of them through.
 */
const ATTEMPTS = 20;

/**
 * Decides on a case as this process knows it, and again on what others made of it where the store says `conflict`. The
 * caller holds the case's place in the queue.
 */
export const onLatest = async <T>(
  engine: Pick<Engine, 'cache'>,
  caseId: string,
  attempt: (loaded: LoadedCase) => Promise<T | 'conflict'>,
): Promise<T> => {
  for (let count = 0; count < ATTEMPTS; count += 1) {
    const outcome = await attempt(await engine.cache.load(caseId));
    if (outcome !== 'conflict') return outcome;
    engine.cache.forget(caseId);
  }
  throw new Error('The case changed under every attempt.');
};
