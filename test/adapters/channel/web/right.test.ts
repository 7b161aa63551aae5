import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance, RouteOptions } from 'fastify';
import fastify from 'fastify';
import sharp from 'sharp';
import { askForRights, type Right } from '../../../../adapters/channel/web/server/right.ts';
import type { Conversation } from '../../../../core/port/store.ts';
import { StaffRole } from '../../../../core/staff/member.ts';
import { type Cell, grantOf, PERMISSIONS } from '../../../../core/staff/permission.ts';
import { SEAT_ROLES } from '../../../../core/staff/seat.ts';
import { batch } from '../../../contract/store-fixture.ts';
import { adjuster } from '../../../fixture/team.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

const ROLES = StaffRole.options;
const SEATS = ['adjuster', 'mediator'] as const;

type Route = { readonly method: string; readonly url: string; readonly right: Right };
const routes: Route[] = [];
let house: House;
let caseId = '';
let file = '';
const at = new Map<StaffRole, TestBrowser>();
const nobody = () => testBrowser(house.url);

/** The real table of routes of the whole server, as it is put together. */
const listRoutes = (message: unknown): void => {
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', (route: RouteOptions) => {
    if (!route.url.startsWith('/api/') || route.method === 'HEAD') return;
    if (route.config?.right === undefined) throw new Error(route.url);
    routes.push({ method: String(route.method), url: route.url, right: route.config.right });
  });
};

beforeAll(async () => {
  subscribe('fastify.initialization', listRoutes);
  house = await openHouse();
  unsubscribe('fastify.initialization', listRoutes);
  const claimant = nobody();
  const mine = await claimant.openCase();
  const body = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  await claimant.call(`/api/conversations/${mine}/files?id=p1&name=a.png`, {
    method: 'POST',
    body: new Uint8Array(body),
  });
  caseId = (await house.store.conversation(mine))?.caseId ?? '';
  for (const role of ROLES) {
    const browser = nobody();
    await browser.post(`/api/links/${await house.staffLink(role)}`, { locale: 'en' });
    await house.store.putMember(adjuster(role, role, { roles: [role] }));
    at.set(role, browser);
  }
  const [evidence] = (await house.store.record(caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'evidenceAdded' ? [event.evidence.sha256] : [],
  );
  file = evidence ?? '';
  const { version } = await house.store.head(caseId);
  // As if each of them had had either seat on the case, whatever their roles are now.
  const conversations = ROLES.flatMap((personId) =>
    SEATS.map(
      (role): Conversation => ({
        conversationId: `${role}-of-${personId}`,
        caseId,
        role,
        personId,
        memory: null,
      }),
    ),
  );
  await house.store.append(batch(caseId, version, { count: 0, conversations }));
});
afterAll(() => house.close());

/** Status and words of an answer; of a stream that stays open, its status alone. */
const ask = async (
  browser: TestBrowser,
  { method, url }: Route,
  conversationId = 'none',
): Promise<readonly [number, string]> => {
  const path = url
    .replace(':caseId', caseId)
    .replace(/:(?:id|conversationId)/, conversationId)
    .replace(':file', file)
    .replace(/:\w+/, 'none');
  const gone = new AbortController();
  const response = await fetch(house.url + path, {
    method,
    signal: gone.signal,
    headers: { cookie: browser.cookie(), origin: house.url, 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
  const stays = response.headers.get('content-type')?.includes('event-stream') === true;
  const words = stays ? '' : await response.text();
  gone.abort();
  return [response.status, words];
};

test('every route of a conversation and its socket serve a member from a seat that their role still gives', async () => {
  const ofConversations = routes.filter(({ right }) => right.for === 'conversation');
  expect(ofConversations.length).toBeGreaterThan(7);
  for (const route of ofConversations) {
    const { cell } = route.right as { cell: Cell };
    for (const role of ROLES)
      for (const seat of SEATS) {
        const conversationId = `${seat}-of-${role}`;
        const browser = at.get(role) ?? nobody();
        const may =
          SEAT_ROLES[seat].some((each) => each === role) &&
          grantOf(cell, { active: true, roles: [role] }) !== 'no' &&
          // A neutral whom the case does not lie with opens none of its files.
          !(seat === 'mediator' && route.url.includes(':file'));
        const letIn = route.url.endsWith('/live')
          ? await connects(browser, conversationId)
          : !(await ask(browser, route, conversationId))[1].includes('cannot be opened here');
        expect([route.url, conversationId, letIn]).toEqual([route.url, conversationId, may]);
      }
  }
});

test('every route of the desk lets in whom the table lets in, and nobody else', async () => {
  // Who signed out is nobody to any route after it.
  const last = ({ url }: Route): number => Number(url.endsWith('/sign-out'));
  const ofStaff = routes
    .filter(({ right }) => right.for === 'staff')
    .sort((one, other) => last(one) - last(other));
  expect(ofStaff.length).toBeGreaterThan(5);
  for (const route of ofStaff) {
    const { cell } = route.right as { cell: Cell };
    expect([route.url, (await ask(nobody(), route))[0]]).toEqual([route.url, 401]);
    for (const role of ROLES) {
      const [status, text] = await ask(at.get(role) ?? nobody(), route);
      const turnedAway = status === 403 && text.includes('Your part in the team does not include this');
      const may = grantOf(cell, { active: true, roles: [role] }) !== 'no';
      expect([route.url, role, turnedAway]).toEqual([route.url, role, !may]);
    }
  }
});

const connects = async (browser: TestBrowser, conversationId: string): Promise<boolean> => {
  const line = await browser.live(conversationId).catch(() => null);
  line?.socket.terminate();
  return line !== null;
};

test('a route that does not say whom it serves keeps the server from starting', async () => {
  const server = fastify();
  askForRights(server);
  expect(() => server.get('/api/desk/forgotten', async () => 'secret')).toThrow(
    'does not say whom it serves',
  );
  server.get('/healthz', async () => 'up');
  await server.close();
});

// Written down apart from the table, from what the product promises; a cell that drifts is found here.
describe('what the table promises', () => {
  const who = (cell: Cell): readonly StaffRole[] =>
    ROLES.filter((role) => grantOf(cell, { active: true, roles: [role] }) !== 'no');
  const reads = (
    resource: 'sealedNumber' | 'sideLimit' | 'caucus' | 'internalNote' | 'reserve' | 'sideRoom',
  ) => who({ resource, action: 'read' });

  test('losing numbers and a side’s own limit are seen by nobody, a caucus by the neutral alone', () => {
    expect([reads('sealedNumber'), reads('sideLimit')]).toEqual([[], []]);
    expect(reads('caucus')).toEqual(['mediator']);
  });
  test('a neutral sees no notes, no reserve and no side’s room', () => {
    for (const resource of ['internalNote', 'reserve', 'sideRoom'] as const)
      expect(reads(resource)).toEqual(['adjuster', 'senior', 'supervisor']);
  });
  test('a supervisor acts on no case but to give leave, an operator reads none, an expert has neither queue nor case', () => {
    const actions = Object.keys(PERMISSIONS.caseAction) as (keyof typeof PERMISSIONS.caseAction)[];
    expect(
      actions.filter((action) => who({ resource: 'caseAction', action }).includes('supervisor')),
    ).toEqual(['decideApproval']);
    expect(who({ resource: 'caseFile', action: 'read' })).toEqual([
      'adjuster',
      'senior',
      'mediator',
      'supervisor',
    ]);
    expect(who({ resource: 'evidence', action: 'read' })).not.toContain('operator');
    expect(who({ resource: 'queue', action: 'read' })).toEqual([
      'adjuster',
      'senior',
      'mediator',
      'supervisor',
    ]);
    expect(grantOf({ resource: 'queue', action: 'read' }, { active: true, roles: ['mediator'] })).toBe('own');
  });
  test('roles are given, and anybody’s sign-in is ended, by an operator alone; nobody has a right after they left', () => {
    expect(who({ resource: 'staff', action: 'change' })).toEqual(['operator']);
    expect(who({ resource: 'session', action: 'everybody' })).toEqual(['operator']);
    expect(grantOf({ resource: 'desk', action: 'open' }, { active: false, roles: ROLES })).toBe('no');
  });
});
