import { setTimeout as timeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { TeamsSettings } from './adapters/channel/teams/settings.ts';
import type { Config } from './adapters/config/config.ts';
import { tracedChannel } from './adapters/trace/traced.ts';
import { deliveries } from './core/delivery/delivery.ts';
import { door } from './core/delivery/door.ts';
import type { ChatParts, ChatPlatform } from './core/delivery/platform.ts';
import type { Phrase } from './core/message/message.ts';
import type { Parley } from './parley.ts';

type OnTheWeb = {
  /** What the platform calls, and pages that open inside it, on the web server. */
  readonly routes?: (server: FastifyInstance) => void;
  /** Its own form of a link's code; null where it has none, or not yet. */
  readonly otherWay?: (code: string) => OtherWay | null;
};
type OtherWay = { readonly label: Phrase; readonly url: string };

type Open = (parts: ChatParts, config: Config) => Promise<(ChatPlatform & OnTheWeb) | null>;

const telegram: Open = async (parts, config) => {
  const { TELEGRAM_TOKEN: token, TELEGRAM_MODE: mode, TELEGRAM_API_URL: apiUrl } = config;
  if (token === undefined) return null;
  const { openTelegram } = await import('./adapters/channel/telegram/telegram.ts');
  return openTelegram(parts, { token, mode, apiUrl });
};

const teams: Open = async (parts, config) => {
  const settings = teamsSettings(config);
  if (settings === null) return null;
  const { teams: openTeams } = await import('./adapters/channel/teams/teams.ts');
  return openTeams(parts, settings);
};

/** What Teams is served with; null where it is not configured. */
export const teamsSettings = (config: Config): TeamsSettings | null => {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: password } = config;
  if (appId === undefined || password === undefined) return null;
  return {
    appId,
    password,
    tenantId: config.TEAMS_TENANT_ID,
    loginUrl: config.TEAMS_LOGIN_URL,
    openIdUrl: config.TEAMS_OPENID_URL,
    scope: config.TEAMS_SCOPE,
    serviceUrl: config.TEAMS_SERVICE_URL,
    staff: config.TEAMS_STAFF,
    queueChannel: config.TEAMS_QUEUE_CHANNEL ?? null,
  };
};

/** Each platform by its settings; null where it is not configured, and then nothing of it is loaded. */
const PLATFORMS: readonly Open[] = [telegram, teams];

export type Chats = {
  routes(server: FastifyInstance): void;
  /** Where else than on the web a link's code lets in. */
  otherWays(code: string): readonly OtherWay[];
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
    reachable: config.PUBLIC_URL !== undefined,
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
    otherWays: (code) => served.flatMap(({ platform }) => platform.otherWay?.(code) ?? []),
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
    channel: tracedChannel(channel, parley.trace),
    worker: parley.ids.id(),
    service: parley.turns,
    pause: (ms, signal) => timeout(ms, undefined, { signal }).catch(() => undefined),
    chance: Math.random,
  });
