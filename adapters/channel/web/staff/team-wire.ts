import { z } from 'zod';
import { CurrencyCode, exponentOf, minorPerMajor } from '../../../../core/money.ts';
import type { ClaimTypeId } from '../../../../core/narrative/claim-type.ts';
import { Member, type StaffRole } from '../../../../core/staff/member.ts';

/* What the pages of the team and its server say to each other under /api/desk; every word is said already. */

/** What a reader sees of the team: all of it, or the neutrals and experts alone. */
export type Team = {
  readonly now: number;
  readonly people: readonly TeamMember[];
  /** The kinds of dispute, by their names. */
  readonly kinds: readonly { readonly value: ClaimTypeId; readonly label: string }[];
  /** `staff`: add people, give roles and authority, end sign-ins. `registry`: what is known of neutrals and experts. */
  readonly may: { readonly staff: boolean; readonly registry: boolean };
};
export type TeamMember = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
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
  readonly authority: Limits | null;
  readonly me: boolean;
};

/** How far somebody may bind their side alone: any sum, or up to so much in each currency. */
export type Limits = 'unlimited' | readonly Limit[];
/** `upTo` as it is written, with its decimals: `1500`, `99.50`. */
export type Limit = { readonly currency: string; readonly upTo: string };

const Limit = z
  .object({ currency: CurrencyCode, upTo: z.string().regex(/^\d{1,10}(?:\.\d{1,3})?$/) })
  .transform(({ currency, upTo }) => ({
    currency,
    upToMinor: Math.round(Number(upTo) * minorPerMajor(currency)),
  }));

/** An authority as its readers have it. */
export const limitsOf = (authority: Member['authority']): Limits =>
  authority === 'unlimited'
    ? authority
    : authority.map(({ currency, upToMinor }) => ({
        currency,
        upTo: (upToMinor / minorPerMajor(currency)).toFixed(exponentOf(currency)),
      }));

const Why = z.string().trim().min(1).max(500);
const fields = Member.unwrap().shape;

/** Somebody new; they come in by the link that is answered, once. */
export const NewMember = z.object({ name: fields.name, unit: fields.unit, roles: fields.roles, why: Why });
export type NewMember = z.infer<typeof NewMember>;
/** Only what is named is changed. */
export const MemberChange = z.object({
  name: fields.name.optional(),
  unit: fields.unit.optional(),
  roles: fields.roles.optional(),
  authority: z.literal('unlimited').or(z.array(Limit).max(20)).optional(),
  active: z.boolean().optional(),
  languages: fields.languages.optional(),
  fields: fields.fields.optional(),
  credential: fields.credential.optional(),
  capacity: fields.capacity.optional(),
  why: Why,
});
export type MemberChange = z.input<typeof MemberChange>;
export const Reasoned = z.object({ why: Why });

/** A stretch of the journal, the newest first. */
export type JournalPage = {
  readonly lines: readonly JournalLine[];
  /** Sent back as `before` for the lines that follow; null at the beginning of the journal. */
  readonly next: number | null;
};
export type JournalLine = {
  readonly position: number;
  readonly at: number;
  readonly who: string;
  readonly text: string;
  readonly why: string | null;
};
