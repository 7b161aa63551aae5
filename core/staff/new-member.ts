import { LOCALES } from '../locale.ts';
import type { Member } from './member.ts';

/** Cases at once, where nobody has said how many. */
const USUAL_CAPACITY = 40;

/** Somebody who has just come to the team: reads every language, knows every kind of dispute, and may bind nobody to a sum. */
export const newMember = (
  known: Pick<Member, 'id' | 'name' | 'roles' | 'addedAt'> & Partial<Member>,
): Member => ({
  authority: [],
  languages: LOCALES,
  fields: [],
  credential: null,
  capacity: USUAL_CAPACITY,
  active: true,
  ...known,
});

/**
 * Who works a single machine alone: every part that one person can have, one at a time on each case, and nobody above
 * to ask for leave. Not an expert: an expert is somebody else's eye by what it is. Whoever can start the program is that
 * person, so none of it can be taken away on a screen; what they told of themselves before stays.
 */
export const owner = (
  known: Pick<Member, 'id' | 'name' | 'addedAt'>,
  before: Member | null = null,
): Member => ({
  ...(before ?? newMember({ ...known, roles: ['operator'] })),
  name: known.name,
  roles: ['adjuster', 'senior', 'mediator', 'supervisor', 'operator'],
  authority: 'unlimited',
  active: true,
});
