import { z } from 'zod';
import type { Actor, Side } from '../case/party.ts';
import { Locale } from '../locale.ts';
import { ClaimTypeId } from '../narrative/claim-type.ts';
import { UNFIT } from '../staff/assign.ts';
import type { Instant } from '../time.ts';

/** Why this neutral was proposed, as both sides are told: read off the registry by rule. */
export const MediatorReason = z
  .object({
    languages: z.array(Locale).readonly(),
    /** The kind of dispute that this person knows; null where the person takes any. */
    field: ClaimTypeId.nullable(),
    credential: z.string().max(300).nullable(),
    /** Other cases that the person has now. */
    load: z.int().nonnegative(),
  })
  .readonly();
export type MediatorReason = z.infer<typeof MediatorReason>;

/** What keeps anybody of the registry from being fit; `nobody`: it has no mediator at all. */
export const MediatorLack = z.enum([...UNFIT, 'nobody']);
export type MediatorLack = z.infer<typeof MediatorLack>;

/** Why somebody who was proposed is not the mediator of this case. */
export type PassedOver = 'conflict' | 'objection' | 'silence';

/** The way to a mediator: wished for, looked for, proposed, free of conflicts. Nobody has seen the file meanwhile. */
export type MediatorSearch = {
  /** Sides that said that they would like a mediation. */
  readonly wished: readonly Side[];
  /** Who asked for a mediator and when, and until when the talks are to last where a person said so; null while it is a wish of one side. */
  readonly sought: { readonly by: Actor; readonly at: Instant; readonly until: Instant | null } | null;
  readonly proposed: ProposedMediator | null;
  /** Not proposed again in this case. */
  readonly out: readonly { readonly id: string; readonly why: PassedOver }[];
  /** Sides that used their one objection. */
  readonly objected: readonly Side[];
  /** Nobody is fit: since when that is known, and what is missing. */
  readonly lacking: { readonly lacks: readonly MediatorLack[]; readonly at: Instant } | null;
};

export type ProposedMediator = {
  readonly id: string;
  readonly name: string;
  readonly why: MediatorReason;
  readonly at: Instant;
  /** Until when the person is to say whether anything stands in the way. */
  readonly answerBy: Instant;
  /** Until when each side may object. */
  readonly objectBy: Instant;
  /** Sides that may no longer object: they agreed, or their time went by. */
  readonly settled: readonly Side[];
  /** The person declared that nothing stands in the way. */
  readonly cleared: boolean;
};

export const NO_SEARCH: MediatorSearch = {
  wished: [],
  sought: null,
  proposed: null,
  out: [],
  objected: [],
  lacking: null,
};
