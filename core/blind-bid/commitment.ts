import type { Side } from '../case/party.ts';

/** What a commitment is made over; anybody who has its opening key can write it again and compare. */
export const canonicalBid = (
  caseId: string,
  roundId: string,
  side: Side,
  minor: number,
  currency: string,
): string => JSON.stringify(['parley-bid-1', caseId, roundId, side, minor, currency]);
