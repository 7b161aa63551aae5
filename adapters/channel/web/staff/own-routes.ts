import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SignedIn } from '../../../../core/port/store.ts';
import type { Member } from '../../../../core/staff/member.ts';
import { languageOf } from '../server/language.ts';
import { forStaff } from '../server/right.ts';
import { refused, sayer } from '../server/words.ts';
import type { OwnSession } from './own-wire.ts';
import { endSessions, note, type StaffParts } from './sign-in.ts';

const OWN = { config: forStaff({ resource: 'session', action: 'own' }) };

/** The member behind a request that was let through to the team's. */
export const memberBehind = ({ browser }: FastifyRequest): Member => {
  if (browser?.staff == null) throw new Error('A route of the team was reached without a member.');
  return browser.staff;
};

/** Never the session's own id: whoever reads it off a screen must not learn what a cookie hashes to. */
const nameOf = (sessionId: string): string => hash('sha256', `shown/${sessionId}`, 'hex').slice(0, 16);

/** Where one is signed in, and the end of it: one, all the others, or this browser itself. */
export const ownSessionRoutes = (
  server: FastifyInstance,
  parts: StaffParts,
  /** Where the browser goes to be signed out by who vouched for it too. */
  elsewhere: (staff: SignedIn) => Promise<string | null> = async () => null,
): void => {
  const { store, wording } = parts;
  const say = sayer(wording);

  server.get('/api/desk/sessions', OWN, async (request) => {
    const now = Date.now();
    const sessions = (await store.sessionsOf(memberBehind(request).id)).filter(
      ({ expiresAt }) => expiresAt > now,
    );
    const current = request.known.desk?.sessionId;
    return sessions.map(
      ({ sessionId, staff, createdAt }): OwnSession => ({
        id: nameOf(sessionId),
        device: staff?.device ?? '',
        way: staff?.way ?? null,
        since: createdAt,
        seenAt: staff?.seenAt ?? createdAt,
        current: sessionId === current,
      }),
    );
  });

  server.post('/api/desk/sessions/:name/end', OWN, async (request, reply) => {
    const { name } = request.params as { readonly name: string };
    const { id } = memberBehind(request);
    const ended = await endSessions(parts, id, ({ sessionId }) => nameOf(sessionId) === name);
    return ended === 0
      ? reply.code(404).send(refused(say('access.noSession', languageOf(request))))
      : noted(parts, request, reply);
  });

  server.post('/api/desk/sessions/end-others', OWN, async (request, reply) => {
    const current = request.known.desk?.sessionId;
    await endSessions(parts, memberBehind(request).id, ({ sessionId }) => sessionId !== current);
    return noted(parts, request, reply);
  });

  server.post('/api/desk/sign-out', OWN, async (request, reply) => {
    const { desk } = request.known;
    await endSessions(parts, memberBehind(request).id, ({ sessionId }) => sessionId === desk?.sessionId);
    await note(parts, memberBehind(request), { what: 'signedOut' });
    const url =
      desk?.staff == null
        ? null
        : await elsewhere(desk.staff).catch((fault: unknown) => {
            parts.log.error({ what: 'provider', channel: 'web', fault });
            return null;
          });
    return reply.send({ url });
  });
};

const noted = async (
  parts: StaffParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  await note(parts, memberBehind(request), { what: 'signedOut' });
  return reply.send({});
};
