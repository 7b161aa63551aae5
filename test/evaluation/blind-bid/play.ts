import type { Contest } from './contest.ts';
import type { Population } from './population.ts';

/** Taken once: under a test runner's sandbox each look-up of a global costs more than the rest of a round. */
const { round } = Math;

/**
 * A bidder's plan: in each round, the bid as a multiple of the own true number. Honesty is 1 in every round. The plan
 * is made before the first round; "no overlap yet" is all that a bidder learns between two. Multiples bring back the
 * most of the page: plans that add or take off a fixed amount miss about 12 of its 53 numbers, these about 7.
 */
export type Plan = readonly number[];

/** Everything added up over a population; money in minor units. */
export type Outcome = {
  /** Settlements where the true numbers overlap. */
  readonly settled: number;
  /** Settlements where they do not: one side, or both, gets less than going on would be worth to it. */
  readonly settledWithoutZone: number;
  readonly claimantGain: number;
  readonly respondentGain: number;
  /**
   * The same gains, each as a share of its owner's own true number: what a bidder goes by who knows that number alone
   * and judges the other's by it. One multiple is then best for every number; gains in money miss eight of the page's
   * numbers, these four.
   */
  readonly claimantWorth: number;
  readonly respondentWorth: number;
};

export const honestPlan = (contest: Contest): Plan => Array.from({ length: contest.rounds }, () => 1);

/** Plays every pair of the population once. */
export const play = (contest: Contest, people: Population, claimant: Plan, respondent: Plan): Outcome => {
  const sum = {
    settled: 0,
    settledWithoutZone: 0,
    claimantGain: 0,
    respondentGain: 0,
    claimantWorth: 0,
    respondentWorth: 0,
  };
  for (let row = 0; row < people.size; row++) {
    const minimum = people.minimum[row] ?? 0;
    const maximum = people.maximum[row] ?? 0;
    const price = priceOfPair(contest, claimant, respondent, minimum, maximum, people.posted[row] ?? 0);
    if (price === null) continue;
    if (maximum >= minimum) sum.settled += 1;
    else sum.settledWithoutZone += 1;
    sum.claimantGain += price - minimum;
    sum.respondentGain += maximum - price;
    sum.claimantWorth += (price - minimum) / minimum;
    sum.respondentWorth += (maximum - price) / maximum;
  }
  return sum;
};

const priceOfPair = (
  contest: Contest,
  claimant: Plan,
  respondent: Plan,
  minimum: number,
  maximum: number,
  posted: number,
): number | null => {
  for (let turn = 0; turn < contest.rounds; turn++) {
    const ask = round(minimum * (claimant[turn] ?? 1));
    const offer = round(maximum * (respondent[turn] ?? 1));
    const price = contest.price(ask, offer, posted);
    if (price !== null) return price;
  }
  return null;
};
