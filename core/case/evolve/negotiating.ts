import type { Offer } from '../../settlement/terms.ts';
import { DAY } from '../../time.ts';
import { voiceOf } from '../party.ts';
import type { AtTable, CaseState, OfferState } from '../state.ts';
import { laid, tableState } from './part.ts';
import { broken, type Steps } from './step.ts';

/** How long a proposal lies there in a record from before answers lay under seal. */
const BEFORE_SEALED = 3 * DAY;

/** Moves at the open table. */
export const NEGOTIATING: Steps<
  | 'offerMade'
  | 'offerDeclined'
  | 'offerWithdrawn'
  | 'offerExpired'
  | 'proposalMade'
  | 'proposalAnswered'
  | 'proposalLapsed'
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
  offerDeclined: (state, event, { at, by }) => ({
    ...withOffer(state, event.offerId, 'declined', { answeredBy: voiceOf(by) }),
    movedAt: at,
  }),
  offerWithdrawn: (state, event, { at }) => ({
    ...withOffer(state, event.offerId, 'withdrawn'),
    movedAt: at,
  }),
  offerExpired: (state, event) => withOffer(state, event.offerId, 'expired'),
  proposalMade: (state, event, { at }) => ({
    ...tableState(state),
    proposal: {
      proposalId: event.proposalId,
      terms: event.terms,
      reason: event.reason,
      at,
      until: event.until ?? at + BEFORE_SEALED,
    },
    movedAt: at,
  }),
  proposalAnswered: (state, event, { at }) => {
    const table = tableState(state);
    // From before answers lay under seal: whoever answered a proposal that still lies there answers it once more.
    return table.proposal === null ? broken(state, event.type) : { ...table, movedAt: at };
  },
  proposalLapsed: (state, _event, { at }) => ({ ...tableState(state), proposal: null, movedAt: at }),
  stallNoted: (state, event, { at }) => ({ ...tableState(state), stall: { signals: event.signals, at } }),
};

const supersede = (offers: readonly OfferState[], by: Offer): readonly OfferState[] =>
  offers.map((offer) =>
    offer.by === by.by && offer.status === 'open' ? { ...offer, status: 'superseded' } : offer,
  );

const withOffer = (
  state: CaseState,
  offerId: string,
  status: OfferState['status'],
  more: Pick<OfferState, 'answeredBy'> = {},
): AtTable => {
  const table = tableState(state);
  return {
    ...table,
    offers: table.offers.map((offer) => (offer.offerId === offerId ? { ...offer, status, ...more } : offer)),
  };
};
