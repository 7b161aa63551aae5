import type { Clock, Log } from '../../../core/port/outside.ts';
import { MINUTE } from '../../../core/time.ts';

/** Failures in a row after which a model is left alone, and for how long. */
const FAILURES = 3;
const REST = MINUTE;

/**
 * A circuit breaker: after three failures in a row nothing is asked for a minute; then one question is let through, and
 * its answer closes the circuit or opens it for another minute. Says so in the log, once each time.
 */
export type Breaker = {
  /** Whether nothing may be asked now. */
  rests(): boolean;
  /** Lets a question through. After a rest that is the one trial; how it went must be reported. */
  tries(): boolean;
  succeeded(): void;
  failed(): void;
};

export const breaker = (clock: Clock, log: Log): Breaker => {
  let failures = 0;
  let restsUntil: number | null = null;
  let onTrial = false;
  const rests = (): boolean => restsUntil !== null && (onTrial || clock.now() < restsUntil);
  return {
    rests,
    tries: () => {
      if (rests()) return false;
      onTrial = restsUntil !== null;
      return true;
    },
    succeeded: () => {
      if (restsUntil !== null) log.warn({ what: 'model.breaker', code: 'closed' });
      failures = 0;
      restsUntil = null;
      onTrial = false;
    },
    failed: () => {
      failures += 1;
      if (failures < FAILURES && !onTrial) return;
      if (restsUntil === null || onTrial)
        log.warn({ what: 'model.breaker', code: 'open', count: failures, ms: REST });
      restsUntil = clock.now() + REST;
      onTrial = false;
    },
  };
};
