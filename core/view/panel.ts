import type { Phrase } from '../message/message.ts';
import type { Translated } from '../procedure/procedure.ts';
import type { Instant } from '../time.ts';

/**
 * What stands above a conversation on every screen: where the case is, who is to act, by when and why, and the way to
 * a person, always in the same place. Cut per role: it says nothing that this reader may not know.
 */
export type Panel = {
  readonly title: Translated;
  /** By which people speak of the case (`core/case/number.ts`). */
  readonly number: string;
  readonly phase: Phrase;
  readonly next: Phrase;
  readonly due: {
    readonly at: Instant;
    readonly why: Translated;
    readonly source: string;
    readonly verified: boolean;
  } | null;
  /** What this reader was asked for and has not given yet, each with its date. */
  readonly tasks: readonly Phrase[];
  /** The action behind "I need a person"; null once the case has ended. */
  readonly person: { readonly action: string; readonly label: Phrase } | null;
  /** Whether this reader may write, and the words beside the composer. */
  /** The action behind "somebody shall speak for me", and what becomes of who does; null for whoever may not have it. */
  readonly helper: { readonly action: string; readonly label: Phrase } | null;
  readonly composer: {
    readonly open: boolean;
    readonly hint: Phrase;
    /** Whether what this reader wrote may still be edited; which words, says the message itself (`HeardWords`). */
    readonly edits: boolean;
    /** Talks that this reader may write into; absent where there is only one. */
    readonly rooms?: readonly ComposerRoom[];
  };
  /** May this reader go to the video room of the case now? */
  readonly room: boolean;
  readonly demonstration: boolean;
};

/** A talk that may be written into: the action behind its button, who reads it, and whether what is written goes there now. */
export type ComposerRoom = {
  readonly action: string;
  readonly subject: string;
  readonly label: Phrase;
  readonly hint: Phrase;
  readonly chosen: boolean;
};
