import type { RoomCommand } from '../case/command.ts';
import type { Platform } from '../case/party.ts';
import type { Refusal } from '../case/refusal.ts';
import type { ApprovalState } from '../case/state.ts';
import type { Locale } from '../locale.ts';
import type { RoomAccess } from '../mediation/session.ts';
import type { FeedItem } from '../message/message.ts';
import type { Evidence } from '../narrative/element.ts';
import type { Appointment } from '../port/calendar.ts';
import type { Conversation } from '../port/store.ts';
import type { BidReceipt } from '../port/vault.ts';
import type { RecordExport } from '../record/export.ts';
import type { Member } from '../staff/member.ts';
import type { Seated } from '../staff/seat.ts';
import type { TimeZone } from '../time.ts';
import type { AdjusterView } from '../view/adjuster.ts';
import type { CaseBrief } from '../view/case-brief.ts';
import type { Panel } from '../view/panel.ts';
import type { TimelineEntry } from '../view/timeline.ts';
import type { Inbound } from './input.ts';

/** What somebody says to a request for leave, and why. */
export type LeaveAnswer = {
  readonly approvalId: string;
  readonly approved: boolean;
  readonly reason: string;
};

/** What channels call. Everything a person can do to a case goes through here, whatever screen it came from. */
export type TurnService = {
  /** Opens a case for a new claimant and greets. */
  open(request: OpenRequest): Promise<Conversation>;
  /**
   * Takes one delivery: understands, decides, commits, wakes. Serial per case; the same `updateId` twice has one
   * effect. Resolves when the turn would survive a power cut; the replies are then in the feed.
   * Faults are thrown after the case was left as it was.
   */
  take(inbound: Inbound): Promise<TurnOutcome>;
  /** Lets a browser session in by the code of a link. An invitation binds to the first session that enters. */
  enter(request: {
    readonly code: string;
    readonly sessionId: string;
    readonly locale: Locale;
  }): Promise<EnterOutcome>;
  /**
   * Lets a browser session in as a member of the team whom an identity provider named. The channel has verified that;
   * here it is believed.
   */
  enterStaff(request: {
    readonly staff: { readonly id: string; readonly name: string };
    readonly sessionId: string;
  }): Promise<void>;
  /** What the landing page of a link may say before anybody entered: no fact of the case but its title and sender. */
  peek(code: string, sessionId: string | null): Promise<PeekOutcome>;
  /** What a reader of a conversation sees: its messages after `afterSeq` and the panel above them. */
  show(conversationId: string, afterSeq: number, limit: number): Promise<Shown | null>;
  /** Shows a conversation in that language from now on, with all that Parley said in it before. */
  readIn(conversationId: string, locale: Locale): Promise<void>;
  /** A file on the record that this reader may see, by its hash or by the id that it has in the case. */
  evidence(conversationId: string, file: string): Promise<Evidence | null>;
  /** The record of the case as this reader may have it: entries that are not theirs are there as hashes only, so the chain still verifies. */
  exportRecord(conversationId: string): Promise<RecordExport | null>;
  /** From where a member of the team looks at a case, or why they have no seat on it; null for a case that does not exist. */
  staffSeat(caseId: string, memberId: string): Promise<Seated | null>;
  /**
   * The conversation of a member of the team about a case, made at first use, in the seat that they have there: a
   * mediator's is another one than an adjuster's. Null where they have no seat to act from, or there is no such case.
   */
  staffConversation(
    caseId: string,
    staff: { readonly id: string; readonly name: string },
    locale?: Locale,
  ): Promise<Conversation | null>;
  /** May the person of this conversation enter the room of its case now, and as what; null where there is no such conversation. */
  room(conversationId: string): Promise<RoomAccess | null>;
  /** Who comes to the room of a case and who goes is laid on its record; what no longer fits the case changes nothing. */
  noteRoom(caseId: string, command: RoomCommand): Promise<void>;
  /** A talk on video as the calendar of this conversation's person shows it; null where it has no time, or is not theirs. */
  appointment(conversationId: string, sessionId: string): Promise<Appointment | null>;
  /**
   * The code of a new link that lets the person of this conversation in from any browser, for this talk: it ends when
   * the talk's room closes for good. Looking at it uses nothing up. Null where the talk has no time, is over, or is not
   * theirs.
   */
  talkLink(conversationId: string, sessionId: string): Promise<string | null>;
  /** The same as `appointment`, for whoever holds the code of a link that lets its person in. */
  appointmentByLink(code: string, sessionId: string): Promise<AppointmentOf | null>;
  /** Who waits for leave to put terms beyond their own limit on this case; null where nobody does, or there is no such case. */
  leaveAsked(caseId: string): Promise<ApprovalState | null>;
  /** Answers such a request as a member of the team whose limit it does not pass; why not, or null where it took effect. */
  answerLeave(caseId: string, member: Member, answer: LeaveAnswer): Promise<Refusal | null>;
  /** A case as this member of the team may see it, with the panel above it; null for a case that does not exist. */
  caseForStaff(caseId: string, staffId: string): Promise<CaseForStaff | null>;
};

/** A talk on video, and whose calendar it is for. */
export type AppointmentOf = { readonly conversationId: string; readonly appointment: Appointment };

export type CaseForStaff = {
  readonly view: AdjusterView;
  readonly panel: Panel;
  readonly timeline: readonly TimelineEntry[];
  readonly brief: CaseBrief;
};

export type OpenRequest = {
  readonly procedureId: string;
  readonly locale: Locale;
  readonly timeZone: TimeZone;
  readonly demonstration?: boolean;
  /** The chat that it is opened in; absent for the browser. */
  readonly platform?: Platform;
};

/**
 * `receipt` only after a sealed number, and only to the one who typed it. `stale`: what was pressed is about something
 * that has moved on, and changed nothing. `unsaid`: the words may have named a number that is for the seal, so they were
 * kept nowhere; a channel that can take them off its own screen does.
 */
export type TurnOutcome = {
  readonly status: 'done' | 'duplicate';
  readonly version: number;
  readonly stale?: true;
  readonly unsaid?: true;
  readonly receipt?: BidReceipt;
};

export type LinkProblem = 'linkUnknown' | 'linkExpired' | 'linkUsed';
export type EnterOutcome =
  | { readonly ok: true; readonly kind: 'party'; readonly conversation: Conversation }
  | { readonly ok: true; readonly kind: 'staff'; readonly staffId: string }
  | { readonly ok: false; readonly problem: LinkProblem };
export type PeekOutcome =
  | {
      readonly ok: true;
      /** `mandate`: an invitation to act for a side. */
      readonly kind: 'invite' | 'mandate' | 'resume' | 'staff';
      readonly procedureId: string | null;
      readonly from: string | null;
    }
  | { readonly ok: false; readonly problem: LinkProblem };

export type Shown = {
  readonly conversation: Conversation;
  readonly items: readonly FeedItem[];
  readonly panel: Panel;
  readonly locale: Locale;
  readonly timeZone: TimeZone;
};
