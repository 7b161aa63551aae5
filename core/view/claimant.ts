import type { SealedRound } from '../blind-bid/round.ts';
import type { PersonReason } from '../case/event.ts';
import type { Side } from '../case/party.ts';
import {
  atTable,
  type CaseState,
  type Common,
  type ContainmentState,
  type Ended,
  isOpen,
  type OfferState,
  type Phase,
  type PromiseState,
  type Table,
} from '../case/state.ts';
import { CLAIM_TYPE, type ClaimTypeId } from '../narrative/claim-type.ts';
import type { ElementAnswer, ElementId, Evidence, Statement } from '../narrative/element.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Agreement, Offer, Terms } from '../settlement/terms.ts';
import type { Instant } from '../time.ts';

/**
 * What the claimant may see of a case: an allow-list, written out field by field. Not in it, and therefore on no
 * screen of the claimant: the respondent's authority, notes and messages of staff or for the respondent alone, what
 * the other side answered to a proposal, and anything about a sealed number but the public facts of its round.
 */
export type ClaimantView = {
  readonly phase: Phase;
  readonly now: Instant;
  readonly currency: string;
  readonly claimType: ClaimTypeId | null;
  readonly claimTypes: readonly ClaimTypeId[];
  readonly told: boolean;
  readonly elements: { readonly [Id in ElementId]?: Statement };
  /** Required by the claim type and not stated yet, in the order of asking. */
  readonly missing: readonly ElementId[];
  readonly evidence: readonly Evidence[];
  readonly containment: ContainmentState['state'];
  readonly stopTheLoss: NonNullable<Procedure['stopTheLoss']> | null;
  readonly demand: Offer | null;
  readonly other: { readonly name: string; readonly joined: boolean } | null;
  readonly answers: { readonly [Id in ElementId]?: ElementAnswer };
  readonly table: ClaimantTable | null;
  readonly round: SealedRound | null;
  readonly agreement: ClaimantAgreement | null;
  readonly promises: readonly PromiseState[];
  /** Messages to both sides and to the claimant, oldest first. */
  readonly messages: Common['messages'];
  readonly holder: { readonly role: 'adjuster' | 'mediator'; readonly name: string } | null;
  readonly requested: { readonly reason: PersonReason; readonly replyBy: Instant } | null;
  /** Why it stands still is known to the side that it is about; the other side reads only that it does. */
  readonly paused: { readonly own: boolean } | null;
  readonly cannotOnline: boolean;
  /** The date that this phase waits for, where it has one. */
  readonly until: Instant | null;
  readonly ended: { readonly how: Exclude<Ended['phase'], 'archived'> } | null;
};

export type ClaimantTable = {
  readonly offers: readonly OfferState[];
  readonly refusal: Table['refusal'];
  readonly proposal: {
    readonly proposalId: string;
    readonly terms: Terms;
    readonly reason: string;
    readonly own: boolean | null;
  } | null;
  readonly sealedProposal: {
    readonly roundId: string;
    readonly by: Side | 'staff';
    readonly rule: SealedRound['rule'];
    readonly timing: SealedRound['timing'];
    readonly own: boolean;
  } | null;
  readonly roundsClosed: number;
  readonly stalled: boolean;
};

export type ClaimantAgreement = Agreement & {
  readonly confirmed: boolean;
  readonly signed: boolean;
  readonly reflectionEnded: boolean;
};

/** Cuts the claimant's view. Pure; `now` and the procedure are the only things it takes from outside the case. */
export const claimantView = (
  state: CaseState,
  about: { readonly now: Instant; readonly procedure: Procedure },
): ClaimantView => ({
  phase: state.phase,
  now: about.now,
  currency: state.currency,
  claimType: state.claimType,
  claimTypes: about.procedure.claimTypes,
  told: state.story.length > 0,
  elements: state.elements,
  missing: missingOf(state),
  evidence: state.evidence,
  containment: state.containment.state,
  stopTheLoss: about.procedure.stopTheLoss ?? null,
  demand: 'demand' in state ? state.demand : null,
  other: otherOf(state),
  answers: 'answers' in state ? state.answers : {},
  table: atTable(state) ? tableOf(state) : null,
  round: state.phase === 'sealedRound' ? roundOf(state.round) : null,
  agreement: agreementOf(state),
  promises: 'promises' in state ? state.promises : [],
  messages: state.messages.filter(({ audience }) => audience === 'joint' || audience === 'claimant'),
  ...peopleOf(state),
  cannotOnline: state.cannotOnline.includes('claimant'),
  until: untilOf(state),
  ended: isOpen(state) ? null : { how: endingOf(state.ending) },
});

const missingOf = (state: CaseState): readonly ElementId[] =>
  state.claimType === null
    ? []
    : CLAIM_TYPE[state.claimType].required.filter((element) => state.elements[element] === undefined);

const otherOf = (state: CaseState): ClaimantView['other'] => {
  if (state.respondent !== null) return { name: state.respondent.name, joined: true };
  return 'invitedName' in state ? { name: state.invitedName, joined: false } : null;
};

const tableOf = (state: Table): ClaimantTable => ({
  offers: state.offers,
  refusal: state.refusal,
  proposal:
    state.proposal === null
      ? null
      : {
          proposalId: state.proposal.proposalId,
          terms: state.proposal.terms,
          reason: state.proposal.reason,
          own: state.proposal.answers.claimant ?? null,
        },
  sealedProposal:
    state.sealedProposal === null
      ? null
      : {
          roundId: state.sealedProposal.roundId,
          by: state.sealedProposal.by,
          rule: state.sealedProposal.rule,
          timing: state.sealedProposal.timing,
          own: state.sealedProposal.agreed.includes('claimant'),
        },
  roundsClosed: state.rounds.length,
  stalled: state.stall !== null,
});

const roundOf = (round: SealedRound): SealedRound => ({
  roundId: round.roundId,
  rule: round.rule,
  timing: round.timing,
  currency: round.currency,
  low: round.low,
  high: round.high,
  opensAt: round.opensAt,
  closesAt: round.closesAt,
});

const agreementOf = (state: CaseState): ClaimantAgreement | null => {
  if (!('agreement' in state)) return null;
  const past = state.phase !== 'matched';
  return {
    ...state.agreement,
    confirmed: past || state.confirmed.includes('claimant'),
    signed: 'signatures' in state && state.signatures.some(({ by }) => by === 'claimant'),
    reflectionEnded: past && (state.phase !== 'reflection' || state.ended),
  };
};

const peopleOf = (state: CaseState): Pick<ClaimantView, 'holder' | 'requested' | 'paused'> => {
  const { holder, requested } = state.people;
  return {
    holder: holder === null ? null : { role: holder.actor.role, name: holder.actor.name },
    requested: requested === null ? null : { reason: requested.reason, replyBy: requested.replyBy },
    paused: state.paused === null ? null : { own: state.paused.by === 'claimant' },
  };
};

const untilOf = (state: CaseState): Instant | null => {
  switch (state.phase) {
    case 'invited':
      return state.replyBy;
    case 'answering':
      return state.answerBy;
    case 'negotiating':
      return state.offers.findLast(({ status }) => status === 'open')?.expiresAt ?? null;
    case 'sealedRound':
      return state.round.closesAt;
    case 'reflection':
      return state.endsAt;
    case 'signed':
      return state.promises.find(({ status }) => status === 'due')?.dueAt ?? null;
    case 'mediation':
      return state.until;
    default:
      return null;
  }
};

const endingOf = (ending: Ended['ending']): Exclude<Ended['phase'], 'archived'> =>
  ending.type === 'caseWithdrawn' ? 'withdrawn' : ending.type === 'caseReferred' ? 'referred' : 'closed';
