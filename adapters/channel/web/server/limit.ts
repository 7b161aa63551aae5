import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor, RateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Counters } from '../../../../core/port/outside.ts';
import { MINUTE } from '../../../../core/time.ts';

/** A browser with a session counts for itself, any other by its address. */
const byBrowser = ({ browser, ip }: FastifyRequest): string => browser?.sessionId ?? browser?.staff?.id ?? ip;

/**
 * How often something may be asked for: far above what a person does, far below what fills a disk. Opening and entering
 * count by address (the library's: one network of IPv6 counts as one), everything else by browser.
 */
export const LIMITS = {
  open: { max: 30, timeWindow: 10 * MINUTE },
  enter: { max: 60, timeWindow: 10 * MINUTE },
  upload: { max: 40, timeWindow: 10 * MINUTE, keyGenerator: byBrowser },
  turn: { max: 90, timeWindow: MINUTE, keyGenerator: byBrowser },
  read: { max: 600, timeWindow: MINUTE, keyGenerator: byBrowser },
} as const satisfies { readonly [what: string]: RateLimitOptions };

/** The library's store over our counters. Each route counts for itself; what belongs to none is a turn (`turnCounter`). */
export const countingStore = (counters: Counters): FastifyRateLimitStoreCtor => {
  const storeFor = (what: string): FastifyRateLimitStore => ({
    incr: (key, callback, timeWindow) => {
      counters.count(`${what}/${key}`, timeWindow).then(
        ({ count, endsIn }) => callback(null, { current: count, ttl: endsIn }),
        (fault: Error) => callback(fault),
      );
    },
    child: (options) => {
      const { routeInfo } = options as {
        readonly routeInfo?: { readonly method?: unknown; readonly url?: string };
      };
      return storeFor(routeInfo?.url === undefined ? 'turn' : `${routeInfo.method} ${routeInfo.url}`);
    },
  });
  return class {
    readonly incr: FastifyRateLimitStore['incr'];
    readonly child: FastifyRateLimitStore['child'];

    constructor() {
      ({ incr: this.incr, child: this.child } = storeFor('any'));
    }
  };
};

/** Nobody needs to know how much is left; only how long to wait. */
export const NO_COUNTS = {
  'x-ratelimit-limit': false,
  'x-ratelimit-remaining': false,
  'x-ratelimit-reset': false,
} as const;

/** Thrown by the library's hook; `ms` until the next try may go through. */
export class TooOften extends Error {
  readonly statusCode = 429;
  readonly ms: number;

  constructor(ms: number) {
    super('Too often.');
    this.ms = ms;
  }
}

/** Counts one turn of a browser, over HTTP and the socket alike: null where it may go on, else how long to wait. */
export type CountTurn = (request: FastifyRequest) => Promise<number | null>;

export const turnCounter = (server: FastifyInstance): CountTurn => {
  const count = server.createRateLimit(LIMITS.turn);
  return async (request) => {
    const counted = await count(request);
    return !counted.isAllowed && counted.isExceeded ? counted.ttl : null;
  };
};
