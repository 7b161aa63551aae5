import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { entraSignOn, type SignOn, type TeamsTab } from './entra.ts';
import { languageOf } from './language.ts';
import { LIMITS } from './limit.ts';
import type { WebParts } from './parts.ts';
import type { Sessions } from './session.ts';
import { refused, sayer } from './words.ts';

/** Tokens of Entra have about 2,000 characters; without one, the answer is the sentence that says what to do. */
const Body = z.object({ token: z.string().max(16_384).catch('') });

export type SignOnProblem = Extract<SignOn, { ok: false }>['problem'];
const STATUS: { readonly [P in SignOnProblem]: number } = { token: 401, stranger: 403, unreachable: 503 };

/**
 * `POST /api/desk/sso`: lets in the member of the team whom Teams' token names, for a working day, in the frame that it
 * was asked from. The token is verified, used once, and kept nowhere.
 */
export const signOnRoute = (
  server: FastifyInstance,
  { service, wording, log, sessions }: WebParts & { readonly sessions: Sessions },
  teams: TeamsTab,
): void => {
  const say = sayer(wording);
  const signOn = entraSignOn(teams);
  server.post('/api/desk/sso', { config: { rateLimit: LIMITS.enter } }, async (request, reply) => {
    const { token } = Body.catch({ token: '' }).parse(request.body ?? {});
    const signed = await signOn(token);
    if (!signed.ok) {
      log.warn({ what: 'signOn', channel: 'web', code: signed.code });
      const text = say(`desk.signOn.${signed.problem}`, languageOf(request));
      return reply
        .code(STATUS[signed.problem])
        .send(refused(text, { retry: signed.problem === 'unreachable' }));
    }
    const sessionId = sessions.framedDesk(reply);
    await service.enterStaff({ staff: signed.staff, sessionId });
    await sessions.beginDay(sessionId);
    return { name: signed.staff.name };
  });
};
