import type { FastifyInstance, FastifyRequest } from 'fastify';
import { languageOf } from './language.ts';
import type { WebParts } from './parts.ts';
import { isCrossSite, secured } from './security.ts';
import { type Known, NOBODY, type Sessions } from './session.ts';
import { refused, sayer } from './words.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The sessions behind `browser`; what routes of people coming in work with. */
    known: Known;
  }
}

const LOOKS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Before every route: its headers, then whether it comes from our own pages, then who it comes from. */
export const identify = (
  server: FastifyInstance,
  { wording, publicUrl }: Pick<WebParts, 'wording' | 'publicUrl'>,
  sessions: Sessions,
): void => {
  const say = sayer(wording);
  server.decorateRequest('browser', null);
  server.decorateRequest('reader', null);
  server.decorateRequest('known');
  server.addHook('onRequest', secured(publicUrl));
  server.addHook('onRequest', async (request, reply) => {
    const acts = request.ws || !LOOKS.has(request.method);
    if (!acts || !isCrossSite(request, publicUrl())) return undefined;
    return reply.code(403).send(refused(say('chrome.crossSite', languageOf(request))));
  });
  server.addHook('onRequest', async (request, reply) => {
    request.known = isCall(request) ? await sessions.read(request, reply) : NOBODY;
    const { party, desk } = request.known;
    const nobody = party === null && desk === null;
    request.browser = nobody ? null : { sessionId: party?.sessionId ?? null, staff: desk?.staff ?? null };
  });
};

/** By the route that was found, not by the address as it was written: that can be written in many ways. */
const isCall = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url?.startsWith('/api/') === true;
