import { SealedAmount } from '../../../core/blind-bid/sealed-amount.ts';
import { type TalkWay, talkWay } from '../../../core/delivery/talk-way.ts';
import type { Locale } from '../../../core/locale.ts';
import type { Phrase } from '../../../core/message/message.ts';
import { type Reader, type Said, type SaidOf, said, words } from '../../../core/message/said.ts';
import type { Clock, Digest, Ids, Log, Wakeups, Wording } from '../../../core/port/outside.ts';
import type { Conversation, Store } from '../../../core/port/store.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { TurnOutcome } from '../../../core/turn/service.ts';
import type { Turns } from '../../../core/turn/turn-service.ts';
import type { Panel } from '../../../core/view/panel.ts';
import { typedAmount } from './amount.ts';

/** What the terminal needs of Parley. */
export type TerminalParts = {
  readonly turns: Turns;
  readonly store: Store;
  readonly wording: Wording;
  readonly wakeups: Wakeups;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly log: Log;
  readonly procedures: readonly Procedure[];
  close(): Promise<void>;
};

/** Messages read from a feed at once. */
const PAGE = 200;

/** What is new for the reader: messages, and the panel above them as it is now. */
export type News = {
  readonly messages: readonly Shown[];
  readonly panel: Panel;
  readonly reader: Reader;
};
/** `way`: into the talk on video that the message is about, where one leads from here. */
export type Shown = Said & { readonly way?: TalkWay };

/** The addresses that browsers know; see `ChatOutside`. */
export type Addresses = {
  readonly urlOf: (code: string) => string;
  readonly publicUrl: string | null;
};

/** One person's conversation at a terminal: reads its feed in order, each message once, and hands in turns. */
export class Session {
  readonly conversation: Conversation;
  readonly #parts: TerminalParts;
  readonly #addresses: Addresses;
  #reader: Reader;
  #seen = 0;
  #round: SaidOf<'sealedInput'> | null = null;

  constructor(parts: TerminalParts, conversation: Conversation, locale: Locale, addresses: Addresses) {
    this.conversation = conversation;
    this.#parts = parts;
    this.#addresses = addresses;
    this.#reader = { wording: parts.wording, locale, timeZone: 'UTC', urlOf: addresses.urlOf };
  }

  /** Words of the terminal's own, in the language of the conversation. */
  say(phrase: Phrase): string {
    return words(phrase, this.#reader);
  }

  /** The sealed round that a number can be typed for. */
  get round(): SaidOf<'sealedInput'> | null {
    return this.#round;
  }

  async news(): Promise<News> {
    const messages: Shown[] = [];
    const { urlOf } = this.#addresses;
    for (;;) {
      const shown = await this.#parts.turns.show(this.conversation.conversationId, this.#seen, PAGE);
      if (shown === null) throw new Error('A terminal shows a conversation that does not exist.');
      const { locale, timeZone, items, panel } = shown;
      this.#reader = { wording: this.#parts.wording, locale, timeZone, urlOf };
      for (const item of items) messages.push(await this.#withWay(said(item, this.#reader)));
      this.#seen = items.at(-1)?.seq ?? this.#seen;
      if (items.length === PAGE) continue;
      this.#round = messages.findLast((message) => message.kind === 'sealedInput') ?? this.#round;
      return { messages, panel, reader: this.#reader };
    }
  }

  /** A page of its own opens the room: a terminal shows no faces. */
  async #withWay(message: Said): Promise<Shown> {
    if (message.kind !== 'room' && message.kind !== 'calendar') return message;
    const { publicUrl } = this.#addresses;
    const parts = {
      service: this.#parts.turns,
      publicUrl: () => publicUrl ?? '',
      reachable: publicUrl !== null,
    };
    const way = await talkWay(parts, this.conversation.conversationId, message.sessionId);
    return way === null ? message : { ...message, way };
  }

  take(input: Input, updateId: string = this.#parts.ids.id()): Promise<TurnOutcome> {
    return this.#parts.turns.take({ conversationId: this.conversation.conversationId, updateId, input });
  }

  /** What was typed as a number for the round that is open; null where it is no plain number or no round is known. */
  sealed(typed: string): Input | null {
    const amount = this.#round === null ? null : typedAmount(typed, this.#round.currency);
    return this.#round === null || amount === null
      ? null
      : { kind: 'sealed', roundId: this.#round.roundId, amount: new SealedAmount(amount) };
  }

  /** Calls back whenever there may be news. Returns the function that ends it. */
  listen(onNews: () => void): () => void {
    return this.#parts.wakeups.listen(`conversation:${this.conversation.conversationId}`, onNews);
  }
}
