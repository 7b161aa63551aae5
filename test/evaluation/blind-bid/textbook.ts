import { priceOf } from '../../../core/blind-bid/rule.ts';
import { uniformPopulation, VALUE } from './population.ts';

/** Bids of Chatterjee and Samuelson's linear equilibrium (1983) of the midpoint rule, both true numbers uniform. */
const linearAsk = (minimum: number): number => Math.round((2 / 3) * minimum + VALUE / 4);
const linearOffer = (maximum: number): number => Math.round((2 / 3) * maximum + VALUE / 12);

/** Per cent of the pairs with a zone that settle, and of all that could be gained, when both bid by it. */
export const textbook = (size: number, seed: number): { readonly settle: number; readonly gain: number } => {
  const people = uniformPopulation(size, seed);
  let settled = 0;
  let gained = 0;
  for (let row = 0; row < size; row++) {
    const minimum = people.minimum[row] ?? 0;
    const maximum = people.maximum[row] ?? 0;
    if (priceOf('midpoint', linearAsk(minimum), linearOffer(maximum)) === null) continue;
    settled += 1;
    gained += maximum - minimum;
  }
  return { settle: (100 * settled) / people.zones, gain: (100 * gained) / people.bestSurplus };
};

const LATTICE = Array.from({ length: 400 }, (_, at) => Math.round(((at + 0.5) * VALUE) / 400));
const TRIED_BIDS = Array.from({ length: 101 }, (_, at) => Math.round((at * VALUE) / 100));
const TRIED_NUMBERS = Array.from({ length: 11 }, (_, at) => Math.round((at * VALUE) / 10));

/**
 * The most that anybody gains by any single other bid against the linear equilibrium, in per cent of value 1: next to
 * nothing, as it is one.
 */
export const textbookRegret = (): number => {
  const asks = LATTICE.map(linearAsk);
  const offers = LATTICE.map(linearOffer);
  const asClaimant = (minimum: number) => (ask: number) =>
    meanOf(offers, (offer) => gained(ask, offer, (price) => price - minimum));
  const asRespondent = (maximum: number) => (offer: number) =>
    meanOf(asks, (ask) => gained(ask, offer, (price) => maximum - price));
  const regrets = TRIED_NUMBERS.flatMap((own) => [
    regretOf(asClaimant(own), linearAsk(own)),
    regretOf(asRespondent(own), linearOffer(own)),
  ]);
  return (100 * Math.max(...regrets)) / VALUE;
};

const regretOf = (gainOf: (bid: number) => number, bid: number): number =>
  Math.max(...TRIED_BIDS.map(gainOf)) - gainOf(bid);

const gained = (ask: number, offer: number, gainAt: (price: number) => number): number => {
  const price = priceOf('midpoint', ask, offer);
  return price === null ? 0 : gainAt(price);
};

const meanOf = (bids: readonly number[], gainAgainst: (bid: number) => number): number =>
  bids.reduce((sum, bid) => sum + gainAgainst(bid), 0) / bids.length;
