import type { CaseEvent, CaseEventType, EventOf } from '../../core/case/event.ts';
import type { Actor } from '../../core/case/party.ts';
import type { Choice, Message } from '../../core/message/message.ts';
import { speakerOf } from '../../core/message/speaker.ts';
import { taskOf } from '../../core/task/task.ts';
import type { AdjusterView } from '../../core/view/adjuster.ts';
import { happening } from '../../core/view/happening.ts';
import { choice, choices, fromBot, say, text } from '../phrase.ts';

/** Who is told: whether the turn was their own, and their id. */
type Reader = { readonly view: AdjusterView; readonly own: boolean; readonly self: string };
type News<T extends CaseEventType> = (event: EventOf<T>, reader: Reader) => readonly Message[];

/** What a person of the team is told of an event, in a line. */
export const news = (event: CaseEvent, reader: Reader): readonly Message[] =>
  (NEWS[event.type] as News<CaseEventType>)(event as never, reader);

/** The line of the timeline, with what can be done about it now. */
const line = (event: CaseEvent, list: readonly Choice[] = []): readonly Message[] => {
  const what = happening(event);
  if (what === null) return [];
  return [list.length === 0 ? fromBot({ kind: 'text', text: what }) : choices(what, list)];
};
const told = (event: CaseEvent): readonly Message[] => line(event);
/** Seen on the case, and not worth a line of its own in a feed. */
const silent = () => [];

/** One row an event; an event without a row does not compile. Silence is a row too. */
const NEWS: { readonly [T in CaseEventType]: News<T> } = {
  caseOpened: silent,
  storyTold: silent,
  claimTypeSet: silent,
  elementsStated: silent,
  evidenceAdded: told,
  evidenceRead: silent,
  retold: silent,
  retellingCorrected: silent,
  containmentRequested: told,
  containmentAnswered: told,
  containmentDeclined: silent,
  claimFiled: told,
  demandRevised: told,

  respondentInvited: (event, { own }) => [
    ...told(event),
    ...(own
      ? [fromBot({ kind: 'link', text: say('staff.bot.inviteLink'), url: 'invite', code: event.inviteId })]
      : []),
  ],
  noticeProven: told,
  respondentJoined: told,
  authoritySet: silent,
  elementsAnswered: told,
  claimRefused: (event) => [
    ...told(event),
    ...(event.text === undefined ? [] : [words({ role: 'respondent', id: '' }, event.text)]),
  ],

  offerMade: told,
  offerDeclined: told,
  offerWithdrawn: told,
  offerExpired: told,
  proposalMade: told,
  proposalAnswered: silent,
  proposalLapsed: told,
  stallNoted: told,

  sealedRoundProposed: told,
  sealedRoundAgreed: told,
  sealedRoundDeclined: told,
  sealedRoundOpened: told,
  sealedRoundClosed: told,

  agreementReached: told,
  agreementConfirmed: told,
  agreementDeclined: told,
  reflectionStarted: told,
  reflectionEnded: told,
  agreementWithdrawn: told,
  agreementSigned: told,
  settlementSigned: told,
  promiseReported: told,
  promiseConfirmed: told,
  promiseBroken: told,
  promiseDisputed: told,
  settlementKept: told,

  personRequested: (event, { view }) =>
    line(
      event,
      view.may.actions.includes('takeOver')
        ? [choice('takeOver', 'staff.action.takeOver', { style: 'primary' })]
        : [],
    ),
  caseTakenOver: told,
  caseReleased: told,
  handoverOffered: (event, { self }) =>
    line(
      event,
      event.to === self
        ? [
            choice('acceptHandover', 'staff.action.acceptHandover', { style: 'primary' }),
            choice('declineHandover', 'staff.action.declineHandover'),
          ]
        : [],
    ),
  handoverAccepted: told,
  handoverDeclined: told,
  // Own words came by a form and stand nowhere in this feed yet; they are repeated with whom they went to.
  messageSent: (event, { own }) =>
    own
      ? [words(event.by, event.text), text('staff.bot.sent', { audience: event.audience })]
      : [...told(event), words(event.by, event.text)],
  noteAdded: (event, { own }) =>
    own
      ? [words(event.by, event.text), text('staff.bot.noted')]
      : [...told(event), words(event.by, event.text)],
  mediationStarted: (event, reader) => line(event, talks(reader)),
  mediationEnded: told,
  preferencesWished: told,
  preferencesAsked: told,
  packagesShown: told,
  preferencesClosed: told,
  mediationWished: told,
  mediatorSought: told,
  mediatorProposed: told,
  mediatorLacking: (event) => [
    ...told(event),
    text('staff.bot.mediatorNext', {
      page: say('team.title'),
      action: say('staff.action.startMediation'),
    }),
  ],
  mediatorAccepted: told,
  mediatorObjected: told,
  conflictDeclared: told,
  mediationDeclined: told,
  turnGiven: told,
  turnPassed: told,
  carryAsked: told,
  carryAllowed: (event, { view }) =>
    line(
      event,
      view.may.actions.includes('carryAcross')
        ? [choice('open', 'staff.action.carryAcross', { subject: 'carryAcross' })]
        : [],
    ),
  carryDeclined: told,
  carried: told,
  sessionProposed: told,
  sessionMarked: told,
  sessionSet: (event, { view: { session } }) => [
    ...told(event),
    ...(session === null
      ? []
      : [
          fromBot({
            kind: 'calendar' as const,
            text: say('session.calendar'),
            sessionId: session.sessionId,
          }),
        ]),
  ],
  noCommonTime: (event, reader) => line(event, talks(reader)),
  sessionCancelled: (event, reader) =>
    line(event, event.by === 'claimant' || event.by === 'respondent' ? talks(reader) : []),
  roomOpened: (event, reader) => line(event, endOfTalk(reader)),
  sessionBegun: (event, reader) => line(event, endOfTalk(reader)),
  sessionJoined: told,
  sessionLeft: told,
  sessionMissed: (event, reader) => line(event, talks(reader)),
  sessionEnded: told,
  chatAdded: silent,
  chatLost: told,
  optedOut: told,
  guardNoted: told,
  crisisNoted: told,
  caseResumed: told,

  taskAsked: told,
  consentAnswered: told,
  contributorInvited: ({ taskId, inviteId }, { view, self }) =>
    // The link is for whoever holds the case, and for nobody beside.
    view.people.holder?.actor.id === self
      ? [
          fromBot({
            kind: 'link',
            text: say('staff.bot.contributorLink', {
              name: taskOf(view.tasks, taskId)?.contributor?.name ?? '',
            }),
            url: 'invite',
            code: inviteId,
          }),
        ]
      : [],
  contributorJoined: told,
  taskAnswered: told,
  taskDeclined: told,
  taskTimeAsked: (event, { view }) =>
    line(
      event,
      view.may.actions.includes('extendTask')
        ? [choice('open', 'staff.action.extendTask', { subject: 'extendTask' })]
        : [],
    ),
  taskExtended: told,
  taskCancelled: told,
  representativeNamed: told,
  representativeInvited: silent,
  representativeJoined: told,
  representativeDeclined: told,
  mandateChanged: told,
  mandateEnded: told,
  approvalRequested: (event, { view }) =>
    line(
      event,
      view.may.actions.includes('decideApproval')
        ? [
            choice('open', 'staff.action.decideApproval', {
              subject: 'decideApproval',
              style: 'primary',
            }),
          ]
        : [],
    ),
  approvalAnswered: (event, { view }) =>
    line(
      event,
      view.may.actions.includes('proposeApproved')
        ? [choice('proposeApproved', 'staff.action.proposeApproved', { style: 'primary' })]
        : [],
    ),
  reserveSet: told,
  reminderSent: (event, { view: { session } }) =>
    event.clock === 'session' && event.to === 'staff' && session !== null && session.at !== null
      ? [text('staff.bot.sessionSoon', { at: { at: session.at } })]
      : [],
  clockPassed: told,
  clockExtended: told,

  caseWithdrawn: told,
  caseReferred: told,
  closingAsked: told,
  closingAnswered: told,
  caseClosed: told,
  caseArchived: told,
  caseRated: silent,
  erasureRequested: (event) =>
    line(event, [
      choice('open', 'staff.action.answerErasure', { subject: 'answerErasure', style: 'primary' }),
    ]),
  erasureAnswered: told,
  holdPlaced: told,
  holdLifted: told,
};

/** The ways on in the talks, for whoever leads the talks. */
const talks = ({ view: { may } }: Reader): readonly Choice[] => [
  ...(may.actions.includes('offerPreferences')
    ? [choice('offerPreferences', 'staff.action.offerPreferences')]
    : []),
  ...(may.actions.includes('proposeSession')
    ? [choice('open', 'staff.action.proposeSession', { subject: 'proposeSession', style: 'primary' })]
    : []),
  ...(may.actions.includes('openRoom') ? [choice('openRoom', 'staff.action.openRoom')] : []),
];

const endOfTalk = ({ view: { may } }: Reader): readonly Choice[] =>
  may.actions.includes('endSession') ? [choice('endSession', 'staff.action.endSession')] : [];

/** Somebody's own words, under their name. */
const words = (by: Actor, said: string): Message => ({
  from: speakerOf(by),
  body: { kind: 'text', text: { verbatim: said } },
});
