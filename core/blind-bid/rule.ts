import type { BidRule } from './round.ts';

type Price = (claimantMinor: number, respondentMinor: number) => number;

/** An odd midpoint unit goes to the consumer. */
const midpoint: Price = (claimant, respondent) => Math.ceil((claimant + respondent) / 2);

const PRICE: { readonly [Rule in BidRule]: Price } = {
  respondentPrice: (_claimant, respondent) => respondent,
  midpoint,
  threeRounds: midpoint,
};

/**
 * The price of two sealed numbers in minor units, or null where they do not meet: the respondent's is below the
 * claimant's, or one of them was never typed. A tie settles.
 */
export const priceOf = (
  rule: BidRule,
  claimantMinor: number | null,
  respondentMinor: number | null,
): number | null => {
  if (claimantMinor === null || respondentMinor === null || respondentMinor < claimantMinor) return null;
  return PRICE[rule](claimantMinor, respondentMinor);
};
