import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import sharp from 'sharp';
import { deskRoutes } from '../../../../adapters/channel/web/desk/server.ts';
import { keepRights } from '../../../../adapters/channel/web/server/right.ts';
import { POLICY } from '../../../../adapters/channel/web/server/security.ts';
import { sessions } from '../../../../adapters/channel/web/server/session.ts';
import { passkeyRoutes } from '../../../../adapters/channel/web/staff/passkey-routes.ts';
import { localPresence } from '../../../../adapters/coordination/local/local-presence.ts';
import { randomIds } from '../../../../adapters/ids/random-ids.ts';
import { PROCEDURES } from '../../../../core/procedure/procedures.ts';
import type { Input } from '../../../../core/turn/input.ts';
import type { Office } from '../../../fixture/office.ts';
import { adjuster } from '../../../fixture/team.ts';
import { consoleAssets } from './console-assets.ts';

/** The members of the team that this site knows, their ids are the value of its only cookie. */
export const TEAM = [
  adjuster('alex', 'Alex Kim'),
  adjuster('bo', 'Bo Lin'),
  { ...adjuster('sam', 'Sam Ode'), roles: ['supervisor' as const] },
];

/** The desk's routes on real HTTP, with the turns of a conversation beside them as the web channel has them. */
export const deskSite = (
  at: Office,
  more: { readonly moveClock?: (ms: number) => Promise<void> } = {},
): FastifyInstance => {
  const server = fastify();
  for (const member of TEAM) void at.store.putMember(member);
  server.decorateRequest('browser', null);
  server.addHook('onRequest', async (request) => {
    const cookie = /who=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    request.browser = { sessionId: cookie, staff: await at.store.member(cookie) };
  });
  server.addHook('onRequest', keepRights(at.wording));
  deskRoutes(server, {
    service: at.turns,
    store: at.store,
    wording: at.wording,
    clock: at.clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    wakeups: at.wakeups,
    presence: localPresence(),
    procedures: PROCEDURES,
    timeZone: 'America/New_York',
    ...more,
  });
  // The shell asks whether its reader has a key; at an address without a name there is none to be had.
  passkeyRoutes(
    server,
    {
      ...at,
      service: at.turns,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      ids: randomIds(),
      publicUrl: () => 'http://127.0.0.1',
      sessions: sessions(at.store, false),
    },
    () => true,
  );
  server.post('/api/conversations/:id/turns', async (request) => {
    const { id: conversationId } = request.params as { id: string };
    const { id, input } = request.body as { id: string; input: Input };
    await at.turns.take({ conversationId, updateId: id, input });
    return { t: 'done', id };
  });
  return server;
};

/** Adds the page itself as it is built and served, under the policy that it is served with; every file is one picture. */
export const withPage = async (server: FastifyInstance): Promise<FastifyInstance> => {
  const root = await consoleAssets();
  await server.register(fastifyStatic, { root, prefix: '/assets/', preCompressed: true });
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#0b5f55' } })
    .png()
    .toBuffer();
  for (const path of ['', '/preview'])
    server.get(`/api/conversations/:id/files/:sha${path}`, (_request, reply) =>
      reply.type('image/png').send(picture),
    );
  server.get('/desk', (_request, reply) =>
    reply.header('content-security-policy', POLICY.desk).sendFile('desk.html'),
  );
  return server;
};
