import { covers } from '../case/decide/mandated.ts';
import type { CaseEventType, Recorded } from '../case/event.ts';
import { caseNumber } from '../case/number.ts';
import { CAUCUS, type Side } from '../case/party.ts';
import { type CaseState, isOpen } from '../case/state.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { goesAsFarAs, type MandateState, mandateOf } from '../representation/mandate.ts';
import type { Instant } from '../time.ts';
import { type ClaimantView, claimantView } from './claimant.ts';
import { type PartyView, publicReason } from './party.ts';
import { type RespondentView, respondentView } from './respondent.ts';
import { seenBy } from './seen.ts';

/**
 * What somebody who acts for a side may see: before they have said yes, who asks and between whom it is; then what their
 * side sees of the dispute. A number that the side put under seal is in no view at all, and so in this one neither.
 */
export type RepresentativeView = {
  readonly now: Instant;
  readonly mandate: MandateState | null;
  /** Enough to say whether anything ties one to the other side. */
  readonly between: { readonly reference: string; readonly business: string | null };
  readonly over: boolean;
  /** Null before they said yes, and from the moment on at which their mandate ended. */
  readonly party: ClaimantView | RespondentView | null;
};

type About = { readonly now: Instant; readonly procedure: Procedure; readonly personId: string };

/** Cuts the view of one person who acts for a side. Pure. */
export const representativeView = (
  state: CaseState,
  { now, procedure, personId }: About,
): RepresentativeView => {
  const mandate = mandateOf(state.mandates, personId) ?? null;
  return {
    now,
    mandate,
    between: {
      reference: caseNumber(state.caseId),
      business: state.respondent?.name ?? ('invitedName' in state ? state.invitedName : null),
    },
    over: !isOpen(state),
    party: mandate?.status === 'active' ? ofSide(state, mandate, { now, procedure }) : null,
  };
};

const ofSide = (
  state: CaseState,
  mandate: MandateState,
  about: Omit<About, 'personId'>,
): ClaimantView | RespondentView => {
  if (mandate.side === 'claimant') {
    const view = claimantView(state, about);
    const { claimType, claimTypes, told, missing, addable, containment, stopTheLoss } = view;
    const cut = shared(view, mandate);
    return {
      ...cut,
      side: 'claimant',
      claimType,
      claimTypes,
      told,
      missing,
      addable,
      containment,
      stopTheLoss,
    };
  }
  const view = respondentView(state, about);
  const { claimType, name, joined, unanswered } = view;
  // How far a business lets its own people go is between it and them.
  return {
    ...shared(view, mandate),
    side: 'respondent',
    claimType,
    name,
    joined,
    unanswered,
    authorityMinor: null,
  };
};

/**
 * Written out field by field, so that what a party's view gains is not theirs by itself. Left out: what the party confided
 * about itself (safety, guardrails, its data, how it found all this), what it alone is asked for, and its talks with the
 * team and with a mediator from before the mandate.
 */
const shared = (view: PartyView, mandate: MandateState): PartyView => {
  const speaks = goesAsFarAs(mandate, 'speaks');
  return {
    side: view.side,
    phase: view.phase,
    now: view.now,
    reference: view.reference,
    guards: [],
    timeZone: null,
    currency: view.currency,
    elements: view.elements,
    evidence: view.evidence,
    readings: speaks ? view.readings : [],
    retellings: view.retellings,
    demand: view.demand,
    answers: view.answers,
    table: view.table,
    round: view.round,
    agreement: view.agreement,
    promises: view.promises,
    session: view.session,
    calledOff: view.calledOff,
    messages: view.messages.filter(({ audience, at }) => isTheirs(mandate, audience, at)),
    otherJoined: view.otherJoined,
    mediation: { ...view.mediation, carries: speaks ? view.mediation.carries : [] },
    holder: view.holder,
    requested:
      view.requested === null
        ? null
        : { reason: publicReason(view.requested.reason, false), replyBy: view.requested.replyBy },
    paused: view.paused === null ? null : { own: false },
    cannotOnline: false,
    erasureBy: null,
    until: view.until,
    tasks: speaks ? view.tasks : [],
    closing: covers(mandate, 'answerClosing') ? view.closing : null,
    contributors: view.contributors.map((each) => ({ ...each, waits: false })),
    voice: 'representative',
    representative: view.representative,
    theirRepresentative: view.theirRepresentative,
    ended: view.ended,
    rating: null,
  };
};

/** What both sides read is theirs; what is private to the side, from their yes on, and to hear it one has to speak. */
const isTheirs = (mandate: MandateState, audience: string, at: Instant): boolean => {
  if (audience === 'joint') return true;
  const own = audience === mandate.side || audience === CAUCUS[mandate.side];
  return own && goesAsFarAs(mandate, 'speaks') && mandate.since !== null && at >= mandate.since;
};

/** Of what the other side may not see, what is still theirs: their side's telling, and what is asked of it. */
const OWN: ReadonlySet<CaseEventType> = new Set([
  'storyTold',
  'containmentRequested',
  'containmentAnswered',
  'containmentDeclined',
  'evidenceRead',
  'carryAsked',
  'carryAllowed',
  'carryDeclined',
  'sessionMarked',
  'mediatorAccepted',
  'mediatorObjected',
  'taskAsked',
  'taskAnswered',
  'taskDeclined',
  'taskTimeAsked',
  'taskExtended',
  'taskCancelled',
  'reminderSent',
  'clockPassed',
  'personRequested',
  'representativeDeclined',
  'mandateEnded',
]);

/** Talks and tasks of a side: for who speaks for it, and from the mandate on. */
const PRIVATE: ReadonlySet<CaseEventType> = new Set([
  'evidenceRead',
  'carryAsked',
  'carryAllowed',
  'carryDeclined',
  'taskAsked',
  'taskAnswered',
  'taskDeclined',
  'taskTimeAsked',
  'taskExtended',
  'taskCancelled',
]);

/** May they see that entry of the record, now? Nothing before they have said yes, and nothing after the end. */
export const representativeSees = (state: CaseState, personId: string, recorded: Recorded): boolean => {
  const mandate = mandateOf(state.mandates, personId);
  if (mandate?.status !== 'active' || mandate.since === null) return false;
  const { event, at } = recorded;
  if (event.type === 'messageSent') return isTheirs(mandate, event.audience, at);
  if (isForAll(recorded)) return true;
  if (!OWN.has(event.type) || !seenBy(mandate.side, recorded)) return false;
  return !PRIVATE.has(event.type) || (goesAsFarAs(mandate, 'speaks') && at >= mandate.since);
};

const SIDES: readonly Side[] = ['claimant', 'respondent'];
const isForAll = (recorded: Recorded): boolean => SIDES.every((side) => seenBy(side, recorded));

/** Is it told to them? What they see, and how their own mandate begins and ends. */
export const representativeTold = (state: CaseState, personId: string, recorded: Recorded): boolean => {
  const { event } = recorded;
  if (event.type === 'mandateEnded' || event.type === 'representativeDeclined')
    return event.representativeId === personId || representativeSees(state, personId, recorded);
  return representativeSees(state, personId, recorded);
};
