import type { Recorded } from '../case/event.ts';
import type { Platform, Role, Side } from '../case/party.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { FeedItem, Message } from '../message/message.ts';
import type {
  FactColumn,
  FactCount,
  FactCountQuery,
  FactQuery,
  TallyColumn,
  TallyCount,
  TallyCountQuery,
} from '../report/count.ts';
import type { CaseFact } from '../report/fact.ts';
import type { Tally } from '../report/tally.ts';
import type { JournalEntry, SignInWay } from '../staff/journal.ts';
import type { Member } from '../staff/member.ts';
import type { Challenge, Passkey } from '../staff/passkey.ts';
import { type Instant, SECOND, type TimeZone } from '../time.ts';
import type { Backlog } from './backlog.ts';

/**
 * The one truth. A turn's events, deadlines, messages, memory and the mark that its update was handled are committed
 * together or not at all, and `append` resolves only after they would survive a power cut.
 *
 * Every adapter passes test/contract/store.contract.ts.
 */
export type Store = {
  /** Serialised by `expectedVersion`: of two appends to the same version, one wins and the other gets `conflict`. */
  append(batch: Append): Promise<AppendResult>;
  /** How far a case has come; all zero for one that does not exist. */
  head(caseId: string): Promise<CaseHead>;
  /** The record of a case from a position on (default 1), oldest first; empty for a case that does not exist. */
  record(caseId: string, from?: number): Promise<readonly StoredRecord[]>;
  conversation(conversationId: string): Promise<Conversation | null>;
  /** Every conversation of a case. */
  conversations(caseId: string): Promise<readonly Conversation[]>;
  /** Messages after `seq`, oldest first. */
  feed(conversationId: string, afterSeq: number, limit: number): Promise<readonly FeedItem[]>;
  /** Was this update of this conversation handled already? */
  handled(conversationId: string, updateId: string): Promise<boolean>;
  /**
   * Deadlines at or before `now`, earliest first. Of several processes that name themselves as `worker`, one gets a
   * deadline and has it for `DUE_LEASE`; asking again renews that. Without a worker everything that is due is shown.
   */
  due(now: Instant, limit: number, worker?: string): Promise<readonly DueDeadline[]>;
  /** The earliest deadline of all, to sleep until. */
  nextDue(): Promise<Instant | null>;
  /** What waits to be shown and what is due; reads each chat and each due deadline, so it is for once in a while. */
  backlog(now: Instant): Promise<Backlog>;
  /** One row a case, by the queue's own order: open first, then `due`, then `caseId`. */
  cases(query: CaseQuery): Promise<readonly CaseRow[]>;
  case(caseId: string): Promise<CaseRow | null>;
  /** What lies under seal in a round: at most one row a side. */
  sealed(caseId: string, roundId: string): Promise<readonly SealedRow[]>;
  /** The wrapped key of a case, made at its first sealed number; null when there is none or it was shredded. */
  caseKey(caseId: string): Promise<Uint8Array | null>;
  /** Destroys the key and every sealed row of a case. */
  shred(caseId: string): Promise<void>;
  /** Hashes of the files on the record of a case and of no other: what goes with it when it is erased. */
  ownFiles(caseId: string): Promise<readonly string[]>;
  /** Of these files those that a case names, also one whose record is in an archive: as sent, or as the small picture of one. */
  namedFiles(hashes: readonly string[]): Promise<readonly string[]>;
  /**
   * Destroys all that anybody said or did in a case: its record, feeds, conversations, deadlines, row, what is
   * counted of it, links, sealed numbers, the chats that showed it with what is kept of them (chat-setting.ts), and the
   * browsers that were let in for it alone. What stays is `erased`. Doing it again changes nothing. No such case:
   * nothing is done.
   */
  erase(caseId: string, at: Instant): Promise<void>;
  /** What is left of a case that was erased; null for every other. */
  erased(caseId: string): Promise<ErasedCase | null>;
  /**
   * Where the record of a case lies that was taken out of the store (`npm run archive`); null for every other. Its head is
   * all zero and its record empty until it is brought back, so nothing can be appended to it; what was said to people,
   * their conversations and its row are still here.
   */
  takenOut(caseId: string): Promise<TakenOut | null>;

  link(codeHash: string): Promise<Link | null>;
  putLink(link: Link): Promise<void>;
  /** Binds an unbound link to a session; false when somebody else was first. Atomic. */
  bindLink(codeHash: string, sessionId: string): Promise<boolean>;
  session(sessionId: string): Promise<Session | null>;
  putSession(session: Session): Promise<void>;
  /** The same for one that is still there; one that was ended meanwhile stays ended. */
  renewSession(session: Session): Promise<void>;
  /** Ends a session and every grant it holds. */
  endSession(sessionId: string): Promise<void>;
  /** Lets a browser act for a person; one browser may act for several (a household, a shop's counter). */
  grant(sessionId: string, personId: string): Promise<void>;
  /** The persons that a browser may act for. */
  grants(sessionId: string): Promise<readonly string[]>;
  /** Every conversation of a person. */
  conversationsOf(personId: string): Promise<readonly Conversation[]>;
  /** The chats that a conversation is shown in, beside the browser. */
  addresses(conversationId: string): Promise<readonly Address[]>;
  /** The conversations that a chat shows; the one that its person was heard about last comes first. */
  addressesAt(channel: Platform, chatId: string): Promise<readonly Address[]>;
  /** Seats a conversation in a chat, or changes all but how far it was shown there; `shown` and `trying` are taken of a new one alone. */
  putAddress(address: Address): Promise<void>;
  /** How far a conversation was shown in a chat. */
  markShown(key: AddressKey, progress: Pick<Address, 'shown' | 'trying'>): Promise<void>;
  /** Chats of a channel, not lost, that have something to show; by `channel`, `chatId` and `conversationId` after `after`. */
  behind(channel: Platform, limit: number, after?: AddressKey): Promise<readonly Address[]>;
  /** Somebody of the team, also after they have left; null for a stranger. */
  member(memberId: string): Promise<Member | null>;
  /** Everybody who is or was of the team, by id. */
  members(): Promise<readonly Member[]>;
  /** Lays a member down as it is, whatever was there: for who is known from the settings. */
  putMember(member: Member): Promise<void>;
  /**
   * Changes a member on what is there at that moment, so that of two who change at once, in whatever processes, neither
   * loses what it did. `change` may be called more than once and does nothing else; null leaves everything as it was.
   * Resolves to what then is there.
   */
  changeMember(memberId: string, change: (before: Member | null) => Member | null): Promise<Member | null>;
  /** The sessions by which a member of the team is signed in, the newest first; those too that have run out. */
  sessionsOf(memberId: string): Promise<readonly Session[]>;
  passkey(credentialId: string): Promise<Passkey | null>;
  /** A member's keys, the oldest first. */
  passkeysOf(memberId: string): Promise<readonly Passkey[]>;
  /** False where a key of that id is known already, be it somebody else's. */
  addPasskey(passkey: Passkey): Promise<boolean>;
  /** Notes that a key was used. False, and nothing noted, where it was taken away meanwhile or has counted further. */
  passkeyUsed(
    credentialId: string,
    use: Pick<Passkey, 'counter'> & { readonly usedAt: Instant },
  ): Promise<boolean>;
  /**
   * Takes a member's key away. With `keepLast` their only one stays, also where two of several are taken away at once.
   * False where it is not theirs or stays.
   */
  removePasskey(key: Pick<Passkey, 'credentialId' | 'memberId'>, keepLast: boolean): Promise<boolean>;
  /** Lays down what a key is to sign; those that have run out go. */
  putChallenge(challenge: Challenge): Promise<void>;
  /** Takes it back: of several who ask, in whatever processes, one gets it. Null for one that is not there. */
  takeChallenge(challenge: string): Promise<Challenge | null>;
  /** The last entry of the team's journal; see core/staff/journal.ts. */
  journalHead(): Promise<JournalEntry | null>;
  /** False where its position is taken by another entry: somebody was first. Nothing is ever changed or taken out. */
  addToJournal(entry: JournalEntry): Promise<boolean>;
  /** Entries after a position, oldest first. */
  journal(after: number, limit: number): Promise<readonly JournalEntry[]>;
  /** How many cases are alike in those columns. */
  countFacts<C extends FactColumn>(query: FactCountQuery<C>): Promise<readonly FactCount<C>[]>;
  /** How often something happened, by those columns. */
  countTallies<C extends TallyColumn>(query: TallyCountQuery<C>): Promise<readonly TallyCount<C>[]>;
  facts(query: FactQuery): Promise<readonly CaseFact[]>;
  /** Cases that have no fact, one of an older edition, or one that is behind their record; by id after `after`. */
  uncounted(edition: number, limit: number, after?: string): Promise<readonly string[]>;
  /** Lays down what is counted of a case, unless what is there is of a later version or the case was erased. */
  putFact(fact: CaseFact, tallies: readonly Tally[]): Promise<void>;
  /** A small value that outlives a restart: the demo clock's offset, a schema mark. */
  setting(name: string): Promise<string | null>;
  putSetting(name: string, value: string): Promise<void>;
  /**
   * Adds to the count of a day (`2026-11-24`) at once for all processes, and resolves to what it is then. A later day
   * begins at 0; whoever is still at the day before adds to the later one.
   */
  addOnDay(name: string, day: string, by: number): Promise<number>;

  /** Takes or renews, by the store's own clock, what only one worker at a time may do; false while another has it. */
  lease(name: string, worker: string, ms: number): Promise<boolean>;
  /** Gives back every lease and every deadline that the worker has: it ends, and another may go on at once. */
  release(worker: string): Promise<void>;

  close(): Promise<void>;
};

/** How long a deadline that came belongs to the process that took it, in milliseconds: long enough for one look to follow another. */
export const DUE_LEASE = 30 * SECOND;

/**
 * `version`: number of events. `revision`: number of appends, those too that changed no more than what a conversation
 * remembers; what lies in a process's memory is up to date while this is the same.
 */
export type CaseHead = { readonly version: number; readonly revision: number };

/**
 * An event as stored: what was recorded, the salt of its leaf (so that a redacted entry cannot be guessed from its
 * hash) and the hash of the chain up to and with it; both hex, see core/record/chain.ts.
 */
export type StoredRecord = { readonly recorded: Recorded; readonly salt: string; readonly hash: string };

/**
 * The chain of an erased case without a word of it: the leaf hash of each entry in order, and the hash of the chain with
 * the last. The salts went with the entries, so no entry can be guessed from its leaf; an earlier export of the case can
 * still be checked against it (`npm run verify`).
 */
export type ErasedCase = {
  readonly caseId: string;
  readonly at: Instant;
  readonly leaves: readonly string[];
  readonly head: string;
};

/** `month`: that in which the case was last touched, YYYY-MM; the archive is named by it. `at`: when it was taken there. */
export type TakenOut = {
  readonly caseId: string;
  readonly month: string;
  readonly at: Instant;
  readonly procedureId: string;
  readonly timeZone: TimeZone;
};

export type Append = {
  readonly caseId: string;
  /** Number of events that the case had when the decision was made; 0 for a new case. */
  readonly expectedVersion: number;
  /** The revision that the decision was made on; absent where only the events matter. Another one is a `conflict`. */
  readonly expectedRevision?: number;
  readonly records: readonly StoredRecord[];
  /** Replaces every deadline of the case; absent: they stay as they are. */
  readonly deadlines?: readonly Deadline[];
  /** To be put at the end of each conversation's feed, in order. */
  readonly messages: readonly {
    readonly conversationId: string;
    readonly at: Instant;
    readonly version: number;
    readonly message: Message;
  }[];
  /** New or changed conversations. */
  readonly conversations: readonly Conversation[];
  readonly handled?: { readonly conversationId: string; readonly updateId: string; readonly at: Instant };
  readonly row?: CaseRow;
  readonly fact?: CaseFact;
  /** To be put beside what was counted of the case before. */
  readonly tallies?: readonly Tally[];
  readonly sealed?: { readonly row: SealedRow; readonly wrappedKey?: Uint8Array };
  readonly links?: readonly Link[];
};

/** `conflict`: somebody appended first; load again and decide again. `duplicate`: this update was handled before. */
export type AppendResult =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly reason: 'conflict' | 'duplicate' };

/** The thread between Parley and one person about one case. `memory` is small JSON that only the person's bot reads. */
export type Conversation = {
  readonly conversationId: string;
  readonly caseId: string;
  readonly role: Role;
  readonly personId: string;
  readonly memory: unknown;
};

export type DueDeadline = { readonly caseId: string; readonly deadline: Deadline };

/** What the queue shows and sorts by; derived from the state in the same turn. Public facts only. */
export type CaseRow = {
  readonly caseId: string;
  readonly version: number;
  readonly phase: string;
  readonly open: boolean;
  readonly owner: string;
  readonly step: string;
  readonly due: Instant | null;
  readonly holderId: string | null;
  readonly needsPerson: boolean;
  readonly demonstration: boolean;
  /**
   * Small JSON for the list: title, parties, amount, why. A store knows three of its fields, and finds cases by them:
   * `flags` (texts), `handoverTo` (a member's id) and `words` (see core/view/queue-words.ts).
   */
  readonly summary: unknown;
  readonly updatedAt: Instant;
};
export type CaseQuery = {
  readonly open?: boolean;
  readonly holderId?: string;
  readonly needsPerson?: boolean;
  /** Something makes it stand out: the flags of its summary are not empty. */
  readonly flagged?: true;
  /** It stands still: `stalled` is among the flags of its summary. */
  readonly stalled?: true;
  /** This member was asked to take it over. */
  readonly handedTo?: string;
  /** It has a date, at or before this moment. */
  readonly dueBy?: Instant;
  /** Of each of these lists one of its beginnings is that of a word of the row. */
  readonly words?: readonly (readonly string[])[];
  /** The last row of the page before. `open` is needed where the query itself does not say it. */
  readonly after?: { readonly open?: boolean; readonly due: Instant | null; readonly caseId: string };
  readonly limit: number;
};

/** A number under seal: AES-256-GCM under the key of its case, bound to case, round and side. All rows have the same size. */
export type SealedRow = {
  readonly caseId: string;
  readonly roundId: string;
  readonly side: Side;
  readonly ciphertext: Uint8Array;
  readonly commitment: string;
  readonly at: Instant;
};

/** A capability link. Only the hash of its code is stored. */
export type Link = {
  readonly codeHash: string;
  readonly kind: 'invite' | 'resume' | 'staff';
  readonly caseId: string | null;
  /** Whom it lets in; null for an invitation that nobody has taken yet. */
  readonly personId: string | null;
  readonly role: Role;
  readonly expiresAt: Instant;
  /** The session that used it first; an `invite` or `staff` link serves that one alone. Stays null for `resume`, which moves a person between devices. */
  readonly boundTo: string | null;
};

export type AddressKey = {
  readonly channel: Platform;
  /** The platform's own id of the chat with this one person. */
  readonly chatId: string;
  readonly conversationId: string;
};

/**
 * A chat of a platform that shows a conversation to its person. The feed in the store is what there is to say and this
 * is how far it was said there, so that nothing has to be queued twice (core/delivery).
 */
export type Address = AddressKey & {
  /** `seq` of the last item of the feed that the platform took or that is not for it; 0 for none. */
  readonly shown: number;
  /** `seq` of an item that was handed over and that the platform has not answered for; null where none is. */
  readonly trying: number | null;
  /** The person closed the chat, or the platform did: nothing is sent there. */
  readonly lost: boolean;
  /** What the platform wants to be given back to write first; small JSON that only its adapter reads. */
  readonly reference: unknown;
  /** When the person was last heard there about this case. */
  readonly usedAt: Instant;
};

/** A browser. `sessionId` is the hash of its cookie; the cookie itself is not stored. */
export type Session = {
  readonly sessionId: string;
  readonly staff: SignedIn | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

/** Who of the team a browser is signed in as, and what tells its owner which one it is. */
export type SignedIn = {
  readonly id: string;
  readonly name: string;
  /** Browser and system, in the words of the browser itself. */
  readonly device?: string;
  readonly way?: SignInWay;
  /** When it was last heard, to the quarter of an hour. */
  readonly seenAt?: Instant;
  /** The identity provider's own name of the session, by which it can end it. */
  readonly providerSession?: string;
};
