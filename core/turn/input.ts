import type { SealedAmount } from '../blind-bid/sealed-amount.ts';
import type { Platform } from '../case/party.ts';
import type { ElementId, Evidence } from '../narrative/element.ts';
import type { Reading } from '../port/understanding.ts';

/** What a channel received from a person, in no channel's form. */
export type Input =
  | { readonly kind: 'arrive' }
  /**
   * `room`: the talk that the words were written into, by the `subject` of its button beside the composer. It holds
   * whatever was chosen meanwhile; absent where the channel shows no such choice.
   */
  | { readonly kind: 'text'; readonly text: string; readonly room?: string }
  /** `of`: the edited message by its `seq` in the feed of the one who wrote it, as decimal digits. */
  | { readonly kind: 'edit'; readonly of: string; readonly text: string }
  | { readonly kind: 'choice'; readonly action: string; readonly subject?: string; readonly version?: number }
  | {
      readonly kind: 'form';
      readonly action: string;
      readonly subject?: string;
      readonly values: { readonly [name: string]: string };
      readonly version?: number;
    }
  | { readonly kind: 'file'; readonly file: ReceivedFile; readonly element?: ElementId }
  /** The person can now be reached in a chat as well, or no longer; `next` is where instead. */
  | {
      readonly kind: 'chat';
      readonly platform: Platform;
      readonly lost?: { readonly next: Platform | 'web' };
    }
  /** The person took back a message that the platform no longer shows. */
  | { readonly kind: 'deleted' }
  /** Something that says nothing here: a sticker, a place, a moving picture. */
  | { readonly kind: 'wordless'; readonly what: Wordless }
  | { readonly kind: 'sealed'; readonly roundId: string; readonly amount: SealedAmount };

/** Words that were typed, and not filled in or pressed. */
export type PlainWords = Extract<Input, { kind: 'text' | 'edit' }>;

export const WORDLESS = ['sticker', 'place', 'video', 'other'] as const;
export type Wordless = (typeof WORDLESS)[number];

/** A file whose bytes were checked and are already in the attachment store, as they are to be kept. */
export type ReceivedFile = Pick<Evidence, 'sha256' | 'name' | 'mime' | 'bytes' | 'preview' | 'pages'>;

/** An input with what was understood of its words; `reading` is there for text, edits and free-text form fields. */
export type Heard = Exclude<Input, { kind: 'sealed' }> & {
  readonly messageId: string;
  readonly reading?: Reading;
  /** What the words put right, where they are an edit of words that can still be put right. */
  readonly edited?: Edited;
  /** What was heard in the recording that the input is about, where it is about one. */
  readonly transcript?: Transcript;
};

/** Words of a recording; they are the person's own as soon as the person says so. */
export type Transcript = { readonly evidenceId: string; readonly reading: Reading };

/** The words that an edit puts right, and what the case has from them. */
export type Edited = {
  /** Place of the message in the feed of the one who wrote it. */
  readonly seq: number;
  readonly messageId: string;
  /** The facts that were taken from the words and still stand. */
  readonly stated: readonly ElementId[];
  /** The words are part of the story. */
  readonly told: boolean;
};

/** One delivery from a channel. `updateId` is the channel's own id of it: the same one twice has one effect. */
export type Inbound = {
  readonly conversationId: string;
  readonly updateId: string;
  readonly input: Input;
};
