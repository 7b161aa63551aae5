import { setTimeout as timeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Telegraf } from 'telegraf';
import type { ChatParts, ChatPlatform } from '../../../core/delivery/platform.ts';
import type { Phrase } from '../../../core/message/message.ts';
import { clientOf, telegraf } from './client.ts';
import { channelOf } from './deliver.ts';
import { hearer, sorryFor } from './hear.ts';
import { setMenus } from './menu.ts';
import { LIMITS, type Limits, paceOf, type Time } from './pace.ts';
import { type Started, type TelegramParts, telegramLink } from './parts.ts';
import { poll } from './polling.ts';
import { taker } from './retry.ts';
import { sealRoutes } from './seal/routes.ts';
import { speaker } from './speak.ts';
import { ASKED_FOR } from './update.ts';
import { WEBHOOK_PATH, webhookOf, webhookSecret } from './webhook.ts';

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
  const sorry = (update: Parameters<ReturnType<typeof hearer>>[0]) => sorryFor(parts, update);
  const take = taker(hearer(parts), { time, signal: ending.signal, log, ids, sorry });
  // Whatever is thrown must not end the bot: telegraf's own way is to end the process.
  bot.catch((fault, { update }) => {
    webhook.failed(update);
    log.error({ what: 'update', channel: 'telegram', fault });
  });
  bot.use((context) => take(context.update));

  const webhook = webhookOf(bot, token);
  let running: Promise<void> = Promise.resolve();
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
      const about = { bot, parts, settings, time, signal: asking.signal };
      running = connect(about).then(() =>
        settings.mode === 'polling' ? poll({ client, take, time, signal: asking.signal, log }) : undefined,
      );
    },
    stop: async () => {
      asking.abort();
      const done = Promise.all([running, webhook.close()]).then(() => ending.abort());
      await Promise.race([done, time.pause(STOP_PATIENCE, ending.signal)]);
      ending.abort();
      await done;
    },
  };
};

type Connecting = {
  readonly bot: Telegraf;
  readonly parts: TelegramParts;
  readonly settings: TelegramSettings;
  readonly time: Time;
  readonly signal: AbortSignal;
};

/** Milliseconds that a turn under work has before what it waits for is cut short. */
const STOP_PATIENCE = 10_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** Learns who the bot is and says how it wants its updates, until Telegram has taken both. */
const connect = async (about: Connecting): Promise<void> => {
  const { signal, time } = about;
  for (let failures = 0; !signal.aborted; failures += 1) {
    if (await connected(about)) return;
    await time.pause(Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE), signal);
  }
};

const connected = async ({ bot, parts, settings, signal }: Connecting): Promise<boolean> => {
  const { client, started } = parts;
  const me = await client.call('getMe', {}, { signal });
  if (!me.ok) return false;
  bot.botInfo = me.result;
  started.name = me.result.username;
  // Telegram gives no news to who asks while it is told to bring them.
  const told =
    settings.mode === 'polling'
      ? await client.call('deleteWebhook', {}, { signal })
      : await client.call(
          'setWebhook',
          {
            url: `${parts.publicUrl()}${WEBHOOK_PATH}`,
            secret_token: webhookSecret(settings.token),
            allowed_updates: [...ASKED_FOR],
          },
          { signal },
        );
  if (told.ok) await setMenus(parts);
  return told.ok;
};
