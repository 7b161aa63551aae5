import { CLAIM_TYPES, type ClaimTypeId } from '../../../core/narrative/claim-type.ts';
import { KIND_WORDS } from './claim-type-words.ts';
import { mayMatch } from './prefilter/prefilter.ts';

/** What a text is only about weighs so much, and adds so much to what it tells. */
const ABOUT = 1.7;
const ADDS = 0.5;
/** A kind that leads by less than this is asked about: wrong is worse than unknown. */
const LEAD = 0.3;
/** More choices than these are no help. */
const CANDIDATES = 3;

export type ClaimTypeRead = {
  readonly type: ClaimTypeId;
  readonly certain: boolean;
  readonly candidates: readonly ClaimTypeId[];
};

/**
 * The kind of dispute a text (plain) tells of, and up to three that it may be, the likeliest first; none where no word
 * speaks for one. Certain where one leads clearly, and where what it is about is all that speaks.
 */
export const claimTypeOf = (low: string): ClaimTypeRead | undefined => {
  const spoken = mayMatch(KINDS, low)
    .map(({ type }) => ({ type, weight: weightIn(low, type) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || KIND_WORDS[b.type].weight - KIND_WORDS[a.type].weight);
  const [first, second] = spoken;
  if (first === undefined) return undefined;
  const leads = second === undefined || first.weight - second.weight >= LEAD;
  return {
    type: first.type,
    certain: leads,
    candidates: spoken.slice(0, CANDIDATES).map(({ type }) => type),
  };
};

/** Each kind by all that speaks for it. */
const KINDS = CLAIM_TYPES.map((type) => {
  const { tells, about } = KIND_WORDS[type];
  return { type, pattern: about === undefined ? tells : new RegExp(`${tells.source}|${about.source}`, 'u') };
});

const weightIn = (low: string, type: ClaimTypeId): number => {
  const { tells, weight, about } = KIND_WORDS[type];
  const isAbout = about?.test(low) === true;
  if (tells.test(low)) return weight + (isAbout ? ADDS : 0);
  return isAbout ? ABOUT : 0;
};

/** Who was hired and what was subscribed to tells a kind, and nothing that went wrong yet. */
const NO_TROUBLE: ReadonlySet<ClaimTypeId> = new Set(['serviceNotAsAgreed', 'subscription']);

/** Whether a sentence (plain) says what went wrong in a way that one kind of dispute has. */
export const tellsTrouble = (low: string): boolean =>
  mayMatch(KINDS, low).some(({ type }) => !NO_TROUBLE.has(type) && KIND_WORDS[type].tells.test(low));
