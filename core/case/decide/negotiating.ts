import { signalsOfMove } from '../../negotiation/stall.ts';
import { findUntradable } from '../../negotiation/tradable.ts';
import type { Terms } from '../../settlement/terms.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { deadlinesOf } from '../due.ts';
import type { CaseEvent } from '../event.ts';
import type { Side } from '../party.ts';
import type { AtTable, OfferState, StateOf } from '../state.ts';
import { beyondAuthority } from './leave.ts';
import { ALREADY, done, endOf, PARLEY, PARTIES, type Rules, refuse, rule, STAFF, sideOf } from './rule.ts';
import { agreementFrom } from './settling.ts';

/** Offers in the open, and a person's proposal to both. */
export const NEGOTIATING: Rules<
  | 'makeOffer'
  | 'acceptOffer'
  | 'declineOffer'
  | 'withdrawOffer'
  | 'makeProposal'
  | 'answerProposal'
  | 'closeProposal'
> = {
  makeOffer: rule(PARTIES, ['answering', 'negotiating'], (state, { offerId, terms, reason }, context) => {
    const by = sideOf(context);
    if (state.phase === 'answering' && by === 'claimant') return refuse('wrongPhase');
    const wrong =
      termsProblem(terms, reason, state.currency) ??
      authorityProblem(terms, by, state.authorityMinor, state.currency);
    if (wrong !== null) return wrong;
    const offer = {
      offerId,
      by,
      terms,
      at: context.now,
      expiresAt: endOf('offer', context),
      ...(reason === undefined ? {} : { reason }),
    };
    const made: CaseEvent = { type: 'offerMade', offer };
    if (state.phase === 'answering') return done(made);
    const offers = [...state.offers, { ...offer, status: 'open' as const }];
    return done(made, ...stallShown({ ...state, offers, movedAt: context.now }, context));
  }),

  acceptOffer: rule(PARTIES, ['negotiating'], (state, { offerId, agreementId }, context) => {
    const by = sideOf(context);
    const offer = openOffer(state, offerId);
    if (offer === undefined || lapsed(state, offer, context)) return refuse('offerGone');
    if (offer.by === by) return refuse('ownOffer');
    const over = authorityProblem(offer.terms, by, state.authorityMinor, state.currency);
    return over ?? done(agreementFrom(agreementId, offer.terms, 'offer', offerId, context));
  }),

  declineOffer: rule(PARTIES, ['negotiating'], (state, { offerId, reason }, context) => {
    const by = sideOf(context);
    const offer = state.offers.find((each) => each.offerId === offerId);
    if (offer?.by === by) return refuse('ownOffer');
    if (offer?.status === 'declined') return ALREADY;
    if (offer?.status !== 'open') return refuse('offerGone');
    return done({ type: 'offerDeclined', offerId, by, ...(reason === undefined ? {} : { reason }) });
  }),

  withdrawOffer: rule(PARTIES, ['negotiating'], (state, { offerId }, context) => {
    const offer = state.offers.find((each) => each.offerId === offerId);
    if (offer !== undefined && offer.by !== sideOf(context)) return refuse('notYours');
    if (offer?.status === 'withdrawn') return ALREADY;
    return offer?.status === 'open' ? done({ type: 'offerWithdrawn', offerId }) : refuse('offerGone');
  }),

  makeProposal: rule(
    STAFF,
    ['negotiating', 'mediation'],
    (state, { proposalId, terms, reason }, context) => {
      const wrong = termsProblem(terms, reason, state.currency);
      if (wrong !== null) return wrong;
      const refusal = beyondAuthority(state, terms, context);
      return refusal === null
        ? done({ type: 'proposalMade', proposalId, terms, reason, until: endOf('proposal', context) })
        : { refusal };
    },
    { holder: true },
  ),

  answerProposal: rule(PARTIES, ['negotiating', 'mediation'], (state, { proposalId, accepted }, context) => {
    const by = sideOf(context);
    const { proposal } = state;
    if (proposal === null || proposal.proposalId !== proposalId) return refuse('proposalGone');
    if (context.now >= proposal.until) return refuse('proposalGone');
    const over = accepted ? authorityProblem(proposal.terms, by, state.authorityMinor, state.currency) : null;
    return over ?? ALREADY;
  }),

  closeProposal: rule(
    PARLEY,
    ['negotiating', 'mediation'],
    (state, { proposalId, agreed, agreementId }, context) => {
      const { proposal } = state;
      if (proposal?.proposalId !== proposalId) return ALREADY;
      if (agreed) return done(agreementFrom(agreementId, proposal.terms, 'proposal', proposalId, context));
      return context.now < proposal.until
        ? refuse('tooEarly', { at: proposal.until })
        : done({ type: 'proposalLapsed', proposalId });
    },
  ),
};

/** Signs of a stall in the table as a move leaves it; they are suggestions to both, and hold nothing up. */
export const stallShown = (
  table: StateOf<'negotiating'>,
  { now, procedure }: DecisionContext,
): readonly CaseEvent[] => {
  const signals = signalsOfMove(table, now, procedure);
  return signals.length === 0 ? [] : [{ type: 'stallNoted', signals }];
};

const openOffer = (state: AtTable, offerId: string): OfferState | undefined =>
  state.offers.find((offer) => offer.offerId === offerId && offer.status === 'open');

/** Its last day is over, though the clock may not have struck yet. One that stands still for its reader is not. */
const lapsed = (state: AtTable, { offerId }: OfferState, { now, procedure }: DecisionContext): boolean =>
  deadlinesOf(state, procedure).some(({ key, at }) => key === `offer/${offerId}` && at <= now);

/** Terms speak the case's currency, promise an amount above zero, and never trade a review, silence or a complaint. */
const termsProblem = (terms: Terms, reason: string | undefined, currency: string): Decision | null => {
  if (terms.money !== undefined && terms.money.amount.currency !== currency) return refuse('otherCurrency');
  if (terms.money !== undefined && terms.money.amount.minor === 0) return refuse('outOfBounds');
  const texts = [reason ?? '', ...terms.other.map(({ text }) => text ?? '')];
  return texts.some((text) => findUntradable(text) !== null) ? refuse('notATrade') : null;
};

/** A side never promises more than its own people allow. */
export const authorityProblem = (
  { money }: Terms,
  by: Side,
  authorityMinor: number | null,
  currency: string,
): Decision | null =>
  by === 'respondent' &&
  authorityMinor !== null &&
  money?.payer === 'respondent' &&
  money.amount.minor > authorityMinor
    ? refuse('overAuthority', { amount: { minor: authorityMinor, currency } })
    : null;
