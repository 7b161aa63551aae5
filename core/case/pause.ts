import type { Instant } from '../time.ts';
import type { CaseState, OfferState, PromiseState } from './state.ts';

/**
 * The case goes on after a stop. No clock ran against anybody meanwhile: every open end moves by as long as the
 * case stood still. A person who found another way for a side that cannot be online resumes the case too.
 */
export const resumed = (state: CaseState, at: Instant): CaseState => {
  const by = state.paused === null ? 0 : at - state.paused.at;
  const later: CaseState = by === 0 ? state : shifted(state, by);
  return { ...later, paused: null, cannotOnline: [] };
};

/** One row a phase: the moments from which its clocks run, each later by `by` milliseconds. */
const shifted = (state: CaseState, by: number): CaseState => {
  switch (state.phase) {
    case 'narrating':
      return { ...state, claimant: { ...state.claimant, lastHeardAt: state.claimant.lastHeardAt + by } };
    case 'filed':
      return { ...state, filedAt: state.filedAt + by };
    case 'invited':
      return { ...state, replyBy: state.replyBy + by };
    case 'answering':
      return { ...state, answerBy: state.answerBy + by };
    case 'negotiating':
      return { ...state, ...table(state, by) };
    case 'sealedRound':
      return {
        ...state,
        ...table(state, by),
        round: { ...state.round, closesAt: state.round.closesAt + by },
      };
    case 'matched':
      return { ...state, ...table(state, by), since: state.since + by };
    case 'reflection':
      return { ...state, ...table(state, by), endsAt: state.endsAt + by };
    case 'signed':
    case 'broken':
    case 'disputed':
      return { ...state, promises: state.promises.map((promise) => laterPromise(promise, by)) };
    case 'mediation':
      return { ...state, ...table(state, by), until: state.until + by };
    case 'kept':
    case 'withdrawn':
    case 'referred':
    case 'closed':
    case 'archived':
      return state;
  }
};

const table = (
  state: { readonly offers: readonly OfferState[]; readonly laidAt: Instant; readonly movedAt: Instant },
  by: number,
) => ({
  offers: state.offers.map((offer) => ({ ...offer, expiresAt: offer.expiresAt + by })),
  laidAt: state.laidAt + by,
  movedAt: state.movedAt + by,
});

const laterPromise = (promise: PromiseState, by: number): PromiseState => ({
  ...promise,
  dueAt: promise.dueAt + by,
  ...(promise.reportedAt === undefined ? {} : { reportedAt: promise.reportedAt + by }),
});
