import { z } from 'zod';
import { BidRule, Commitments, RoundOutcome } from '../../../core/blind-bid/round.ts';
import { Side } from '../../../core/case/party.ts';
import { Money } from '../../../core/money.ts';
import { Instant } from '../../../core/time.ts';

const Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** An entry whose reader may see it. What is hashed is the entry as it stands in the file, whatever its event is. */
const Open = z.object({
  recorded: z.looseObject({
    position: z.int().positive(),
    at: Instant,
    event: z.looseObject({ type: z.string() }),
  }),
  salt: z.string().max(100),
  hash: Hex,
});
const Closed = z.strictObject({ position: z.int().positive(), leaf: Hex, hash: Hex });

/** A record as it lies in a file that anybody may have written. */
export const ExportFile = z.object({
  format: z.literal('parley-record'),
  version: z.literal(1),
  caseId: z.string().min(1).max(64),
  exportedAt: Instant,
  entries: z.array(z.union([Open, Closed])).min(1),
  head: Hex,
});
export type ExportFile = z.infer<typeof ExportFile>;
export type Entry = ExportFile['entries'][number];

/** A bidder's receipt as it lies in a file. */
export const ReceiptFile = z.object({
  format: z.literal('parley-receipt'),
  version: z.literal(1),
  caseId: z.string(),
  roundId: z.string(),
  side: Side,
  minor: z.int().nonnegative(),
  currency: z.string(),
  openingKey: Hex,
  commitment: Hex,
  sealedAt: Instant,
});
export type ReceiptFile = z.infer<typeof ReceiptFile>;

/** The events that a round leaves on the record; everything else in an export is hashed and not looked into. */
export const RoundOpened = z.object({
  type: z.literal('sealedRoundOpened'),
  round: z.object({ roundId: z.string(), rule: BidRule, currency: z.string() }),
});
export const RoundClosed = z.object({
  type: z.literal('sealedRoundClosed'),
  roundId: z.string(),
  commitments: Commitments,
  outcome: RoundOutcome,
});
export const Reached = z.object({
  type: z.literal('agreementReached'),
  agreement: z.object({
    via: z.string(),
    from: z.string(),
    terms: z.object({ money: z.object({ amount: Money }).optional() }),
  }),
});

export const positionOf = (entry: Entry): number =>
  'recorded' in entry ? entry.recorded.position : entry.position;
