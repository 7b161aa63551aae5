import { seeded } from '../core/case/walk.ts';
import { CONTESTS } from './bid-rules.ts';

/**
 * The linear equilibrium of the sealed midpoint with both limits uniform on [0, 1] (Chatterjee and Samuelson,
 * Operations Research 31, 1983): each side's number follows from its limit, and they meet where the limits lie a
 * quarter apart.
 */
export const LINEAR = {
  demand: (min: number): number => (2 / 3) * min + 1 / 4,
  offer: (max: number): number => (2 / 3) * max + 1 / 12,
} as const;

/** Share of the pairs with a zone of agreement that settle, and share of their joint gain that is reached. 1 = all. */
export const textbook = (
  count: number,
  seed: number,
): { readonly settled: number; readonly gained: number } => {
  const random = seeded(seed);
  const sum = { pairs: 0, settled: 0, possible: 0, gained: 0 };
  for (let index = 0; index < count; index += 1) {
    const [min, max] = [(index + random()) / count, random()];
    if (max < min) continue;
    sum.pairs += 1;
    sum.possible += max - min;
    if (CONTESTS.midpoint.evaluate(LINEAR.demand(min), LINEAR.offer(max)) === null) continue;
    sum.settled += 1;
    sum.gained += max - min;
  }
  return { settled: sum.settled / sum.pairs, gained: sum.gained / sum.possible };
};

/** What an insurer with that limit expects from an offer while the claimant plays the linear equilibrium. */
export const expectedFrom = (offer: number, max: number): number => {
  const GRID = 2_000;
  let sum = 0;
  for (let index = 0; index < GRID; index += 1) {
    const price = CONTESTS.midpoint.evaluate(LINEAR.demand((index + 0.5) / GRID), offer);
    if (price !== null) sum += max - price;
  }
  return sum / GRID;
};
