import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import fastify, { type FastifyInstance } from 'fastify';
import { deskRoutes } from '../../../../adapters/channel/web/desk/server.ts';
import { keepRights } from '../../../../adapters/channel/web/server/right.ts';
import { PROCEDURES } from '../../../../core/procedure/procedures.ts';
import type { Input } from '../../../../core/turn/input.ts';
import type { Office } from '../../../fixture/office.ts';
import { adjuster } from '../../../fixture/team.ts';

const DESK = resolve('adapters/channel/web/desk');
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The members of the team that this site knows, their ids are the value of its only cookie. */
export const TEAM = [adjuster('alex', 'Alex Kim'), adjuster('bo', 'Bo Lin')];

/** The desk's routes on real HTTP, with the turns of a conversation beside them as the web channel has them. */
export const deskSite = (
  at: Office,
  more: { readonly moveClock?: (ms: number) => Promise<void> } = {},
): FastifyInstance => {
  const server = fastify();
  for (const member of TEAM) void at.store.putMember(member);
  server.decorateRequest('browser', null);
  server.addHook('onRequest', async (request) => {
    const cookie = /who=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    request.browser = { sessionId: cookie, staff: await at.store.member(cookie) };
  });
  server.addHook('onRequest', keepRights(at.wording));
  deskRoutes(server, {
    service: at.turns,
    store: at.store,
    wording: at.wording,
    clock: at.clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    wakeups: at.wakeups,
    procedures: PROCEDURES,
    ...more,
  });
  server.post('/api/conversations/:id/turns', async (request) => {
    const { id: conversationId } = request.params as { id: string };
    const { id, input } = request.body as { id: string; input: Input };
    await at.turns.take({ conversationId, updateId: id, input });
    return { t: 'done', id };
  });
  return server;
};

/** Adds the page itself, bundled as it is served, under a policy without inline code or style. */
export const withPage = async (server: FastifyInstance): Promise<FastifyInstance> => {
  const { outputFiles } = await build({
    entryPoints: [resolve(DESK, 'desk.tsx')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const css = ['../theme.css', 'desk.css']
    .map((file) => readFileSync(resolve(DESK, file), 'utf8'))
    .join('\n');
  const files: { readonly [path: string]: readonly [type: string, body: string] } = {
    '/desk': ['text/html; charset=utf-8', readFileSync(resolve(DESK, 'desk.html'), 'utf8')],
    '/assets/desk.js': ['text/javascript; charset=utf-8', outputFiles[0]?.text ?? ''],
    '/assets/desk.css': ['text/css; charset=utf-8', css],
  };
  for (const [path, [type, body]] of Object.entries(files))
    server.get(path, (_request, reply) =>
      reply.header('content-type', type).header('content-security-policy', CSP).send(body),
    );
  return server;
};
