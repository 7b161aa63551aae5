import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Wording } from '../../../../core/port/outside.ts';
import { type Cell, grantOf } from '../../../../core/staff/permission.ts';
import { languageOf } from './language.ts';
import { refused, sayer } from './words.ts';

/**
 * Whom a route serves. `anybody`: no more than the person brings with them decides, be it nothing, a link's code or a
 * verified token. `staff`: members of the team with that cell of the table of rights. `conversation`: whose conversation
 * it is; a member of the team there needs that cell from their seat.
 */
export type Right =
  | { readonly for: 'anybody' }
  | { readonly for: 'staff' | 'conversation'; readonly cell: Cell };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route under /api names it; without it the server does not start. */
    right?: Right;
  }
}

export const ANYBODY: { readonly right: Right } = { right: { for: 'anybody' } };
export const forStaff = (cell: Cell): { readonly right: Right } => ({ right: { for: 'staff', cell } });
export const inConversation = (cell: Cell): { readonly right: Right } => ({
  right: { for: 'conversation', cell },
});

const API = '/api/';

/** A route without a cell of the table is a fault of the program, found when it starts. */
export const askForRights = (server: FastifyInstance): void => {
  server.addHook('onRoute', ({ url, method, config }: RouteOptions) => {
    if (url.startsWith(API) && config?.right === undefined)
      throw new Error(`${method} ${url} does not say whom it serves: see server/right.ts.`);
  });
};

/**
 * After it is known who asks: lets nobody else than the team through to what is the team's, and of the team only whom the
 * table lets. `signIn`: the page where whoever is not signed in can do so, where there is a way to.
 */
export const keepRights =
  (wording: Wording, signIn: string | null = null) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { right } = request.routeOptions.config;
    if (right?.for !== 'staff') return undefined;
    const say = sayer(wording);
    const no = (code: number, key: string, more: { readonly signIn?: string } = {}): FastifyReply =>
      reply
        .code(code)
        .header('cache-control', 'no-store')
        .send({ ...refused(say(key, languageOf(request))), ...more });
    const staff = request.browser?.staff ?? null;
    if (staff === null) return no(401, 'desk.problem.signIn', signIn === null ? {} : { signIn });
    return grantOf(right.cell, staff) === 'no' ? no(403, 'access.notYours') : undefined;
  };
