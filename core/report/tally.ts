import type { RefusalReason } from '../case/event.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import type { StallSignal } from '../negotiation/stall-signal.ts';
import type { OtherTerm } from '../settlement/terms.ts';
import type { Instant } from '../time.ts';

/** What somebody promised: money, or one of the other terms. */
export type PromiseKind = 'payment' | OtherTerm['kind'];

/**
 * What is counted at the moment it happened, with its reason.
 *
 * Of the team: `taken`: somebody took a case up, before the date by which a person was promised (`inTime`), after it
 * (`late`), or where nobody was asked for (`unasked`). `received` and `handedOver`: a hand-over that was accepted, for the
 * one who took the case and the one who gave it. `released`: given back to the queue. `missed`: a date of the team went by.
 *
 * Of what went wrong: `stalled`: a sign that the talks do not settle by themselves, one a sign. `refused`: the other side
 * refused the claim. `broken` and `disputed`: a promise was not kept in time, or the sides differ on it.
 */
type Why = {
  readonly taken: 'inTime' | 'late' | 'unasked';
  readonly received: null;
  readonly handedOver: null;
  readonly released: null;
  readonly missed: null;
  readonly stalled: StallSignal;
  readonly refused: RefusalReason;
  readonly broken: PromiseKind;
  readonly disputed: PromiseKind;
};
export type TallyKind = keyof Why;

export const TEAM_TALLIES = ['taken', 'received', 'handedOver', 'released', 'missed'] as const;
export const CAUSES = ['stalled', 'refused', 'broken', 'disputed'] as const;
export type Cause = (typeof CAUSES)[number];

/** One thing that is counted. Public facts only; who of the team it is about, and null where it is nobody's alone. */
export type Tally = {
  readonly [K in TallyKind]: {
    readonly caseId: string;
    /** Of the event on the record; one event may count several times, for different reasons. */
    readonly position: number;
    readonly at: Instant;
    readonly what: K;
    readonly why: Why[K];
    readonly memberId: string | null;
    readonly claimType: ClaimTypeId | null;
    /** See `respondentKey`; null before anybody was invited. */
    readonly respondent: string | null;
  };
}[TallyKind];

/** What an event says of itself; the case adds the rest. */
export type Told = {
  readonly [K in TallyKind]: { readonly what: K; readonly why: Why[K]; readonly memberId?: string | null };
}[TallyKind];
