import type { ServerFrame, WireInput } from '../../wire.ts';
import { tab } from '../keep.ts';
import { backoff } from './backoff.ts';
import type { Connection } from './connection.ts';
import { openLate } from './late.ts';
import { openSocket } from './socket.ts';

/** How the conversation is connected right now. */
export type LineState = 'connecting' | 'live' | 'lost';

export type Line = {
  /** Sends a turn; false where nothing is connected. */
  say(id: string, input: WireInput): boolean;
  /** Gives the connection up and makes a new one: an answer never came. */
  renew(): void;
  close(): void;
};

type Listener = {
  state(state: LineState): void;
  frame(frame: ServerFrame): void;
  /** The last message that is on the screen without a gap before it. */
  after(): number;
  /** Does the server answer plain requests? Tells a blocked socket from a lost network. */
  reachable(): Promise<boolean>;
};

const NO_SOCKET = 'parley.noSocket';

/**
 * Keeps a conversation connected: a WebSocket first; after two that did not open although the server answers,
 * server-sent events for as long as the tab lives. Attempts are spaced out, and made at once when the network returns.
 */
export const openLine = (path: string, listener: Listener): Line => {
  let connection: Connection | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let blocked = 0;
  let live = false;
  let closed = false;

  const lost = async (): Promise<void> => {
    const neverOpened = !live;
    connection = null;
    live = false;
    failures += 1;
    listener.state('lost');
    const pause = backoff(failures, Math.random());
    if (neverOpened && tab.get(NO_SOCKET) === null) {
      blocked = (await listener.reachable()) ? blocked + 1 : 0;
      if (blocked === 2) tab.set(NO_SOCKET, 'yes');
    }
    clearTimeout(timer);
    if (!closed) timer = setTimeout(connect, pause);
  };
  const connect = (): void => {
    clearTimeout(timer);
    if (closed || connection !== null) return;
    listener.state('connecting');
    const open = tab.get(NO_SOCKET) === null ? openSocket : openLate;
    connection = open(path, listener.after(), {
      opened: () => {
        live = true;
        failures = 0;
        blocked = 0;
        listener.state('live');
      },
      frame: listener.frame,
      ended: () => void lost(),
    });
  };
  const back = (): void => {
    if (document.visibilityState === 'visible') connect();
  };
  const renew = (): void => {
    connection?.close();
    void lost();
  };
  addEventListener('online', back);
  addEventListener('offline', renew);
  document.addEventListener('visibilitychange', back);
  connect();

  return {
    say: (id, input) => {
      if (!live) return false;
      connection?.say(id, input);
      return true;
    },
    renew,
    close: () => {
      closed = true;
      clearTimeout(timer);
      connection?.close();
      removeEventListener('online', back);
      removeEventListener('offline', renew);
      document.removeEventListener('visibilitychange', back);
    },
  };
};
