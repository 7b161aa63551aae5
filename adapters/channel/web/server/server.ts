import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import websocket from '@fastify/websocket';
import { type FastifyInstance, fastify } from 'fastify';
import { journalRoutes } from '../staff/journal-routes.ts';
import { ownSessionRoutes } from '../staff/own-routes.ts';
import { passkeyRoutes } from '../staff/passkey-routes.ts';
import { provider } from '../staff/provider.ts';
import { providerRoutes } from '../staff/provider-routes.ts';
import { signInPage } from '../staff/sign-in-page.ts';
import { teamRoutes } from '../staff/team-routes.ts';
import { connections } from './connections.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { entryRoutes } from './entry-routes.ts';
import { answerFailures } from './failure.ts';
import { identify } from './identify.ts';
import { letGo } from './leaving.ts';
import { countingStore, NO_COUNTS, TooOften } from './limit.ts';
import { oneId } from './one-id.ts';
import { pages } from './pages.ts';
import { panelRenderer } from './panel.ts';
import type { WebParts } from './parts.ts';
import { itemRenderer } from './render.ts';
import { askForRights } from './right.ts';
import { sessions } from './session.ts';
import { signOnRoute } from './sign-on.ts';
import { feedReader } from './stream.ts';

/** A text of 65,536 characters at six bytes each, as JSON may write them, and what stands around it. */
const LARGEST_JSON = 512 * 1_024;

/**
 * The web channel, not yet listening: pages, their calls, the live feed over WebSocket or server-sent events, and
 * whatever `extra` adds. The contract with the browser is in wire.ts.
 */
export const webChannel = async (parts: WebParts): Promise<FastifyInstance> => {
  const server = fastify({
    bodyLimit: LARGEST_JSON,
    // A proxy on this machine or in the same private network says whom it speaks for; rate limits count by that.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    // 10 MB from a phone at a quarter of a megabit a second.
    requestTimeout: 330_000,
    forceCloseConnections: 'idle',
    logger: false,
    genReqId: () => parts.ids.code(10),
  });
  // JSON alone: what a form of another site can send is not read (security.ts).
  server.removeContentTypeParser('text/plain');
  const connected = connections();
  const browsers = sessions(parts.store, parts.secureCookie);
  const renderPanel = panelRenderer(parts.wording);
  const feedAfter = feedReader(parts, itemRenderer(parts), renderPanel);

  oneId(server, parts);
  answerFailures(server, parts);
  askForRights(server);
  await server.register(cookie);
  await server.register(rateLimit, {
    global: false,
    store: countingStore(parts.counters),
    addHeadersOnExceeding: NO_COUNTS,
    addHeaders: { ...NO_COUNTS, 'retry-after': true },
    errorResponseBuilder: (_request, { ttl }) => new TooOften(ttl),
  });
  await server.register(websocket, {
    // Twice what a turn may hold: a text that is too long is answered, not cut off with the connection.
    options: { maxPayload: 2 * LARGEST_JSON },
    errorHandler: (_fault, socket) => socket.terminate(),
    preClose: () => connected.close(),
  });
  letGo(server, parts.leaving);
  identify(server, parts, browsers);
  entryRoutes(server, { ...parts, sessions: browsers, renderPanel });
  if (parts.teams !== undefined) signOnRoute(server, { ...parts, sessions: browsers }, parts.teams);
  const staff = { ...parts, sessions: browsers };
  const by = parts.provider === undefined ? null : provider(parts, parts.provider);
  if (by !== null) providerRoutes(server, staff, by);
  ownSessionRoutes(server, staff, by?.signOutUrl);
  passkeyRoutes(
    server,
    staff,
    ({ id }) => id === parts.ownerId || by?.knows(id) === true || parts.teams?.staff[id] !== undefined,
  );
  signInPage(server, staff, by !== null);
  teamRoutes(server, staff);
  journalRoutes(server, staff);
  conversationRoutes(server, { ...parts, feedAfter, connections: connected });
  await pages(server, parts);
  parts.extra?.(server);
  return server;
};
