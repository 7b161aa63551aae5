import { z } from 'zod';
import { Through } from '../representation/kind.ts';

/** The two parties of a dispute. */
export const Side = z.enum(['claimant', 'respondent']);
export type Side = z.infer<typeof Side>;
export const SIDES: readonly Side[] = Side.options;

export const otherSide = (side: Side): Side => (side === 'claimant' ? 'respondent' : 'claimant');

/**
 * The seats from which a person looks at a case. A contributor is asked for one thing and sees what that takes; a
 * representative acts for a side as far as its mandate goes.
 */
export const Role = z.enum([
  'claimant',
  'respondent',
  'adjuster',
  'mediator',
  'contributor',
  'representative',
]);
export type Role = z.infer<typeof Role>;

/**
 * Who acts. `parley` is the program itself: a clock that ran out, an answer from a connected system. `through`: the
 * side acts by its representative; `id` stays that of the party.
 */
export const Actor = z.discriminatedUnion('role', [
  z.object({ role: z.literal('claimant'), id: z.string(), through: Through.optional() }).readonly(),
  z.object({ role: z.literal('respondent'), id: z.string(), through: Through.optional() }).readonly(),
  z.object({ role: z.literal('adjuster'), id: z.string(), name: z.string() }).readonly(),
  z.object({ role: z.literal('mediator'), id: z.string(), name: z.string() }).readonly(),
  z.object({ role: z.literal('contributor'), id: z.string(), name: z.string() }).readonly(),
  z.object({ role: z.literal('parley') }).readonly(),
]);
export type Actor = z.infer<typeof Actor>;
export type StaffActor = Extract<Actor, { role: 'adjuster' | 'mediator' }>;

/** Which of the voices of a side acted. */
export type Voice = 'party' | 'representative';
export const voiceOf = (by: Actor): Voice =>
  'through' in by && by.through !== undefined ? 'representative' : 'party';

/** Whom a next step waits for. `staff` is the queue of human adjusters while nobody holds the case. */
export const Owner = z.enum(['claimant', 'respondent', 'contributor', 'staff', 'parley']);
export type Owner = z.infer<typeof Owner>;

/** A platform that a conversation can be shown on beside the browser. */
export const Platform = z.enum(['telegram', 'teams']);
export type Platform = z.infer<typeof Platform>;

/**
 * Who may read a message: both parties, one party with staff, or staff alone. In a caucus: that party and the mediator,
 * and nobody else, not even staff.
 */
export const Audience = z.enum([
  'joint',
  'claimant',
  'respondent',
  'staff',
  'caucusClaimant',
  'caucusRespondent',
]);
export type Audience = z.infer<typeof Audience>;

/** The private talk of a side with the mediator. */
export const CAUCUS = { claimant: 'caucusClaimant', respondent: 'caucusRespondent' } as const satisfies {
  readonly [S in Side]: Audience;
};
/** Whose private talk that is; null for every other audience. */
export const caucusOf = (audience: Audience): Side | null =>
  SIDES.find((side) => CAUCUS[side] === audience) ?? null;
