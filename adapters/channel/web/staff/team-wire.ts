import { z } from 'zod';
import { Member, type StaffRole } from '../../../../core/staff/member.ts';

/* What the pages of the team and its server say to each other under /api/desk; every word is said already. */

export type TeamMember = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly active: boolean;
  readonly languages: Member['languages'];
  readonly fields: Member['fields'];
  readonly credential: Member['credential'];
  /** `ending`: within 30 days. `ended`: given no case. */
  readonly standing: 'none' | 'good' | 'ending' | 'ended';
  readonly capacity: number;
  /** Open cases that lie with them. */
  readonly load: number;
  /** Only to those who may give roles. */
  readonly authority: Member['authority'] | null;
  readonly me: boolean;
};

const Why = z.string().trim().min(1).max(500);
const fields = Member.unwrap().shape;

/** Somebody new; they come in by the link that is answered, once. */
export const NewMember = z.object({ name: fields.name, roles: fields.roles, why: Why });
/** Only what is named is changed. */
export const MemberChange = z.object({
  name: fields.name.optional(),
  roles: fields.roles.optional(),
  authority: fields.authority.optional(),
  active: z.boolean().optional(),
  languages: fields.languages.optional(),
  fields: fields.fields.optional(),
  credential: fields.credential.optional(),
  capacity: fields.capacity.optional(),
  why: Why,
});
export type MemberChange = z.infer<typeof MemberChange>;
export const Reasoned = z.object({ why: Why });

export type JournalLine = {
  readonly position: number;
  readonly at: number;
  readonly who: string;
  readonly text: string;
  readonly why: string | null;
};
