import { setTimeout as timeout } from 'node:timers/promises';
import { type FastifyInstance, fastify } from 'fastify';
import type { TeamsSettings } from '../../../../adapters/channel/teams/settings.ts';
import { type Teams, teams } from '../../../../adapters/channel/teams/teams.ts';
import { type Deliveries, deliveries } from '../../../../core/delivery/delivery.ts';
import { door } from '../../../../core/delivery/door.ts';
import type { ChatParts } from '../../../../core/delivery/platform.ts';
import type { Parley } from '../../../../parley.ts';
import type { Microsoft } from './microsoft.ts';

/** Teams as `chats.ts` serves it, over the real adapter and a real socket, without Teams' own pace. */
export type Served = {
  readonly url: string;
  readonly platform: Teams;
  readonly outbox: Deliveries;
  /** Ends it in order; what is on its way arrives. */
  close(): Promise<void>;
};

export const serveTeams = async (
  parley: Parley,
  microsoft: Microsoft,
  {
    port = 0,
    settings = {},
    hurry = true,
  }: { readonly port?: number; readonly settings?: Partial<TeamsSettings>; readonly hurry?: boolean } = {},
): Promise<Served> => {
  const app: FastifyInstance = fastify({ forceCloseConnections: 'idle' });
  let url = '';
  const parts: ChatParts = {
    ...parley,
    service: parley.turns,
    door: door({ ...parley, service: parley.turns }),
    publicUrl: () => url,
    reachable: true,
    procedureId: 'consumer',
    timeZone: 'America/New_York',
  };
  const platform = teams(parts, { ...microsoft.settings, ...settings }, []);
  platform.routes(app);
  url = await app.listen({ port, host: '127.0.0.1' });
  const outbox = deliveries({
    ...parley,
    channel: platform.channel,
    worker: 'worker-1',
    service: parley.turns,
    // Waits between attempts are cut short here, those of a minute between two looks at everything are not.
    pause: (ms, signal) =>
      timeout(hurry && ms < 60_000 ? Math.min(ms, 20) : ms, undefined, { signal }).catch(() => undefined),
    chance: () => 0,
  });
  await platform.start(outbox);
  outbox.start();
  return {
    url,
    platform,
    outbox,
    close: async () => {
      await platform.stop();
      await outbox.idle();
      await outbox.stop();
      await app.close();
    },
  };
};
