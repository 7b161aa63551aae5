import { roundBounds } from '../blind-bid/bounds.ts';
import type { SealedRound } from '../blind-bid/round.ts';
import type { EventOf, GuardKind, PersonReason } from '../case/event.ts';
import { caseNumber } from '../case/number.ts';
import { CAUCUS, otherSide, type Side, type Voice } from '../case/party.ts';
import { isNews } from '../case/reading.ts';
import { type ReadRetelling, retellingOf } from '../case/retelling.ts';
import type { Score } from '../case/score.ts';
import {
  atTable,
  type CaseState,
  type Closing,
  type Common,
  type Ended,
  isOpen,
  type OfferState,
  type Phase,
  type PromiseState,
  type Table,
} from '../case/state.ts';
import { currentSession, roomSeat } from '../mediation/session.ts';
import type { VideoSession } from '../mediation/video-session.ts';
import type { ElementAnswer, ElementId, Evidence, Statement } from '../narrative/element.ts';
import type { FileReading } from '../narrative/file-reading.ts';
import { nextRung, type Rung } from '../negotiation/ladder.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { activeMandate, type Mandate, type MandateState, openMandate } from '../representation/mandate.ts';
import type { Agreement, Offer, Terms } from '../settlement/terms.ts';
import { type Contributor, pendingOf, type TaskState } from '../task/task.ts';
import type { Instant, TimeZone } from '../time.ts';
import { type PartyMediation, partyMediation } from './party-mediation.ts';

/**
 * What either side may see of a case: an allow-list, written out field by field. Not in it, and therefore on no screen
 * of a party: notes of staff and messages for the other side alone, what the other side answered to a proposal, why the
 * other side cannot go on, and anything about a sealed number but the public facts of its round. What one side alone may
 * see is added by claimant.ts and respondent.ts.
 */
export type PartyView = {
  /** The reader's own side. */
  readonly side: Side;
  readonly phase: Phase;
  readonly now: Instant;
  /** What a person of the team can find the case by. */
  readonly reference: string;
  /** What this side said that is for people alone to settle; the other side's is not its to know. */
  readonly guards: readonly GuardKind[];
  /** Where this reader is, as the browser of the claimant said; nobody said it of the respondent. */
  readonly timeZone: TimeZone | null;
  readonly currency: string;
  readonly elements: { readonly [Id in ElementId]?: Statement };
  readonly evidence: readonly Evidence[];
  /** What was read in this side's own files. */
  readonly readings: readonly OwnReading[];
  /** What each side told, in short, as both may read it. */
  readonly retellings: { readonly [S in Side]: ReadRetelling | null };
  readonly demand: Offer | null;
  readonly answers: { readonly [Id in ElementId]?: ElementAnswer };
  readonly table: PartyTable | null;
  readonly round: SealedRound | null;
  readonly agreement: PartyAgreement | null;
  readonly promises: readonly PromiseState[];
  readonly session: PartySession | null;
  /** The talk that was called off last after it had its time: it may stand in people's calendars. */
  readonly calledOff: string | null;
  /** Messages to both sides and to this one, and its private talk with a mediator, oldest first. */
  readonly messages: Common['messages'];
  /** Whether somebody on the other side is there to read a message. */
  readonly otherJoined: boolean;
  /** The way to a mediator, and the talks with one. */
  readonly mediation: PartyMediation;
  readonly holder: { readonly role: 'adjuster' | 'mediator'; readonly name: string } | null;
  readonly requested: { readonly reason: PersonReason; readonly replyBy: Instant } | null;
  /** Why it stands still is known to the side that it is about; the other side reads only that it does. */
  readonly paused: { readonly own: boolean } | null;
  readonly cannotOnline: boolean;
  /** By when this side's wish that its data be destroyed is answered; null where there is none. */
  readonly erasureBy: Instant | null;
  /** The date that this phase waits for, where it has one. */
  readonly until: Instant | null;
  /** What this side was asked for and still may give, the most urgent first. */
  readonly tasks: readonly OwnTask[];
  /** A person would close the case and asks this side first; null where nobody does, or it has answered. */
  readonly closing: Pick<Closing, 'outcome' | 'reason' | 'at'> | null;
  /** Who outside of the dispute was asked for something. `waits`: for the customer's yes. */
  readonly contributors: readonly AskedOutside[];
  /** Whose voice of the side the reader is. */
  readonly voice: Voice;
  /** Who acts for this side, or is asked to; null where nobody does. */
  readonly representative: OwnRepresentative | null;
  /** Who acts for the other side, once they have said yes. */
  readonly theirRepresentative: Pick<Mandate, 'name' | 'kind' | 'scope'> | null;
  readonly ended: { readonly how: Exclude<Ended['phase'], 'archived'> } | null;
  /** Whether this side may say how it went, and what it said; null while it is not over. */
  readonly rating: { readonly own: Score | null } | null;
};

export type OwnRepresentative = Pick<
  MandateState,
  'representativeId' | 'name' | 'kind' | 'scope' | 'bids' | 'status'
>;

/** What a person of the team asked of this side. */
export type OwnTask = Pick<TaskState, 'taskId' | 'wants' | 'text' | 'reason' | 'dueAt'> & {
  readonly late: boolean;
};

/** Somebody outside of the dispute who was asked for something; both sides know of it. */
export type AskedOutside = Pick<TaskState, 'taskId' | 'text' | 'dueAt'> & {
  readonly contributor: Contributor;
  readonly waits: boolean;
};

/** `found`: what would still change what this side says. */
export type OwnReading = Pick<FileReading, 'evidenceId' | 'outcome' | 'text' | 'found'>;

export type PartyTable = {
  readonly offers: readonly OfferState[];
  readonly refusal: Table['refusal'];
  readonly proposal: {
    readonly proposalId: string;
    readonly terms: Terms;
    readonly reason: string;
    /** Until when it may be answered; what was answered is shown to nobody. */
    readonly until: Instant;
  } | null;
  readonly sealedProposal: {
    readonly roundId: string;
    readonly by: Side | 'staff';
    readonly rule: SealedRound['rule'];
    readonly timing: SealedRound['timing'];
    readonly own: boolean;
  } | null;
  readonly roundsClosed: number;
  readonly preference: Table['preference'];
  /** May the reader wish for packages of more than money? `other`: the other side does already. */
  readonly preferenceWish: { readonly other: boolean } | null;
  readonly stalled: boolean;
  /** What would help on, read from open data: the same for both sides. */
  readonly rung: Rung;
};

export type PartyAgreement = Agreement & {
  readonly confirmed: boolean;
  readonly signed: boolean;
  readonly reflectionEnded: boolean;
};

/** The talk on video that something is still to be done about. `own`: which of its times suit the reader; null before they said. */
export type PartySession = Pick<
  VideoSession,
  'sessionId' | 'times' | 'minutes' | 'markBy' | 'status' | 'at' | 'begun'
> & {
  readonly own: readonly Instant[] | null;
  /** By whose clock the times are shown: the reader's, or the procedure's where nobody knows it. */
  readonly zone: TimeZone;
  /** May the reader enter the room now? */
  readonly open: boolean;
};

type PartyAbout = { readonly now: Instant; readonly procedure: Pick<Procedure, 'timeZone'> };

/** Cuts what is the same for both sides. Pure; the moment and the procedure are all that it takes from outside the case. */
export const partyView = (state: CaseState, side: Side, { now, procedure }: PartyAbout): PartyView => ({
  side,
  reference: caseNumber(state.caseId),
  phase: state.phase,
  now,
  guards: state.guards.filter(({ by }) => by === side).map(({ kind }) => kind),
  timeZone: side === 'claimant' ? state.timeZone : null,
  currency: state.currency,
  elements: state.elements,
  evidence: state.evidence,
  readings: ownReadings(state, side),
  retellings: { claimant: retellingOf(state, 'claimant'), respondent: retellingOf(state, 'respondent') },
  demand: 'demand' in state ? state.demand : null,
  answers: 'answers' in state ? state.answers : {},
  table: atTable(state) ? tableOf(state, side) : null,
  round: state.phase === 'sealedRound' ? roundOf(state.round) : null,
  agreement: agreementOf(state, side),
  promises: 'promises' in state ? state.promises : [],
  messages: state.messages.filter(
    ({ audience }) => audience === 'joint' || audience === side || audience === CAUCUS[side],
  ),
  mediation: partyMediation(state, side),
  session: sessionOf(state, side, { now, procedure }),
  calledOff: calledOffIn(state),
  otherJoined: side === 'respondent' || state.respondent !== null,
  ...peopleOf(state, side),
  cannotOnline: state.cannotOnline.includes(side),
  erasureBy: state.erasures.find(({ by, answer }) => by === side && answer === null)?.replyBy ?? null,
  until: untilOf(state),
  tasks: isOpen(state) ? tasksOf(state, side) : [],
  closing: closingOf(state, side),
  contributors: state.tasks.flatMap(({ taskId, contributor, text, dueAt, access, status }) =>
    contributor === undefined
      ? []
      : [{ taskId, contributor, text, dueAt, waits: access === 'consent' && status === 'open' }],
  ),
  voice: 'party',
  representative: ownRepresentative(state, side),
  theirRepresentative: theirRepresentative(state, side),
  ended: isOpen(state) ? null : { how: endingOf(state.ending) },
  rating: mayRate(state, side) ? { own: state.ratings[side] ?? null } : null,
});

const ownRepresentative = ({ mandates }: CaseState, side: Side): OwnRepresentative | null => {
  const mandate = openMandate(mandates, side);
  if (mandate === null) return null;
  const { representativeId, name, kind, scope, bids, status } = mandate;
  return { representativeId, name, kind, scope, bids, status };
};

const theirRepresentative = ({ mandates }: CaseState, side: Side): PartyView['theirRepresentative'] => {
  const mandate = activeMandate(mandates, otherSide(side));
  return mandate === null ? null : { name: mandate.name, kind: mandate.kind, scope: mandate.scope };
};

const tasksOf = (state: CaseState, side: Side): readonly OwnTask[] =>
  pendingOf(state.tasks, side).map(({ taskId, wants, text, reason, dueAt, status }) => ({
    taskId,
    wants,
    text,
    reason,
    dueAt,
    late: status === 'late',
  }));

const closingOf = ({ closing }: CaseState, side: Side): PartyView['closing'] =>
  closing?.sides.includes(side) === true && !closing.done.includes(side)
    ? { outcome: closing.outcome, reason: closing.reason, at: closing.at }
    : null;
/** Once it is over; not after a stop for somebody's safety, and not of somebody who never came in. */
const mayRate = (state: CaseState, side: Side): boolean =>
  (isOpen(state) ? state.phase === 'kept' : state.phase !== 'archived' && !state.quiet) &&
  (side === 'claimant' || state.respondent !== null);

const ownReadings = (state: CaseState, side: Side): readonly OwnReading[] =>
  state.readings
    .filter(({ by }) => by === side)
    .map(({ evidenceId, outcome, text, found }) => ({
      evidenceId,
      outcome,
      text,
      found: found.filter((each) => isNews(state, side, each)),
    }));

const tableOf = (state: Table & { readonly demand: Offer }, side: Side): PartyTable => ({
  offers: state.offers,
  refusal: state.refusal,
  proposal:
    state.proposal === null
      ? null
      : {
          proposalId: state.proposal.proposalId,
          terms: state.proposal.terms,
          reason: state.proposal.reason,
          until: state.proposal.until,
        },
  sealedProposal:
    state.sealedProposal === null
      ? null
      : {
          roundId: state.sealedProposal.roundId,
          by: state.sealedProposal.by,
          rule: state.sealedProposal.rule,
          timing: state.sealedProposal.timing,
          own: state.sealedProposal.agreed.includes(side),
        },
  roundsClosed: state.rounds.length,
  preference: preferenceOf(state.preference),
  preferenceWish: mayWish(state, side) ? { other: state.preferenceWishes.includes(otherSide(side)) } : null,
  stalled: state.stall !== null,
  rung: nextRung(state, state.stall?.signals ?? []),
});

const calledOffIn = (state: CaseState): string | null =>
  (atTable(state) ? state.sessions : []).findLast(({ status, at }) => status === 'cancelled' && at !== null)
    ?.sessionId ?? null;

const sessionOf = (state: CaseState, side: Side, { now, procedure }: PartyAbout): PartySession | null => {
  const session = currentSession(state);
  if (session === null) return null;
  const { sessionId, times, minutes, markBy, status, at, begun, marks } = session;
  const own = marks[side] ?? null;
  const personId = (side === 'claimant' ? state.claimant : state.respondent)?.id ?? '';
  const open = roomSeat(state, { role: side, personId }, now).may;
  const zone = side === 'claimant' ? state.timeZone : procedure.timeZone;
  return { sessionId, times, minutes, markBy, status, at, begun, own, zone, open };
};

/** Packages need a gap in money to fill, and are looked for once by the sides themselves. */
const mayWish = (state: Table & { readonly demand: Offer }, side: Side): boolean =>
  state.preference === null &&
  state.preferenceRounds === 0 &&
  !state.preferenceWishes.includes(side) &&
  roundBounds(state) !== null;

const preferenceOf = (preference: Table['preference']): Table['preference'] =>
  preference === null
    ? null
    : {
        roundId: preference.roundId,
        questions: preference.questions,
        at: preference.at,
        until: preference.until,
        packages: preference.packages,
      };

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

const agreementOf = (state: CaseState, side: Side): PartyAgreement | null => {
  if (!('agreement' in state)) return null;
  const past = state.phase !== 'matched';
  return {
    ...state.agreement,
    confirmed: past || state.confirmed.includes(side),
    signed: 'signatures' in state && state.signatures.some(({ by }) => by === side),
    reflectionEnded: past && (state.phase !== 'reflection' || state.ended),
  };
};

const peopleOf = (state: CaseState, side: Side): Pick<PartyView, 'holder' | 'requested' | 'paused'> => {
  const { holder, requested } = state.people;
  return {
    holder: holder === null ? null : { role: holder.actor.role, name: holder.actor.name },
    requested:
      requested === null
        ? null
        : { reason: publicReason(requested.reason, requested.by === side), replyBy: requested.replyBy },
    paused: state.paused === null ? null : { own: state.paused.by === side },
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

/** Somebody's crisis, or that somebody cannot be online, is told to nobody else as such. */
export const publicReason = (reason: EventOf<'personRequested'>['reason'], own: boolean): PersonReason =>
  own || !(reason === 'crisis' || reason === 'cannotOnline' || reason === 'erasure') ? reason : 'guarded';
