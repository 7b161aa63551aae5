import type { ElementId } from './element.ts';

/** How one element is asked for, and what counts as an answer to it. */
export type ElementRule = {
  /**
   * What a valid answer is. `words`: the person's own. `pastDay`: a day or span that has begun on the claimant's calendar;
   * `day`: any. `money`: more than nothing. `lastFour`: four digits, never more. `file`: something to show, or none.
   */
  readonly answer: 'words' | 'money' | 'pastDay' | 'day' | 'yesNo' | 'wanted' | 'code' | 'lastFour' | 'file';
  /** `settles`: "I don't know" is an answer and is never asked again. `explains`: the claim cannot go on without it, and is told why. */
  readonly unknown: 'settles' | 'explains';
  /** Whether a rough answer ("about", "around February") is kept, marked as an estimate. */
  readonly estimate: boolean;
  /**
   * How carefully it is handled. `open`: a fact of the dispute, read by both sides and whoever helps. `identifier`: tells
   * one person or contract from all others; shown to the sides, masked elsewhere. `health`: data concerning health
   * (GDPR art. 9); shown to the sides, said so when it is asked for, never sent to a language model as an element.
   */
  readonly privacy: 'open' | 'identifier' | 'health';
};

const words = { answer: 'words', unknown: 'settles', estimate: false, privacy: 'open' } as const;
const code = { answer: 'code', unknown: 'settles', estimate: false, privacy: 'identifier' } as const;
const pastDay = { answer: 'pastDay', unknown: 'settles', estimate: true, privacy: 'open' } as const;
const money = { answer: 'money', unknown: 'settles', estimate: true, privacy: 'open' } as const;
const yesNo = { answer: 'yesNo', unknown: 'settles', estimate: false, privacy: 'open' } as const;

/** One row an element; an element without a row does not compile. */
export const ELEMENT: { readonly [Id in ElementId]: ElementRule } = {
  item: words,
  seller: words,
  agreed: words,
  when: pastDay,
  promisedBy: { ...pastDay, answer: 'day' },
  cancelledOn: pastDay,
  where: words,
  amount: money,
  correctAmount: money,
  problem: words,
  injury: { ...yesNo, privacy: 'health' },
  treatment: { ...words, privacy: 'health' },
  police: yesNo,
  cardInHand: yesNo,
  tried: words,
  wanted: { ...words, answer: 'wanted', unknown: 'explains' },
  wantedAmount: { ...money, unknown: 'explains', estimate: false },
  orderNumber: code,
  policyNumber: code,
  plate: code,
  evidence: { ...words, answer: 'file' },
  cardLastFour: { ...code, answer: 'lastFour' },
};
