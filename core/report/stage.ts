import type { Platform } from '../case/party.ts';

/** Where a case was opened. */
export type Channel = 'web' | Platform;

/**
 * The way of a case from its opening to the last promise kept, in the order in which most go it. Not every case passes
 * each: one may settle by the first offer, another only by a sealed round.
 */
export const STAGES = [
  'opened',
  'filed',
  'invited',
  'linkOpened',
  'joined',
  'answered',
  'offered',
  'sealedRound',
  'agreed',
  'signed',
  'kept',
] as const;
export type Stage = (typeof STAGES)[number];

/**
 * What `CaseFact.reached` can say, bit by bit from the lowest; a new word is only ever put at the end. `roundMet`: a
 * sealed round closed with a match, which is all that is ever counted of one. `payment`: the settlement has money in it.
 * `paidAtOnce`: its payer reported it within a day of the signature. `ended`: nobody has anything to do any more.
 */
const MARKS = [...STAGES, 'roundMet', 'payment', 'paidAtOnce', 'ended'] as const;
export type Mark = (typeof MARKS)[number];

export const bitOf = (mark: Mark): number => 1 << MARKS.indexOf(mark);
export const hasReached = (reached: number, mark: Mark): boolean => (reached & bitOf(mark)) !== 0;
