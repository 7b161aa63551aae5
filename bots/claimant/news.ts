import type { CaseEvent, CaseEventType, EventOf } from '../../core/case/event.ts';
import type { Message, Speaker } from '../../core/message/message.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { fromBot, say, text, valueWords } from '../phrase.ts';

type News<T extends CaseEventType> = (
  event: EventOf<T>,
  view: ClaimantView,
  own: boolean,
) => readonly Message[];

/** What the claimant is told of an event; nothing of what is not the claimant's to know. */
export const news = (event: CaseEvent, view: ClaimantView, own: boolean): readonly Message[] =>
  (NEWS[event.type] as News<CaseEventType>)(event as never, view, own);

const none = () => [];
/** Told whoever did it. */
const always = (key: string) => () => [text(key)];
/** Told to the claimant who did it, or to the claimant to whom it happened. */
const each =
  (mine: string | null, theirs: string | null) => (_event: unknown, _view: ClaimantView, own: boolean) => {
    const key = own ? mine : theirs;
    return key === null ? [] : [text(key)];
  };

/** One row an event; an event without a row does not compile. Silence is a row too. */
const NEWS: { readonly [T in CaseEventType]: News<T> } = {
  caseOpened: (_event, { told }) => (told ? [] : [text('greet.hello')]),
  storyTold: none,
  claimTypeSet: none,
  elementsStated: none,
  evidenceAdded: (event, _view, own) =>
    own
      ? [text('news.fileReceived', { name: event.evidence.name })]
      : event.evidence.by === 'respondent'
        ? [text('news.fileFromThem', { name: event.evidence.name })]
        : [],
  containmentRequested: each('news.containmentAsked', null),
  containmentAnswered: ({ outcome }) => [text(`news.containment.${outcome}`)],
  containmentDeclined: each('news.containmentDeclined', null),
  claimFiled: each('news.filed', null),

  respondentInvited: (event, _view, own) => [
    text(own ? 'news.invited' : 'news.invitedByPerson', { name: event.name, at: { at: event.replyBy } }),
    fromBot({ kind: 'link', text: say('link.invite'), url: 'invite', code: event.inviteId }),
  ],
  noticeProven: none,
  respondentJoined: ({ name, answerBy }) => [text('news.joined', { name, at: { at: answerBy } })],
  authoritySet: none,
  elementsAnswered: ({ answers }, view) => [answersTable(answers, view)],
  claimRefused: ({ reason, text: words }) => [
    text('news.refused', { reason: say(`refusalReason.${reason}`) }),
    ...(words === undefined ? [] : [theirWords('respondent', words)]),
  ],

  offerMade: ({ offer }) => [text(offer.by === 'claimant' ? 'news.offerSent' : 'news.offerCame')],
  offerDeclined: ({ by, reason }) => [
    text(by === 'claimant' ? 'news.offerDeclined' : 'news.theyDeclined'),
    ...(by === 'claimant' || reason === undefined ? [] : [theirWords('respondent', reason)]),
  ],
  offerWithdrawn: each('news.offerTakenBack', 'news.theyTookBack'),
  offerExpired: always('news.offerExpired'),
  proposalMade: always('news.proposal'),
  // What the other side answered is told to nobody until both said yes.
  proposalAnswered: ({ by }) => (by === 'claimant' ? [text('news.proposalAnswered')] : []),
  stallNoted: none,

  sealedRoundProposed: ({ by }) => [text(by === 'claimant' ? 'news.sealedAsked' : 'news.sealedProposed')],
  sealedRoundAgreed: each('news.sealedAgreed', null),
  sealedRoundDeclined: ({ by }) => [
    text(by === 'claimant' ? 'news.sealedDeclined' : 'news.theyDeclinedSealed'),
  ],
  sealedRoundOpened: always('news.sealedOpened'),
  sealedRoundClosed: ({ outcome }) => (outcome.matched ? [] : [text('news.noMatch')]),

  agreementReached: always('news.agreement'),
  agreementConfirmed: ({ by }) => [text(by === 'claimant' ? 'news.confirmed' : 'news.theyConfirmed')],
  agreementDeclined: ({ by }) => [
    text(by === 'claimant' ? 'news.agreementDeclined' : 'news.theyDeclinedAgreement'),
  ],
  reflectionStarted: ({ endsAt }) => [text('news.reflection', { at: { at: endsAt } })],
  reflectionEnded: always('news.reflectionEnded'),
  agreementWithdrawn: always('news.steppedBack'),
  agreementSigned: ({ by }) => [text(by === 'claimant' ? 'news.signed' : 'news.theySigned')],
  settlementSigned: always('news.settled'),
  promiseReported: ({ by }) => [text(by === 'claimant' ? 'news.reported' : 'news.theyReported')],
  promiseConfirmed: each('news.promiseKept', 'news.promiseKept'),
  promiseBroken: always('news.promiseBroken'),
  promiseDisputed: ({ by }) => [text(by === 'claimant' ? 'news.disputed' : 'news.theyDisputed')],
  settlementKept: always('news.kept'),

  personRequested: ({ by, reason, replyBy }, _view, own) =>
    own && by === 'claimant'
      ? []
      : [
          text('news.personAsked', {
            reason: say(`personReason.${publicReason(reason)}`),
            at: { at: replyBy },
          }),
        ],
  caseTakenOver: (_event, { holder }) => here(holder),
  caseReleased: always('news.released'),
  handoverOffered: none,
  handoverAccepted: (_event, { holder }) => here(holder),
  handoverDeclined: none,
  messageSent: (event) => messageFrom(event),
  noteAdded: none,
  mediationStarted: ({ until }) => [text('news.mediation', { at: { at: until } })],
  mediationEnded: always('news.mediationEnded'),
  optedOut: none,
  crisisNoted: each(null, 'news.paused'),
  caseResumed: always('news.resumed'),

  reminderSent: ({ to, clock }) => (to === 'claimant' ? [text(`reminder.${REMINDS[clock] ?? 'other'}`)] : []),
  clockPassed: ({ owner }) =>
    owner === 'claimant' || owner === 'respondent' ? [text(`news.clockPassed.${owner}`)] : [],
  clockExtended: ({ to }) => [text('news.clockExtended', { at: { at: to } })],

  // The end itself is told by the standing words of the phase.
  caseWithdrawn: each('news.withdrawn', 'news.withdrawn'),
  caseReferred: ({ to, reason }) => [text('news.referred', { to, reason })],
  caseClosed: ({ outcome }) => [text(`news.closed.${outcome}`)],
  caseArchived: none,
};

/** Clocks that have a reminder of their own. */
const REMINDS: { readonly [clock: string]: string } = {
  tell: 'tell',
  invite: 'invite',
  offer: 'offer',
  confirm: 'confirm',
  sign: 'sign',
  promise: 'promise',
  reflection: 'reflection',
  sealedRound: 'sealedRound',
};

/** Somebody's crisis is told to nobody else as such. */
const publicReason = (reason: EventOf<'personRequested'>['reason']) =>
  reason === 'crisis' || reason === 'cannotOnline' ? 'guarded' : reason;

const here = (holder: ClaimantView['holder']): readonly Message[] =>
  holder === null ? [] : [text('person.here', { name: holder.name })];

const theirWords = (role: 'respondent', words: string): Message => ({
  from: { role },
  body: { kind: 'text', text: { verbatim: words } },
});

/** A message for both or for the claimant, in the words of the one who wrote it. */
const messageFrom = ({ by, audience, text: words }: EventOf<'messageSent'>): readonly Message[] => {
  if (audience !== 'joint' && audience !== 'claimant') return [];
  if (by.role === 'claimant' || by.role === 'parley') return [];
  const from: Speaker = 'name' in by ? { role: by.role, name: by.name } : { role: by.role };
  return [{ from, body: { kind: 'text', text: { verbatim: words } } }];
};

const answersTable = (answers: EventOf<'elementsAnswered'>['answers'], view: ClaimantView): Message =>
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
