import { z } from 'zod';
import { BidRule, BidTiming, Commitments, RoundOutcome } from '../blind-bid/round.ts';
import { ClockId } from '../deadline/deadline.ts';
import { Locale } from '../locale.ts';
import { MediatorLack, MediatorReason } from '../mediation/search.ts';
import { MINUTES, RoomSeat, SessionTimes } from '../mediation/video-session.ts';
import { CurrencyCode, Money } from '../money.ts';
import { ClaimTypeId } from '../narrative/claim-type.ts';
import { ElementAnswer, Evidence, Statement } from '../narrative/element.ts';
import { FileReading } from '../narrative/file-reading.ts';
import { MOST_OWN, Retelling } from '../narrative/retelling.ts';
import { MOST_PACKAGES, Packages, PreferenceAnswer } from '../preference/preference.ts';
import { ProcedureRef } from '../procedure/procedure.ts';
import { Mandate, MandateScope } from '../representation/mandate.ts';
import { Terms } from '../settlement/terms.ts';
import { Task } from '../task/task.ts';
import { Instant, TimeZone } from '../time.ts';
import { Containment, GuardKind, PersonReason, RefusalReason } from './event.ts';
import { Audience, Platform, Side } from './party.ts';
import { Score } from './score.ts';

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape }).readonly();

const Id = z.string().min(1).max(64);
const Text = z.string().trim().min(1).max(4_000);
const Reason = z.string().trim().min(1).max(2_000);

/**
 * What somebody asks a case to do. Ids are made outside (core rolls no dice). Who asks is not in the command: it is
 * the `by` of the context, set from the session, never from what was sent.
 */
export const Command = z.discriminatedUnion('type', [
  command('openCase', {
    caseId: Id,
    procedure: ProcedureRef,
    claimantId: Id,
    locale: Locale,
    timeZone: TimeZone,
    currency: CurrencyCode,
    demonstration: z.boolean(),
    platform: Platform.optional(),
  }),
  command('tellStory', { messageId: Id, text: z.string().min(1).max(20_000) }),
  command('setClaimType', { claimType: ClaimTypeId }),
  command('stateElements', { statements: z.array(Statement).min(1).max(20).readonly() }),
  command('addEvidence', { evidence: Evidence }),
  /** A file was read. `found` is what it states; what is known already, or can no longer be stated, is left out. */
  command('recordReading', { reading: FileReading }),
  /** What a side told was put in short by a program; one whose words have changed meanwhile is let go. */
  command('recordRetelling', { retelling: Retelling }),
  /** Takes away what a program made of one's own words, or puts one's own in its place. */
  command('correctRetelling', { text: z.string().trim().min(1).max(MOST_OWN).optional() }),
  command('requestContainment', { requestId: Id, containment: Containment }),
  command('declineContainment', {}),
  command('recordContainment', {
    requestId: Id,
    outcome: z.enum(['done', 'refused', 'failed']),
    reference: z.string().max(200).optional(),
  }),
  command('fileClaim', { offerId: Id }),
  /** Asks for what the elements say now, in place of what the claim asked for before. */
  command('reviseDemand', { offerId: Id }),

  command('inviteRespondent', { inviteId: Id, name: z.string().trim().min(1).max(120) }),
  command('proveNotice', { how: z.enum(['linkOpened', 'byPerson']), note: z.string().max(500).optional() }),
  command('joinAsRespondent', { respondentId: Id, name: z.string().trim().min(1).max(120), locale: Locale }),
  command('setAuthority', { upToMinor: z.int().nonnegative() }),
  command('answerElements', { answers: z.array(ElementAnswer).min(1).max(20).readonly() }),
  command('acceptDemand', { agreementId: Id }),
  command('refuseClaim', { reason: RefusalReason, text: z.string().max(2_000).optional() }),

  command('makeOffer', { offerId: Id, terms: Terms, reason: z.string().max(2_000).optional() }),
  command('acceptOffer', { offerId: Id, agreementId: Id }),
  command('declineOffer', { offerId: Id, reason: z.string().max(2_000).optional() }),
  command('withdrawOffer', { offerId: Id }),
  command('makeProposal', { proposalId: Id, terms: Terms, reason: Text }),
  /**
   * May a proposal be answered so now? Decides to no event at all: the answer lies under seal, and only a common yes
   * ever comes out of it (see `turn/answer.ts`).
   */
  command('answerProposal', { proposalId: Id, accepted: z.boolean() }),
  /** Both are asked, in private, what else than money is worth something to them. */
  command('offerPreferences', { roundId: Id }),
  command('wishPreferences', { roundId: Id }),
  /** May such answers be sealed now? Decides to no event at all: see `turn/preference.ts`. */
  command('answerPreferences', { roundId: Id, answer: PreferenceAnswer }),
  command('showPackages', { roundId: Id, packages: Packages }),
  /** May packages be answered so now? Decides to no event at all. */
  command('answerPackages', { roundId: Id, picks: z.array(z.boolean()).max(MOST_PACKAGES).readonly() }),
  /** `pick`: the package that both said yes to, by its place. */
  command('closePreferences', {
    roundId: Id,
    pick: z.int().nonnegative().nullable(),
    agreementId: Id,
  }),
  command('closeProposal', { proposalId: Id, agreed: z.boolean(), agreementId: Id }),

  /** `reason`: why, on the record; without one nobody opens a second round. */
  command('proposeSealedRound', {
    roundId: Id,
    rule: BidRule,
    timing: BidTiming,
    reason: z.string().trim().min(1).max(2_000).optional(),
  }),
  command('agreeSealedRound', { roundId: Id }),
  command('declineSealedRound', { roundId: Id }),
  /**
   * May a number of this size be sealed now? Decides to no event at all. The amount stands here for the length of one
   * call and is never stored, logged or returned: see `turn/seal.ts`.
   */
  command('placeBid', { roundId: Id, amount: Money }),
  command('closeSealedRound', {
    roundId: Id,
    commitments: Commitments,
    outcome: RoundOutcome,
    agreementId: Id,
  }),

  command('confirmAgreement', { agreementId: Id }),
  command('declineAgreement', { agreementId: Id }),
  command('withdrawFromAgreement', { agreementId: Id }),
  command('signAgreement', {
    agreementId: Id,
    name: z.string().trim().min(1).max(120),
    agreementHash: z.string().max(128),
  }),
  command('reportPromise', { promiseId: Id, reference: z.string().max(200).optional() }),
  command('confirmPromise', { promiseId: Id }),
  command('disputePromise', { promiseId: Id, text: Text }),

  command('requestPerson', { reason: PersonReason }),
  command('takeOver', {}),
  command('release', {}),
  command('offerHandover', { to: Id }),
  command('acceptHandover', {}),
  command('declineHandover', {}),
  command('sendMessage', { messageId: Id, audience: Audience, text: Text }),
  command('addNote', { noteId: Id, text: Text }),
  command('startMediation', { until: Instant.optional() }),
  command('endMediation', { settled: z.boolean(), reason: Reason.optional() }),
  command('wishMediation', {}),
  /** A mediation is voluntary: either side may leave it, or the way to it, at any time. */
  command('declineMediation', {}),
  command('proposeMediator', {
    mediatorId: Id,
    name: z.string().trim().min(1).max(120),
    why: MediatorReason,
  }),
  command('noteMediatorLack', { lacks: z.array(MediatorLack).min(1).readonly() }),
  command('acceptMediator', { mediatorId: Id }),
  command('objectToMediator', { mediatorId: Id, reason: Reason }),
  command('declareConflict', { conflict: z.boolean() }),
  command('giveTurn', { to: Side }),
  command('passTurn', {}),
  command('askCarry', { carryId: Id, of: Side, text: Text }),
  /** "You may tell the other side this." `text` where the side says by itself what may be told. */
  command('allowCarry', { carryId: Id, text: Text.optional() }),
  command('declineCarry', { carryId: Id }),
  command('carryAcross', { carryId: Id }),
  /** `reason`: why a time that was set already moves. */
  command('proposeSession', {
    sessionId: Id,
    times: SessionTimes,
    minutes: z.int().min(MINUTES.least).max(MINUTES.most).optional(),
    reason: Reason.optional(),
  }),
  command('markSession', { sessionId: Id, suits: z.array(Instant).max(3).readonly() }),
  command('cancelSession', { sessionId: Id, reason: Reason }),
  command('openRoom', { sessionId: Id }),
  command('joinSession', { sessionId: Id, seat: RoomSeat }),
  /** `lost`: the line broke. */
  command('leaveSession', { sessionId: Id, seat: RoomSeat, how: z.enum(['left', 'lost']) }),
  command('endSession', { sessionId: Id }),
  command('noteChat', {
    platform: Platform,
    lost: z.object({ next: Platform.or(z.literal('web')) }).optional(),
  }),
  command('optOut', {}),
  /** Words of this side call for a person before anything is settled. */
  command('noteGuard', { kinds: z.array(GuardKind).min(1).readonly() }),
  command('noteCrisis', { kind: z.enum(['selfHarm', 'violence', 'medical']) }),
  command('resumeCase', {}),
  command('extendClock', { clock: ClockId, to: Instant, reason: Text }),

  command('askTask', { task: Task }),
  /** Somebody outside of the dispute is asked; `inviteId` becomes the code of their link. */
  command('askContributor', { task: Task, inviteId: Id }),
  command('answerConsent', { taskId: Id, given: z.boolean(), inviteId: Id }),
  /** "I can help, and nothing ties me to either side", or the tie. */
  command('joinTask', { taskId: Id, conflict: z.string().trim().min(1).max(2_000).optional() }),
  command('answerTask', { taskId: Id, text: Text }),
  /** A file of one's own that is on the record already belongs to what was asked for. */
  command('giveFile', { taskId: Id, evidenceId: Id }),
  command('declineTask', { taskId: Id, reason: Reason }),
  command('askTime', { taskId: Id, reason: Reason }),
  command('extendTask', { taskId: Id, dueAt: Instant, reason: Reason }),
  command('cancelTask', { taskId: Id, reason: Reason }),
  command('requestApproval', { approvalId: Id, terms: Terms, reason: Reason }),
  command('answerApproval', { approvalId: Id, approved: z.boolean(), reason: Reason }),
  command('setReserve', { amount: Money, reason: Reason }),

  /** By a side for itself, or by the person of the team who holds the case, for a side that asked; `inviteId` is the code of the link. */
  command('inviteRepresentative', { mandate: Mandate, inviteId: Id }),
  command('takeMandate', {}),
  command('declineMandate', {}),
  command('changeMandate', { representativeId: Id, scope: MandateScope, bids: z.boolean() }),
  /** By the side, at any time; or by the representative, who lays it down. */
  command('endMandate', { representativeId: Id }),

  /** Is everything done? The answer of a side that is asked before its case is closed. */
  command('answerClosing', { done: z.boolean() }),

  /** A stored deadline has come. Decides to what that means now; to nothing if it no longer stands. */
  command('passDeadline', { key: z.string() }),

  command('withdrawCase', {}),
  command('referCase', { to: Text, reason: Text }),
  command('closeCase', { outcome: z.enum(['unanswered', 'notSettled', 'settledElsewhere']), reason: Text }),
  command('rateCase', { score: Score }),
  /** "Delete my data." */
  command('requestErasure', { requestId: Id }),
  command('answerErasure', { requestId: Id, granted: z.boolean(), reason: Reason }),
  command('placeHold', { reason: Reason }),
  command('liftHold', { reason: Reason }),
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
/** What the room of a case sees: somebody comes or goes, or the talk is over. */
export type RoomCommand = CommandOf<'joinSession' | 'leaveSession' | 'endSession'>;
