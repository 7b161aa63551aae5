import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Member } from '../../../../core/staff/member.ts';
import { LIMITS } from '../server/limit.ts';
import { ANYBODY } from '../server/right.ts';
import { OWN_REASON } from './own-reason.ts';
import type { Attempt, Provider } from './provider.ts';
import { endSessions, letIn, note, type StaffParts } from './sign-in.ts';
import type { SignInProblem } from './sign-in-page.ts';

/** Ten minutes to sign in over there. */
const ATTEMPT_LASTS = 600;
const PATH = '/api/desk/provider';

const AttemptKept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

/** The way in by the organisation's own sign-in, and the way out that it may ask for. */
export const providerRoutes = (
  server: FastifyInstance,
  parts: StaffParts & { readonly secureCookie: boolean },
  by: Provider,
): void => {
  const { log, secureCookie } = parts;
  const cookie = secureCookie ? '__Secure-parley-sign-in' : 'parley-sign-in';
  // Lax: the browser comes back from another site, by a link. It opens nothing by itself.
  const kept = { httpOnly: true, secure: secureCookie, sameSite: 'lax', path: PATH } as const;
  const config = { ...ANYBODY, rateLimit: LIMITS.enter };
  const to = (reply: FastifyReply, problem: SignInProblem): FastifyReply =>
    reply.redirect(`/sign-in?problem=${problem}`, 303);

  server.get(`${PATH}/start`, { config }, async (_request, reply) => {
    try {
      const { url, attempt } = await by.start();
      const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
      return reply.setCookie(cookie, value, { ...kept, maxAge: ATTEMPT_LASTS }).redirect(url, 303);
    } catch (fault) {
      log.error({ what: 'provider', channel: 'web', fault });
      return to(reply, 'unreachable');
    }
  });

  server.get(`${PATH}/return`, { config }, async (request, reply) => {
    const attempt = attemptIn(request.cookies[cookie]);
    reply.clearCookie(cookie, kept);
    if (attempt === null) return to(reply, 'again');
    try {
      const named = await by.finish(queryOf(request), attempt);
      if (!named.ok) return to(reply, named.problem);
      const { member, before, providerSession } = named;
      await noteRoles(parts, before, member);
      await letIn(parts, request, reply, {
        member,
        way: 'provider',
        ...(providerSession === null ? {} : { providerSession }),
      });
      return reply.redirect('/desk', 303);
    } catch (fault) {
      log.error({ what: 'provider', channel: 'web', fault });
      return to(reply, 'again');
    }
  });

  // The provider itself calls, with a form, and proves itself by the token in it alone.
  server.register(async (called) => {
    called.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 16_384 },
      (_request, body, done) => done(null, String(body)),
    );
    called.post(`${PATH}/signed-out`, { config: ANYBODY }, async (request, reply) => {
      const token = new URLSearchParams(typeof request.body === 'string' ? request.body : '').get(
        'logout_token',
      );
      try {
        await signOutAll(parts, await by.signedOut(token ?? ''));
        return reply.code(200).send();
      } catch (fault) {
        log.error({ what: 'provider', channel: 'web', fault });
        return reply.code(400).send({ error: 'invalid_request' });
      }
    });
  });
};

const signOutAll = async (
  parts: StaffParts,
  { memberId, providerSession }: Awaited<ReturnType<Provider['signedOut']>>,
): Promise<void> => {
  const whose = memberId === null ? (await parts.store.members()).map(({ id }) => id) : [memberId];
  for (const id of whose) {
    const ended = await endSessions(
      parts,
      id,
      ({ staff }) =>
        staff?.way === 'provider' && (providerSession === null || staff.providerSession === providerSession),
    );
    if (ended > 0)
      await note(parts, null, {
        what: 'sessionEnded',
        memberId: id,
        why: OWN_REASON.signedOut,
      });
  }
};

/** Whom the provider brought in, or gave other roles, stands in the journal as if somebody had done it here. */
const noteRoles = async (parts: StaffParts, before: Member | null, { id, roles }: Member): Promise<void> => {
  const why = OWN_REASON.rolesNamed;
  if (before === null) await note(parts, null, { what: 'memberAdded', memberId: id, roles, why });
  else if (before.roles.join() !== roles.join())
    await note(parts, null, { what: 'rolesChanged', memberId: id, from: before.roles, to: roles, why });
};

const queryOf = ({ url }: FastifyRequest): string => {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
};

const attemptIn = (value: string | undefined): Attempt | null => {
  try {
    return AttemptKept.parse(JSON.parse(Buffer.from(value ?? '', 'base64url').toString('utf8')));
  } catch {
    return null;
  }
};
