import type { Side } from '../case/party.ts';
import type { Locale } from '../locale.ts';
import type { Phrase } from '../message/message.ts';
import type { CurrencyCode, Money } from '../money.ts';
import type { ClaimTypeId } from '../narrative/claim-type.ts';
import type { Instant, TimeZone } from '../time.ts';
import type { Reading } from './understanding.ts';

/** What one side told, and what it is to be held against. */
export type Telling = {
  readonly by: Side;
  readonly words: readonly string[];
  /** The language that this side goes on in. */
  readonly locale: Locale;
  readonly now: Instant;
  readonly timeZone: TimeZone;
  readonly currency: CurrencyCode;
  readonly claimType: ClaimTypeId | null;
  /** The amounts that the claim itself is about. Words with any other may be a thought of an offer, and are left out. */
  readonly claimed: readonly Money[];
};

/** A question that was not understood, and what was said to it. */
export type Puzzled = {
  /** The question as the catalogue has it in other words. */
  readonly question: Phrase;
  readonly locale: Locale;
  readonly now: Instant;
  readonly timeZone: TimeZone;
  readonly claimType: ClaimTypeId | null;
  /** What was read in the person's last words. */
  readonly reading: Reading;
};

/**
 * Puts things into other words, where a language model is configured. What comes back says nothing that its source does
 * not say: no other number, day, name or quotation, no advice, no blame, no prediction. Null where nothing can be held
 * to that, in time; whoever asks then goes on as if there were no model. Never throws.
 */
export type Paraphrase = {
  /** Two to four neutral sentences about what a side told, in the language of its words. */
  retell(
    telling: Telling,
    signal: AbortSignal,
  ): Promise<{ readonly text: string; readonly locale: Locale } | null>;
  /** A plainer wording of a question, within the time that its turn may wait for a model at all. */
  reword(puzzled: Puzzled): Promise<string | null>;
};
