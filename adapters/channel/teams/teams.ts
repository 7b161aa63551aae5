import type { FastifyInstance } from 'fastify';
import type { Deliveries } from '../../../core/delivery/delivery.ts';
import type { ChatParts, ChatPlatform } from '../../../core/delivery/platform.ts';
import type { Phrase } from '../../../core/message/message.ts';
import { say } from '../../../core/message/phrasing.ts';
import { connector } from './connector.ts';
import { teamsChannel } from './deliver.ts';
import { happenings } from './happenings.ts';
import { inTime } from './in-time.ts';
import { inboundToken } from './inbound-token.ts';
import { outboundToken } from './outbound-token.ts';
import { type Limit, pace, TEAMS_LIMITS } from './pace.ts';
import type { TeamsParts } from './parts.ts';
import { privateChatLink } from './private-chat.ts';
import { queue } from './queue/queue.ts';
import { queueChannel } from './queue/queue-channel.ts';
import { teamsRoutes } from './routes.ts';
import { dispatcher } from './sdk.ts';
import type { TeamsSettings } from './settings.ts';

export type Teams = ChatPlatform & {
  readonly routes: (server: FastifyInstance) => void;
  /** A link's code as a chat with the bot, in which it only has to be sent. */
  readonly otherWay: (code: string) => { readonly label: Phrase; readonly url: string };
};

/** Serves Microsoft Teams. `limits`: how fast one chat is written to; Teams' own where none are given. */
export const teams = (
  shared: ChatParts,
  settings: TeamsSettings,
  limits: readonly Limit[] = TEAMS_LIMITS,
): Teams => {
  const tokens = outboundToken(settings, shared.log);
  const parts: TeamsParts = { ...shared, settings, tokens, connector: connector(tokens, settings) };
  let outbox: Deliveries | null = null;
  const started = (): Deliveries => {
    if (outbox === null) throw new Error('Teams was not started.');
    return outbox;
  };
  const channel = queueChannel(shared.store, settings);
  const announced = queue(parts, channel);
  const happened = happenings(parts, channel, started);
  const work = inTime(dispatcher(parts.connector, happened), shared.log);
  // Teams comes again after this: the server listens a moment before what brings the answers is there.
  const take: typeof work.take = async (body, activity) =>
    outbox === null ? { status: 503 } : work.take(body, activity);
  return {
    channel: teamsChannel(parts, pace(limits)),
    routes: teamsRoutes({ check: inboundToken(settings), log: shared.log, take }),
    otherWay: (code) => ({ label: say('teams.goOn'), url: privateChatLink(settings.appId, code) }),
    start: async (deliveries) => {
      outbox = deliveries;
      announced.start();
    },
    stop: async () => {
      await announced.stop();
      await work.stop();
    },
  };
};
