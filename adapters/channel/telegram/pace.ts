import { serial } from '../../../core/turn/serial.ts';

/** A clock that only goes forward, and a way to wait on it. Milliseconds. */
export type Time = {
  now(): number;
  /** Resolves after so long, or at once when the signal ends it. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
};

/** Keeps to what Telegram allows a bot to send (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
export type Pace = {
  /** Resolves when the next message may go to this chat, in the order of the calls. */
  message(chatId: string): Promise<void>;
  /** Resolves when a call may go out that is no message, an edit for instance. */
  other(): Promise<void>;
};

/**
 * Milliseconds between two messages: "one message per second" to one chat, "about 30 messages per second" over all. What
 * leaves at 25 a second arrives at 30 where the network bunches it up.
 */
export type Limits = { readonly chatEvery: number; readonly every: number };
export const LIMITS: Limits = { chatEvery: 1_000, every: 1_000 / 25 };

/** Chats whose last message is remembered before those that may be written to anyway are forgotten. */
const REMEMBERED = 1_000;

export const paceOf = ({ now, pause }: Time, signal: AbortSignal, limits: Limits = LIMITS): Pace => {
  const chats = serial();
  const nextOf = new Map<string, number>();
  let next = 0;
  const until = async (moment: number): Promise<void> => {
    const ms = moment - now();
    if (ms > 0) await pause(ms, signal);
  };
  const slot = async (): Promise<number> => {
    const at = Math.max(now(), next);
    next = at + limits.every;
    await until(at);
    return at;
  };
  const forget = (): void => {
    if (nextOf.size < REMEMBERED) return;
    for (const [chatId, at] of nextOf) if (at <= now()) nextOf.delete(chatId);
  };
  return {
    // A chat waits for its own turn first, so that it holds back no other one.
    message: (chatId) =>
      chats.run(chatId, async () => {
        await until(nextOf.get(chatId) ?? 0);
        forget();
        nextOf.set(chatId, Math.max(await slot(), now()) + limits.chatEvery);
      }),
    other: async () => {
      await slot();
    },
  };
};
