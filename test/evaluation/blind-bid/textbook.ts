import { priceOf } from '../../../core/blind-bid/rule.ts';
import { uniformPopulation, VALUE } from './population.ts';

/** Bids of Chatterjee and Samuelson's linear equilibrium (1983) of the midpoint rule, both true numbers uniform. */
export const linearAsk = (minimum: number): number => Math.round((2 / 3) * minimum + VALUE / 4);
export const linearOffer = (maximum: number): number => Math.round((2 / 3) * maximum + VALUE / 12);

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
