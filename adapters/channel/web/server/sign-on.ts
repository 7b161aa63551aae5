import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Member } from '../../../../core/staff/member.ts';
import { newMember } from '../../../../core/staff/new-member.ts';
import { letIn } from '../staff/sign-in.ts';
import { entraSignOn, type SignOn, type TeamsTab } from './entra.ts';
import { languageOf } from './language.ts';
import { LIMITS } from './limit.ts';
import type { WebParts } from './parts.ts';
import { ANYBODY } from './right.ts';
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
  parts: WebParts & { readonly sessions: Sessions },
  teams: TeamsTab,
): void => {
  const { store, clock, wording, log } = parts;
  const say = sayer(wording);
  const signOn = entraSignOn(teams);
  const turnedAway = (
    request: FastifyRequest,
    reply: FastifyReply,
    problem: SignOnProblem,
    code: string,
  ): FastifyReply => {
    log.warn({ what: 'signOn', channel: 'web', code });
    const text = say(`desk.signOn.${problem}`, languageOf(request));
    return reply.code(STATUS[problem]).send(refused(text, { retry: problem === 'unreachable' }));
  };
  server.post(
    '/api/desk/sso',
    { config: { ...ANYBODY, rateLimit: LIMITS.enter } },
    async (request, reply) => {
      const { token } = Body.catch({ token: '' }).parse(request.body ?? {});
      const signed = await signOn(token);
      if (!signed.ok) {
        return turnedAway(request, reply, signed.problem, signed.code);
      }
      const member = await store.changeMember(signed.staff.id, (before) =>
        before === null ? listed(signed.staff, clock.now()) : null,
      );
      if (!member?.active) return turnedAway(request, reply, 'stranger', 'left');
      await letIn(parts, request, reply, { member, way: 'teams', framed: true });
      return { name: member.name };
    },
  );
};

/** Who stands in the settings for the first time: may do what everybody who stood there could do before there were roles. */
const listed = ({ id, name }: { readonly id: string; readonly name: string }, addedAt: number): Member =>
  newMember({ id, name, addedAt, roles: ['adjuster', 'senior'], authority: 'unlimited' });
