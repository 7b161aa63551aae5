import type { ContestName } from './contest.ts';
import type { Row } from './measure.ts';

/** A printed cell: per cent, or a word for "honesty gains next to nothing, so the ratio means little". */
export type Cell = number | 'large' | 'huge';

export type PageRow = { readonly title: string } & { readonly [Column in keyof Row]: Cell };

const row = (title: string, cells: readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell]): PageRow => {
  const [claimantLie, respondentLie, settle, surplus, share, honestSettle, honestTake] = cells;
  return { title, claimantLie, respondentLie, settle, surplus, share, honestSettle, honestTake };
};

/**
 * The evidence table as the design gives it ("read ±5"), to be reproduced, not to be computed with. The equilibrium
 * printed for $5,000 is none: with a consumer's share of 122 the insurer loses, and would offer nothing instead.
 */
export const PAGE: { readonly [Name in ContestName]: PageRow } = {
  midpoint: row('1 round, midpoint', [26, 35, 50, 76, 47, 73, 25]),
  respondentPrice: row("1 round, respondent's price", [0, 'large', 55, 82, 38, 55, 31]),
  tolerance: row('1 round, 30 % tolerance', [83, 104, 47, 74, 49, 82, 5]),
  threeRounds: row('3 rounds, midpoint', [61, 70, 51, 77, 48, 87, 13]),
  cybersettle: row('Cybersettle 3 x 30 %', ['huge', 19, 52, 79, 54, 100, -11]),
  cybersettle5000: row('same, or $5,000', ['huge', 90, 29, 32, 122, 98, -51]),
  postedPrice: row('neutral posted price', [0, 0, 36, 51, 43, 36, 22]),
};

/** Claims of the page beside the table, in per cent. */
export const PAGE_CLAIM = {
  zones: 76,
  falseSettlements: 69,
  textbookSettle: 56.3,
  textbookGain: 84.4,
} as const;

/** How far ours may lie from the page's and still be called the same, in percentage points. */
export const TOLERANCE = 5;

/** From here on a gain is "large" or "huge": lying multiplies what honesty gains by four. */
const HUGE_FROM = 300;

export const agrees = (ours: number, printed: Cell): boolean =>
  typeof printed === 'number' ? Math.abs(ours - printed) <= TOLERANCE : ours >= HUGE_FROM;
