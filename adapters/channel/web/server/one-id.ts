import type { FastifyInstance } from 'fastify';
import type { WebParts } from './parts.ts';

/**
 * Each request has one id: in its answer (`x-request-id`), on every line that is logged meanwhile, and in the sentence
 * that a person reads where something went wrong. A socket lives on after its request: each turn on it has its own.
 */
export const oneId = (server: FastifyInstance, { trace }: Pick<WebParts, 'trace'>): void => {
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    if (trace === undefined || request.ws) done();
    else trace.within(request.id, done);
  });
};
