import type { Offer } from '../../settlement/terms.ts';
import type { AtTable, CaseState, OfferState } from '../state.ts';
import { laid, tableState } from './part.ts';
import { broken, type Steps } from './step.ts';

/** Moves at the open table. */
export const NEGOTIATING: Steps<
  | 'offerMade'
  | 'offerDeclined'
  | 'offerWithdrawn'
  | 'offerExpired'
  | 'proposalMade'
  | 'proposalAnswered'
  | 'stallNoted'
> = {
  offerMade: (state, { offer }, { at }) => {
    const table = laid(state, at);
    return {
      ...table,
      offers: [...supersede(table.offers, offer), { ...offer, status: 'open' }],
      movedAt: at,
    };
  },
  offerDeclined: (state, event, { at }) => ({
    ...withOffer(state, event.offerId, 'declined'),
    movedAt: at,
  }),
  offerWithdrawn: (state, event, { at }) => ({
    ...withOffer(state, event.offerId, 'withdrawn'),
    movedAt: at,
  }),
  offerExpired: (state, event) => withOffer(state, event.offerId, 'expired'),
  proposalMade: (state, event, { at }) => ({
    ...tableState(state),
    proposal: { proposalId: event.proposalId, terms: event.terms, reason: event.reason, at, answers: {} },
    movedAt: at,
  }),
  proposalAnswered: (state, event, { at }) => {
    const table = tableState(state);
    if (table.proposal === null) return broken(state, event.type);
    const answers = { ...table.proposal.answers, [event.by]: event.accepted };
    return { ...table, proposal: { ...table.proposal, answers }, movedAt: at };
  },
  stallNoted: (state, event, { at }) => ({ ...tableState(state), stall: { signals: event.signals, at } }),
};

const supersede = (offers: readonly OfferState[], by: Offer): readonly OfferState[] =>
  offers.map((offer) =>
    offer.by === by.by && offer.status === 'open' ? { ...offer, status: 'superseded' } : offer,
  );

const withOffer = (state: CaseState, offerId: string, status: OfferState['status']): AtTable => {
  const table = tableState(state);
  return {
    ...table,
    offers: table.offers.map((offer) => (offer.offerId === offerId ? { ...offer, status } : offer)),
  };
};
