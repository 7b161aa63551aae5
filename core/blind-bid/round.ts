import { z } from 'zod';
import { CurrencyCode, Money } from '../money.ts';
import { Instant } from '../time.ts';

/**
 * How two sealed numbers become a price. Settle only if the respondent's number >= the claimant's.
 * `respondentPrice`: the respondent's number is the price, so a consumer's true minimum never lowers what is paid.
 * `midpoint`: informed choice of both; each can compute the other's number from the price.
 * `threeRounds`: three scheduled evaluations, overlap only, for experts who ask for the classic.
 */
export const BidRule = z.enum(['respondentPrice', 'midpoint', 'threeRounds']);
export type BidRule = z.infer<typeof BidRule>;

/** `scheduled`: evaluated only at the tick. `live`: both chose it, evaluated when both numbers are in or time is up. */
export const BidTiming = z.enum(['scheduled', 'live']);
export type BidTiming = z.infer<typeof BidTiming>;

/** The public facts of one sealed round; fixed before anybody types a number. */
export const SealedRound = z
  .object({
    roundId: z.string(),
    rule: BidRule,
    timing: BidTiming,
    currency: CurrencyCode,
    /** Bounds from public numbers only: the last open offer and demand. In minor units, both inclusive. */
    low: z.int().nonnegative(),
    high: z.int().nonnegative(),
    opensAt: Instant,
    closesAt: Instant,
  })
  .readonly();
export type SealedRound = z.infer<typeof SealedRound>;

/** Hex HMAC-SHA-256 commitments at the close. A side that typed nothing has one too: it looks like any other. */
export const Commitments = z.object({ claimant: z.string(), respondent: z.string() }).readonly();
export type Commitments = z.infer<typeof Commitments>;

/** What the evaluation of a round makes public: a price with what proves it, or nothing but "no overlap". */
export const RoundOutcome = z.discriminatedUnion('matched', [
  z
    .object({
      matched: z.literal(true),
      price: Money,
      /** Opens the respondent's commitment under `respondentPrice`: anyone can recompute it. Absent under the other rules. */
      opening: z.string().optional(),
    })
    .readonly(),
  z.object({ matched: z.literal(false) }).readonly(),
]);
export type RoundOutcome = z.infer<typeof RoundOutcome>;
