import { z } from 'zod';
import type { ElementId } from './element.ts';

/** The kinds of dispute that Parley knows how to listen to. */
export const CLAIM_TYPES = [
  'notDelivered',
  'defectiveGoods',
  'serviceNotAsAgreed',
  'wrongCharge',
  'cardTransaction',
  'travelDisruption',
  'propertyDamage',
  'motorAccident',
  'personalInjury',
  'healthService',
  'subscription',
] as const;
export const ClaimTypeId = z.enum(CLAIM_TYPES);
export type ClaimTypeId = z.infer<typeof ClaimTypeId>;

/** What a claim of one type is made of, in the order in which a listener would ask. */
export type ClaimType = {
  /** Asked until stated; "I don't know" counts as an answer. */
  readonly required: readonly ElementId[];
  /** Asked once; lifted when told; never insisted on. */
  readonly optional: readonly ElementId[];
};

const GOODS: ClaimType = {
  required: ['item', 'seller', 'when', 'problem', 'amount', 'wanted'],
  optional: ['tried', 'orderNumber', 'evidence'],
};
const CHARGE: ClaimType = {
  required: ['seller', 'when', 'amount', 'problem', 'wanted'],
  optional: ['cardLastFour', 'tried', 'evidence'],
};
const ACCIDENT: ClaimType = {
  required: ['when', 'where', 'problem', 'injury', 'amount', 'wanted'],
  optional: ['seller', 'plate', 'policyNumber', 'evidence'],
};

/** One row a claim type; a type without a row does not compile. */
export const CLAIM_TYPE: { readonly [Type in ClaimTypeId]: ClaimType } = {
  notDelivered: GOODS,
  defectiveGoods: GOODS,
  serviceNotAsAgreed: GOODS,
  wrongCharge: CHARGE,
  cardTransaction: CHARGE,
  travelDisruption: GOODS,
  propertyDamage: ACCIDENT,
  motorAccident: ACCIDENT,
  personalInjury: ACCIDENT,
  healthService: {
    ...ACCIDENT,
    required: ['seller', ...ACCIDENT.required],
    optional: ['policyNumber', 'tried', 'evidence'],
  },
  subscription: CHARGE,
};
