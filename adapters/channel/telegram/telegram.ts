import { setTimeout as timeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { ChatParts, ChatPlatform } from '../../../core/delivery/platform.ts';
import type { Phrase } from '../../../core/message/message.ts';
import { clientOf, telegraf } from './client.ts';
import { connect } from './connect.ts';
import { channelOf } from './deliver.ts';
import { hearer, sorryFor } from './hear.ts';
import { LIMITS, type Limits, paceOf, type Time } from './pace.ts';
import { type Started, type TelegramParts, telegramLink } from './parts.ts';
import { poll } from './polling.ts';
import { taker } from './retry.ts';
import { sealRoutes } from './seal/routes.ts';
import { speaker } from './speak.ts';
import { webhookOf } from './webhook.ts';

export type TelegramSettings = {
  readonly token: string;
  readonly mode: 'polling' | 'webhook';
  /** The Bot API's address, without a slash at its end. */
  readonly apiUrl: string;
};

/** What a test replaces: the passing of time, how much Telegram allows in it, and how long an answer is waited for. */
export type TelegramOutside = { readonly time: Time; readonly limits?: Limits; readonly patience?: number };

export const REAL: TelegramOutside = {
  time: {
    now: () => performance.now(),
    pause: (ms, signal) => timeout(ms, undefined, { signal }).catch(() => undefined),
  },
};

export type TelegramPlatform = ChatPlatform & {
  routes(server: FastifyInstance): void;
  /** The link that opens the chat with the bot and hands it a code; null until Telegram has told the bot's name. */
  otherWay(code: string): { readonly label: Phrase; readonly url: string } | null;
};

/** Milliseconds that a turn under work has before what it waits for is cut short. */
const STOP_PATIENCE = 10_000;
/** And after that. */
const LAST_PATIENCE = 3_000;
/** Milliseconds until news are asked for again after a fault of our own. */
const AFTER_A_FAULT = 5_000;

/** Serves Telegram. Nothing is asked of it before `start`, and what it does not answer keeps nothing else waiting. */
export const openTelegram = (
  chatParts: ChatParts,
  settings: TelegramSettings,
  { time, limits = LIMITS, patience }: TelegramOutside = REAL,
): TelegramPlatform => {
  const { token, apiUrl } = settings;
  const { log, ids, wording } = chatParts;
  const asking = new AbortController();
  const ending = new AbortController();
  const bot = telegraf(token, apiUrl);
  const client = clientOf(bot, log, patience);
  const pace = paceOf(time, ending.signal, limits);
  const speak = speaker({ client, pace, time, signal: ending.signal, wording, log });
  const started: Started = { outbox: null, name: null };
  const parts: TelegramParts = { ...chatParts, client, pace, speak, started, token, apiUrl };
  const sorry: Parameters<typeof taker>[1]['sorry'] = (update, code) => sorryFor(parts, update, code);
  const take = taker(hearer(parts, time, asking.signal), {
    time,
    signal: ending.signal,
    log,
    ids,
    trace: parts.trace,
    sorry,
  });
  // Whatever is thrown must not end the bot: telegraf's own way is to end the process.
  bot.catch((fault, { update }) => {
    webhook.failed(update);
    log.error({ what: 'update', channel: 'telegram', fault });
  });
  bot.use((context) => take(context.update));

  const webhook = webhookOf(bot, token);
  let running: Promise<void> = Promise.resolve();
  const listen = async (): Promise<void> => {
    const { signal } = asking;
    await connect({ bot, parts, mode: settings.mode, time, signal });
    while (settings.mode === 'polling' && !signal.aborted)
      await poll({ client, take, time, signal, log }).catch(async (fault: unknown) => {
        log.error({ what: 'polling', channel: 'telegram', fault });
        await time.pause(AFTER_A_FAULT, signal);
      });
  };
  return {
    channel: channelOf(parts),
    otherWay: (code) => {
      const url = telegramLink(started, code);
      return url === null ? null : { label: { key: 'telegram.goOn' }, url };
    },
    routes: (server) => {
      if (settings.mode === 'webhook') webhook.route(server);
      sealRoutes(server, parts);
    },
    start: async (outbox) => {
      started.outbox = outbox;
      running = listen();
    },
    stop: async () => {
      asking.abort();
      const done = Promise.all([running, webhook.close()]).then(() => ending.abort());
      await Promise.race([done, time.pause(STOP_PATIENCE, ending.signal)]);
      ending.abort();
      // A turn that never ends must not keep the program: unconfirmed, its update comes again.
      const late = new AbortController();
      await Promise.race([done, time.pause(LAST_PATIENCE, late.signal)]);
      // Else the program would live on for as long as nobody waits any more.
      late.abort();
    },
  };
};
