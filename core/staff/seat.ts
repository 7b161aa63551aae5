import type { Actor } from '../case/party.ts';
import type { CaseState } from '../case/state.ts';
import { proposedMediator } from '../mediation/wanted.ts';
import type { Member, StaffRole } from './member.ts';

/**
 * From where a member of the team looks at a case. `adjuster`: the insurer's or merchant's own person. `mediator`: the
 * neutral whom this case was given. `supervisor`: reads and acts on nothing.
 */
export type StaffSeat = 'adjuster' | 'mediator' | 'supervisor';

/** Why somebody has no seat on a case; the words are `access.seat.<reason>`. */
export const NO_SEATS = ['left', 'noRole', 'notAppointed', 'notNeutral', 'wasNeutral', 'toDeclare'] as const;
export type NoSeat = (typeof NO_SEATS)[number];

export type Seated =
  | { readonly ok: true; readonly seat: StaffSeat }
  | { readonly ok: false; readonly reason: NoSeat };

const isBy = (actor: Actor | null | undefined, role: Actor['role'], id: string): boolean =>
  actor != null && actor.role === role && 'id' in actor && actor.id === id;

/** Does this member still have the role that such a seat asks for? Asked at every request, so that what was taken is gone at once. */
export const mayTake = (seat: StaffSeat, { active, roles }: Member): boolean =>
  active && SEAT_ROLES[seat].some((role) => roles.includes(role));

/** The roles that such a seat asks for. */
export const SEAT_ROLES = {
  adjuster: ['adjuster', 'senior'],
  mediator: ['mediator'],
  supervisor: ['supervisor'],
} as const satisfies { readonly [S in StaffSeat]: readonly StaffRole[] };

/** Everybody who held the case, holds it, or is the mediator in whose hands it lies. */
const actorsOf = (state: CaseState): readonly Actor[] => [
  ...state.people.held.map(({ actor }) => actor),
  ...(state.people.holder === null ? [] : [state.people.holder.actor]),
  ...(state.phase === 'mediation' ? [state.mediator] : []),
];

/** Held it as a party's person: cannot be its neutral any more. */
export const wasPartysPerson = (state: CaseState, id: string): boolean =>
  actorsOf(state).some((actor) => isBy(actor, 'adjuster', id));

/** Was its neutral: knows what each side said in confidence, and cannot be a party's person any more. */
export const wasNeutral = (state: CaseState, id: string): boolean =>
  actorsOf(state).some((actor) => isBy(actor, 'mediator', id));

/** The neutral whom the case lies with right now, in the talks and until it is let go; null where there is none. */
export const mediatorOf = (state: CaseState): string | null => {
  if (state.phase === 'mediation') return state.mediator.role === 'mediator' ? state.mediator.id : null;
  const { holder } = state.people;
  return holder?.actor.role === 'mediator' ? holder.actor.id : null;
};

/** Is this member asked whether anything stands in the way of their being the mediator? Until then they see none of the file. */
export const isAsked = (state: CaseState, id: string): boolean => proposedMediator(state)?.id === id;

/**
 * The one seat that this member has on this case, or why there is none. Whoever has several roles sits on a case in one
 * of them: a party's person and its neutral are never the same (core/case/decide.ts refuses what would make them so).
 */
export const seatOn = (state: CaseState, member: Member): Seated => {
  const seat = (seat: StaffSeat): Seated => ({ ok: true, seat });
  const none = (reason: NoSeat): Seated => ({ ok: false, reason });
  if (!member.active) return none('left');
  if (wasPartysPerson(state, member.id) && mediatorOf(state) === member.id) return none('notNeutral');
  if (mediatorOf(state) === member.id) return mayTake('mediator', member) ? seat('mediator') : none('noRole');
  if (isAsked(state, member.id)) return none(mayTake('mediator', member) ? 'toDeclare' : 'noRole');
  if (wasNeutral(state, member.id)) return none('wasNeutral');
  if (mayTake('adjuster', member)) return seat('adjuster');
  if (mayTake('supervisor', member)) return seat('supervisor');
  return none(mayTake('mediator', member) ? 'notAppointed' : 'noRole');
};
