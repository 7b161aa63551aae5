import type { BidRule } from '../../core/blind-bid/round.ts';
import { priceOf } from '../../core/blind-bid/rule.ts';

/** Looked up once: a test runner's globals are slow. */
const { round } = Math;

/** Amounts are multiples of the value of the claim; the rules of Parley work on whole units. */
const UNITS = 1_000_000;

/** Price of one evaluation, or null: what the claimant asks at least, what the insurer pays at most, a neutral's price. */
export type Evaluation = (demand: number, offer: number, posted: number) => number | null;

/** A way to settle by numbers: how many evaluations it has, each with its own pair of numbers, and what one comes to. */
export type Contest = { readonly rounds: 1 | 3; readonly evaluate: Evaluation };

/** A rule of Parley itself, priced by the product's own code. */
const parley =
  (rule: BidRule) =>
  (demand: number, offer: number): number | null => {
    const price = priceOf(rule, round(demand * UNITS), round(offer * UNITS));
    return price === null ? null : price / UNITS;
  };

const TOLERANCE = 0.3;
const closeEnough = (demand: number, offer: number): boolean => demand <= offer * (1 + TOLERANCE);
const median = (demand: number, offer: number): number => (demand + offer) / 2;

/**
 * Cybersettle: an offer that reaches the demand settles at the demand; one that comes within 30 % of it (in the second
 * form also within a fixed sum) settles at the median.
 */
const cybersettle =
  (sum: number): Evaluation =>
  (demand, offer) => {
    if (offer >= demand) return demand;
    return closeEnough(demand, offer) || demand - offer <= sum ? median(demand, offer) : null;
  };

/**
 * $5,000 in multiples of the value: half of it for a claim of $10,000, which is what the stated -51 for an honest
 * claimant comes from. The stated equilibrium of this rule (the claimant takes 122 % of what is gained, so the insurer
 * loses, who could bid nothing instead) is none for these parties, and is not reproduced.
 */
const FIVE_THOUSAND = 0.5;

/** The rules that design page 3 compares. Only the first, the second and the fourth are in the product. */
export const CONTESTS = {
  midpoint: { rounds: 1, evaluate: parley('midpoint') },
  respondentPrice: { rounds: 1, evaluate: parley('respondentPrice') },
  tolerance: {
    rounds: 1,
    evaluate: (demand, offer) => (closeEnough(demand, offer) ? median(demand, offer) : null),
  },
  threeRounds: { rounds: 3, evaluate: parley('threeRounds') },
  cybersettle: { rounds: 3, evaluate: cybersettle(0) },
  cybersettleOrSum: { rounds: 3, evaluate: cybersettle(FIVE_THOUSAND) },
  postedPrice: {
    rounds: 1,
    evaluate: (demand, offer, posted) => (demand <= posted && posted <= offer ? posted : null),
  },
} as const satisfies { readonly [name: string]: Contest };
export type ContestId = keyof typeof CONTESTS;
