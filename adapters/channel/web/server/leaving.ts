import type { FastifyInstance } from 'fastify';
import { SECOND } from '../../../../core/time.ts';

/** How long the end of the server waits for requests that are under way, once its live connections have gone. */
const PATIENCE = 5 * SECOND;

/**
 * Lets nobody hold the end up. While this process is about to leave, each answer is the last on its connection, so that
 * a proxy that keeps connections opens its next one elsewhere. Whoever then stands still in the middle of a request is
 * let go after a while.
 */
export const letGo = (server: FastifyInstance, leaving: AbortSignal | undefined): void => {
  server.addHook('onSend', async (_request, reply) => {
    if (leaving?.aborted) reply.header('connection', 'close');
  });
  server.addHook('preClose', async () => {
    setTimeout(() => server.server.closeAllConnections(), PATIENCE).unref();
  });
};
