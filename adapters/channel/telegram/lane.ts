import { serial } from '../../../core/turn/serial.ts';
import type { Time } from './pace.ts';

/** Makes words ready for the case; what comes back hands them over at once and resolves when they are durable. */
export type Begin = () => Promise<() => Promise<void>>;

/** Where an update of a chat has its place among the others of that chat. */
export type Lane = {
  /** Whoever presses or commands has finished writing. Resolves when everything that came before is durable. */
  settled(): Promise<void>;
  /** Words wait a moment for more of them; the update is done when they are durable. */
  words(begin: Begin): void;
};
export type Lanes = { run(chatId: string, task: (lane: Lane) => Promise<void>): Promise<void> };

/** Milliseconds without another message after which somebody has finished writing: three in a second are one burst. */
const QUIET = 600;
/** Whoever writes on and on is answered after so many times the pause. */
const LONGEST = 5;

type Held = { readonly begin: Begin; readonly done: () => void; readonly failed: (fault: unknown) => void };
type Burst = { readonly held: Held[]; readonly end: number };

/**
 * Updates of one chat are taken in their order. Messages that follow each other closely are handed to the case together,
 * so that it knows of the last while it hears the first, and answers once (core/turn/waiting.ts). `signal` ends the wait.
 */
export const lanes = (time: Time, signal: AbortSignal): Lanes => {
  const order = serial();
  const handing = serial();
  const bursts = new Map<string, Burst>();
  const end = (chatId: string): Promise<void> => {
    const { held } = bursts.get(chatId) ?? { held: [] };
    bursts.delete(chatId);
    return handing.run(chatId, () => handedOver(held));
  };
  const hold = (chatId: string, words: Held): void => {
    const burst = bursts.get(chatId) ?? { held: [], end: time.now() + LONGEST * QUIET };
    bursts.set(chatId, burst);
    const count = burst.held.push(words);
    const ms = Math.max(0, Math.min(QUIET, burst.end - time.now()));
    void time.pause(ms, signal).then(() => {
      if (bursts.get(chatId) === burst && burst.held.length === count) void end(chatId);
    });
  };
  return {
    run: async (chatId, task) => {
      let own: Promise<void> = Promise.resolve();
      const words = (begin: Begin): void => {
        own = new Promise((done, failed) => hold(chatId, { begin, done, failed }));
        // Whoever waits for this update is told below; until then nobody listens.
        own.catch(() => undefined);
      };
      await order.run(chatId, () => task({ words, settled: () => end(chatId) }));
      await own;
    },
  };
};

/** All stand in the case's queue before the first of them is heard. */
const handedOver = async (held: readonly Held[]): Promise<void> => {
  const ready: { readonly words: Held; readonly go: () => Promise<void> }[] = [];
  for (const words of held) {
    try {
      ready.push({ words, go: await words.begin() });
    } catch (fault) {
      words.failed(fault);
    }
  }
  await Promise.all(ready.map(({ words, go }) => go().then(words.done, words.failed)));
};
