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
  /** Asked until stated; for most, "I don't know" counts as an answer (see element-rule.ts). */
  readonly required: readonly ElementId[];
  /** Lifted when told and offered to be added; never asked one by one, so that a claim stays short to tell. */
  readonly optional: readonly ElementId[];
};

/** One row a claim type; a type without a row does not compile. What the type says by itself is not asked again. */
export const CLAIM_TYPE: { readonly [Type in ClaimTypeId]: ClaimType } = {
  notDelivered: {
    required: ['item', 'seller', 'when', 'promisedBy', 'amount', 'wanted'],
    optional: ['problem', 'tried', 'orderNumber', 'evidence'],
  },
  defectiveGoods: {
    required: ['item', 'seller', 'when', 'problem', 'amount', 'wanted'],
    optional: ['tried', 'orderNumber', 'evidence'],
  },
  serviceNotAsAgreed: {
    required: ['item', 'seller', 'when', 'agreed', 'problem', 'amount', 'wanted'],
    optional: ['tried', 'orderNumber', 'evidence'],
  },
  wrongCharge: {
    required: ['seller', 'when', 'amount', 'correctAmount', 'wanted'],
    optional: ['item', 'problem', 'tried', 'orderNumber', 'cardLastFour', 'evidence'],
  },
  cardTransaction: {
    required: ['seller', 'when', 'amount', 'cardInHand', 'wanted'],
    optional: ['problem', 'cardLastFour', 'tried', 'evidence'],
  },
  travelDisruption: {
    required: ['item', 'seller', 'when', 'where', 'problem', 'amount', 'wanted'],
    optional: ['tried', 'orderNumber', 'evidence'],
  },
  propertyDamage: {
    required: ['item', 'when', 'where', 'problem', 'amount', 'wanted'],
    optional: ['seller', 'injury', 'policyNumber', 'tried', 'evidence'],
  },
  motorAccident: {
    required: ['when', 'where', 'problem', 'injury', 'police', 'amount', 'wanted'],
    optional: ['seller', 'treatment', 'plate', 'policyNumber', 'evidence'],
  },
  personalInjury: {
    required: ['when', 'where', 'problem', 'treatment', 'amount', 'wanted'],
    optional: ['seller', 'injury', 'police', 'policyNumber', 'tried', 'evidence'],
  },
  healthService: {
    required: ['seller', 'treatment', 'when', 'problem', 'injury', 'amount', 'wanted'],
    optional: ['where', 'policyNumber', 'tried', 'evidence'],
  },
  subscription: {
    required: ['seller', 'when', 'cancelledOn', 'amount', 'wanted'],
    optional: ['item', 'problem', 'orderNumber', 'cardLastFour', 'tried', 'evidence'],
  },
};
