import type { Command } from '../case/command.ts';
import type { CaseEvent } from '../case/event.ts';
import type { Actor, Role } from '../case/party.ts';
import type { Refusal } from '../case/refusal.ts';
import type { CaseState } from '../case/state.ts';
import type { Message, Phrase } from '../message/message.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Instant } from '../time.ts';
import type { ComposerRoom } from '../view/panel.ts';
import type { Heard, PlainWords } from './input.ts';

/**
 * Whom people talk to, as two pure functions. `hear` turns what a person said into commands; the case decides them;
 * `speak` turns what then is so into messages. `speak` alone is called for everybody else in the case, so an answer
 * and a notification are one mechanism. `View` is what this role may see; a bot never holds the state.
 */
export type Bot<View, Memory> = {
  readonly role: Role;
  view(state: CaseState, about: ViewContext): View;
  /** Reads stored memory of any age; what it cannot read it replaces by a fresh start, never by an exception. */
  remember(stored: unknown, about: ViewContext): Memory;
  /**
   * Whether these words of this person may be for somebody in private: then no program reads them, and `hear` gets them
   * without a reading. Absent: never.
   */
  confides?(view: View, memory: Memory, words: PlainWords): boolean;
  /** To whom the words beside the composer are, where this person has a choice; absent or null: they have none. */
  composer?(view: View, memory: Memory): Composing | null;
  hear(view: View, memory: Memory, heard: Heard, about: HearContext): Hearing<Memory>;
  speak(
    view: View,
    memory: Memory,
    happened: Happened,
    about: ViewContext,
  ): { readonly messages: readonly Message[]; readonly memory: Memory };
};

/** Who reads what is written next, and the buttons that change that. */
export type Composing = { readonly hint: Phrase; readonly rooms: readonly ComposerRoom[] };

export type ViewContext = {
  readonly now: Instant;
  readonly procedure: Procedure;
  readonly conversationId: string;
  readonly personId: string;
};
/** `newId` gives as many fresh ids as asked, made outside. */
export type HearContext = ViewContext & { readonly newId: () => string; readonly newCode: () => string };

export type Hearing<Memory> = {
  readonly commands: readonly Command[];
  /** What `speak` shall also react to: a side question, a correction, a word not understood. Each bot has its own. */
  readonly notes: readonly Note[];
  readonly memory: Memory;
};
export type Note = { readonly note: string; readonly [detail: string]: unknown };

export type Happened = {
  readonly events: readonly CaseEvent[];
  readonly refusals: readonly Refusal[];
  readonly notes: readonly Note[];
  /** True for the person whose turn this is, false for those who are only told. */
  readonly own: boolean;
  /** Who brought it about; absent where nothing happened. */
  readonly by?: Actor;
  /** True where more words of the same person wait already: what is asked then comes once, after the last of them. */
  readonly more?: boolean;
};
