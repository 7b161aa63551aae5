import type { BidRule, BidTiming, SealedRound } from '../blind-bid/round.ts';
import type { ClockId } from '../deadline/deadline.ts';
import type { Locale } from '../locale.ts';
import type { Carry } from '../mediation/carry.ts';
import type { MediatorSearch } from '../mediation/search.ts';
import type { VideoSession } from '../mediation/video-session.ts';
import type { CurrencyCode, Money } from '../money.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import type { ElementAnswer, ElementId, Evidence, Statement } from '../narrative/element.ts';
import type { FileReading } from '../narrative/file-reading.ts';
import type { Retelling } from '../narrative/retelling.ts';
import type { StallSignal } from '../negotiation/stall-signal.ts';
import type { Questions } from '../preference/preference.ts';
import type { ProcedureRef } from '../procedure/procedure.ts';
import type { MandateState } from '../representation/mandate.ts';
import type { Agreement, Offer, Promised, Terms } from '../settlement/terms.ts';
import type { TaskState } from '../task/task.ts';
import type { Instant, TimeZone } from '../time.ts';
import type { Containment, EventOf, GuardKind, PersonReason, RefusalReason } from './event.ts';
import type { Actor, Audience, Side, StaffActor, Voice } from './party.ts';
import type { Score } from './score.ts';

/**
 * A case at a moment: everything that its events add up to, and nothing else. A phase is a type, so a field that
 * makes no sense in a phase does not exist there.
 */
export type CaseState =
  | Narrating
  | Filed
  | Invited
  | Answering
  | Negotiating
  | InSealedRound
  | Matched
  | Reflection
  | Signed
  | Kept
  | Broken
  | Disputed
  | Mediation
  | Ended;

export type Phase = CaseState['phase'];
export type StateOf<P extends Phase> = Extract<CaseState, { phase: P }>;

/** The claimant is telling what happened. Nothing has left the claimant's side. */
export type Narrating = Common & { readonly phase: 'narrating' };

/** The claim is complete; the other side has not been invited yet. */
export type Filed = Common & Claimed & { readonly phase: 'filed' };

/** The invitation is out; nobody has opened it, or somebody has and not yet joined. */
export type Invited = Common & Claimed & Invitation & { readonly phase: 'invited' };

/** The respondent is in and has not answered yet. */
export type Answering = Common &
  Claimed &
  Joined & { readonly phase: 'answering'; readonly answerBy: Instant };

/** Both are in; offers lie in the open. */
export type Negotiating = Common & Claimed & Joined & Table & { readonly phase: 'negotiating' };

/** Offers rest; each side may put one number under seal. Whether a side has done so is not in the state: nobody may see it. */
export type InSealedRound = Common &
  Claimed &
  Joined &
  Table & { readonly phase: 'sealedRound'; readonly round: SealedRound };

/** Terms lie on the table; each side is asked for an explicit yes to the restated agreement. */
export type Matched = Common &
  Claimed &
  Joined &
  Table &
  Agreed & {
    readonly phase: 'matched';
    readonly confirmed: readonly Side[];
    readonly since: Instant;
  };

/** Both said yes. The consumer may step back freely until the end of reflection, and signs after it. */
export type Reflection = Common &
  Claimed &
  Joined &
  Table &
  Agreed & {
    readonly phase: 'reflection';
    readonly endsAt: Instant;
    readonly ended: boolean;
    readonly signatures: readonly Signature[];
  };

/** Signed by both; promises run. */
export type Signed = Common & Claimed & Joined & Table & Agreed & Settled & { readonly phase: 'signed' };
/** Every promise was confirmed by the side it was made to. */
export type Kept = Common &
  Claimed &
  Joined &
  Table &
  Agreed &
  Settled & { readonly phase: 'kept'; readonly keptAt: Instant };
/** A promise was not kept in time; a person is on it. */
export type Broken = Common &
  Claimed &
  Joined &
  Table &
  Agreed &
  Settled & { readonly phase: 'broken'; readonly promiseId: string };
/** The sides differ on whether a promise was kept; a person is on it. */
export type Disputed = Common &
  Claimed &
  Joined &
  Table &
  Agreed &
  Settled & { readonly phase: 'disputed'; readonly promiseId: string; readonly text: string };

/** A neutral helps both to talk; in text or on video. */
export type Mediation = Common &
  Claimed &
  Joined &
  Table & {
    readonly phase: 'mediation';
    readonly mediator: Actor;
    readonly until: Instant;
    /** Whom the mediator asked to speak next, and until when; null while it is the mediator's move. */
    readonly turn: { readonly of: Side; readonly at: Instant; readonly until: Instant } | null;
    /** What was said in private and may be told, by the word of the side that said it. */
    readonly carries: readonly Carry[];
  };

/** Nothing is to be done by anybody any more, but keeping the record. */
export type Ended = Common & {
  readonly phase: 'withdrawn' | 'referred' | 'closed' | 'archived';
  readonly endedAt: Instant;
  /** The phase in which it ended. */
  readonly from: Phase;
  readonly ending: EventOf<'caseWithdrawn'> | EventOf<'caseReferred'> | EventOf<'caseClosed'>;
  /** What both signed, where they did. */
  readonly settled: (Agreed & Settled) | null;
  readonly demand: Offer | null;
  /** It ended while it stood still for somebody's safety: nobody is asked how it went. */
  readonly quiet: boolean;
};

/** What every case has in every phase. */
export type Common = {
  readonly caseId: string;
  readonly procedure: ProcedureRef;
  readonly openedAt: Instant;
  readonly timeZone: TimeZone;
  readonly currency: CurrencyCode;
  readonly demonstration: boolean;
  readonly claimant: { readonly id: string; readonly locale: Locale; readonly lastHeardAt: Instant };
  readonly claimType: ClaimTypeId | null;
  readonly story: readonly { readonly messageId: string; readonly text: string; readonly at: Instant }[];
  readonly elements: { readonly [Id in ElementId]?: Statement };
  readonly evidence: readonly Evidence[];
  /** What was read in the files; a file that can hold words and is not among them is still to be read. */
  readonly readings: readonly FileReading[];
  /** What each side told, in short; see case/retelling.ts for what of it may be read. */
  readonly retellings: { readonly [S in Side]?: RetellingState };
  readonly containment: ContainmentState;
  readonly respondent: RespondentSeat | null;
  /** The way to a mediator; null while nobody has wished for one. */
  readonly search: MediatorSearch | null;
  /** How the other side is known to have been told; without it nothing may ever be held against it. */
  readonly notice: { readonly how: 'linkOpened' | 'byPerson'; readonly at: Instant } | null;
  readonly people: People;
  /** When anything last happened. */
  readonly touchedAt: Instant;
  /** Deadlines that came since this phase began, by `Deadline.key`: none of them comes twice. */
  readonly passed: readonly string[];
  /** Clocks that a person moved, with the new end. */
  readonly extended: { readonly [Clock in ClockId]?: Instant };
  /** Everything said to a party or to staff on the record, oldest first. */
  readonly messages: readonly {
    readonly messageId: string;
    readonly by: Actor;
    readonly audience: Audience;
    readonly text: string;
    readonly at: Instant;
    /** In a caucus: with which mediator. */
    readonly mediatorId?: string;
  }[];
  readonly notes: readonly {
    readonly noteId: string;
    readonly by: Actor;
    readonly text: string;
    readonly at: Instant;
  }[];
  /** A person would close the case, and asks those sides first; null while nobody does. */
  readonly closing: Closing | null;
  /** What was asked of somebody with a date, in the order of asking. */
  readonly tasks: readonly TaskState[];
  /** Who may act for a side, or was asked to, or did once, in the order of asking. */
  readonly mandates: readonly MandateState[];
  readonly approvals: readonly ApprovalState[];
  /** What the own side reckoned that the case may cost it, oldest first; the last one stands. */
  readonly reserves: readonly Reserve[];
  /** A side that said "I cannot do this online": its clocks stand still until a person has found another way. */
  readonly cannotOnline: readonly Side[];
  /** Since when the first of them waits for that in this phase; null while nobody does. */
  readonly offlineSince: Instant | null;
  /** What is for people alone to settle, by whose words it became known. */
  readonly guards: readonly { readonly by: Side; readonly kind: GuardKind }[];
  /** A person has held the case since the last of them became known. */
  readonly guardsSeen: boolean;
  /** Set while the script is stopped for somebody's safety; no clock runs against anybody. */
  readonly paused: {
    readonly by: Side;
    readonly kind: 'selfHarm' | 'violence' | 'medical';
    readonly at: Instant;
  } | null;
  /** How each side said that it went, once it was over. */
  readonly ratings: { readonly [S in Side]?: Score };
  /** Wishes that what is kept of a side be destroyed, oldest first. */
  readonly erasures: readonly ErasureState[];
  /** While it is set nothing of the case is destroyed. */
  readonly hold: { readonly by: Actor; readonly reason: string; readonly at: Instant } | null;
};

export type ErasureState = {
  readonly requestId: string;
  readonly by: Side;
  readonly at: Instant;
  readonly replyBy: Instant;
  readonly answer: {
    readonly by: Actor;
    readonly granted: boolean;
    readonly reason: string;
    readonly at: Instant;
  } | null;
};

/** `sides`: who is asked whether anything is still open; `done`: who said that nothing is. */
export type Closing = {
  readonly by: Actor;
  readonly outcome: EventOf<'closingAsked'>['outcome'];
  readonly reason: string;
  readonly at: Instant;
  readonly sides: readonly Side[];
  readonly done: readonly Side[];
};

/** Leave that somebody of the team asked for to bind its side further than it may alone. */
export type ApprovalState = {
  readonly approvalId: string;
  readonly by: StaffActor;
  readonly terms: Terms;
  readonly reason: string;
  readonly at: Instant;
  readonly replyBy: Instant;
  readonly status: 'open' | 'approved' | 'refused';
  readonly answer: { readonly by: StaffActor; readonly reason: string; readonly at: Instant } | null;
};

export type Reserve = {
  readonly by: Actor;
  readonly amount: Money;
  readonly reason: string;
  readonly at: Instant;
};

/** In a program's words, or in the side's own, which no program changes any more. */
export type RetellingState = Retelling & { readonly from: 'program' | 'person' };

export type RespondentSeat = {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly lastHeardAt: Instant;
};

export type ContainmentState =
  | { readonly state: 'none' }
  | { readonly state: 'declined' }
  | {
      readonly state: 'requested';
      readonly requestId: string;
      readonly containment: Containment;
      readonly at: Instant;
    }
  | {
      readonly state: 'answered';
      readonly requestId: string;
      readonly containment: Containment;
      readonly outcome: 'done' | 'refused' | 'failed';
      readonly reference?: string;
    };

/** The human side of a case: who was asked for, who holds it, who is offered it. */
export type People = {
  readonly requested: {
    readonly by: Side | 'parley';
    readonly reason: PersonReason;
    readonly at: Instant;
    readonly replyBy: Instant;
  } | null;
  /** While a person holds the case the bots are silent. */
  readonly holder: {
    readonly actor: StaffActor;
    readonly since: Instant /** When the holder last did something on the case; the person's clock runs from here. */;
    readonly actedAt: Instant;
  } | null;
  readonly handover: {
    readonly from: StaffActor;
    readonly to: string;
    readonly at: Instant;
    readonly acceptBy: Instant;
  } | null;
  /** Everybody who ever held it, in order, and how long. */
  readonly held: readonly { readonly actor: StaffActor; readonly since: Instant; readonly until: Instant }[];
};

export type Claimed = { readonly demand: Offer; readonly filedAt: Instant };

export type Invitation = {
  readonly inviteId: string;
  readonly invitedName: string;
  readonly invitedAt: Instant;
  readonly replyBy: Instant;
};

export type Joined = {
  readonly respondent: RespondentSeat;
  /** Own-side authority of the respondent, in minor units; shown to that side and its people only. */
  readonly authorityMinor: number | null;
  readonly answers: { readonly [Id in ElementId]?: ElementAnswer };
  readonly joinedAt: Instant;
};

/** What has been on the table since the respondent's first answer. */
export type Table = {
  readonly offers: readonly OfferState[];
  readonly refusal: { readonly reason: RefusalReason; readonly text?: string; readonly at: Instant } | null;
  readonly proposal: {
    readonly proposalId: string;
    readonly terms: Terms;
    readonly reason: string;
    readonly at: Instant;
    /** Until when each side may answer under seal. Whether one has, or what, is not in the state: nobody may see it. */
    readonly until: Instant;
  } | null;
  readonly sealedProposal: {
    readonly roundId: string;
    readonly by: Side | 'staff';
    readonly rule: BidRule;
    readonly timing: BidTiming;
    readonly agreed: readonly Side[];
    readonly at: Instant;
  } | null;
  /** Rounds that were closed; an outcome that was not a match says nothing more. */
  readonly rounds: readonly {
    readonly rule: BidRule;
    readonly roundId: string;
    readonly matched: boolean;
    readonly closedAt: Instant;
  }[];
  /** What else than money could be swapped; whether a side has answered, or what, is not in the state. */
  readonly preference: {
    readonly roundId: string;
    readonly questions: Questions;
    readonly at: Instant;
    /** Until when each side may answer under seal, the questions first and then the packages. */
    readonly until: Instant;
    readonly packages: readonly Terms[] | null;
  } | null;
  readonly preferenceWishes: readonly Side[];
  /** Rounds of it that were closed. */
  readonly preferenceRounds: number;
  /** Talks on video, oldest first. */
  readonly sessions: readonly VideoSession[];
  readonly stall: { readonly signals: readonly StallSignal[]; readonly at: Instant } | null;
  /** When the table was laid: the negotiation's own clock runs from here. */
  readonly laidAt: Instant;
  /** When somebody last moved: an offer, an answer, a message to the other side. */
  readonly movedAt: Instant;
};

export type OfferState = Offer & {
  readonly status: 'open' | OverStatus;
  /** Who of the side that it was made to answered it. */
  readonly answeredBy?: Voice;
};
/** How an offer came to stand no longer. */
export type OverStatus = 'accepted' | 'declined' | 'withdrawn' | 'expired' | 'superseded';

export type Agreed = { readonly agreement: Agreement };
export type Signature = {
  readonly by: Side;
  readonly name: string;
  readonly at: Instant;
  readonly agreementHash: string;
};

export type PromiseState = Promised & {
  readonly status: 'due' | 'reported' | 'kept' | 'broken' | 'disputed';
  readonly reference?: string;
  readonly reportedAt?: Instant;
  /** Why the other side says that it was not kept, in its words. */
  readonly disputedFor?: string;
};
export type Settled = {
  readonly signatures: readonly Signature[];
  readonly signedAt: Instant;
  readonly promises: readonly PromiseState[];
};

/** Phases in which somebody still has something to do. */
export const OPEN_PHASES = [
  'narrating',
  'filed',
  'invited',
  'answering',
  'negotiating',
  'sealedRound',
  'matched',
  'reflection',
  'signed',
  'kept',
  'broken',
  'disputed',
  'mediation',
] as const satisfies readonly Phase[];
export type OpenPhase = (typeof OPEN_PHASES)[number];
export type OpenCase = StateOf<OpenPhase>;

export const isOpen = (state: CaseState): state is OpenCase =>
  state.phase !== 'withdrawn' &&
  state.phase !== 'referred' &&
  state.phase !== 'closed' &&
  state.phase !== 'archived';

/** Phases in which the respondent has joined and the table is laid. */
export type AtTable = Extract<CaseState, Table>;
export const atTable = (state: CaseState): state is AtTable => 'offers' in state;
