import type { Agreement } from '../../settlement/terms.ts';
import { type Actor, voiceOf } from '../party.ts';
import type { CaseState, OfferState, PromiseState } from '../state.ts';
import { type AtPromises, hasPromises, laidTable, tableOf } from './part.ts';
import { broken, type Steps } from './step.ts';

/** What is agreed, signed, and kept or not. */
export const SETTLING: Steps<
  | 'agreementReached'
  | 'agreementConfirmed'
  | 'agreementDeclined'
  | 'reflectionStarted'
  | 'reflectionEnded'
  | 'agreementWithdrawn'
  | 'agreementSigned'
  | 'settlementSigned'
  | 'promiseReported'
  | 'promiseConfirmed'
  | 'promiseBroken'
  | 'promiseDisputed'
  | 'settlementKept'
> = {
  agreementReached: (state, { agreement }, { at, by }) => ({
    ...laidTable(state, at),
    offers: closeOffers(laidTable(state, at).offers, agreement, by),
    proposal: null,
    sealedProposal: null,
    phase: 'matched',
    agreement,
    confirmed: [],
    since: at,
  }),
  agreementConfirmed: (state, event) =>
    state.phase === 'matched'
      ? { ...state, confirmed: [...state.confirmed, event.by] }
      : broken(state, event.type),
  agreementDeclined: (state, _event, { at }) => ({ ...tableOf(state), phase: 'negotiating', movedAt: at }),
  reflectionStarted: (state, event) =>
    state.phase === 'matched'
      ? {
          ...tableOf(state),
          phase: 'reflection',
          agreement: state.agreement,
          endsAt: event.endsAt,
          ended: false,
          signatures: [],
        }
      : broken(state, event.type),
  reflectionEnded: (state, event) =>
    state.phase === 'reflection' ? { ...state, ended: true } : broken(state, event.type),
  agreementWithdrawn: (state, _event, { at }) => ({ ...tableOf(state), phase: 'negotiating', movedAt: at }),
  agreementSigned: (state, event, { at }) =>
    state.phase === 'reflection'
      ? {
          ...state,
          signatures: [
            ...state.signatures,
            { by: event.by, name: event.name, at, agreementHash: event.agreementHash },
          ],
        }
      : broken(state, event.type),
  settlementSigned: (state, event, { at }) =>
    state.phase === 'reflection'
      ? {
          ...tableOf(state),
          phase: 'signed',
          agreement: state.agreement,
          signatures: state.signatures,
          signedAt: at,
          promises: event.promises.map((promise) => ({ ...promise, status: 'due' })),
        }
      : broken(state, event.type),
  promiseReported: (state, event, { at }) =>
    withPromise(state, event.promiseId, {
      status: 'reported',
      reportedAt: at,
      ...(event.reference === undefined ? {} : { reference: event.reference }),
    }),
  promiseConfirmed: (state, event) => inTrouble(withPromise(state, event.promiseId, { status: 'kept' })),
  promiseBroken: (state, event) => ({
    ...settledOf(withPromise(state, event.promiseId, { status: 'broken' })),
    phase: 'broken',
    promiseId: event.promiseId,
  }),
  promiseDisputed: (state, event) => ({
    ...settledOf(withPromise(state, event.promiseId, { status: 'disputed', disputedFor: event.text })),
    phase: 'disputed',
    promiseId: event.promiseId,
    text: event.text,
  }),
  settlementKept: (state, _event, { at }) => ({ ...settledOf(state), phase: 'kept', keptAt: at }),
};

/** An agreement takes the offer that it came from; the others are off the table. */
const closeOffers = (offers: readonly OfferState[], agreement: Agreement, by: Actor): readonly OfferState[] =>
  offers.map((offer) => {
    if (offer.status !== 'open') return offer;
    return offer.offerId === agreement.from
      ? { ...offer, status: 'accepted', answeredBy: voiceOf(by) }
      : { ...offer, status: 'superseded' };
  });

const withPromise = (state: CaseState, promiseId: string, change: Partial<PromiseState>): AtPromises =>
  hasPromises(state)
    ? {
        ...state,
        promises: state.promises.map((promise) =>
          promise.promiseId === promiseId ? { ...promise, ...change } : promise,
        ),
      }
    : broken(state, 'a promise');

const settledOf = (state: CaseState) => {
  if (!hasPromises(state)) return broken(state, 'a settlement');
  const { agreement, signatures, signedAt, promises } = state;
  return { ...tableOf(state), agreement, signatures, signedAt, promises };
};

/** One promise was kept: the settlement is as well off as the worst of the others. */
const inTrouble = (state: AtPromises): CaseState => {
  const settled = settledOf(state);
  const lying = (status: PromiseState['status']) => state.promises.find((each) => each.status === status);
  const broken = lying('broken');
  if (broken !== undefined) return { ...settled, phase: 'broken', promiseId: broken.promiseId };
  const disputed = lying('disputed');
  return disputed === undefined
    ? { ...settled, phase: 'signed' }
    : { ...settled, phase: 'disputed', promiseId: disputed.promiseId, text: disputed.disputedFor ?? '' };
};
