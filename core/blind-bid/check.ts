import type { Refusal } from '../case/refusal.ts';
import type { Money } from '../money.ts';
import { gridStep } from './grid.ts';
import type { SealedRound } from './round.ts';

/**
 * May this amount be sealed in that round? Null where it may. The bounds themselves always may. A refusal names the
 * public bounds only, never the amount. `authorityMinor` is the bidder's own limit, where one is set.
 */
export const checkBid = (
  amount: Money,
  round: Pick<SealedRound, 'low' | 'high' | 'currency'>,
  authorityMinor: number | null,
): Refusal | null => {
  const { low, high, currency } = round;
  const bounds = { low: { minor: low, currency }, high: { minor: high, currency } };
  if (amount.currency !== currency) return { code: 'otherCurrency' };
  if (amount.minor < low || amount.minor > high) return { code: 'outOfBounds', facts: bounds };
  const step = gridStep(amount.minor, currency);
  if (amount.minor !== low && amount.minor !== high && amount.minor % step !== 0)
    return { code: 'offGrid', facts: { amount: { minor: step, currency } } };
  if (authorityMinor !== null && amount.minor > authorityMinor)
    return { code: 'overAuthority', facts: { amount: { minor: authorityMinor, currency } } };
  return null;
};
