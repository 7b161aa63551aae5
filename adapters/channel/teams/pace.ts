import { SECOND } from '../../../core/time.ts';

/** So many messages in so many milliseconds. */
export type Limit = { readonly ms: number; readonly messages: number };

/** What Teams takes of a bot in one chat ("Optimize your bot with rate limiting"), with something left for answers in place. */
export const TEAMS_LIMITS: readonly Limit[] = [
  { ms: SECOND, messages: 6 },
  { ms: 2 * SECOND, messages: 7 },
  { ms: 30 * SECOND, messages: 56 },
];

export type Pace = {
  /** Milliseconds until a chat may be written to; 0 means now, and counts as written. */
  wait(chatId: string): number;
};

const LONGEST = 30 * SECOND;

/** Keeps count in this process: Teams is asked to wait before it has to say so. By the monotonic clock. */
export const pace = (limits: readonly Limit[]): Pace => {
  const sent = new Map<string, readonly number[]>();
  let swept = 0;
  const sweep = (now: number): void => {
    if (now - swept < LONGEST) return;
    swept = now;
    for (const [chatId, times] of sent) if ((times.at(-1) ?? 0) < now - LONGEST) sent.delete(chatId);
  };
  return {
    wait: (chatId) => {
      const now = performance.now();
      sweep(now);
      const times = (sent.get(chatId) ?? []).filter((at) => at > now - LONGEST);
      const waits = limits.map(({ ms, messages }) => {
        const first = times.at(-messages);
        return first === undefined ? 0 : Math.max(0, first + ms - now);
      });
      const wait = Math.max(0, ...waits);
      if (wait === 0) sent.set(chatId, [...times, now]);
      return Math.ceil(wait);
    },
  };
};
