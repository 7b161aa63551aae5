import { z } from 'zod';
import type { Side } from '../case/party.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import type { OtherTerm } from '../settlement/terms.ts';

/**
 * What sides may swap besides money. Taking down a review, silence and complaints to authorities are no issue here, and
 * none can be added by anybody in a case: the list is code. An apology is worded by the business.
 */
export const ISSUES = [
  'repair',
  'replacement',
  'collect',
  'return',
  'cancel',
  'apology',
  'voucher',
  'soon',
  'later',
] as const;
export const IssueId = z.enum(ISSUES);
export type IssueId = z.infer<typeof IssueId>;

/** What an issue puts into a package: a promise of its own, or another day for the money. */
export type Issue = {
  /** Whom it serves; the other side carries it. */
  readonly serves: Side;
  readonly does:
    | { readonly kind: OtherTerm['kind']; readonly by: Side; readonly dueInDays: number }
    | { readonly kind: 'pay'; readonly dueInDays: number };
  /** Issues that cannot stand beside it. */
  readonly not: readonly IssueId[];
};

/** A voucher is worth this part of what is asked for. */
export const VOUCHER_PART = 10;

export const ISSUE: { readonly [Id in IssueId]: Issue } = {
  repair: {
    serves: 'claimant',
    does: { kind: 'repair', by: 'respondent', dueInDays: 7 },
    not: ['replacement', 'return'],
  },
  replacement: {
    serves: 'claimant',
    does: { kind: 'replacement', by: 'respondent', dueInDays: 14 },
    not: ['repair'],
  },
  collect: {
    serves: 'claimant',
    does: { kind: 'collect', by: 'respondent', dueInDays: 7 },
    not: ['return'],
  },
  return: {
    serves: 'respondent',
    does: { kind: 'return', by: 'claimant', dueInDays: 14 },
    not: ['repair', 'collect'],
  },
  cancel: { serves: 'claimant', does: { kind: 'cancel', by: 'respondent', dueInDays: 3 }, not: [] },
  apology: { serves: 'claimant', does: { kind: 'apology', by: 'respondent', dueInDays: 7 }, not: [] },
  voucher: { serves: 'claimant', does: { kind: 'voucher', by: 'respondent', dueInDays: 7 }, not: [] },
  soon: { serves: 'claimant', does: { kind: 'pay', dueInDays: 3 }, not: ['later'] },
  later: { serves: 'respondent', does: { kind: 'pay', dueInDays: 60 }, not: ['soon'] },
};

/** What is asked about in a dispute of that kind: three to five issues, so that with the money nobody answers more than six questions. */
export const ISSUES_OF: { readonly [Type in ClaimTypeId]: readonly IssueId[] } = {
  notDelivered: ['replacement', 'voucher', 'apology', 'soon'],
  defectiveGoods: ['repair', 'replacement', 'collect', 'voucher', 'apology'],
  serviceNotAsAgreed: ['repair', 'cancel', 'voucher', 'apology', 'later'],
  wrongCharge: ['cancel', 'voucher', 'apology', 'soon'],
  cardTransaction: ['return', 'apology', 'soon'],
  travelDisruption: ['replacement', 'voucher', 'apology', 'soon', 'later'],
  propertyDamage: ['repair', 'apology', 'soon', 'later'],
  motorAccident: ['repair', 'replacement', 'soon', 'later'],
  personalInjury: ['apology', 'soon', 'later'],
  healthService: ['repair', 'voucher', 'apology', 'soon'],
  subscription: ['cancel', 'voucher', 'apology', 'soon'],
};
