import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Session, Store } from '../../../../core/port/store.ts';
import type { Member } from '../../../../core/staff/member.ts';
import { languageOf } from './language.ts';
import type { WebParts } from './parts.ts';
import { keepRights } from './right.ts';
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
  { store, wording, publicUrl, provider }: Pick<WebParts, 'store' | 'wording' | 'publicUrl' | 'provider'>,
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
    const staff = await memberBehind(store, desk);
    const nobody = party === null && staff === null;
    request.browser = nobody ? null : { sessionId: party?.sessionId ?? null, staff };
  });
  server.addHook('onRequest', keepRights(wording, provider === undefined ? null : '/sign-in'));
};

/** Whom a session of the desk lets in; nobody, once they have left the team. */
const memberBehind = async (store: Store, desk: Session | null): Promise<Member | null> => {
  const member = desk?.staff == null ? null : await store.member(desk.staff.id);
  return member?.active ? member : null;
};

/**
 * Who it is that asked, as of now: for what goes on after the request, on a socket or a stream. Null where their sign-in
 * has ended, or they have left the team.
 */
export const staffNow = async (store: Store, { known }: FastifyRequest): Promise<Member | null> => {
  const session = known.desk === null ? null : await store.session(known.desk.sessionId);
  return session !== null && session.expiresAt > Date.now() ? memberBehind(store, session) : null;
};

/** By the route that was found, not by the address as it was written: that can be written in many ways. */
const isCall = ({ routeOptions }: FastifyRequest): boolean => routeOptions.url?.startsWith('/api/') === true;
