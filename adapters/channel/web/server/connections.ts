import { HOUR, SECOND } from '../../../../core/time.ts';

/** A browser that stays connected. */
export type Connection = {
  /** Called now and then: shows that this side is alive, and lets go of a browser that is not. */
  beat(): void;
  /** The server stops: what is under way is finished, then the browser is told to come back. */
  leave(): Promise<void>;
};

/** Everybody who is connected, with one timer for all. */
export type Connections = {
  /** Null where this conversation is open too often already; else the function that takes the connection off the list. */
  add(conversationId: string, connection: Connection): (() => void) | null;
  close(): Promise<void>;
};

/** Proxies and phone networks drop a silent connection after a minute or so. */
const BEAT = 30_000;
/** Then a browser has to come back, and its session is looked at anew. */
export const CONNECTED_AT_MOST = 6 * HOUR;
/** How long the end of the server waits for turns that are under way. */
const PATIENCE = 10 * SECOND;
const patience = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE).unref();
  });
/** Tabs and devices that may show one conversation at the same time. */
const TOGETHER = 32;

export const connections = (beat = BEAT): Connections => {
  const all = new Set<Connection>();
  const together = new Map<string, number>();
  const timer = setInterval(() => {
    for (const connection of all) connection.beat();
  }, beat);
  timer.unref();
  return {
    add: (conversationId, connection) => {
      const count = together.get(conversationId) ?? 0;
      if (count >= TOGETHER) return null;
      together.set(conversationId, count + 1);
      all.add(connection);
      return () => {
        if (!all.delete(connection)) return;
        const left = (together.get(conversationId) ?? 1) - 1;
        if (left === 0) together.delete(conversationId);
        else together.set(conversationId, left);
      };
    },
    close: async () => {
      clearInterval(timer);
      await Promise.race([Promise.allSettled([...all].map((connection) => connection.leave())), patience()]);
    },
  };
};
