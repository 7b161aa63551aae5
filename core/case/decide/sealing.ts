import { roundBounds } from '../../blind-bid/bounds.ts';
import { checkBid } from '../../blind-bid/check.ts';
import type { BidRule, BidTiming, SealedRound } from '../../blind-bid/round.ts';
import { sealedRoundEnd } from '../../deadline/calendar.ts';
import type { DecisionContext } from '../decision.ts';
import type { CaseEvent } from '../event.ts';
import { SIDES } from '../party.ts';
import type { InSealedRound, StateOf } from '../state.ts';
import { ALREADY, askPerson, done, PARLEY, PARTIES, type Rules, refuse, rule, sideOf } from './rule.ts';
import { agreementFrom } from './settling.ts';

/** How many evaluations a rule has, all fixed before the first. */
const EVALUATIONS: { readonly [Rule in BidRule]: number } = {
  respondentPrice: 1,
  midpoint: 1,
  threeRounds: 3,
};

/** The sealed round. Which numbers lie in it, or whether any do, is in no state and in no event. */
export const SEALING: Rules<
  'proposeSealedRound' | 'agreeSealedRound' | 'declineSealedRound' | 'placeBid' | 'closeSealedRound'
> = {
  proposeSealedRound: rule(
    ['claimant', 'respondent', 'adjuster', 'mediator'],
    ['negotiating'],
    (state, { roundId, rule: bidRule, timing, reason }, context) => {
      const { role } = context.by;
      const by = role === 'claimant' || role === 'respondent' ? role : 'staff';
      if (by === 'staff' && state.people.holder?.actor.id !== idOf(context)) return refuse('notHolder');
      if (state.sealedProposal !== null)
        return state.sealedProposal.roundId === roundId ? ALREADY : refuse('alreadyDone');
      const between = state.demand.terms.money !== undefined && roundBounds(state) !== null;
      const allowed = context.procedure.blindBid.timings.includes(timing);
      // No standing bids and no second try by the parties: ten answers find a limit within 10 of 10,000. A person may
      // open one more where the first found no overlap, with a reason on the record, and both type anew.
      const used = new Set(state.rounds.map((round) => seriesOf(round.roundId))).size;
      if (!(between && allowed) || roundId.includes('/') || used > (by === 'staff' ? 1 : 0))
        return refuse('roundNotAllowed');
      if (used > 0 && state.rounds.some(({ matched }) => matched)) return refuse('roundNotAllowed');
      if (used > 0 && reason === undefined) return refuse('needsReason');
      const why = reason === undefined ? {} : { reason };
      return done({ type: 'sealedRoundProposed', roundId, by, rule: bidRule, timing, ...why });
    },
  ),

  agreeSealedRound: rule(
    PARTIES,
    ['negotiating', 'sealedRound'],
    (state, { roundId }, context) => {
      if (state.phase === 'sealedRound')
        return state.round.roundId === roundId ? ALREADY : refuse('roundGone');
      const by = sideOf(context);
      const proposal = state.sealedProposal;
      if (proposal?.roundId !== roundId) return refuse('roundGone');
      if (proposal.agreed.includes(by)) return ALREADY;
      const agreed: CaseEvent = { type: 'sealedRoundAgreed', roundId, by };
      if (proposal.agreed.length + 1 < SIDES.length) return done(agreed);
      const round = roundFrom(state, proposal, context);
      return round === null ? refuse('roundNotAllowed') : done(agreed, { type: 'sealedRoundOpened', round });
    },
    { binds: true },
  ),

  declineSealedRound: rule(PARTIES, ['negotiating'], (state, { roundId }, context) =>
    state.sealedProposal?.roundId === roundId
      ? done({ type: 'sealedRoundDeclined', roundId, by: sideOf(context) })
      : refuse('roundGone'),
  ),

  placeBid: rule(PARTIES, ['sealedRound'], (state, { roundId, amount }, context) => {
    const { round } = state;
    if (round.roundId !== roundId || context.now >= round.closesAt) return refuse('roundGone');
    const authority = sideOf(context) === 'respondent' ? state.authorityMinor : null;
    const refusal = checkBid(amount, round, authority);
    return refusal === null ? ALREADY : { refusal };
  }),

  closeSealedRound: rule(
    PARLEY,
    ['sealedRound'],
    (state, { roundId, commitments, outcome, agreementId }, context) => {
      const { round } = state;
      if (round.roundId !== roundId) return ALREADY;
      if (round.timing === 'scheduled' && context.now < round.closesAt)
        return refuse('tooEarly', { at: round.closesAt });
      const closed: CaseEvent = { type: 'sealedRoundClosed', roundId, commitments, outcome };
      if (outcome.matched) {
        const dueInDays = state.demand.terms.money?.dueInDays ?? context.procedure.payWithinDays;
        const terms = {
          money: { amount: outcome.price, payer: 'respondent' as const, dueInDays },
          other: [],
        };
        return done(closed, agreementFrom(agreementId, terms, 'sealedRound', roundId, context));
      }
      const next = nextInSeries(state, context);
      return next === null
        ? done(closed, ...askPerson(state, 'noOverlap', context))
        : done(closed, { type: 'sealedRoundOpened', round: next });
    },
  ),
};

/** `r-7/2` is the second evaluation of the series `r-7`. */
const seriesOf = (roundId: string): string => roundId.split('/')[0] ?? roundId;

const idOf = ({ by }: DecisionContext): string => (by.role === 'parley' ? '' : by.id);

const roundFrom = (
  state: StateOf<'negotiating'>,
  asked: { readonly roundId: string; readonly rule: BidRule; readonly timing: BidTiming },
  { now, procedure }: DecisionContext,
): SealedRound | null => {
  const bounds = roundBounds(state);
  if (bounds === null) return null;
  return {
    roundId: asked.roundId,
    rule: asked.rule,
    timing: asked.timing,
    currency: bounds.currency,
    low: bounds.low,
    high: bounds.high,
    opensAt: now,
    closesAt: sealedRoundEnd(asked.timing, now, procedure),
  };
};

const nextInSeries = ({ round }: InSealedRound, { now, procedure }: DecisionContext): SealedRound | null => {
  const number = Number(round.roundId.split('/')[1] ?? '1');
  if (number >= EVALUATIONS[round.rule]) return null;
  return {
    ...round,
    roundId: `${seriesOf(round.roundId)}/${number + 1}`,
    opensAt: now,
    closesAt: sealedRoundEnd(round.timing, now, procedure),
  };
};
