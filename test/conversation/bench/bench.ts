import type { Locale } from '../../../core/locale.ts';
import type { World } from '../world.ts';

/** What somebody does at a screen, in no channel's form. */
export type Turn =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'edit'; readonly of: string; readonly text: string }
  | { readonly kind: 'press'; readonly action: string; readonly subject?: string }
  | {
      readonly kind: 'fill';
      readonly action: string;
      readonly subject?: string;
      readonly values: { readonly [name: string]: string };
    }
  | { readonly kind: 'file'; readonly name: string }
  /** `amount` as it is typed, in major units. */
  | { readonly kind: 'seal'; readonly roundId: string; readonly amount: string };

/** `id` is the channel's own id of the delivery: the same one again is the same delivery. */
export type Delivery = { readonly id: string; readonly turn: Turn };

/** A message as its reader has it on the screen. */
export type Shown = { readonly seq: number; readonly text: string; readonly labels: readonly string[] };

/** Somebody at one channel. */
export type Seat = {
  readonly conversationId: string;
  readonly caseId: string;
  /** Hands in everything at once, in this order; resolves when all of it is durable and answered. */
  deliver(deliveries: readonly Delivery[]): Promise<void>;
  /** What is on the screen after a message, oldest first; complete up to `seq`. */
  shown(after: number, seq: number): Promise<readonly Shown[]>;
};

/** A channel at work over a world. */
export type Table = {
  open(procedureId: string, locale: Locale): Promise<Seat>;
  enter(code: string, locale: Locale): Promise<Seat>;
  /** A member of the team at a case. */
  staff(caseId: string): Promise<Seat>;
  /** Ends the program and starts it anew; whoever sat there sits there again. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** One file a channel. A channel to come adds its own here, and every row is replayed on it. */
export type Bench<Name extends string = string> = {
  readonly name: Name;
  start(world: World): Promise<Table>;
};
