import type { Containment } from '../case/event.ts';
import type { Locale } from '../locale.ts';
import type { Phrase } from '../message/message.ts';
import type { Instant, TimeZone } from '../time.ts';
import type { Presence } from './presence.ts';

/** The time of day. Only `main.ts` and adapters hold one; core is handed moments. */
export type Clock = { now(): Instant };

/** Fresh, unguessable ids. `code` is for people: short, lower case, without characters that look alike. */
export type Ids = { id(): string; code(length: number): string };

/** Says a phrase in a language. Throws on a key that no catalogue has: a missing word is a fault, not a surprise on a screen. */
export type Wording = { say(phrase: Phrase, locale: Locale, timeZone: TimeZone): string };

/** SHA-256, hex. */
export type Digest = (text: string) => string;

/** Wakes whoever shows a conversation, a case or the queue. Lossy by contract: the store is the truth, this only saves waiting. */
export type Wakeups = {
  wake(topics: readonly string[]): void;
  /** Returns the function that ends the subscription. */
  listen(topic: string, onWake: () => void): () => void;
  /** The same for every topic that begins with `prefix`; `onWake` is given what follows it. */
  watch(prefix: string, onWake: (rest: string) => void): () => void;
};

/**
 * Counts how often something happened, by any text as its name. A window of `windowMs` milliseconds begins with its
 * first; `endsIn` is what is left of it. Only good for limits: what is counted may be forgotten.
 */
export type Counters = {
  count(key: string, windowMs: number): Promise<{ readonly count: number; readonly endsIn: number }>;
};

/**
 * Passes short texts between the processes, by topic, in the order in which one of them sent them. Nothing is kept: what
 * nobody listens to, and what is sent while the way between them is cut, is lost.
 */
export type Signals = {
  publish(topic: string, text: string): void;
  /** Hears what any process publishes, this one included. Returns the function that ends it. */
  listen(topic: string, onText: (text: string) => void): () => void;
};

/** What processes that share a store tell each other. Nothing in it is ever the only copy. */
export type Coordination = {
  readonly wakeups: Wakeups;
  readonly counters: Counters;
  readonly signals: Signals;
  readonly presence: Presence;
  close(): Promise<void>;
};

/** Asks a connected system to stop a loss. Called at least once for each `requestId`; the other side keeps it effective once. */
export type ContainmentPort = {
  request(ask: {
    readonly requestId: string;
    readonly caseId: string;
    readonly containment: Containment;
    readonly cardLastFour?: string;
  }): Promise<{ readonly outcome: 'done' | 'refused' | 'failed'; readonly reference?: string }>;
};

/** Nothing can be written where files lie: the disk is full, or is not to be written to. `code`: the system's own word for it. */
export class FilesUnwritable extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`No file can be kept (${code}).`);
    this.code = code;
  }
}

/** Files by the SHA-256 of their content. When one was put is by the clock of the place where they lie. */
export type Attachments = {
  /** The same content again is the same file, put anew. Throws `FilesUnwritable` where none can be kept now. */
  put(bytes: Uint8Array): Promise<{ readonly sha256: string }>;
  get(sha256: string): Promise<Uint8Array | null>;
  /** Afterwards it is not there, whether or not it was. */
  remove(sha256: string): Promise<void>;
  /** Files that were last put at or after `from` and before `before`, by hash, those after `after`. */
  putBetween(from: Instant, before: Instant, limit: number, after?: string): Promise<readonly string[]>;
  /** Removes one unless it was put at or after `before`, also at this very moment; whether it went. */
  removeOlder(sha256: string, before: Instant): Promise<boolean>;
  /** Whether files could be put at this moment. */
  writable(): Promise<boolean>;
};

/** A structured log that takes known fields only. What a person wrote, and any amount, has no field here. */
export type Log = {
  info(entry: LogEntry): void;
  warn(entry: LogEntry): void;
  error(entry: LogEntry & { readonly fault: unknown }): void;
};
export type LogEntry = {
  readonly what: string;
  readonly caseId?: string;
  readonly conversationId?: string;
  readonly turnId?: string;
  readonly channel?: string;
  readonly code?: string;
  readonly ms?: number;
  readonly count?: number;
  readonly status?: number;
};
