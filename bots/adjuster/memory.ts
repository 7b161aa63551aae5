import { z } from 'zod';
import { Audience } from '../../core/case/party.ts';
import { Terms } from '../../core/settlement/terms.ts';

/** What waits for an explicit yes: an end of the case that was read back, or leave for terms that went beyond the own limit. */
const Pending = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('close'),
    outcome: z.enum(['unanswered', 'notSettled', 'settledElsewhere']),
    reason: z.string(),
  }),
  z.object({ kind: z.literal('leave'), terms: Terms, reason: z.string() }),
  z.object({ kind: z.literal('refer'), to: z.string(), reason: z.string() }),
]);
export type Pending = z.infer<typeof Pending>;

/** What the adjuster's bot keeps between turns. What the case knows is not in it. */
export const AdjusterMemory = z.object({
  v: z.literal(1),
  pending: Pending.nullable(),
  /** Words that were typed without saying to whom; offered again with the question, and never sent by themselves. */
  draft: z.string().max(4_000).nullable(),
  /** The talk that a mediator writes into, where their page shows the choice. */
  room: Audience.optional(),
});
export type AdjusterMemory = z.infer<typeof AdjusterMemory>;

const FRESH: AdjusterMemory = { v: 1, pending: null, draft: null };

/** Memory of any age; what cannot be read begins afresh. */
export const remember = (stored: unknown): AdjusterMemory => {
  const read = AdjusterMemory.safeParse(stored);
  return read.success ? read.data : FRESH;
};
