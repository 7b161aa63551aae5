import { useEffect, useRef, useSyncExternalStore } from 'react';

/** The one line on which the server tells that something in the queue moved. */
export type Live = {
  /** Calls back when something moved, and after the connection was lost and found again; the way to stop comes back. */
  onWake(wake: () => void): () => void;
  /** Calls back when the connection was lost or found. */
  onConnection(changed: () => void): () => void;
  connected(): boolean;
};

/** Opens the line; it stays open as long as the page does, and a browser opens it again by itself. */
export const openLive = (): Live => {
  const waking = new Set<() => void>();
  const watching = new Set<() => void>();
  let connected = true;
  const source = new EventSource('/api/desk/queue/events');
  const wakeAll = (): void => {
    for (const wake of waking) wake();
  };
  const turn = (now: boolean): void => {
    if (now === connected) return;
    connected = now;
    for (const changed of watching) changed();
  };
  source.onmessage = wakeAll;
  source.onopen = () => {
    const back = !connected;
    turn(true);
    if (back) wakeAll();
  };
  source.onerror = () => turn(false);
  const into = (set: Set<() => void>) => (callback: () => void) => {
    set.add(callback);
    return () => void set.delete(callback);
  };
  return { onWake: into(waking), onConnection: into(watching), connected: () => connected };
};

export const useConnected = (live: Live): boolean => useSyncExternalStore(live.onConnection, live.connected);

/** Calls `onWake` whenever something moved. */
export const useWake = (live: Live, onWake: () => void): void => {
  const latest = useRef(onWake);
  latest.current = onWake;
  useEffect(() => live.onWake(() => latest.current()), [live]);
};
