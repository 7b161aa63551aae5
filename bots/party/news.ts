import type { CaseEvent, CaseEventType, EventOf } from '../../core/case/event.ts';
import { CAUCUS, type Side, voiceOf } from '../../core/case/party.ts';
import type { Message } from '../../core/message/message.ts';
import { fileMessage } from '../../core/message/phrasing.ts';
import { speakerOf } from '../../core/message/speaker.ts';
import { type PartyView, publicReason } from '../../core/view/party.ts';
import { choices, fromBot, say, termsLine, text, valueWords } from '../phrase.ts';
import { readWords } from './file-question.ts';
import { proposedCard, wishChoice } from './mediator.ts';
import { keyFor, labelFor } from './own-words.ts';
import { preferenceOpen, preferencesPossible, preferencesWished } from './preference.ts';
import {
  mandateChanged,
  mandateEnded,
  representativeDeclined,
  representativeInvited,
  representativeJoined,
  representativeNamed,
} from './represent.ts';
import { retellingCard, retellingCorrected } from './retelling.ts';
import {
  roomOpen,
  sessionCancelled,
  sessionMarked,
  sessionMissed,
  sessionOpen,
  sessionProposed,
  sessionSet,
  sessionSoon,
} from './session.ts';
import { carryQuestion } from './talks.ts';
import {
  closingQuestion,
  consentOpen,
  contributorAsked,
  contributorOf,
  ownTask,
  taskMessage,
} from './task.ts';

type News<T extends CaseEventType> = (event: EventOf<T>, view: PartyView, own: boolean) => readonly Message[];

/** What a side is told of an event; nothing of what is not its to know. `own`: the reader's own turn brought it about. */
export const news = (event: CaseEvent, view: PartyView, own: boolean): readonly Message[] =>
  (NEWS[event.type] as News<CaseEventType>)(event as never, view, own);

const none = () => [];
/** Told whoever did it. */
const always =
  (key: string) =>
  (_event: unknown, { side }: PartyView) => [text(keyFor(side, key))];
/** Told to the side that did it, and to the one to whom it happened; null: not told. */
const each =
  (mine: string | null, theirs: string | null) =>
  ({ by }: { readonly by: string }, { side }: PartyView) => {
    const key = by === side ? mine : theirs;
    return key === null ? [] : [text(keyFor(side, key))];
  };
/** The same where the event does not say who did it, but the turn does. */
const turned =
  (mine: string | null, theirs: string | null) =>
  (_event: unknown, { side }: PartyView, own: boolean) => {
    const key = own ? mine : theirs;
    return key === null ? [] : [text(keyFor(side, key))];
  };

/** One row an event; an event without a row does not compile. Silence is a row too. */
const NEWS: { readonly [T in CaseEventType]: News<T> } = {
  caseOpened: none,
  storyTold: none,
  claimTypeSet: none,
  elementsStated: ({ statements }, view) =>
    view.side === 'respondent' ? [changedFacts(statements, view.side)] : [],
  evidenceAdded: ({ evidence }, { side }) => [
    text(
      evidence.by === side
        ? 'news.fileReceived'
        : evidence.by === 'contributor'
          ? 'news.fileFromContributor'
          : 'news.fileFromThem',
      { name: evidence.name },
    ),
    ...(evidence.by === side ? [] : [fileMessage(evidence.by, evidence.evidenceId, evidence)]),
  ],
  evidenceRead: ({ evidenceId, by }, view) => {
    const words = by === view.side ? readWords(evidenceId, view) : null;
    return words === null ? [] : [words];
  },
  retold: ({ text }, view) => (text === null ? [] : retellingCard(view)),
  retellingCorrected: (event, view) => retellingCorrected(event, view),
  containmentRequested: turned('news.containmentAsked', null),
  containmentAnswered: ({ outcome }) => [text(`news.containment.${outcome}`)],
  containmentDeclined: turned('news.containmentDeclined', null),
  claimFiled: turned('news.filed', null),
  demandRevised: ({ demand }, _view, own) => [
    text(own ? 'news.demandRevised' : 'news.theyRevised', { terms: termsLine(demand.terms) }),
  ],

  respondentInvited: (event, _view, own) => [
    text(own ? 'news.invited' : 'news.invitedByPerson', { name: event.name, at: { at: event.replyBy } }),
    fromBot({ kind: 'link', text: say('link.invite'), url: 'invite', code: event.inviteId }),
  ],
  noticeProven: none,
  respondentJoined: ({ name, answerBy }, { side }) =>
    side === 'claimant' ? [text('news.joined', { name, at: { at: answerBy } })] : [],
  authoritySet: ({ upToMinor }, { currency }) => [
    text('news.authoritySet', { amount: { money: { minor: upToMinor, currency } } }),
  ],
  elementsAnswered: ({ answers }, view, own) =>
    own ? [text('news.answered')] : [answersTable(answers, view)],
  claimRefused: ({ reason, text: words }, { side }) => [
    text(keyFor(side, 'news.refused'), { reason: say(`refusalReason.${reason}`) }),
    ...(words === undefined || side === 'respondent' ? [] : [theirWords('respondent', words)]),
  ],

  offerMade: ({ offer: { by } }, { side }) => [text(by === side ? 'news.offerSent' : 'news.offerCame')],
  offerDeclined: ({ by, reason }, { side }) => [
    text(by === side ? 'news.offerDeclined' : 'news.theyDeclined'),
    ...(by === side && reason === undefined ? [text('news.sayWhy')] : []),
    ...(by === side || reason === undefined ? [] : [theirWords(by, reason)]),
  ],
  offerWithdrawn: turned('news.offerTakenBack', 'news.theyTookBack'),
  offerExpired: always('news.offerExpired'),
  proposalMade: always('news.proposal'),
  proposalAnswered: none,
  proposalLapsed: always('news.proposalLapsed'),
  stallNoted: none,

  sealedRoundProposed: each('news.sealedAsked', 'news.sealedProposed'),
  sealedRoundAgreed: each('news.sealedAgreed', null),
  sealedRoundDeclined: each('news.sealedDeclined', 'news.theyDeclinedSealed'),
  sealedRoundOpened: always('news.sealedOpened'),
  sealedRoundClosed: ({ outcome }) => (outcome.matched ? [] : [text('news.noMatch')]),

  agreementReached: always('news.agreement'),
  agreementConfirmed: each('news.confirmed', 'news.theyConfirmed'),
  agreementDeclined: each('news.agreementDeclined', 'news.theyDeclinedAgreement'),
  reflectionStarted: ({ endsAt }, { side }) => [
    text(keyFor(side, 'news.reflection'), { at: { at: endsAt } }),
  ],
  reflectionEnded: always('news.reflectionEnded'),
  agreementWithdrawn: always('news.steppedBack'),
  agreementSigned: each('news.signed', 'news.theySigned'),
  settlementSigned: always('news.settled'),
  promiseReported: each('news.reported', 'news.theyReported'),
  promiseConfirmed: always('news.promiseKept'),
  promiseBroken: always('news.promiseBroken'),
  promiseDisputed: each('news.disputed', 'news.theyDisputed'),
  settlementKept: always('news.kept'),

  personRequested: ({ by, reason, replyBy }, { side }, own) =>
    own && by === side
      ? []
      : [
          text('news.personAsked', {
            reason: say(`personReason.${publicReason(reason, by === side)}`),
            at: { at: replyBy },
          }),
        ],
  caseTakenOver: (_event, { holder }) => here(holder),
  caseReleased: always('news.released'),
  handoverOffered: none,
  handoverAccepted: (_event, { holder }) => here(holder),
  handoverDeclined: none,
  messageSent: (event, view) => messageFrom(event, view),
  noteAdded: none,
  mediationStarted: ({ until }, view) => [
    text('news.mediation', { at: { at: until } }),
    ...preferencesPossible(view),
  ],
  mediationEnded: always('news.mediationEnded'),
  preferencesWished: ({ by }, { side }) => preferencesWished(by === side),
  preferencesAsked: (_event, view) => preferenceOpen(view),
  packagesShown: (_event, view) => [text('preference.found'), ...preferenceOpen(view)],
  preferencesClosed: (_event, { phase }) => (phase === 'mediation' ? [text('preference.closed')] : []),
  mediationWished: (event, view) =>
    event.by === view.side
      ? [text('news.mediationWished')]
      : [choices(say('news.theyWishMediation'), wishChoice(view))],
  mediatorSought: always('news.mediatorSought'),
  mediatorProposed: (_event, view) => proposedCard(view),
  mediatorLacking: none,
  mediatorAccepted: each('news.mediatorAccepted', null),
  mediatorObjected: each('news.mediatorObjected', null),
  conflictDeclared: ({ conflict }) => (conflict ? [text('news.mediatorConflict')] : []),
  mediationDeclined: each('news.mediationDeclined', 'news.theyDeclinedMediation'),
  // Whose turn it is gets the question itself; see speak.ts.
  turnGiven: ({ to, until }, { side, mediation: { mediator } }) =>
    to === side ? [] : [text('talks.theirTurn', { name: mediator?.name ?? '', at: { at: until } })],
  turnPassed: each('news.turnPassed', 'news.theirTurnPassed'),
  carryAsked: (_event, view) => carryQuestion(view),
  carryAllowed: ({ text: words }, { mediation: { mediator } }) => [
    text('talks.allowed', { name: mediator?.name ?? '', text: words }),
  ],
  carryDeclined: always('talks.notAllowed'),
  carried: ({ to, text: words }, { side, mediation: { mediator } }) => [
    text(to === side ? 'talks.carried' : 'talks.wasTold', { name: mediator?.name ?? '', text: words }),
  ],
  sessionProposed: (event, view) => sessionProposed(event, view),
  sessionMarked: ({ by }, view) => (by === view.side ? sessionMarked(view) : []),
  sessionSet: (_event, view) => sessionSet(view),
  noCommonTime: always('session.apart'),
  sessionCancelled: (event, view) => sessionCancelled(event, view),
  roomOpened: ({ sessionId }) => [roomOpen('session.opened', sessionId)],
  sessionBegun: ({ sessionId }) => [roomOpen('session.begun', sessionId)],
  sessionJoined: none,
  sessionLeft: none,
  sessionMissed: (event, view) => sessionMissed(event, view),
  sessionEnded: always('session.ended'),
  chatAdded: ({ by, platform }, { side }) => (by === side ? [text('news.chatAdded', { platform })] : []),
  chatLost: ({ by, platform, next }, { side }) =>
    by === side ? [text('news.chatLost', { platform, next })] : [],
  optedOut: none,
  guardNoted: ({ by, kinds }, { side, representative }) => {
    if (by !== side) return [];
    // Nobody wrote that: whoever acts for this side has come in.
    const joins = representative?.status === 'active' && kinds.every((kind) => kind === 'represented');
    return [text(joins ? 'represent.guarded' : 'news.guarded')];
  },
  crisisNoted: each(null, 'news.paused'),
  caseResumed: always('news.resumed'),

  reminderSent: ({ to, clock, key }, view) =>
    to !== view.side
      ? []
      : clock === 'session'
        ? sessionSoon(view)
        : [text(`reminder.${REMINDS[clock] ?? 'other'}`), ...taskAgain(key, view)],
  clockPassed: ({ owner, clock, key }, view) => {
    if (clock === 'objection') return [];
    if (clock === 'turn') return [text('news.turnLapsed')];
    if (clock !== 'task') return passedBy(owner, view);
    return owner === view.side ? [text('task.late'), ...taskAgain(key, view)] : [];
  },
  clockExtended: ({ to }) => [text('news.clockExtended', { at: { at: to } })],

  taskAsked: ({ task }, view) =>
    task.contributor === undefined
      ? taskAgain(`task/${task.taskId}`, view)
      : contributorAsked(task, task.contributor, view),
  consentAnswered: ({ given }, { side }) =>
    side === 'claimant' ? [text(given ? 'task.consentYes' : 'task.consentNo')] : [],
  contributorInvited: none,
  contributorJoined: ({ taskId }, view) => [text('task.theyJoined', { name: contributorOf(taskId, view) })],
  taskAnswered: ({ taskId, by, answer }, view) => {
    if (by !== 'contributor') return [text('task.thanks')];
    const name = contributorOf(taskId, view);
    return answer === undefined
      ? [text('task.theyGaveFile', { name })]
      : [text('task.theyAnswered', { name }), theirAnswer(name, answer)];
  },
  taskDeclined: ({ taskId, by }, view) => [
    by === 'contributor'
      ? text('task.theyCannot', { name: contributorOf(taskId, view) })
      : text('task.declined'),
  ],
  taskTimeAsked: ({ by }) => (by === 'contributor' ? [] : [text('task.timeAsked')]),
  taskExtended: ({ taskId, askedOf, dueAt, reason }, view) => [
    askedOf === 'contributor'
      ? text('task.theyHaveUntil', { name: contributorOf(taskId, view), at: { at: dueAt } })
      : text('task.extended', { at: { at: dueAt }, reason }),
  ],
  taskCancelled: ({ taskId, askedOf, reason }, view) => [
    askedOf === 'contributor'
      ? text('task.theyNotNeeded', { name: contributorOf(taskId, view) })
      : text('task.cancelled', { reason }),
  ],
  representativeNamed: (event, view) => representativeNamed(event, view),
  representativeInvited: (event, view) => representativeInvited(event, view),
  representativeJoined: (event, view) => representativeJoined(event, view),
  representativeDeclined: (_event, view) => representativeDeclined(view),
  mandateChanged: (event, view) => mandateChanged(event, view),
  mandateEnded: (event, view) => mandateEnded(event, view),

  // The insurer's or merchant's own affairs.
  approvalRequested: none,
  approvalAnswered: none,
  reserveSet: none,

  // The end itself is told by the standing words of the phase.
  caseWithdrawn: always('news.withdrawn'),
  caseReferred: ({ to, reason }) => [text('news.referred', { to, reason })],
  closingAsked: (_event, view) => closingQuestion(view),
  closingAnswered: ({ done }) => [text(done ? 'closing.thanks' : 'closing.staysOpen')],
  caseClosed: ({ outcome }, { side }) => [text(keyFor(side, `news.closed.${outcome}`))],
  caseArchived: none,
  caseRated: each('news.rated', null),
  erasureRequested: ({ by, replyBy }, { side }) =>
    by === side ? [text('news.erasureRequested', { at: { at: replyBy } })] : [],
  erasureAnswered: ({ side: of, granted, reason }, { side, ended }) => {
    const yes = ended === null ? 'news.erasure.grantedAfter' : 'news.erasure.granted';
    return of === side ? [text(granted ? yes : 'news.erasure.refused', { reason })] : [];
  },
  holdPlaced: none,
  holdLifted: none,
};

/** Clocks that have a reminder of their own. */
const REMINDS: { readonly [clock: string]: string } = {
  tell: 'tell',
  invite: 'invite',
  join: 'join',
  answer: 'answer',
  offer: 'offer',
  confirm: 'confirm',
  sign: 'sign',
  promise: 'promise',
  reflection: 'reflection',
  sealedRound: 'sealedRound',
  proposal: 'proposal',
  task: 'task',
  closing: 'task',
  preference: 'preference',
  objection: 'objection',
  turn: 'turn',
};

/** The task that a deadline is about, put once more with its buttons. */
const taskAgain = (key: string, view: PartyView): readonly Message[] => {
  const [clock, taskId] = key.split('/');
  if (clock === 'closing') return closingQuestion(view);
  if (clock === 'objection') return proposedCard(view);
  if (clock === 'sessionMark') return sessionOpen(view);
  if (clock === 'preference') return preferenceOpen(view);
  if (clock !== 'task') return [];
  const task = ownTask(view, taskId);
  return task === undefined ? consentOpen(view) : [taskMessage(task)];
};

const passedBy = (owner: string, { side }: PartyView): readonly Message[] =>
  owner === 'claimant' || owner === 'respondent' ? [text(keyFor(side, `news.clockPassed.${owner}`))] : [];

const here = (holder: PartyView['holder']): readonly Message[] =>
  holder === null ? [] : [text('person.here', { name: holder.name })];

/** The answer of somebody outside of the dispute, in their own words. */
const theirAnswer = (name: string, words: string): Message => ({
  from: { role: 'contributor', name },
  body: { kind: 'text', text: { verbatim: words } },
});

const theirWords = (role: Side, words: string): Message => ({
  from: { role },
  body: { kind: 'text', text: { verbatim: words } },
});

/** A message for both or for this side alone, in the words of the one who wrote it. */
const messageFrom = (
  { by, audience, text: words }: EventOf<'messageSent'>,
  { side, voice }: PartyView,
): readonly Message[] => {
  if (audience !== 'joint' && audience !== side && audience !== CAUCUS[side]) return [];
  if (by.role === 'parley' || (by.role === side && voiceOf(by) === voice)) return [];
  const said: Message = { from: speakerOf(by), body: { kind: 'text', text: { verbatim: words } } };
  // Words in private come with that they are.
  return audience === CAUCUS[side] && by.role !== side ? [said, text('talks.fromMediator')] : [said];
};

const answersTable = (answers: EventOf<'elementsAnswered'>['answers'], view: PartyView): Message =>
  fromBot({
    kind: 'elementTable',
    text: say('news.answers'),
    rows: answers.map(({ element, stance, own }) => ({
      element,
      claimed: valueWords(view.elements[element]?.value ?? { kind: 'unknown' }),
      stance,
      ...(own === undefined ? {} : { own: valueWords(own) }),
    })),
    choices: [{ action: 'fix', label: say('choice.fix') }],
  });

/** Facts that were put right after the other side had read them. */
const changedFacts = (statements: EventOf<'elementsStated'>['statements'], side: Side): Message =>
  fromBot({
    kind: 'card',
    text: say('news.factsChanged'),
    rows: statements.map(({ element, value }) => ({
      label: labelFor(side, element),
      value: valueWords(value),
      element,
    })),
    choices: [],
  });
