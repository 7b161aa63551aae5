import { roundBounds } from '../blind-bid/bounds.ts';
import type { AtTable, OfferState, Table } from '../case/state.ts';
import type { Money } from '../money.ts';
import type { Terms } from '../settlement/terms.ts';
import type { Instant } from '../time.ts';

/** The table as a person of the team sees it. */
export type AdjusterTable = Pick<Table, 'offers' | 'refusal' | 'rounds' | 'stall'> & {
  readonly proposal: {
    readonly proposalId: string;
    readonly terms: Terms;
    readonly reason: string;
    readonly at: Instant;
    /** Until when both may answer; who has, and what, is shown to nobody. */
    readonly until: Instant;
  } | null;
  readonly sealedProposal: Table['sealedProposal'];
  /** What lies between the last demand and the last offer in the open, where there is money between them. */
  readonly apart: { readonly offered: Money; readonly demanded: Money; readonly gap: Money } | null;
};

/** Cuts the table for staff. */
export const adjusterTable = (state: AtTable): AdjusterTable => ({
  offers: state.offers.map(
    ({ offerId, by, terms, reason, at, expiresAt, status }): OfferState => ({
      offerId,
      by,
      terms,
      at,
      expiresAt,
      status,
      ...(reason === undefined ? {} : { reason }),
    }),
  ),
  refusal: state.refusal,
  rounds: state.rounds.map(({ rule, roundId, matched, closedAt }) => ({ rule, roundId, matched, closedAt })),
  stall: state.stall,
  proposal:
    state.proposal === null
      ? null
      : {
          proposalId: state.proposal.proposalId,
          terms: state.proposal.terms,
          reason: state.proposal.reason,
          at: state.proposal.at,
          until: state.proposal.until,
        },
  sealedProposal: state.sealedProposal,
  apart: apartOf(state),
});

const apartOf = (state: AtTable): AdjusterTable['apart'] => {
  const bounds = roundBounds(state);
  if (bounds === null) return null;
  const { low, high, currency } = bounds;
  return {
    offered: { minor: low, currency },
    demanded: { minor: high, currency },
    gap: { minor: high - low, currency },
  };
};
