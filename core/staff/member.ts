import { z } from 'zod';
import { Locale } from '../locale.ts';
import { CurrencyCode } from '../money.ts';
import { ClaimTypeId } from '../narrative/claim-type.ts';
import { Instant } from '../time.ts';

/**
 * What somebody of the team may be. An adjuster or a senior one is the insurer's or merchant's own person; a mediator
 * and an expert are neutral; a supervisor reads figures and gives leave; an operator keeps the place running. Somebody
 * may be several, yet never a party's person and a neutral of the same case.
 */
export const StaffRole = z.enum(['adjuster', 'senior', 'mediator', 'expert', 'supervisor', 'operator']);
export type StaffRole = z.infer<typeof StaffRole>;

/** What shows that somebody is qualified: its name, who gave it, and until when it holds (absent: without an end). */
export const Credential = z
  .object({
    title: z.string().trim().min(1).max(120),
    issuer: z.string().trim().min(1).max(120),
    expiresAt: Instant.optional(),
  })
  .readonly();
export type Credential = z.infer<typeof Credential>;

/** Somebody of the team; the neutrals among them are the registry from which a case gets its mediator or expert. */
export const Member = z
  .object({
    id: z.string().min(1).max(64),
    name: z.string().trim().min(1).max(120),
    /** The part of the house that they work in; absent or empty where there are no parts. */
    unit: z.string().trim().max(60).exactOptional(),
    roles: z.array(StaffRole).min(1).readonly(),
    /** Up to what sum this person may bind its side alone, one row a currency, in minor units; a currency without a row: nothing. */
    authority: z.literal('unlimited').or(
      z
        .array(z.object({ currency: CurrencyCode, upToMinor: z.int().nonnegative() }).readonly())
        .max(20)
        .readonly(),
    ),
    languages: z.array(Locale).readonly(),
    /** Kinds of dispute that a neutral knows; empty: any. */
    fields: z.array(ClaimTypeId).readonly(),
    credential: Credential.nullable(),
    /** Cases that this person may have at once. */
    capacity: z.int().positive().max(1_000),
    /** False once somebody has left: comes in no more, and is given no case. */
    active: z.boolean(),
    addedAt: Instant,
  })
  .readonly();
export type Member = z.infer<typeof Member>;
