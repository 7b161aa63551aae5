import { ISSUES_OF } from '../../../core/preference/issue.ts';
import { normalQuantile } from '../blind-bid/normal.ts';

/**
 * The page gives its results and not its people. These are the simplest that two of its six numbers leave: the mean of
 * ln(b/s) follows from the 61 % that settle on money alone, the mean worth of an issue from their 31 % of the surplus.
 * The other four numbers then follow, and are what this holds against the page.
 */
const LOG_RATIO = { mean: 0.0976, sd: 0.35 };
const MEAN_WORTH = 0.2;
/** The page's upper number of issues. */
export const ISSUE_COUNT = 6;
/** Half of the worth that somebody states is error (standard deviation over what is true). */
const NOISE = 0.5;

/** Two people who met in a dispute; the claimant's least in money alone is 1. */
export type Pair = {
  readonly most: number;
  /** What each issue is worth to whom it serves, and its weight for whoever carries it. */
  readonly issues: readonly { readonly worth: number; readonly weight: number }[];
};
export type Random = () => number;

const normal = (random: Random): number => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, random())));
const worth = (random: Random): number => -MEAN_WORTH * Math.log(1 - random());

export const pairOf = (random: Random, count: number = ISSUE_COUNT): Pair => ({
  most: Math.exp(LOG_RATIO.mean + LOG_RATIO.sd * normal(random)),
  issues: Array.from({ length: count }, () => ({ worth: worth(random), weight: worth(random) })),
});

/** What somebody states who knows it only so well. */
export const noisy = (random: Random, value: number): number =>
  value * Math.max(0, 1 + NOISE * normal(random));

/** The issues that the program itself asks about: a broken thing that was bought. */
export const OWN_ISSUES = ISSUES_OF.defectiveGoods;
