import type { CaseEvent, CaseEventType, EventOf, Recorded } from '../case/event.ts';
import type { Actor, Side } from '../case/party.ts';
import type { Score } from '../case/score.ts';
import type { Locale } from '../locale.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import type { Digest } from '../port/outside.ts';
import type { Promised } from '../settlement/terms.ts';
import { DAY, type Instant } from '../time.ts';
import { threatensPublicity } from './publicity.ts';
import { bitOf, type Channel, type Mark } from './stage.ts';
import type { PromiseKind, Tally, Told } from './tally.ts';

/** How a case went so far, as far as anything is counted of it. Grows event by event, beside the state of the case. */
export type Course = {
  readonly version: number;
  readonly demonstration: boolean;
  readonly openedAt: Instant;
  readonly channel: Channel;
  readonly locale: Locale;
  readonly procedureId: string;
  readonly claimType: ClaimTypeId | null;
  readonly respondent: string | null;
  readonly reached: number;
  readonly filedAt: Instant | null;
  readonly repliedAt: Instant | null;
  readonly signedAt: Instant | null;
  readonly promises: readonly CoursePromise[];
  readonly scores: { readonly [S in Side]?: Score };
  /** What is asked for in the open, in minor units; compared, never shown. */
  readonly demandMinor: number | null;
  /** Null until it was said in so many words. */
  readonly injury: boolean | null;
  readonly guarded: boolean;
  readonly cannotOnline: boolean;
  readonly publicity: boolean;
  readonly paused: boolean;
  /** The member of the team who has the case. */
  readonly holderId: string | null;
  /** Until when a person was promised first, while nobody has come. */
  readonly personBy: Instant | null;
};

type CoursePromise = {
  readonly promiseId: string;
  readonly kind: PromiseKind;
  readonly status: 'due' | 'kept' | 'broken' | 'disputed';
};

/** A course and what is to be counted on the way to it. */
export type Went = { readonly course: Course; readonly tallies: readonly Tally[] };

/**
 * What the figures tell one other side from another by: no name, and the same for the same name however it was written.
 * `digest` makes it one-way; the name itself stays in its cases.
 */
export const respondentKey = (name: string, digest: Digest): string =>
  digest(
    `respondent/${name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')}`,
  ).slice(0, 24);

/**
 * The course after one more event of the case. Only what stands in the table below is looked at, an allow-list: an event
 * without a row counts for nothing, and so does every word that was not said in the open.
 */
export const wentOn = (before: Course | null, caseId: string, recorded: Recorded, digest: Digest): Went => {
  const { event, at, by, position } = recorded;
  if (event.type === 'caseOpened') return { course: opened(event, at, position), tallies: [] };
  if (before === null) throw new Error(`A case begins with caseOpened, not with ${event.type}.`);
  const step = STEPS[event.type] as Step<CaseEvent> | undefined;
  const { told = [], reached = [], ...changed } = step?.(before, event, { at, by, digest }) ?? {};
  const course = {
    ...before,
    ...changed,
    version: position,
    reached: reached.reduce((bits, mark) => bits | bitOf(mark), before.reached),
  };
  const { claimType, respondent } = course;
  const tallied = told.map(
    (each) => ({ memberId: null, ...each, caseId, position, at, claimType, respondent }) as Tally,
  );
  return { course, tallies: tallied };
};

/** The course that a whole record adds up to, with everything that is to be counted; null for an empty one. */
export const courseOf = (caseId: string, record: readonly Recorded[], digest: Digest): Went | null =>
  record.reduce<Went | null>((before, recorded) => {
    const next = wentOn(before?.course ?? null, caseId, recorded, digest);
    return { course: next.course, tallies: [...(before?.tallies ?? []), ...next.tallies] };
  }, null);

type Around = { readonly at: Instant; readonly by: Actor; readonly digest: Digest };
type Change = Partial<Omit<Course, 'version' | 'reached'>> & {
  readonly told?: readonly Told[];
  readonly reached?: readonly Mark[];
};
type Step<E> = (course: Course, event: E, around: Around) => Change;

const opened = (event: EventOf<'caseOpened'>, at: Instant, version: number): Course => ({
  version,
  demonstration: event.demonstration,
  openedAt: at,
  channel: event.platform ?? 'web',
  locale: event.locale,
  procedureId: event.procedure.id,
  claimType: null,
  respondent: null,
  reached: bitOf('opened'),
  filedAt: null,
  repliedAt: null,
  signedAt: null,
  promises: [],
  scores: {},
  demandMinor: null,
  injury: null,
  guarded: false,
  cannotOnline: false,
  publicity: false,
  paused: false,
  holderId: null,
  personBy: null,
});

/** Words that both sides may read. */
const openWords = (course: Course, text: string | undefined): Change =>
  course.publicity || text === undefined ? {} : { publicity: threatensPublicity(text) };

/** The other side's first word to the claim: an answer, a refusal, an offer. */
const replied = ({ repliedAt }: Course, at: Instant, reached: readonly Mark[] = []): Change => ({
  repliedAt: repliedAt ?? at,
  reached: ['answered', ...reached],
});

const withPromise = (
  { promises }: Course,
  promiseId: string,
  status: CoursePromise['status'],
): Pick<Course, 'promises'> => ({
  promises: promises.map((each) => (each.promiseId === promiseId ? { ...each, status } : each)),
});

const kindOf = ({ money, other }: Promised): PromiseKind =>
  money !== undefined || other === undefined ? 'payment' : other.kind;

const kindIn = ({ promises }: Course, id: string): PromiseKind =>
  promises.find(({ promiseId }) => promiseId === id)?.kind ?? 'other';

/** A payer who says so within a day of the signature paid at once; the first report counts. */
const paid = (course: Course, id: string, at: Instant): Change => {
  const { signedAt } = course;
  const known = course.promises.find(({ promiseId }) => promiseId === id);
  const atOnce =
    known?.kind === 'payment' && known.status === 'due' && signedAt !== null && at - signedAt <= DAY;
  return atOnce ? { reached: ['paidAtOnce'] } : {};
};

const idOf = (by: Actor): string | null => ('id' in by ? by.id : null);

const ended: Change = { reached: ['ended'], paused: false, holderId: null, personBy: null };

const STEPS: { readonly [T in CaseEventType]?: Step<EventOf<T>> } = {
  storyTold: (course, { text }) => openWords(course, text),
  claimTypeSet: (_course, { claimType }) => ({ claimType }),
  elementsStated: (_course, { statements }) => {
    const stated = statements.findLast(({ element }) => element === 'injury')?.value;
    return stated?.kind === 'yesNo' ? { injury: stated.yes } : {};
  },
  claimFiled: (course, { demand }, { at }) => ({
    ...openWords(course, demand.reason),
    filedAt: course.filedAt ?? at,
    demandMinor: demand.terms.money?.amount.minor ?? null,
    reached: ['filed'],
  }),
  demandRevised: (course, { demand }) => ({
    ...openWords(course, demand.reason),
    demandMinor: demand.terms.money?.amount.minor ?? null,
  }),

  respondentInvited: (_course, { name }, { digest }) => ({
    respondent: respondentKey(name, digest),
    reached: ['invited'],
  }),
  noticeProven: (_course, { how }) => (how === 'linkOpened' ? { reached: ['linkOpened'] } : {}),
  respondentJoined: () => ({ reached: ['joined'] }),
  elementsAnswered: (course, _event, { at }) => replied(course, at),
  claimRefused: (course, { reason, text }, { at }) => ({
    ...openWords(course, text),
    ...replied(course, at),
    told: [{ what: 'refused', why: reason }],
  }),

  offerMade: (course, { offer }, { at }) => ({
    ...openWords(course, offer.reason),
    ...(offer.by === 'respondent' ? replied(course, at, ['offered']) : { reached: ['offered'] }),
  }),
  offerDeclined: (course, { reason }) => openWords(course, reason),
  stallNoted: (_course, { signals }) => ({ told: signals.map((why) => ({ what: 'stalled', why })) }),
  sealedRoundOpened: () => ({ reached: ['sealedRound'] }),
  sealedRoundClosed: (_course, { outcome }) => (outcome.matched ? { reached: ['roundMet'] } : {}),

  agreementReached: () => ({ reached: ['agreed'] }),
  settlementSigned: (_course, { promises }, { at }) => ({
    signedAt: at,
    promises: promises.map((each) => ({ promiseId: each.promiseId, kind: kindOf(each), status: 'due' })),
    reached: promises.some((each) => kindOf(each) === 'payment') ? ['signed', 'payment'] : ['signed'],
  }),
  promiseReported: (course, { promiseId }, { at }) => paid(course, promiseId, at),
  promiseConfirmed: (course, { promiseId }, { at }) => ({
    ...paid(course, promiseId, at),
    ...withPromise(course, promiseId, 'kept'),
  }),
  promiseBroken: (course, { promiseId }) => ({
    ...withPromise(course, promiseId, 'broken'),
    told: [{ what: 'broken', why: kindIn(course, promiseId) }],
  }),
  promiseDisputed: (course, { promiseId }) => ({
    ...withPromise(course, promiseId, 'disputed'),
    told: [{ what: 'disputed', why: kindIn(course, promiseId) }],
  }),
  settlementKept: () => ({ reached: ['kept'] }),

  personRequested: ({ holderId, personBy }, { reason, by, replyBy }) => {
    // Asked again while somebody is asked for or has the case: the date by which somebody would come went by.
    const missed = reason === 'clockPassed' && by === 'parley' && (holderId !== null || personBy !== null);
    return {
      ...(holderId === null ? { personBy: personBy ?? replyBy } : {}),
      told: missed ? [{ what: 'missed', why: null, memberId: holderId }] : [],
    };
  },
  caseTakenOver: ({ personBy }, { by }, { at }) => ({
    holderId: idOf(by),
    personBy: null,
    told: [
      {
        what: 'taken',
        why: personBy === null ? 'unasked' : at <= personBy ? 'inTime' : 'late',
        memberId: idOf(by),
      },
    ],
  }),
  caseReleased: (_course, { by }) => ({
    holderId: null,
    personBy: null,
    told: [{ what: 'released', why: null, memberId: idOf(by) }],
  }),
  // The mediator has the case until the talks end; in older records whoever held it went on holding it.
  mediationStarted: (_course, { by }) =>
    by.role === 'mediator' ? { holderId: idOf(by), personBy: null } : {},
  mediationEnded: (_course, { by }) => (by.role === 'adjuster' ? {} : { holderId: null }),
  conflictDeclared: ({ holderId }, { mediatorId }) => (holderId === mediatorId ? { holderId: null } : {}),
  handoverAccepted: ({ holderId }, { by }) => ({
    holderId: idOf(by),
    told: [
      { what: 'handedOver', why: null, memberId: holderId },
      { what: 'received', why: null, memberId: idOf(by) },
    ],
  }),
  messageSent: (course, { audience, text, by }) =>
    audience === 'joint' && (by.role === 'claimant' || by.role === 'respondent')
      ? openWords(course, text)
      : {},
  guardNoted: () => ({ guarded: true }),
  optedOut: () => ({ cannotOnline: true }),
  crisisNoted: () => ({ paused: true }),
  caseResumed: () => ({ paused: false }),

  caseWithdrawn: () => ended,
  caseReferred: () => ended,
  caseClosed: () => ended,
  caseArchived: () => ended,
  caseRated: ({ scores }, { by, score }) => ({ scores: { ...scores, [by]: score } }),
};
