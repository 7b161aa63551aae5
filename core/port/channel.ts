import type { Platform } from '../case/party.ts';
import type { Locale } from '../locale.ts';
import type { FeedItem, Phrase } from '../message/message.ts';
import type { TimeZone } from '../time.ts';
import type { Address } from './store.ts';

/** A message for one chat. */
export type Letter = {
  readonly address: Address;
  readonly item: FeedItem;
  readonly locale: Locale;
  readonly timeZone: TimeZone;
  /** Said before the message where the chat is about another case at the moment; null where it is about this one. */
  readonly before: Phrase | null;
};

/**
 * What became of it. `waiting`: the platform says how long to wait, in milliseconds. `failed`: it surely did not take
 * it and may later. `unanswered`: it may have taken it or not. `gone`: the chat takes nothing any more. `refused`: it
 * will never take this message, which is a fault of ours.
 */
export type Delivered =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'waiting'; readonly ms: number }
  | { readonly outcome: 'failed' }
  | { readonly outcome: 'unanswered' }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly fault: unknown };

/**
 * A platform as the outbox sees it. It keeps to the platform's limits by itself, gives each kind of message its best
 * native form, and falls back to plain text where that is not taken. Never throws for what a platform answers.
 */
export type Channel = {
  readonly platform: Platform;
  deliver(letter: Letter): Promise<Delivered>;
  /** Asks for something that nobody sees, to learn whether the chat can be reached: the sign that the bot is typing. */
  probe(address: Address): Promise<Delivered>;
};
