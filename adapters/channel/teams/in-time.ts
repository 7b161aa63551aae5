import type { Log } from '../../../core/port/outside.ts';
import { SECOND } from '../../../core/time.ts';
import type { Incoming } from './incoming.ts';
import type { Reply } from './sdk.ts';

/** Teams gives up after 15 seconds, and tells the person that the bot does not answer. */
const ANSWERED_WITHIN = 10 * SECOND;
/** Deliveries that are remembered, so that one that comes again while it is at work is not begun twice. */
const REMEMBERED = 5_000;

type Work = (body: object, activity: Incoming) => Promise<Reply>;

/**
 * Answers in the time that Teams waits. Most turns are durable by then; what takes longer, a large file, goes on. The
 * same delivery again is answered with what the first came to: for what is in a case the store knows that too, after
 * any restart; this is for sentences that are in none.
 */
export const inTime = (work: Work, log: Log) => {
  const running = new Set<Promise<unknown>>();
  const known = new Map<string, Promise<Reply>>();
  const begin = (body: object, activity: Incoming): Promise<Reply> => {
    const key = keyOf(activity);
    const before = key === null ? undefined : known.get(key);
    if (before !== undefined) return before;
    const begun = work(body, activity).catch((fault: unknown): Reply => {
      log.error({ what: 'teamsActivity', channel: 'teams', fault });
      if (key !== null) known.delete(key);
      return { status: 500 };
    });
    running.add(begun);
    void begun.finally(() => running.delete(begun));
    if (key !== null) known.set(key, begun);
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    return begun;
  };
  return {
    take: async (body: object, activity: Incoming): Promise<Reply> => {
      const begun = begin(body, activity);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<Reply>((resolve) => {
        timer = setTimeout(
          () => resolve(activity.type === 'invoke' ? { status: 200 } : null),
          ANSWERED_WITHIN,
        );
      });
      const answer = await Promise.race([begun, late]);
      clearTimeout(timer);
      return answer;
    },
    stop: async (): Promise<void> => {
      while (running.size > 0) await Promise.all(running);
    },
  };
};

/** An edit has the id of the message that it changes, and a time of its own. */
const keyOf = ({ type, id, conversation, timestamp = '' }: Incoming): string | null =>
  id === undefined ? null : JSON.stringify([type, conversation.id, id, timestamp]);
