import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as timeout } from 'node:timers/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { WebParts } from './parts.ts';
import { POLICY, ROOM_PERMISSIONS } from './security.ts';

/** A store that takes longer to answer is not one that turns can be taken with. */
const READY_PATIENCE = 2_000;

/**
 * The pages: shells that say nothing of anybody, so they are the same for all and may be kept by a browser for as long
 * as their ETag stands. `/l/<code>` is one of them: a preview that fetches it learns and binds nothing.
 */
export const pages = async (
  server: FastifyInstance,
  { assetsDir, store, attachments, teams, leaving }: WebParts,
): Promise<void> => {
  await server.register(fastifyStatic, {
    root: assetsDir,
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    maxAge: 0,
    setHeaders: (reply, path) => {
      reply.header('vary', 'accept-encoding');
      // The one script that other sites load.
      if (/widget\.js(?:\.gz|\.br)?$/.test(path))
        reply.header('cross-origin-resource-policy', 'cross-origin');
    },
  });
  const page =
    (file: string, policy: string = POLICY.page) =>
    async (_request: unknown, reply: FastifyReply) =>
      reply.header('content-security-policy', policy).sendFile(file);
  const embed = existsSync(join(assetsDir, 'embed.html')) ? 'embed.html' : 'index.html';
  server.get('/', page('index.html'));
  server.get('/c/:conversationId', page('index.html'));
  server.get('/l/:code', page('index.html'));
  server.get('/room/:conversationId', async (_request, reply) =>
    reply
      .header('content-security-policy', POLICY.page)
      .header('permissions-policy', ROOM_PERMISSIONS)
      .sendFile('room.html'),
  );
  server.get('/desk', page('desk.html', teams === undefined ? POLICY.desk : POLICY.deskInTeams));
  server.get('/embed', page(embed, POLICY.embed));

  server.get('/healthz', async () => ({ up: true }));
  server.get('/readyz', async (_request, reply) => {
    const answers = store.nextDue().then(
      () => true,
      () => false,
    );
    const late = timeout(READY_PATIENCE, false, { ref: false });
    const ready = leaving?.aborted !== true && (await Promise.race([answers, late]));
    // Without files people can still write, and another process has the same disk: it is told, and no reason to stay away.
    return reply.code(ready ? 200 : 503).send({ ready, files: ready && (await attachments.writable()) });
  });
};
