import { z } from 'zod';
import { Side } from '../case/party.ts';
import { Money } from '../money.ts';
import { Instant } from '../time.ts';

/** Days from signature within which a promise is to be kept. */
const DueInDays = z.int().min(0).max(365);

/** A promise to pay. */
export const MoneyTerm = z.object({ amount: Money, payer: Side, dueInDays: DueInDays }).readonly();
export type MoneyTerm = z.infer<typeof MoneyTerm>;

/**
 * A promise that is not money. What may never be traded (taking down a review, silence, not complaining to an
 * authority) is not a kind here, and free text is checked for it in `negotiation/tradable.ts`.
 */
export const OtherTerm = z
  .object({
    kind: z.enum(['repair', 'replacement', 'collect', 'return', 'cancel', 'apology', 'voucher', 'other']),
    by: Side,
    text: z.string().max(500).optional(),
    dueInDays: DueInDays,
  })
  .readonly();
export type OtherTerm = z.infer<typeof OtherTerm>;

/** What would settle the dispute: money, other promises, or both; never empty. */
export const Terms = z
  .object({ money: MoneyTerm.optional(), other: z.array(OtherTerm).max(6).readonly() })
  .readonly()
  .refine((terms) => terms.money !== undefined || terms.other.length > 0, 'Terms promise something.');
export type Terms = z.infer<typeof Terms>;

/** An offer in the open: both sides read it. */
export const Offer = z
  .object({
    offerId: z.string(),
    by: Side,
    terms: Terms,
    /** Why this offer; a causal account raises the chance to settle. */
    reason: z.string().max(2_000).optional(),
    at: Instant,
    expiresAt: Instant,
  })
  .readonly();
export type Offer = z.infer<typeof Offer>;

/** The restated agreement that both confirm, may think over, and sign. */
export const Agreement = z
  .object({
    agreementId: z.string(),
    terms: Terms,
    via: z.enum(['demand', 'offer', 'sealedRound', 'proposal']),
    /** The offer, proposal or sealed round that it came from. */
    from: z.string(),
    at: Instant,
  })
  .readonly();
export type Agreement = z.infer<typeof Agreement>;

/** One term of a signed settlement, followed until it is kept. */
export const Promised = z
  .object({
    promiseId: z.string(),
    by: Side,
    money: Money.optional(),
    other: OtherTerm.optional(),
    dueAt: Instant,
  })
  .readonly();
export type Promised = z.infer<typeof Promised>;
