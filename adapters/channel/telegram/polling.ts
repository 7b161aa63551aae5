import type { Update } from 'telegraf/types';
import type { Log } from '../../../core/port/outside.ts';
import type { Answer } from './answer.ts';
import type { Client, ResultOf } from './client.ts';
import type { Hear } from './hear.ts';
import type { Time } from './pace.ts';
import { ASKED_FOR } from './update.ts';

type Parts = {
  readonly client: Client;
  readonly take: Hear;
  readonly time: Time;
  /** Ends the asking. */
  readonly signal: AbortSignal;
  readonly log: Log;
};

/** Seconds that Telegram holds the line while there is no news. */
const HOLD = 50;
/** Updates under work are looked past so often, in milliseconds, so that one slow turn holds up nobody else's. */
const GLANCE = 250;
/** Milliseconds for the last confirmation. */
const LAST_WORD = 5_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** The same trouble in a row that is worth a line in the log. */
const WORTH_A_LINE = 3;

/**
 * Asks Telegram for news until the signal. Asking for what comes after an update confirms that update and all before it
 * (https://core.telegram.org/bots/api#getupdates), so what is asked for is never past one whose turn is not durable yet:
 * after a crash Telegram gives it again. That is why telegraf's own polling is not used; it confirms what it has only
 * begun. Resolves when everything that was taken is done and confirmed.
 */
export const poll = async (parts: Parts): Promise<void> => {
  const { client, signal, time, log } = parts;
  const news = newsKeeper(parts.take);
  for (let failures = 0; !signal.aborted; ) {
    const answer = await ask(parts, news);
    if (answer.ok) {
      failures = 0;
      news.take(answer.result);
      if (news.busy()) await Promise.race([news.settled(), time.pause(GLANCE, signal)]);
    } else if (answer.problem !== 'ended') {
      failures += 1;
      if (failures === WORTH_A_LINE) tell(log, answer.problem, answer.status);
      const growing = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
      await time.pause(answer.problem === 'waiting' ? answer.ms : growing, signal);
    }
  }
  await news.settled();
  const offset = news.offset();
  if (offset !== null)
    await client.call('getUpdates', { offset, limit: 1, timeout: 0 }, { within: LAST_WORD });
};

const ask = (
  { client, signal }: Pick<Parts, 'client' | 'signal'>,
  news: News,
): Promise<Answer<ResultOf<'getUpdates'>>> => {
  const offset = news.offset();
  return client.call(
    'getUpdates',
    {
      ...(offset === null ? {} : { offset }),
      timeout: news.busy() ? 0 : HOLD,
      allowed_updates: [...ASKED_FOR],
    },
    { signal, within: (HOLD + 15) * 1_000 },
  );
};

const tell = (log: Log, problem: string, status: number | null): void => {
  // The line about a token that is not taken is written where that is found (client.ts).
  if (problem === 'revoked') return;
  log.warn({
    what:
      problem === 'elsewhere'
        ? 'Another program asks for the news of this Telegram bot. End it, or make a bot of its own for it.'
        : 'Telegram gives no news. It is asked again and again.',
    channel: 'telegram',
    code: problem,
    ...(status === null ? {} : { status }),
  });
};

type News = ReturnType<typeof newsKeeper>;

/** Which updates are under work, and up to which one all are done. */
const newsKeeper = (hear: Hear) => {
  const under = new Map<number, Promise<void>>();
  /** Done, but not asked past yet. */
  const done = new Set<number>();
  let last: number | null = null;
  const begin = (update: Update): void => {
    const { update_id: id } = update;
    if (under.has(id) || done.has(id)) return;
    last = Math.max(last ?? 0, id);
    // Where the program ends in the midst of it, it stays under work and so unconfirmed.
    const work = hear(update).then(
      () => {
        under.delete(id);
        done.add(id);
      },
      () => undefined,
    );
    under.set(id, work);
  };
  return {
    take: (updates: readonly Update[]): void => {
      // After a week without news the ids may begin anywhere, also below; then all that was known is confirmed long ago.
      if (updates.length === 0 && under.size === 0) {
        last = null;
        done.clear();
      }
      for (const update of updates) begin(update);
    },
    busy: () => under.size > 0,
    settled: async (): Promise<void> => {
      await Promise.all(under.values());
    },
    offset: (): number | null => {
      if (last === null) return null;
      const offset = Math.min(last + 1, ...under.keys());
      for (const id of done) if (id < offset) done.delete(id);
      return offset;
    },
  };
};
