import type { Audience, Owner, Side } from '../../../../core/case/party.ts';
import type { OfferState, PromiseState } from '../../../../core/case/state.ts';
import type { ClockId } from '../../../../core/deadline/deadline.ts';
import type { Locale } from '../../../../core/locale.ts';
import type { Field } from '../../../../core/message/message.ts';
import type { StaffAction } from '../../../../core/staff/action.ts';
import type { Point } from '../../../../core/view/adjuster.ts';
import type { QueueFlag } from '../../../../core/view/queue.ts';
import type { DeskWord } from './words.ts';

/*
 * What goes between the desk's server and its browser, as JSON under /api/desk. Every word is already said in the
 * reader's language. Moments are milliseconds since 1970; the browser only formats them.
 */

export const FILTERS = ['mine', 'unowned', 'dueToday', 'stalled', 'flagged', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the console has pages for; each has its row in page/route.ts, and pages.ts says who may see it. */
export const PAGES = [
  'queue',
  'case',
  'stalls',
  'leave',
  'team',
  'registry',
  'journal',
  'own',
  'figures',
  'review',
  'causes',
  'warnings',
] as const;
export type PageId = (typeof PAGES)[number];

export type DeskChrome = {
  readonly locale: Locale;
  readonly words: { readonly [W in DeskWord]: string };
  readonly staff: Person;
  /** What this reader may see. */
  readonly pages: readonly PageId[];
  /** Whom a case can be handed to. */
  readonly colleagues: readonly Person[];
  /** The app's id in Teams, for links that open there; null where the desk is no tab. */
  readonly teamsApp: string | null;
  readonly movableClock: boolean;
  readonly now: number;
};
export type Person = { readonly id: string; readonly name: string };
export type Option = { readonly value: string; readonly label: string };
export type Flag = { readonly id: QueueFlag; readonly label: string };
export type Due = {
  readonly at: number;
  readonly why: string;
  readonly source: string;
  readonly verified: boolean;
};

export type DeskQueue = {
  readonly now: number;
  readonly rows: readonly DeskRow[];
  /** Sent back as `after` for the rows that follow; null at the end. */
  readonly next: string | null;
  /** Who else of the team is here, said as a sentence; null where nobody is. With the first rows only. */
  readonly here?: string | null;
};
export type DeskRow = {
  readonly caseId: string;
  readonly label: string;
  readonly about: string;
  readonly other: string | null;
  readonly amount: string | null;
  readonly phase: string;
  readonly open: boolean;
  readonly next: { readonly owner: Owner; readonly who: string; readonly step: string } | null;
  readonly due: Due | null;
  readonly holder: { readonly name: string; readonly mine: boolean } | null;
  /** Why a person is asked for, where one is. */
  readonly reason: string | null;
  readonly handedToMe: boolean;
  readonly flags: readonly Flag[];
  readonly demonstration: boolean;
};

export type DeskCase = {
  readonly caseId: string;
  readonly now: number;
  readonly label: string;
  readonly title: string;
  readonly about: string;
  readonly amount: string | null;
  readonly phase: string;
  readonly demonstration: boolean;
  /** May this reader go to the video room of the case now? It is under the reader's own conversation. */
  readonly room: boolean;
  readonly openedAt: number;
  readonly claimant: { readonly label: string; readonly heardAt: number };
  readonly respondent: {
    readonly name: string;
    readonly joined: boolean;
    readonly heardAt: number | null;
  } | null;
  readonly notice: string | null;
  readonly next: ({ readonly who: string; readonly step: string } & Due) | null;
  readonly holder: { readonly name: string; readonly mine: boolean; readonly since: number } | null;
  readonly reason: string | null;
  readonly handover: { readonly to: string; readonly toMe: boolean; readonly acceptBy: number } | null;
  readonly flags: readonly Flag[];
  readonly ended: string | null;
  readonly story: readonly { readonly id: string; readonly text: string; readonly at: number }[];
  readonly brief: DeskBrief;
  readonly table: DeskTable;
  readonly evidence: readonly DeskEvidence[];
  readonly messages: readonly DeskMessage[];
  readonly dates: readonly DeskDate[];
  readonly timeline: readonly { readonly position: number; readonly at: number; readonly text: string }[];
  readonly may: DeskMay;
};
/** The case on one page. */
export type DeskBrief = {
  /** What is asked for and how the other side answered to it as a whole. */
  readonly head: readonly DeskLine[];
  /** The facts, apart by how they stand between the two. */
  readonly agreed: readonly DeskPoint[];
  readonly contested: readonly DeskPoint[];
  readonly open: readonly DeskPoint[];
  /** Positions in the timeline: what shows that they got stuck, and what was tried. */
  readonly stuck: readonly number[];
  readonly tried: readonly number[];
};
export type DeskLine = {
  readonly label: string;
  readonly text: string;
  readonly sources: readonly DeskSource[];
};
export type DeskPoint = {
  readonly label: string;
  readonly claimed: string;
  readonly own: string | null;
  readonly standing: Point['standing'];
  readonly standingLabel: string;
  /** Where it was claimed, and where the other side answered. */
  readonly sources: readonly DeskSource[];
  readonly answered: readonly DeskSource[];
};
/** Where a line comes from: the place on the page, what it is called, and which of its letters, where it is words. */
export type DeskSource = {
  readonly place: string;
  readonly label: string;
  readonly part: { readonly start: number; readonly end: number } | null;
};
export type DeskTable = {
  readonly moves: readonly DeskMove[];
  /** Sums of money over time, oldest first; `value` in minor units, for drawing alone. */
  readonly course: readonly DeskStep[];
  /** The last demand and the last offer in the open. */
  readonly apart: { readonly offered: string; readonly demanded: string; readonly gap: string } | null;
  /** Standing words about the table: refusal, stall, rounds, a proposal that waits. */
  readonly remarks: readonly string[];
  readonly agreement: {
    readonly rows: readonly { readonly label: string; readonly value: string }[];
    readonly state: string;
  } | null;
  readonly promises: readonly {
    readonly what: string;
    readonly dueAt: number;
    readonly status: PromiseState['status'];
    readonly statusLabel: string;
  }[];
};
export type DeskStep = {
  readonly at: number;
  readonly by: Side;
  readonly who: string;
  readonly value: number;
  readonly amount: string;
};
export type DeskMove = {
  readonly id: string;
  readonly by: Side | 'staff';
  readonly who: string;
  readonly terms: string;
  readonly reason: string | null;
  readonly at: number;
  readonly status: OfferState['status'] | 'demand' | 'proposal';
  readonly statusLabel: string;
};
export type DeskEvidence = {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly who: string;
  readonly element: string | null;
  readonly preview: { readonly width: number; readonly height: number } | null;
  /** What a program could read in it or heard in it; null where there are no words. */
  readonly read: string | null;
  /** It can be looked at in the console itself. */
  readonly picture: boolean;
  /** How many pages it has, in words. */
  readonly pages: string | null;
  readonly bytes: number;
  readonly at: number;
};
export type DeskMessage = {
  readonly id: string;
  readonly who: string;
  readonly mine: boolean;
  /** `team`: what a side wrote to the team in its own room. */
  readonly audience: Audience | 'team';
  readonly to: string;
  readonly text: string;
  readonly at: number;
};
export type DeskDate = Due & {
  readonly key: string;
  readonly clock: ClockId;
  readonly who: string;
  readonly step: string;
  readonly moved: boolean;
  readonly extendable: boolean;
};
export type DeskMay = {
  readonly actions: readonly StaffAction[];
  readonly audiences: readonly Audience[];
};

/** What Parley answered to this member of the team, newest last; `link` is the path of an invitation. */
export type DeskSaid = {
  /** Number of the last message of the conversation: the next `after`. */
  readonly last: number;
  readonly items: readonly DeskAnswer[];
};
export type DeskAnswer = {
  readonly seq: number;
  readonly text: string;
  readonly link: string | null;
  /** What may be pressed in answer; none of it once the next thing was done. */
  readonly choices: readonly DeskChoice[];
  readonly form: DeskForm | null;
};
export type DeskChoice = {
  readonly action: string;
  readonly subject?: string;
  readonly label: string;
  readonly style: 'primary' | 'plain' | 'danger';
};
/** A form as the adjuster's bot writes it, said in the reader's language. */
export type DeskForm = {
  readonly action: string;
  readonly hint: string;
  readonly submit: string;
  readonly fields: readonly DeskField[];
};
export type DeskField = {
  readonly name: string;
  readonly label: string;
  readonly type: Field['type'];
  readonly required: boolean;
  readonly options?: readonly Option[];
  readonly value?: string;
  /** Put after the label: a currency. */
  readonly unit?: string;
  /** Shown only while this other field has a value. */
  readonly after?: string;
};
/** A request for leave that waits. `bar`: why this reader cannot answer it: it is their own, or goes beyond their limit too. */
export type DeskApproval = {
  readonly caseId: string;
  readonly approvalId: string;
  readonly label: string;
  readonly about: string;
  readonly other: string;
  readonly who: string;
  readonly terms: string;
  readonly reason: string;
  readonly at: number;
  readonly replyBy: number;
  readonly bar: 'own' | 'limit' | null;
};

/** The daily stall list. */
export type DeskStalls = { readonly now: number; readonly cases: readonly DeskStall[] };
/** One case that stands, every word said. */
export type DeskStall = {
  readonly caseId: string;
  readonly label: string;
  readonly about: string;
  readonly other: string;
  readonly owner: string;
  readonly step: string;
  readonly due: number | null;
  /** When anything last happened. */
  readonly since: number;
  readonly why: readonly string[];
};
/** Every refusal of a route: one clear sentence. */
export type DeskProblem = {
  readonly text: string;
  /** Where the team signs in; given to whoever is not, where there is such a way. */
  readonly signIn?: string;
};
