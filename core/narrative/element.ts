import { z } from 'zod';
import { Side } from '../case/party.ts';
import { Money } from '../money.ts';
import { CivilDate, Instant } from '../time.ts';

/**
 * The facts that a dispute is made of. Which of them a claim needs is said by its claim type (claim-type.ts); how each is
 * asked for and what counts as its answer is said by its rule (element-rule.ts); the words of each question, and the
 * reason for it, are in prompts/replies.
 */
export const ELEMENTS = [
  'item',
  'seller',
  'agreed',
  'when',
  'promisedBy',
  'cancelledOn',
  'where',
  'amount',
  'correctAmount',
  'problem',
  'injury',
  'treatment',
  'police',
  'cardInHand',
  'tried',
  'wanted',
  'wantedAmount',
  'orderNumber',
  'policyNumber',
  'plate',
  'evidence',
  'cardLastFour',
] as const;
export const ElementId = z.enum(ELEMENTS);
export type ElementId = z.infer<typeof ElementId>;

/** What the claimant wants to happen. */
export const WANTED = [
  'refund',
  'partialRefund',
  'repair',
  'replacement',
  'payment',
  'cancel',
  'apology',
  'other',
] as const;
export const Wanted = z.enum(WANTED);
export type Wanted = z.infer<typeof Wanted>;

/** The value of an element, as a party states it. `unknown` and `declined` are answers: they are never asked again. */
export const ElementValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(4_000) }).readonly(),
  z.object({ kind: z.literal('money'), money: Money, approximate: z.boolean().optional() }).readonly(),
  z
    .object({ kind: z.literal('date'), from: CivilDate, to: CivilDate, approximate: z.boolean().optional() })
    .readonly(),
  z.object({ kind: z.literal('yesNo'), yes: z.boolean() }).readonly(),
  z.object({ kind: z.literal('wanted'), wanted: Wanted }).readonly(),
  z.object({ kind: z.literal('unknown') }).readonly(),
  z.object({ kind: z.literal('declined') }).readonly(),
]);
export type ElementValue = z.infer<typeof ElementValue>;

/** Where in the person's own words a value came from: UTF-16 offsets into the message with that id. */
export const Source = z
  .object({ messageId: z.string(), start: z.int().nonnegative(), end: z.int().nonnegative() })
  .readonly();
export type Source = z.infer<typeof Source>;

/** One element as the claimant states it. A later statement of the same element corrects the earlier one. */
export const Statement = z
  .object({ element: ElementId, value: ElementValue, source: Source.optional() })
  .readonly();
export type Statement = z.infer<typeof Statement>;

/** The respondent's answer to one element: agree, dispute with an own version, or don't know. */
export const ElementAnswer = z
  .object({
    element: ElementId,
    stance: z.enum(['agree', 'dispute', 'unknown']),
    own: ElementValue.optional(),
  })
  .readonly();
export type ElementAnswer = z.infer<typeof ElementAnswer>;

/** A small picture of a picture, for a list or a message; its bytes lie in the attachment store too. */
export const Preview = z
  .object({ sha256: z.string(), width: z.int().positive(), height: z.int().positive() })
  .readonly();
export type Preview = z.infer<typeof Preview>;

/** A photo, document or recording that a party put on the record. The bytes lie in the attachment store. */
export const Evidence = z
  .object({
    evidenceId: z.string(),
    /** A side, or somebody outside of the dispute who was asked for it. */
    by: Side.or(z.literal('contributor')),
    /** The name that the person gave the file, cleaned of paths and control characters. */
    name: z.string().max(200),
    mime: z.string(),
    bytes: z.int().positive(),
    /** Hex SHA-256 of the content; also its address in the attachment store. */
    sha256: z.string(),
    preview: Preview.optional(),
    /** Of a PDF that can be opened. */
    pages: z.int().positive().optional(),
    element: ElementId.optional(),
    at: Instant,
  })
  .readonly();
export type Evidence = z.infer<typeof Evidence>;
