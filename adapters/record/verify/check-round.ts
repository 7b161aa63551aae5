import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { canonicalBid } from '../../../core/blind-bid/commitment.ts';
import { type ExportFile, Reached, type ReceiptFile, RoundClosed, RoundOpened } from './read.ts';
import { bad, type Finding, good } from './report.ts';

type Closed = z.infer<typeof RoundClosed> & { readonly at: number };

/** The events of that shape in the part of the record that is readable, with their moments. */
const found = <T extends object>(
  record: ExportFile,
  shape: z.ZodType<T>,
): readonly (T & { readonly at: number })[] =>
  record.entries.flatMap((entry) => {
    if (!('recorded' in entry)) return [];
    const parsed = shape.safeParse(entry.recorded.event);
    return parsed.success ? [{ ...parsed.data, at: entry.recorded.at }] : [];
  });

const opens = (openingKey: string, bid: string, commitment: string): boolean => {
  const made = createHmac('sha256', Buffer.from(openingKey, 'hex')).update(bid).digest();
  const stated = Buffer.from(commitment, 'hex');
  return made.length === stated.length && timingSafeEqual(made, stated);
};

/** Each round that was closed: does its price follow from what was committed, and the agreement from its price? */
export const checkRounds = (record: ExportFile): readonly Finding[] =>
  found(record, RoundClosed).flatMap((closed) => checkRound(record, closed));

const checkRound = (record: ExportFile, { roundId, commitments, outcome }: Closed): readonly Finding[] => {
  if (!outcome.matched)
    return [good('A sealed round was closed without a match. No number is on the record.')];
  const { price, opening } = outcome;
  const rule = found(record, RoundOpened).find(({ round }) => round.roundId === roundId)?.round.rule;
  const agreed = found(record, Reached).find(
    ({ agreement }) => agreement.via === 'sealedRound' && agreement.from === roundId,
  );
  const amount = agreed?.agreement.terms.money?.amount;
  if (amount === undefined || amount.minor !== price.minor || amount.currency !== price.currency)
    return [bad('The agreement does not name the price of its sealed round.')];
  if (rule !== 'respondentPrice' || opening === undefined)
    return [
      good(
        'A sealed round met. Under its rule the price alone is on the record; a bidder proves a number with a receipt.',
      ),
    ];
  const bid = canonicalBid(record.caseId, roundId, 'respondent', price.minor, price.currency);
  return opens(opening, bid, commitments.respondent)
    ? [good('A sealed round met: the price is the number that the respondent had committed to.')]
    : [bad('The price of the sealed round is not the number that the respondent had committed to.')];
};

/** Was this number in before the close, and is it the one that counted? */
export const checkReceipt = (record: ExportFile, receipt: ReceiptFile): readonly Finding[] => {
  const { caseId, roundId, side, minor, currency, openingKey, commitment, sealedAt } = receipt;
  if (caseId !== record.caseId) return [bad('The receipt belongs to another case.')];
  if (!opens(openingKey, canonicalBid(caseId, roundId, side, minor, currency), commitment))
    return [bad('The receipt does not open its own commitment: its number or its key was changed.')];
  const closed = found(record, RoundClosed).find((each) => each.roundId === roundId);
  if (closed === undefined) return [bad('The record has no closed round for this receipt yet.')];
  if (closed.commitments[side] !== commitment)
    return [
      bad('Another number counted in that round: this one was replaced before the close, or never came in.'),
    ];
  if (sealedAt > closed.at) return [bad('The receipt says that the number came in after the close.')];
  return [good('The receipt holds: this number was in before the close, and it is the one that counted.')];
};
