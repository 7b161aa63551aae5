import type { Locale } from '../locale.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import type { Instant } from '../time.ts';
import type { Member } from './member.ts';

/** The two parts of a neutral that a case asks the registry for. */
export type NeutralPart = 'mediator' | 'expert';

/** What of a case decides who fits. Nothing of what was told in it is needed. */
export type CaseFacts = {
  readonly claimType: ClaimTypeId | null;
  /** Languages in which the sides write; a mediator speaks them all. */
  readonly languages: readonly Locale[];
  readonly now: Instant;
  /** Who declared a conflict, was objected to, did not answer, or sat in this case for a side. */
  readonly out: readonly string[];
};

/** A member of the registry, and how many open cases they have now. */
export type Candidate = { readonly member: Member; readonly load: number };

/** What keeps somebody from a case, in the order in which it is looked at. */
export const UNFIT = ['conflict', 'language', 'field', 'credential', 'capacity'] as const;
export type Unfit = (typeof UNFIT)[number];

/** Why somebody was chosen, as both sides are told. */
export type FitReason = {
  readonly languages: readonly Locale[];
  /** The kind of dispute that this person knows; null where the person takes any. */
  readonly field: ClaimTypeId | null;
  readonly credential: string | null;
  /** Open cases that the person has now. */
  readonly load: number;
};

export type Ranked = { readonly member: Member; readonly why: FitReason };

export type Assignment = {
  /** Everybody who fits, the best first. */
  readonly ranked: readonly Ranked[];
  /** Where nobody does: what is missing, from those who came nearest; `nobody` where the registry has no such person. */
  readonly lacks: readonly (Unfit | 'nobody')[];
};

/**
 * Who of the registry may have a case, by rule alone, so that nobody picks a neutral for a side: active, of that part,
 * no conflict declared, the languages of both sides, the kind of dispute, a credential that holds, and room for one case
 * more. Among those who fit: who knows this very kind before who takes any, then who has the most of their capacity
 * free, then who has waited in the registry longest.
 */
export const assign = (part: NeutralPart, candidates: readonly Candidate[], facts: CaseFacts): Assignment => {
  const registry = candidates.filter(({ member }) => member.active && member.roles.includes(part));
  const fit = registry.filter((candidate) => unfitFor(candidate, facts).length === 0);
  return {
    ranked: fit
      .toSorted((a, b) => compared(a, b, facts))
      .map((candidate) => ({ member: candidate.member, why: reasonFor(candidate, facts) })),
    lacks: fit.length > 0 ? [] : lacking(registry, facts),
  };
};

const unfitFor = (candidate: Candidate, facts: CaseFacts): readonly Unfit[] =>
  UNFIT.filter((each) => KEEPS[each](candidate, facts));

/** One row a reason; a reason without a row does not compile. */
const KEEPS: { readonly [U in Unfit]: (candidate: Candidate, facts: CaseFacts) => boolean } = {
  conflict: ({ member }, { out }) => out.includes(member.id),
  language: ({ member }, { languages }) => languages.some((each) => !member.languages.includes(each)),
  field: ({ member: { fields } }, { claimType }) =>
    fields.length > 0 && (claimType === null || !fields.includes(claimType)),
  credential: ({ member: { credential } }, { now }) =>
    credential === null || (credential.expiresAt !== undefined && credential.expiresAt <= now),
  capacity: ({ member, load }) => load >= member.capacity,
};

const knows = ({ member }: Candidate, { claimType }: CaseFacts): number =>
  claimType !== null && member.fields.includes(claimType) ? 0 : 1;

const compared = (a: Candidate, b: Candidate, facts: CaseFacts): number =>
  knows(a, facts) - knows(b, facts) ||
  a.load / a.member.capacity - b.load / b.member.capacity ||
  a.member.addedAt - b.member.addedAt ||
  (a.member.id < b.member.id ? -1 : 1);

const reasonFor = (candidate: Candidate, facts: CaseFacts): FitReason => {
  const { member, load } = candidate;
  return {
    languages: facts.languages,
    field: knows(candidate, facts) === 0 ? facts.claimType : null,
    credential: member.credential === null ? null : `${member.credential.title}, ${member.credential.issuer}`,
    load,
  };
};

const lacking = (registry: readonly Candidate[], facts: CaseFacts): Assignment['lacks'] => {
  if (registry.length === 0) return ['nobody'];
  const lacks = registry.map((candidate) => unfitFor(candidate, facts));
  const fewest = lacks.reduce<number>((least, each) => Math.min(least, each.length), UNFIT.length);
  return UNFIT.filter((each) => lacks.some((of) => of.length === fewest && of.includes(each)));
};
