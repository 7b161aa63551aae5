import { z } from 'zod';
import type { ClaimTypeId } from './claim-type.ts';

/** Groups of claim types, so that nobody has to choose between more than three things at once. */
export const ClaimGroupId = z.enum(['any', 'bought', 'service', 'paid', 'harmed']);
export type ClaimGroupId = z.infer<typeof ClaimGroupId>;

/** One thing to choose: a claim type, or a group with more behind it. */
export type ClaimChoice =
  | { readonly kind: 'type'; readonly type: ClaimTypeId }
  | { readonly kind: 'group'; readonly group: ClaimGroupId };

const type = (id: ClaimTypeId): ClaimChoice => ({ kind: 'type', type: id });
const group = (id: ClaimGroupId): ClaimChoice => ({ kind: 'group', group: id });

/** A tree with at most three branches everywhere; every claim type is on it once. */
const MEMBERS: { readonly [Id in ClaimGroupId]: readonly ClaimChoice[] } = {
  any: [group('bought'), group('paid'), group('harmed')],
  bought: [type('notDelivered'), type('defectiveGoods'), group('service')],
  service: [type('serviceNotAsAgreed'), type('travelDisruption'), type('healthService')],
  paid: [type('wrongCharge'), type('cardTransaction'), type('subscription')],
  harmed: [type('motorAccident'), type('personalInjury'), type('propertyDamage')],
};

/** At most three things to choose between within a group, of those that a procedure takes; a lone one stands for its group. */
export const choicesIn = (id: ClaimGroupId, taken: readonly ClaimTypeId[]): readonly ClaimChoice[] => {
  const within = typesIn(id, taken);
  if (within.length <= 3) return within.map(type);
  return MEMBERS[id].flatMap((choice) => {
    if (choice.kind === 'type') return taken.includes(choice.type) ? [choice] : [];
    const [first, ...more] = typesIn(choice.group, taken);
    if (first === undefined) return [];
    return more.length === 0 ? [type(first)] : [choice];
  });
};

const typesIn = (id: ClaimGroupId, taken: readonly ClaimTypeId[]): readonly ClaimTypeId[] =>
  MEMBERS[id].flatMap((choice) =>
    choice.kind === 'group' ? typesIn(choice.group, taken) : taken.includes(choice.type) ? [choice.type] : [],
  );
