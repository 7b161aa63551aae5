import type { ClaimTypeId } from '../../../../core/narrative/claim-type.ts';
import type { Wanted } from '../../../../core/narrative/element.ts';

/** What somebody has to tell. `{amount}` and `{day}` are filled in when it is told. */
export type Tale = {
  readonly procedureId: string;
  readonly claimType: ClaimTypeId;
  /** Everything at once. */
  readonly full: string;
  /** The bare complaint; the rest comes out when asked. */
  readonly short: string;
  readonly item: string;
  readonly seller: string;
  readonly where: string;
  readonly problem: string;
  readonly wanted: Wanted;
};

/** What made-up people of one language say. They are understood by the same rules as everybody else. */
export type Cast = {
  readonly tales: readonly [Tale, ...Tale[]];
  readonly claimantNames: readonly [string, ...string[]];
  readonly respondentNames: readonly [string, ...string[]];
  readonly angry: string;
  readonly person: string;
  readonly cannotOnline: string;
  readonly unknown: string;
  /** Why an own offer is what it is. */
  readonly claimantWhy: string;
  readonly respondentWhy: string;
  readonly missing: string;
  readonly reference: string;
  readonly staff: StaffWords;
};

/** What a person of the team writes. */
export type StaffWords = {
  readonly called: string;
  readonly pay: string;
  readonly help: string;
  readonly looking: string;
  readonly fair: string;
  readonly noGround: string;
  readonly notHere: string;
  readonly court: string;
};
