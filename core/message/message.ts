import type { Role, Side } from '../case/party.ts';
import type { Locale } from '../locale.ts';
import type { CurrencyCode, Money } from '../money.ts';
import type { ElementAnswer, ElementId } from '../narrative/element.ts';
import type { RepresentativeKind } from '../representation/kind.ts';
import type { CivilDate, Instant, TimeZone } from '../time.ts';

/**
 * Words by reference: a key of the reply catalogue and what to put into it. Nothing that Parley says is stored as a
 * sentence, so the same conversation can be read in another language a minute later.
 */
export type Phrase = {
  readonly key: string;
  readonly params?: { readonly [name: string]: Param };
  /** Words that a program found for readers of one language; all others read the catalogue's. */
  readonly instead?: { readonly locale: Locale; readonly text: string };
};
export type Param =
  | string
  | number
  | Phrase
  | { readonly money: Money }
  /** A currency by its name, as one counts in it: "US dollars". */
  | { readonly currency: CurrencyCode }
  | { readonly date: CivilDate }
  | { readonly at: Instant }
  /** A moment by the clock of one place, which is named with it. */
  | { readonly at: Instant; readonly zone: TimeZone }
  | { readonly list: readonly Phrase[] };

/** A person's own words, shown as they are and never interpreted. */
export type Verbatim = { readonly verbatim: string };
export type Words = Phrase | Verbatim;

/** Who speaks. A person's name is shown; the bot always says that it is one; whoever acts for a side comes with for whom and as what. */
export type Speaker =
  | { readonly role: 'bot' }
  | {
      readonly role: Role;
      readonly name?: string;
      readonly acts?: { readonly side: Side; readonly kind: RepresentativeKind };
    };

/**
 * What a button does: an action and the thing it is about. A button stays on the screen after things have moved on;
 * `subject` (an offer, a question, a round) lets the case see that, and the answer says what is current now.
 */
export type Choice = {
  readonly action: string;
  readonly subject?: string;
  readonly label: Words;
  readonly style?: 'primary' | 'plain' | 'danger';
};

export type Field = {
  readonly name: string;
  readonly label: Words;
  readonly type: 'text' | 'longText' | 'amount' | 'date' | 'days' | 'choice';
  readonly options?: readonly { readonly value: string; readonly label: Words }[];
  readonly required: boolean;
  readonly value?: string;
  /** What an amount is in: the code of a currency. */
  readonly unit?: string;
  /** Another field of the form, without a value in which this one says nothing; a channel may leave it out until then. */
  readonly after?: string;
};

export type Row = { readonly label: Words; readonly value: Words; readonly element?: ElementId };

/** One line of the two-sided element table. */
export type ElementRow = {
  readonly element: ElementId;
  readonly claimed: Words;
  readonly stance: ElementAnswer['stance'] | null;
  readonly own?: Words;
  /** Present where this reader is asked for an answer. */
  readonly choices?: readonly Choice[];
};

/**
 * Words of a person that only the bot heard and that decided nothing: an edit can put them right. `stated`: something
 * that they say stands in the case; without that, only the newest words are worth an edit.
 */
export type HeardWords = { readonly messageId: string; readonly stated: boolean };

/** A message in no channel's form. Every adapter gives each kind its best native shape; `text` alone always suffices. */
export type Body =
  | {
      readonly kind: 'text';
      readonly text: Words;
      readonly heard?: HeardWords;
      /** The message of the same feed, by its `seq`, in whose place these words stand from now on. */
      readonly edits?: number;
    }
  | { readonly kind: 'choices'; readonly text: Words; readonly choices: readonly Choice[] }
  | {
      readonly kind: 'form';
      readonly text: Words;
      readonly action: string;
      readonly subject?: string;
      readonly fields: readonly Field[];
      readonly submit: Words;
    }
  | {
      readonly kind: 'fileRequest';
      readonly text: Words;
      readonly element?: ElementId;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'file';
      readonly text: Words;
      readonly evidenceId: string;
      readonly name: string;
      readonly mime: string;
      /** Pixels of the small picture that can be shown for it. */
      readonly preview?: { readonly width: number; readonly height: number };
      readonly pages?: number;
    }
  | {
      readonly kind: 'card';
      readonly text: Words;
      readonly rows: readonly Row[];
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'elementTable';
      readonly text: Words;
      readonly rows: readonly ElementRow[];
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'termSheet';
      readonly text: Words;
      readonly agreementId: string;
      readonly rows: readonly Row[];
      readonly notes: readonly Words[];
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'sealedInput';
      readonly text: Words;
      readonly roundId: string;
      readonly currency: string;
      readonly low: Money;
      readonly high: Money;
      readonly closesAt: Instant;
      readonly choices: readonly Choice[];
    }
  | { readonly kind: 'link'; readonly text: Words; readonly url: 'invite' | 'resume'; readonly code: string }
  /** A talk on video whose room this reader may come into: every channel shows the way as its own people can take it. */
  | {
      readonly kind: 'room';
      readonly text: Words;
      readonly sessionId: string;
      readonly choices: readonly Choice[];
    }
  /** A talk on video, for the reader's own calendar; also one that was called off, to be taken out again. */
  | { readonly kind: 'calendar'; readonly text: Words; readonly sessionId: string }
  | { readonly kind: 'progress'; readonly text: Words; readonly done: number; readonly total: number };

export type Message = { readonly from: Speaker; readonly body: Body };

/** A message as it lies in somebody's feed: `seq` counts from 1 without gaps within the conversation. */
export type FeedItem = {
  readonly seq: number;
  readonly at: Instant;
  /** Version of the case when it was made; its buttons carry it back. */
  readonly version: number;
  readonly message: Message;
};
