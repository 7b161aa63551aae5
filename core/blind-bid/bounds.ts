import type { AtTable } from '../case/state.ts';
import { gridStep } from './grid.ts';

/** Smallest and largest number that may be sealed, in minor units, both inclusive. */
export type Bounds = { readonly low: number; readonly high: number; readonly currency: string };

/**
 * The bounds of a round, from public numbers only: from the respondent's last offer in the open to the claimant's
 * last demand in the open. Null where there is no money between them to look for.
 */
export const roundBounds = (state: Pick<AtTable, 'demand' | 'offers'>): Bounds | null => {
  const demanded = lastAmount(state, 'claimant') ?? state.demand.terms.money?.amount;
  if (demanded === undefined) return null;
  const { currency } = demanded;
  const offered = lastAmount(state, 'respondent')?.minor ?? 0;
  const step = gridStep(demanded.minor, currency);
  const low = Math.min(offered, demanded.minor);
  const high = Math.max(offered, demanded.minor);
  return high - low < step ? null : { low, high, currency };
};

const lastAmount = ({ offers }: Pick<AtTable, 'offers'>, side: 'claimant' | 'respondent') =>
  offers.findLast(({ by, terms }) => by === side && terms.money?.payer === 'respondent')?.terms.money?.amount;
