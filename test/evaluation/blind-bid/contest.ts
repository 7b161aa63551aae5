import { priceOf } from '../../../core/blind-bid/rule.ts';

const { ceil } = Math;

/**
 * One way of turning two sealed bids into a price. `price` is asked once a round, in the order of the rounds, until
 * it settles; null where it does not. All three numbers are whole minor units; `posted` matters to a posted price only.
 */
export type Contest = {
  readonly rounds: 1 | 3;
  readonly price: (ask: number, offer: number, posted: number) => number | null;
};

/** "Within 30 %" is of the respondent's offer: of the readings tried, the one that gives the page's 69 % and 82 / 5. */
const within30Percent = (ask: number, offer: number): boolean => ask <= 1.3 * offer;
const within5000Dollars = (ask: number, offer: number): boolean => ask - offer <= 500_000;
const halfWay = (ask: number, offer: number): number => ceil((ask + offer) / 2);

/** Cybersettle (US patent 6,330,551): an overlap settles at the demand, numbers close enough at their middle. */
const cybersettle =
  (close: (ask: number, offer: number) => boolean): Contest['price'] =>
  (ask, offer) => {
    if (offer >= ask) return ask;
    return close(ask, offer) ? halfWay(ask, offer) : null;
  };

/** The rules of the evidence table. Those that Parley plays are Parley's own code; the others exist here only. */
export const CONTEST = {
  midpoint: { rounds: 1, price: (ask, offer) => priceOf('midpoint', ask, offer) },
  respondentPrice: { rounds: 1, price: (ask, offer) => priceOf('respondentPrice', ask, offer) },
  tolerance: { rounds: 1, price: (ask, offer) => (within30Percent(ask, offer) ? halfWay(ask, offer) : null) },
  threeRounds: { rounds: 3, price: (ask, offer) => priceOf('threeRounds', ask, offer) },
  cybersettle: { rounds: 3, price: cybersettle(within30Percent) },
  cybersettle5000: {
    rounds: 3,
    price: cybersettle((ask, offer) => within30Percent(ask, offer) || within5000Dollars(ask, offer)),
  },
  postedPrice: {
    rounds: 1,
    price: (ask, offer, posted) => (ask <= posted && posted <= offer ? posted : null),
  },
} as const satisfies Record<string, Contest>;

export type ContestName = keyof typeof CONTEST;
