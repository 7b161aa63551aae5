import { z } from 'zod';
import { CLAIM_TYPES } from '../../../core/narrative/claim-type.ts';
import { ELEMENTS, WANTED } from '../../../core/narrative/element.ts';
import type { Intent } from '../../../core/port/understanding.ts';
import { isLiftable } from './model-ask.ts';

/** Questions beside the point that a model may tell from an answer: each is answered and changes nothing. */
const TOPICS = [
  'why',
  'cost',
  'binding',
  'privacy',
  'silence',
  'howLong',
  'help',
] as const satisfies readonly Intent[];

/**
 * One fact that a model says it found. It points at the person's own words; there is no place for words, numbers or days
 * of the model's own. `means` is for facts that are chosen, not told: what is wanted, yes or no.
 */
const Proposal = z.object({
  element: z.enum(ELEMENTS.filter(isLiftable)),
  quote: z.string(),
  means: z.enum([...WANTED, 'yes', 'no']).nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** What a model is told to answer; prompts/model/lift-elements/schema.json is this as JSON Schema, held by a test. */
export const Answer = z.object({
  elements: z.array(Proposal),
  topic: z.enum(TOPICS).nullable(),
  /** What kinds of dispute it may be, the likeliest first. */
  kinds: z.array(z.enum(CLAIM_TYPES)),
});
export type Answer = z.infer<typeof Answer>;

/** More than there are facts; the rest of a longer list is not looked at. */
const MOST = 30;
const Loose = z.object({
  elements: z.array(z.unknown()).nullish(),
  topic: z.unknown(),
  kinds: z.array(z.unknown()).nullish().catch(null),
});

/** Reads an answer as far as it is one; null where it is none. What is not on the list above is left out, one by one. */
export const readAnswer = (raw: unknown): Answer | null => {
  const loose = Loose.safeParse(raw);
  if (!loose.success) return null;
  const elements = (loose.data.elements ?? []).slice(0, MOST).flatMap((each) => {
    const read = Proposal.partial({ means: true }).safeParse(each);
    return read.success ? [{ ...read.data, means: read.data.means ?? null }] : [];
  });
  const topic = Answer.shape.topic.safeParse(loose.data.topic);
  const kinds = (loose.data.kinds ?? []).slice(0, MOST).flatMap((each) => {
    const kind = Answer.shape.kinds.element.safeParse(each);
    return kind.success ? [kind.data] : [];
  });
  return { elements, topic: topic.success ? topic.data : null, kinds };
};
