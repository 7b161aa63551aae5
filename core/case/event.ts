import { z } from 'zod';
import { BidRule, BidTiming, Commitments, RoundOutcome, SealedRound } from '../blind-bid/round.ts';
import { ClockId } from '../deadline/deadline.ts';
import { Locale } from '../locale.ts';
import { MediatorLack, MediatorReason } from '../mediation/search.ts';
import { RoomSeat, SessionTimes } from '../mediation/video-session.ts';
import { CurrencyCode, Money } from '../money.ts';
import { ClaimTypeId } from '../narrative/claim-type.ts';
import { ElementAnswer, Evidence, Statement } from '../narrative/element.ts';
import { FileReading } from '../narrative/file-reading.ts';
import { MOST_OWN, Retelling } from '../narrative/retelling.ts';
import { StallSignal } from '../negotiation/stall-signal.ts';
import { Packages, Questions } from '../preference/preference.ts';
import { ProcedureRef } from '../procedure/procedure.ts';
import { Mandate } from '../representation/mandate.ts';
import { Agreement, Offer, Promised, Terms } from '../settlement/terms.ts';
import { Task } from '../task/task.ts';
import { Instant, TimeZone } from '../time.ts';
import { Actor, Audience, Owner, Platform, Side } from './party.ts';
import { Score } from './score.ts';

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape }).readonly();

/** Whom a task is asked of. */
const TaskSide = Side.or(z.literal('contributor'));

/** Why a person is asked for. `request` is a party's own wish: always honoured, at once. */
export const PersonReason = z.enum([
  'request',
  'cannotOnline',
  'crisis',
  'noOverlap',
  'stalled',
  'silence',
  'brokenPromise',
  'disputedPromise',
  'unsigned',
  'guarded',
  'containmentFailed',
  'clockPassed',
  'task',
  'stillOpen',
  'noMediator',
  'mediated',
  'erasure',
]);
export type PersonReason = z.infer<typeof PersonReason>;

/**
 * What is for people alone to settle (design page 3, guardrails): somebody under age, a death, an injury that stays, a
 * claim of a third party on the money, pressure, an accusation of fraud, a side that a lawyer acts for.
 */
export const GuardKind = z.enum([
  'minor',
  'fatality',
  'permanentInjury',
  'lien',
  'duress',
  'fraud',
  'represented',
]);
export type GuardKind = z.infer<typeof GuardKind>;

/** What can be done at once to stop a loss from growing (card disputes: block the card). */
export const Containment = z.enum(['blockCard']);
export type Containment = z.infer<typeof Containment>;

/** The reasons a respondent may give for a refusal with one tap. */
export const RefusalReason = z.enum([
  'notOurs',
  'alreadySettled',
  'factsWrong',
  'notCovered',
  'tooLate',
  'amountTooHigh',
  'other',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/**
 * What happened in a case, in the past tense; together they are the record. Stored with `EVENT_VERSION` and migrated
 * on reading (migrate.ts). None of them can hold a sealed number before both sides may know it: the commitment of a
 * side that typed nothing looks like any other, and a bid itself is no event at all.
 */
export const CaseEvent = z.discriminatedUnion('type', [
  event('caseOpened', {
    caseId: z.string(),
    procedure: ProcedureRef,
    claimantId: z.string(),
    locale: Locale,
    timeZone: TimeZone,
    currency: CurrencyCode,
    /** Made by `--demo` or the simulator; shown as such on every screen and left out of every figure. */
    demonstration: z.boolean(),
    /** The chat that it was opened in; absent for the browser. */
    platform: Platform.optional(),
  }),

  // The telling.
  event('storyTold', { messageId: z.string(), text: z.string() }),
  event('claimTypeSet', { claimType: ClaimTypeId }),
  event('elementsStated', { statements: z.array(Statement).min(1).readonly() }),
  event('evidenceAdded', { evidence: Evidence }),
  event('evidenceRead', FileReading.unwrap().shape),
  /** A program put in short what a side told. */
  event('retold', Retelling.unwrap().shape),
  /** That side took it away, or said it in its own words, which stand from then on. */
  event('retellingCorrected', { by: Side, text: z.string().max(MOST_OWN).optional() }),
  event('containmentRequested', { requestId: z.string(), containment: Containment }),
  event('containmentAnswered', {
    requestId: z.string(),
    outcome: z.enum(['done', 'refused', 'failed']),
    reference: z.string().max(200).optional(),
  }),
  event('containmentDeclined', {}),
  /** `demand` is what the claimant asks for: the first number in the open. */
  event('claimFiled', { demand: Offer }),
  event('demandRevised', { demand: Offer }),

  // The other side.
  event('respondentInvited', { inviteId: z.string(), name: z.string(), replyBy: Instant }),
  event('noticeProven', { how: z.enum(['linkOpened', 'byPerson']), note: z.string().max(500).optional() }),
  event('respondentJoined', {
    respondentId: z.string(),
    name: z.string(),
    locale: Locale,
    answerBy: Instant,
  }),
  event('authoritySet', { upToMinor: z.int().nonnegative() }),
  event('elementsAnswered', { answers: z.array(ElementAnswer).min(1).readonly() }),
  event('claimRefused', { reason: RefusalReason, text: z.string().max(2_000).optional() }),

  // Open negotiation.
  event('offerMade', { offer: Offer }),
  event('offerDeclined', { offerId: z.string(), by: Side, reason: z.string().max(2_000).optional() }),
  event('offerWithdrawn', { offerId: z.string() }),
  event('offerExpired', { offerId: z.string() }),
  /** A person's suggestion to both sides at once; each answers it for itself, under seal, until `until`. */
  event('proposalMade', {
    proposalId: z.string(),
    terms: Terms,
    reason: z.string().max(2_000),
    /** Absent in records from before answers lay under seal. */
    until: Instant.optional(),
  }),
  /** Only in such records: what a side answered stands in nothing that is written now. */
  event('proposalAnswered', { proposalId: z.string(), by: Side, accepted: z.boolean() }),
  /** Its time ran out without a common yes. A no, a silence and which side it was look the same. */
  event('proposalLapsed', { proposalId: z.string() }),
  /** A side would like to find packages of more than money; told to both, as it is a question to the other. */
  event('preferencesWished', { roundId: z.string(), by: Side }),
  event('preferencesAsked', { roundId: z.string(), questions: Questions, until: Instant }),
  /** Both have answered, and these came of it: the same packages, in the same order, for both. */
  event('packagesShown', { roundId: z.string(), packages: Packages, until: Instant }),
  /** Without a common yes. What anybody answered, or whether they did, is in no event. */
  event('preferencesClosed', { roundId: z.string() }),
  event('stallNoted', { signals: z.array(StallSignal).min(1).readonly() }),

  // The sealed round.
  event('sealedRoundProposed', {
    roundId: z.string(),
    by: Side.or(z.literal('staff')),
    rule: BidRule,
    timing: BidTiming,
    reason: z.string().max(2_000).optional(),
  }),
  event('sealedRoundAgreed', { roundId: z.string(), by: Side }),
  event('sealedRoundDeclined', { roundId: z.string(), by: Side }),
  event('sealedRoundOpened', { round: SealedRound }),
  event('sealedRoundClosed', { roundId: z.string(), commitments: Commitments, outcome: RoundOutcome }),

  // Settlement.
  event('agreementReached', { agreement: Agreement }),
  event('agreementConfirmed', { agreementId: z.string(), by: Side }),
  event('agreementDeclined', { agreementId: z.string(), by: Side }),
  event('reflectionStarted', { endsAt: Instant }),
  event('reflectionEnded', {}),
  event('agreementWithdrawn', { by: Side }),
  event('agreementSigned', { by: Side, name: z.string(), agreementHash: z.string() }),
  event('settlementSigned', { promises: z.array(Promised).readonly() }),
  event('promiseReported', { promiseId: z.string(), by: Side, reference: z.string().max(200).optional() }),
  event('promiseConfirmed', { promiseId: z.string(), by: Side }),
  event('promiseBroken', { promiseId: z.string() }),
  event('promiseDisputed', { promiseId: z.string(), by: Side, text: z.string().max(2_000) }),
  event('settlementKept', {}),

  // People.
  event('personRequested', { by: Side.or(z.literal('parley')), reason: PersonReason, replyBy: Instant }),
  event('caseTakenOver', { by: Actor, nextBy: Instant }),
  event('caseReleased', { by: Actor }),
  event('handoverOffered', { from: Actor, to: z.string(), acceptBy: Instant }),
  event('handoverAccepted', { by: Actor }),
  event('handoverDeclined', { by: Actor }),
  event('messageSent', {
    messageId: z.string(),
    by: Actor,
    audience: Audience,
    text: z.string(),
    /** In a caucus: with which mediator. Whoever comes after that one reads none of it. */
    mediatorId: z.string().optional(),
  }),
  event('noteAdded', { noteId: z.string(), by: Actor, text: z.string() }),
  event('mediationStarted', { by: Actor, until: Instant }),
  event('mediationEnded', { by: Actor, settled: z.boolean(), reason: z.string().max(2_000).optional() }),
  // The way to a mediator. Before it is over, whoever is proposed has seen nothing of the file.
  event('mediationWished', { by: Side }),
  event('mediatorSought', { by: Actor, until: Instant.optional() }),
  event('mediatorProposed', {
    mediatorId: z.string(),
    name: z.string(),
    why: MediatorReason,
    answerBy: Instant,
    objectBy: Instant,
  }),
  event('mediatorLacking', { lacks: z.array(MediatorLack).min(1).readonly() }),
  event('mediatorAccepted', { by: Side, mediatorId: z.string() }),
  event('mediatorObjected', { by: Side, mediatorId: z.string(), reason: z.string().max(2_000) }),
  /** What the conflict is stays with the one who has it. */
  event('conflictDeclared', { mediatorId: z.string(), conflict: z.boolean() }),
  event('mediationDeclined', { by: Side }),
  // The talks with a mediator.
  event('turnGiven', { to: Side, until: Instant }),
  event('turnPassed', { by: Side }),
  event('carryAsked', { carryId: z.string(), of: Side, text: z.string(), mediatorId: z.string() }),
  /** "You may tell the other side this." */
  event('carryAllowed', { carryId: z.string(), by: Side, text: z.string(), mediatorId: z.string() }),
  event('carryDeclined', { carryId: z.string(), by: Side, mediatorId: z.string() }),
  event('carried', { carryId: z.string(), to: Side, text: z.string() }),

  // Talks on video.
  /** `replaces`: the session whose set time moves to one of these. */
  event('sessionProposed', {
    sessionId: z.string(),
    times: SessionTimes,
    minutes: z.int().positive(),
    markBy: Instant,
    replaces: z.string().optional(),
    reason: z.string().max(2_000).optional(),
  }),
  event('sessionMarked', { sessionId: z.string(), by: Side, suits: z.array(Instant).readonly() }),
  event('sessionSet', { sessionId: z.string(), at: Instant }),
  /** None of the times suits both, or it was not said in time. */
  event('noCommonTime', { sessionId: z.string() }),
  event('sessionCancelled', {
    sessionId: z.string(),
    by: RoomSeat.or(z.literal('parley')),
    reason: z.string().max(2_000).nullable(),
  }),
  /** The chair opens the room at once. */
  event('roomOpened', { sessionId: z.string(), minutes: z.int().positive() }),
  event('sessionBegun', { sessionId: z.string() }),
  event('sessionJoined', { sessionId: z.string(), by: RoomSeat }),
  event('sessionLeft', { sessionId: z.string(), by: RoomSeat, how: z.enum(['left', 'lost']) }),
  event('sessionMissed', { sessionId: z.string(), absent: z.array(RoomSeat).min(1).readonly() }),
  event('sessionEnded', { sessionId: z.string() }),

  /** A side can be reached in a chat as well; or no longer, and `next` is where it is reached instead. */
  event('chatAdded', { by: Side, platform: Platform }),
  event('chatLost', { by: Side, platform: Platform, next: Platform.or(z.literal('web')) }),
  event('optedOut', { by: Side }),
  event('guardNoted', { by: Side, kinds: z.array(GuardKind).min(1).readonly() }),
  event('crisisNoted', { by: Side, kind: z.enum(['selfHarm', 'violence', 'medical']) }),
  event('caseResumed', { by: Actor }),

  // What is asked of somebody with a date.
  event('taskAsked', { by: Actor, task: Task }),
  event('taskAnswered', {
    taskId: z.string(),
    by: TaskSide,
    answer: z.string().optional(),
    evidenceId: z.string().optional(),
  }),
  event('taskDeclined', { taskId: z.string(), by: TaskSide, reason: z.string() }),
  event('taskTimeAsked', { taskId: z.string(), by: TaskSide, reason: z.string() }),
  event('taskExtended', {
    taskId: z.string(),
    askedOf: TaskSide,
    by: Actor,
    dueAt: Instant,
    reason: z.string(),
  }),
  event('taskCancelled', { taskId: z.string(), askedOf: TaskSide, by: Actor, reason: z.string() }),

  /** The customer says whether somebody may be asked about their health. */
  event('consentAnswered', { taskId: z.string(), given: z.boolean() }),
  /** The link for somebody outside of the dispute; `inviteId` is its code. */
  event('contributorInvited', {
    taskId: z.string(),
    inviteId: z.string(),
    contributorId: z.string(),
    dueAt: Instant,
  }),
  event('contributorJoined', { taskId: z.string() }),

  // Somebody who acts for a side.
  event('representativeNamed', { by: Actor, mandate: Mandate }),
  /** The link for them; `inviteId` is its code. */
  event('representativeInvited', {
    representativeId: z.string(),
    side: Side,
    inviteId: z.string(),
    expiresAt: Instant,
  }),
  event('representativeJoined', { mandate: Mandate }),
  event('representativeDeclined', { representativeId: z.string(), side: Side }),
  event('mandateChanged', { mandate: Mandate }),
  /** `joined`: they had come in, so that the other side knew of them. */
  event('mandateEnded', {
    representativeId: z.string(),
    side: Side,
    name: z.string(),
    by: z.enum(['party', 'representative']),
    joined: z.boolean(),
  }),

  // The insurer's or merchant's own bounds.
  event('approvalRequested', {
    approvalId: z.string(),
    by: Actor,
    terms: Terms,
    reason: z.string(),
    replyBy: Instant,
  }),
  event('approvalAnswered', { approvalId: z.string(), by: Actor, approved: z.boolean(), reason: z.string() }),
  /** What the own side reckons that the case may cost it: for its own people alone. */
  event('reserveSet', { by: Actor, amount: Money, reason: z.string() }),

  // Clocks.
  event('reminderSent', {
    key: z.string(),
    clock: ClockId,
    to: Side.or(z.enum(['staff', 'contributor'])),
    step: z.int().positive(),
  }),
  event('clockPassed', {
    key: z.string(),
    clock: ClockId,
    owner: Owner,
  }),
  event('clockExtended', { clock: ClockId, by: Actor, to: Instant, reason: z.string() }),

  // Ends.
  event('caseWithdrawn', { by: Side }),
  event('caseReferred', { by: Actor, to: z.string(), reason: z.string() }),
  /** A person would close the case; these sides are asked first whether anything is still open. */
  event('closingAsked', {
    by: Actor,
    outcome: z.enum(['unanswered', 'notSettled', 'settledElsewhere']),
    reason: z.string(),
    sides: z.array(Side).min(1).readonly(),
  }),
  event('closingAnswered', { by: Side, done: z.boolean() }),
  event('caseClosed', {
    outcome: z.enum(['kept', 'unanswered', 'notSettled', 'settledElsewhere', 'withdrawn']),
    reason: z.string(),
  }),
  event('caseArchived', {}),
  /** A side wants what is kept of it destroyed; somebody of the team answers by that moment. */
  event('erasureRequested', { requestId: z.string(), by: Side, replyBy: Instant }),
  event('erasureAnswered', {
    requestId: z.string(),
    side: Side,
    by: Actor,
    granted: z.boolean(),
    reason: z.string(),
  }),
  /** The record is needed, in a court or by an authority: nothing of it is destroyed until that is over. */
  event('holdPlaced', { by: Actor, reason: z.string() }),
  event('holdLifted', { by: Actor, reason: z.string() }),
  /** How one side says that it went; a later tap stands in place of an earlier one. */
  event('caseRated', { by: Side, score: Score }),
]);
export type CaseEvent = z.infer<typeof CaseEvent>;
export type CaseEventType = CaseEvent['type'];
export type EventOf<T extends CaseEventType> = Extract<CaseEvent, { type: T }>;

/** Bumped whenever the shape of a stored event changes; migrate.ts then learns to read the older one. */
export const EVENT_VERSION = 1;

/** An event as it lies on the record of its case. */
export const Recorded = z
  .object({
    /** 1 for the first event of the case, without gaps. */
    position: z.int().positive(),
    at: Instant,
    by: Actor,
    v: z.int().positive(),
    event: CaseEvent,
  })
  .readonly();
export type Recorded = z.infer<typeof Recorded>;
