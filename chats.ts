import { setTimeout as timeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Config } from './adapters/config/config.ts';
import { deliveries } from './core/delivery/delivery.ts';
import { door } from './core/delivery/door.ts';
import type { ChatParts, ChatPlatform } from './core/delivery/platform.ts';
import type { Parley } from './parley.ts';

/** What the platform calls, and pages that open inside it, on the web server. */
type Routes = { readonly routes?: (server: FastifyInstance) => void };

/** Each platform by its settings; null where it is not configured, and then nothing of it is loaded. */
const PLATFORMS: readonly ((parts: ChatParts, config: Config) => Promise<(ChatPlatform & Routes) | null>)[] =
  [];

export type Chats = {
  routes(server: FastifyInstance): void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Serves every chat platform that is configured. */
export const openChats = async (parley: Parley, config: Config, publicUrl: () => string): Promise<Chats> => {
  const parts: ChatParts = {
    ...parley,
    service: parley.turns,
    door: door({ ...parley, service: parley.turns }),
    publicUrl,
    procedureId: config.CHAT_PROCEDURE,
    timeZone: config.TIME_ZONE,
  };
  const opened = await Promise.all(PLATFORMS.map((open) => open(parts, config)));
  const served = opened.flatMap((platform) =>
    platform === null ? [] : { platform, outbox: outboxOf(parley, platform) },
  );
  return {
    routes: (server) => {
      for (const { platform } of served) platform.routes?.(server);
    },
    start: async () => {
      for (const { platform, outbox } of served) {
        await platform.start(outbox);
        outbox.start();
      }
    },
    stop: async () => {
      await Promise.all(served.map(({ platform }) => platform.stop()));
      await Promise.all(served.map(({ outbox }) => outbox.stop()));
    },
  };
};

const outboxOf = (parley: Parley, { channel }: ChatPlatform) =>
  deliveries({
    ...parley,
    channel,
    worker: parley.ids.id(),
    service: parley.turns,
    pause: (ms, signal) => timeout(ms, undefined, { signal }).catch(() => undefined),
    chance: Math.random,
  });
