import { serial } from '../../../core/turn/serial.ts';

/** Where an update of a chat has its place among the others of that chat. */
export type Lane = {
  /** Resolves when everything that came before in this chat is durable. */
  settled(): Promise<void>;
  /** Work that keeps its own order from here on: what comes next in the chat need not wait for its end. */
  beside(work: Promise<void>): void;
};

/**
 * Updates of one chat begin in their order. Words are handed over without waiting for the turn before to end, so that
 * the case knows who is still writing and answers three messages in a row once.
 */
export const lanes = (): { run(chatId: string, task: (lane: Lane) => Promise<void>): Promise<void> } => {
  const order = serial();
  const running = new Map<string, Promise<void>>();
  return {
    run: async (chatId, task) => {
      let own: Promise<void> = Promise.resolve();
      const beside = (work: Promise<void>): void => {
        own = work;
        const all = Promise.allSettled([running.get(chatId), work]).then(() => undefined);
        running.set(chatId, all);
        void all.then(() => {
          if (running.get(chatId) === all) running.delete(chatId);
        });
      };
      await order.run(chatId, () =>
        task({ beside, settled: () => running.get(chatId) ?? Promise.resolve() }),
      );
      await own;
    },
  };
};
