import type { CaseEvent, CaseEventType, EventOf } from '../case/event.ts';
import { type Actor, type Audience, caucusOf } from '../case/party.ts';
import type { MediatorReason } from '../mediation/search.ts';
import type { Phrase } from '../message/message.ts';
import { type Params, say, termsLine } from '../message/phrasing.ts';
import type { Mandate } from '../representation/mandate.ts';

type Told<T extends CaseEventType> = (event: EventOf<T>) => Phrase | null;

/**
 * One line about an event for the people of the team: in the timeline of a case and in their feed. Null for what is
 * not theirs to see (`seen.ts`). Words are in prompts/replies, `adjuster.json`.
 */
export const happening = (event: CaseEvent): Phrase | null =>
  (HAPPENING[event.type] as Told<CaseEventType>)(event as never);

const line =
  (type: CaseEventType, params?: Params): (() => Phrase) =>
  () =>
    say(`happened.${type}`, params);
/** A line that names the side by the words of its language. */
const bySide = ({ type, by }: { readonly type: CaseEventType; readonly by: string }): Phrase =>
  say(`happened.${type}`, { by });
const byActor = ({ type, by }: { readonly type: CaseEventType; readonly by: Actor }): Phrase =>
  say(`happened.${type}`, actor(by));

/** `role` chooses the words, `name` stands in them for a person of the team. */
const actor = (by: Actor): Params => ({ role: by.role, name: 'name' in by ? by.name : '' });

/** Why somebody of the registry was proposed, as words that a sentence can take. */
const fitWords = ({ credential, field }: MediatorReason): Params => ({
  credential: credential ?? '',
  field: field === null ? say('mediator.anyField') : say(`claimType.${field}`),
});

/** Who acts for a side, as what, and how far. */
const mandateWords = ({ side, name, kind, scope, bids }: Omit<Mandate, 'representativeId'>): Params => ({
  side,
  who: name,
  kind: say(`representative.kind.${kind}`),
  scope: say(`representative.scope.${scope}`),
  bids: bids ? 'yes' : 'no',
});

/** The same line with through whom a side did it, where it was not the side's own hand. */
export const happeningBy = ({
  event,
  by,
}: {
  readonly event: CaseEvent;
  readonly by: Actor;
}): Phrase | null => {
  const what = happening(event);
  const through = 'through' in by ? by.through : undefined;
  if (what === null || through === undefined || NAMED.has(event.type)) return what;
  const { name, kind } = through;
  return say('happened.through', { what, who: name, kind: say(`representative.kind.${kind}`) });
};

/** What names whoever acts for a side by itself. */
export const NAMED: ReadonlySet<CaseEventType> = new Set([
  'messageSent',
  'representativeJoined',
  'mandateEnded',
]);

/** That somebody acts for a side now, and how far. */
export const actsFor = (mandate: Omit<Mandate, 'representativeId'>): Phrase =>
  say('happened.representativeJoined', mandateWords(mandate));

/** A side that writes in its own room writes to the team; in its private talk, to the mediator. */
const reader = ({
  by,
  audience,
}: {
  readonly by: Actor;
  readonly audience: Audience;
}): Audience | 'mediator' => {
  if (by.role === audience) return 'staff';
  return caucusOf(audience) === by.role ? 'mediator' : audience;
};

/** One row an event; an event without a row does not compile. */
const HAPPENING: { readonly [T in CaseEventType]: Told<T> } = {
  caseOpened: line('caseOpened'),
  storyTold: line('storyTold'),
  claimTypeSet: ({ claimType }) => say('happened.claimTypeSet', { claimType: say(`claimType.${claimType}`) }),
  elementsStated: ({ statements }) =>
    say('happened.elementsStated', {
      elements: { list: statements.map(({ element }) => say(`element.${element}`)) },
    }),
  evidenceAdded: ({ evidence: { by, name } }) => say('happened.evidenceAdded', { by, name }),
  evidenceRead: ({ by, outcome }) => say('happened.evidenceRead', { by, outcome }),
  retold: ({ by, text }) => (text === null ? null : say('happened.retold', { by })),
  retellingCorrected: ({ by, text }) =>
    say('happened.retellingCorrected', { by, how: text === undefined ? 'taken' : 'said' }),
  containmentRequested: line('containmentRequested'),
  containmentAnswered: ({ outcome }) => say('happened.containmentAnswered', { outcome }),
  containmentDeclined: line('containmentDeclined'),
  claimFiled: ({ demand }) => say('happened.claimFiled', { terms: termsLine(demand.terms) }),
  demandRevised: ({ demand }) => say('happened.demandRevised', { terms: termsLine(demand.terms) }),

  respondentInvited: ({ name, replyBy }) => say('happened.respondentInvited', { name, at: { at: replyBy } }),
  noticeProven: ({ how }) => say('happened.noticeProven', { how }),
  respondentJoined: ({ name, answerBy }) => say('happened.respondentJoined', { name, at: { at: answerBy } }),
  authoritySet: () => null,
  elementsAnswered: ({ answers }) =>
    say('happened.elementsAnswered', {
      agreed: answers.filter(({ stance }) => stance === 'agree').length,
      contested: answers.filter(({ stance }) => stance === 'dispute').length,
    }),
  claimRefused: ({ reason }) => say('happened.claimRefused', { reason: say(`refusalReason.${reason}`) }),

  offerMade: ({ offer: { by, terms } }) => say('happened.offerMade', { by, terms: termsLine(terms) }),
  offerDeclined: bySide,
  offerWithdrawn: line('offerWithdrawn'),
  offerExpired: line('offerExpired'),
  proposalMade: ({ terms }) => say('happened.proposalMade', { terms: termsLine(terms) }),
  proposalAnswered: () => null,
  proposalLapsed: line('proposalLapsed'),
  stallNoted: ({ signals }) =>
    say('happened.stallNoted', { signals: { list: signals.map((signal) => say(`staff.signal.${signal}`)) } }),

  sealedRoundProposed: ({ by, reason }) =>
    reason === undefined
      ? say('happened.sealedRoundProposed', { by })
      : say('happened.sealedRoundProposed.why', { by, reason }),
  sealedRoundAgreed: bySide,
  sealedRoundDeclined: bySide,
  sealedRoundOpened: ({ round }) => say('happened.sealedRoundOpened', { at: { at: round.closesAt } }),
  sealedRoundClosed: ({ outcome }) =>
    outcome.matched
      ? say('happened.sealedRoundClosed.matched', { amount: { money: outcome.price } })
      : say('happened.sealedRoundClosed.apart'),

  agreementReached: ({ agreement }) =>
    say('happened.agreementReached', { terms: termsLine(agreement.terms) }),
  agreementConfirmed: bySide,
  agreementDeclined: bySide,
  reflectionStarted: ({ endsAt }) => say('happened.reflectionStarted', { at: { at: endsAt } }),
  reflectionEnded: line('reflectionEnded'),
  agreementWithdrawn: bySide,
  agreementSigned: ({ by, name }) => say('happened.agreementSigned', { by, name }),
  settlementSigned: line('settlementSigned'),
  promiseReported: bySide,
  promiseConfirmed: bySide,
  promiseBroken: line('promiseBroken'),
  promiseDisputed: ({ by, text }) => say('happened.promiseDisputed', { by, text }),
  settlementKept: line('settlementKept'),

  personRequested: ({ reason, replyBy }) =>
    say('happened.personRequested', { reason: say(`personReason.${reason}`), at: { at: replyBy } }),
  caseTakenOver: byActor,
  caseReleased: byActor,
  handoverOffered: ({ from }) => say('happened.handoverOffered', actor(from)),
  handoverAccepted: byActor,
  handoverDeclined: byActor,
  messageSent: (event) => {
    const { by } = event;
    const through = 'through' in by ? by.through : undefined;
    return through === undefined
      ? say('happened.messageSent', { ...actor(by), audience: reader(event) })
      : say('happened.messageSent.through', {
          ...actor(by),
          who: through.name,
          kind: say(`representative.kind.${through.kind}`),
          audience: reader(event),
        });
  },
  noteAdded: byActor,
  mediationStarted: ({ by, until }) => say('happened.mediationStarted', { ...actor(by), at: { at: until } }),
  preferencesWished: bySide,
  preferencesAsked: ({ until }) => say('happened.preferencesAsked', { at: { at: until } }),
  packagesShown: ({ packages, until }) =>
    say('happened.packagesShown', { count: packages.length, at: { at: until } }),
  preferencesClosed: line('preferencesClosed'),
  mediationEnded: ({ settled, reason }) =>
    reason === undefined
      ? say('happened.mediationEnded', { settled: settled ? 'yes' : 'no' })
      : say('happened.mediationEnded.why', { settled: settled ? 'yes' : 'no', reason }),
  mediationWished: bySide,
  mediatorSought: byActor,
  mediatorProposed: ({ name, why, objectBy }) =>
    say('happened.mediatorProposed', { name, ...fitWords(why), at: { at: objectBy } }),
  mediatorLacking: ({ lacks }) =>
    say('happened.mediatorLacking', { lacks: { list: lacks.map((each) => say(`mediator.lack.${each}`)) } }),
  mediatorAccepted: bySide,
  mediatorObjected: ({ by, reason }) => say('happened.mediatorObjected', { by, reason }),
  conflictDeclared: ({ conflict }) => say('happened.conflictDeclared', { conflict: conflict ? 'yes' : 'no' }),
  mediationDeclined: bySide,
  turnGiven: ({ to, until }) => say('happened.turnGiven', { to, at: { at: until } }),
  turnPassed: bySide,
  carryAsked: ({ of, text }) => say('happened.carryAsked', { of, text }),
  carryAllowed: ({ by, text }) => say('happened.carryAllowed', { by, text }),
  carryDeclined: bySide,
  carried: ({ to, text }) => say('happened.carried', { to, text }),
  sessionProposed: ({ times, replaces, reason }) => {
    const list = { list: times.map((at) => say('session.when', { at: { at } })) };
    return replaces === undefined || reason === undefined
      ? say('happened.sessionProposed', { times: list })
      : say('happened.sessionProposed.moved', { times: list, reason });
  },
  sessionMarked: ({ by, suits }) => say('happened.sessionMarked', { by, count: suits.length }),
  sessionSet: ({ at }) => say('happened.sessionSet', { at: { at } }),
  noCommonTime: line('noCommonTime'),
  sessionCancelled: ({ by, reason }) =>
    reason === null
      ? say('happened.sessionCancelled')
      : say('happened.sessionCancelled.why', { seat: by, reason }),
  roomOpened: line('roomOpened'),
  sessionBegun: line('sessionBegun'),
  sessionJoined: ({ by }) => say('happened.sessionJoined', { seat: by }),
  sessionLeft: ({ by }) => say('happened.sessionLeft', { seat: by }),
  sessionMissed: ({ absent }) =>
    say('happened.sessionMissed', { seats: { list: absent.map((seat) => say(`room.seat.${seat}`)) } }),
  sessionEnded: line('sessionEnded'),
  chatAdded: ({ by, platform }) => say('happened.chatAdded', { by, platform }),
  chatLost: ({ by, platform, next }) => say('happened.chatLost', { by, platform, next }),
  optedOut: bySide,
  guardNoted: ({ by, kinds }) =>
    say('happened.guardNoted', { by, kinds: { list: kinds.map((kind) => say(`guard.${kind}`)) } }),
  crisisNoted: bySide,
  caseResumed: line('caseResumed'),

  reminderSent: ({ to, clock }) => say('happened.reminderSent', { to, step: say(`step.${clock}`) }),
  clockPassed: ({ owner, clock }) => say('happened.clockPassed', { owner, step: say(`step.${clock}`) }),
  clockExtended: ({ by, clock, to, reason }) =>
    say('happened.clockExtended', { ...actor(by), step: say(`step.${clock}`), at: { at: to }, reason }),

  taskAsked: ({ by, task: { askedOf, wants, text, dueAt, contributor } }) =>
    contributor !== undefined
      ? say('happened.taskAsked.contributor', {
          ...actor(by),
          who: contributor.name,
          kind: say(`staff.contributor.${contributor.kind}`),
          text,
          at: { at: dueAt },
        })
      : say('happened.taskAsked', { ...actor(by), askedOf, wants, text, at: { at: dueAt } }),
  consentAnswered: ({ given }) => say('happened.consentAnswered', { given: given ? 'yes' : 'no' }),
  contributorInvited: () => null,
  contributorJoined: line('contributorJoined'),
  taskAnswered: ({ by, answer }) =>
    answer === undefined
      ? say('happened.taskAnswered.file', { by })
      : say('happened.taskAnswered.words', { by, text: answer }),
  taskDeclined: ({ by, reason }) => say('happened.taskDeclined', { by, reason }),
  taskTimeAsked: ({ by, reason }) => say('happened.taskTimeAsked', { by, reason }),
  taskExtended: ({ by, askedOf, dueAt, reason }) =>
    say('happened.taskExtended', { ...actor(by), askedOf, at: { at: dueAt }, reason }),
  taskCancelled: ({ by, askedOf, reason }) =>
    say('happened.taskCancelled', { ...actor(by), askedOf, reason }),
  representativeNamed: ({ by, mandate }) =>
    say('happened.representativeNamed', { ...actor(by), ...mandateWords(mandate) }),
  representativeInvited: () => null,
  representativeJoined: ({ mandate }) => actsFor(mandate),
  representativeDeclined: ({ side }) => say('happened.representativeDeclined', { by: side }),
  mandateChanged: ({ mandate }) => say('happened.mandateChanged', mandateWords(mandate)),
  mandateEnded: ({ name, by, side }) => say('happened.mandateEnded', { who: name, side, by }),
  approvalRequested: ({ by, terms, reason, replyBy }) =>
    say('happened.approvalRequested', {
      ...actor(by),
      terms: termsLine(terms),
      reason,
      at: { at: replyBy },
    }),
  approvalAnswered: ({ by, approved, reason }) =>
    say('happened.approvalAnswered', { ...actor(by), approved: approved ? 'yes' : 'no', reason }),
  reserveSet: ({ by, amount, reason }) =>
    say('happened.reserveSet', { ...actor(by), amount: { money: amount }, reason }),

  caseWithdrawn: line('caseWithdrawn'),
  caseReferred: ({ by, to, reason }) => say('happened.caseReferred', { ...actor(by), to, reason }),
  closingAsked: ({ by, outcome, reason }) => say('happened.closingAsked', { ...actor(by), outcome, reason }),
  closingAnswered: ({ by, done }) => say('happened.closingAnswered', { by, done: done ? 'yes' : 'no' }),
  caseClosed: ({ outcome }) => say('happened.caseClosed', { outcome }),
  caseArchived: line('caseArchived'),
  caseRated: () => null,
  erasureRequested: bySide,
  erasureAnswered: ({ by, granted, reason }) =>
    say('happened.erasureAnswered', { ...actor(by), granted: granted ? 'yes' : 'no', reason }),
  holdPlaced: ({ by, reason }) => say('happened.holdPlaced', { ...actor(by), reason }),
  holdLifted: ({ by, reason }) => say('happened.holdLifted', { ...actor(by), reason }),
};
