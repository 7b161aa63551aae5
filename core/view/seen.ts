import type { CaseEvent, CaseEventType, EventOf } from '../case/event.ts';
import { type Actor, caucusOf, type Role, type Side } from '../case/party.ts';
import { maySeat } from '../staff/permission.ts';

/** An event with who did it: what decides who may see it. */
type Done<T extends CaseEventType = CaseEventType> = { readonly event: EventOf<T>; readonly by: Actor };
/** `personId`: who reads; a private talk with a mediator is read by that one mediator. */
type Sees<T extends CaseEventType> = (role: Role, done: Done<T>, personId: string | undefined) => boolean;

const all = (): boolean => true;
const isStaff = (role: Role): boolean => role === 'adjuster' || role === 'mediator';
const staff = (role: Role): boolean => isStaff(role);
const notRespondent = (role: Role): boolean => role !== 'respondent';
/** The insurer's or merchant's own people: neither a party nor a neutral. */
const ownPeople = (role: Role): boolean => role === 'adjuster';
/** A task of a side is between it and staff; one of somebody outside is everybody's to know of. */
const betweenUs = (of: Side | 'contributor', role: Role): boolean =>
  isStaff(role) || of === 'contributor' || of === role;
/** A private talk: read by the side whose it is, and by the mediator with whom it was held. */
const inCaucus = (
  side: Side,
  role: Role,
  { mediatorId }: { readonly mediatorId?: string | undefined },
  personId: string | undefined,
): boolean => role === side || (role === 'mediator' && personId !== undefined && mediatorId === personId);
/** The side it is about, and staff. */
const ownAndStaff = (role: Role, { event }: { readonly event: { readonly by: string } }): boolean =>
  isStaff(role) || event.by === role;

/**
 * Who may see an event: one row each, so an event that nobody thought about does not compile. Notifications and the
 * exported record are both cut by it. A sealed number is in no event and needs no row.
 */
const SEES: { readonly [T in CaseEventType]: Sees<T> } = {
  caseOpened: all,
  storyTold: notRespondent,
  claimTypeSet: all,
  elementsStated: all,
  evidenceAdded: all,
  // What a program read is for the one whose file it is, until they say yes to it.
  evidenceRead: ownAndStaff,
  // Made of what both sides may read; read by both, so that both may put it right.
  retold: all,
  retellingCorrected: all,
  containmentRequested: notRespondent,
  containmentAnswered: notRespondent,
  containmentDeclined: notRespondent,
  claimFiled: all,
  demandRevised: all,
  respondentInvited: notRespondent,
  noticeProven: all,
  respondentJoined: all,
  authoritySet: (role) => role === 'respondent',
  elementsAnswered: all,
  claimRefused: all,
  offerMade: all,
  offerDeclined: all,
  offerWithdrawn: all,
  offerExpired: all,
  proposalMade: all,
  // From before answers lay under seal. Whether the other side said yes alone is not shown: only a common yes is.
  proposalAnswered: (role, { event }) => event.by === role,
  proposalLapsed: all,
  stallNoted: staff,
  sealedRoundProposed: all,
  sealedRoundAgreed: all,
  sealedRoundDeclined: all,
  sealedRoundOpened: all,
  sealedRoundClosed: all,
  agreementReached: all,
  agreementConfirmed: all,
  agreementDeclined: all,
  reflectionStarted: all,
  reflectionEnded: all,
  agreementWithdrawn: all,
  agreementSigned: all,
  settlementSigned: all,
  promiseReported: all,
  promiseConfirmed: all,
  promiseBroken: all,
  promiseDisputed: all,
  settlementKept: all,
  personRequested: (role, { event }) =>
    isStaff(role) ||
    (event.reason === 'cannotOnline'
      ? event.by === role
      : event.reason !== 'crisis' && event.reason !== 'erasure'),
  caseTakenOver: all,
  caseReleased: all,
  handoverOffered: staff,
  handoverAccepted: all,
  handoverDeclined: staff,
  messageSent: (role, { event, by }, personId) => {
    const side = caucusOf(event.audience);
    if (side !== null) return inCaucus(side, role, event, personId);
    if (event.audience === 'joint' || event.audience === role || by.role === role) return true;
    return role === 'adjuster';
  },
  noteAdded: (role) =>
    (role === 'adjuster' || role === 'mediator') &&
    maySeat({ resource: 'internalNote', action: 'read' }, role),
  mediationStarted: all,
  mediationEnded: all,
  preferencesWished: all,
  preferencesAsked: all,
  packagesShown: all,
  preferencesClosed: all,
  mediationWished: all,
  mediatorSought: all,
  mediatorProposed: all,
  mediatorLacking: staff,
  mediatorAccepted: ownAndStaff,
  // Why somebody objected is not for the person whom it is about, nor for the other side.
  mediatorObjected: (role, { event }) => role === 'adjuster' || event.by === role,
  conflictDeclared: all,
  mediationDeclined: all,
  turnGiven: all,
  turnPassed: all,
  carryAsked: (role, { event }, personId) => inCaucus(event.of, role, event, personId),
  carryAllowed: (role, { event }, personId) => inCaucus(event.by, role, event, personId),
  carryDeclined: (role, { event }, personId) => inCaucus(event.by, role, event, personId),
  // Told by leave of one side to the other, not to the team.
  carried: (role) => role !== 'adjuster',
  sessionProposed: all,
  // Which times suit a side is between it and the neutral who leads the talks.
  sessionMarked: (role, { event }) => role === 'mediator' || event.by === role,
  sessionSet: all,
  noCommonTime: all,
  sessionCancelled: all,
  roomOpened: all,
  sessionBegun: all,
  sessionJoined: all,
  sessionLeft: all,
  sessionMissed: all,
  sessionEnded: all,
  chatAdded: ownAndStaff,
  chatLost: ownAndStaff,
  optedOut: ownAndStaff,
  guardNoted: ownAndStaff,
  crisisNoted: ownAndStaff,
  caseResumed: all,
  reminderSent: (role, { event }) => (isStaff(role) ? true : event.to === role),
  // That something was asked of a side, or leave of somebody, is not for the other side to see.
  clockPassed: (role, { event: { clock, owner } }) =>
    clock === 'approval'
      ? ownPeople(role)
      : clock !== 'task' || isStaff(role) || owner === 'contributor' || owner === role,
  clockExtended: all,
  // What is asked of a side, and what it says to that, is between it and staff; a file that comes of it is for all.
  // What is asked of somebody outside of the dispute, and what comes of it, both sides are told alike.
  taskAsked: (role, { event }) => betweenUs(event.task.askedOf, role),
  taskAnswered: (role, { event }) => betweenUs(event.by, role),
  taskDeclined: (role, { event }) => betweenUs(event.by, role),
  taskTimeAsked: (role, { event }) => betweenUs(event.by, role),
  taskExtended: (role, { event }) => betweenUs(event.askedOf, role),
  taskCancelled: (role, { event }) => betweenUs(event.askedOf, role),
  consentAnswered: (role) => isStaff(role) || role === 'claimant',
  // It carries the code of a link.
  contributorInvited: staff,
  contributorJoined: all,
  // Until they have said yes they speak for nobody: the own side's to know, and the team's.
  representativeNamed: (role, { event }) => role === 'adjuster' || event.mandate.side === role,
  // It carries the code of a link: the side hands it on.
  representativeInvited: (role, { event }) => event.side === role,
  representativeJoined: all,
  representativeDeclined: (role, { event }) => role === 'adjuster' || event.side === role,
  mandateChanged: all,
  mandateEnded: (role, { event }) => event.joined || role === 'adjuster' || event.side === role,
  approvalRequested: ownPeople,
  approvalAnswered: ownPeople,
  reserveSet: ownPeople,
  caseWithdrawn: all,
  caseReferred: all,
  closingAsked: all,
  closingAnswered: ownAndStaff,
  caseClosed: all,
  caseArchived: all,
  erasureRequested: ownAndStaff,
  erasureAnswered: (role, { event }) => isStaff(role) || event.side === role,
  holdPlaced: ownPeople,
  holdLifted: ownPeople,
  // What one side says of it is nobody's but its own; figures count it among others.
  caseRated: (role, { event }) => event.by === role,
};

/**
 * May this role see that event? Somebody outside of the dispute, and somebody who acts for a side, see nothing by role: see
 * contributor.ts and representative.ts.
 */
export const seenBy = (
  role: Role,
  done: { readonly event: CaseEvent; readonly by: Actor },
  personId?: string,
): boolean => {
  const sees = SEES[done.event.type] as Sees<CaseEventType>;
  return role !== 'contributor' && role !== 'representative' && sees(role, done, personId);
};
