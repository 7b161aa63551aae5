import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestBrowser } from '../adapters/channel/web/browser.ts';
import { testBrowser } from '../adapters/channel/web/browser.ts';
import { type Assembled, assemble, type Route } from './program.ts';

/** Whom a route lets in. */
type For =
  /** Everybody; it says nothing of anybody. */
  | 'anyone'
  /** Whoever holds a link's code; a wrong one learns no more than that it is wrong. */
  | 'code'
  /** The person whose conversation it is. */
  | 'reader'
  /** Any member of the team. */
  | 'staff'
  /** The member of the team whose conversation it is. */
  | 'staffReader'
  /** The platform that holds our secret. */
  | 'platform'
  /** An account that Telegram signed for. */
  | 'signed';

type Row = {
  readonly for: For;
  readonly body?: unknown;
  readonly query?: string;
  /** What a member of the team is answered to such a body, where that is not 200; `out`: it would end their day. */
  readonly status?: number | 'out';
};

/** Every route and whom it is for. A route that is not here fails the first test. */
const TABLE: { readonly [route: Route]: Row } = {
  'GET /': { for: 'anyone' },
  'GET /c/:conversationId': { for: 'anyone' },
  'GET /l/:code': { for: 'anyone' },
  'GET /room/:conversationId': { for: 'anyone' },
  'GET /desk': { for: 'anyone' },
  'GET /embed': { for: 'anyone' },
  'GET /assets/*': { for: 'anyone' },
  'GET /healthz': { for: 'anyone' },
  'GET /readyz': { for: 'anyone' },
  'GET /sign-in': { for: 'anyone' },
  'GET /api/chrome': { for: 'anyone' },
  'GET /api/me': { for: 'anyone' },
  'POST /api/cases': { for: 'anyone', body: { procedureId: 'consumer', locale: 'en', timeZone: 'UTC' } },
  'GET /telegram/seal': { for: 'anyone' },
  'GET /telegram/seal.js': { for: 'anyone' },
  'GET /telegram/seal.css': { for: 'anyone' },
  'GET /api/links/:code': { for: 'code' },
  'GET /api/links/:code/sessions/:session': { for: 'code' },
  'POST /api/links/:code': { for: 'code', body: { locale: 'en' } },
  'GET /api/conversations/:id/feed': { for: 'reader' },
  'GET /api/conversations/:id/export': { for: 'reader' },
  'GET /api/conversations/:id/files/:file': { for: 'reader' },
  'GET /api/conversations/:id/files/:file/preview': { for: 'reader' },
  'GET /api/conversations/:id/sessions/:session': { for: 'reader' },
  'GET /api/conversations/:id/events': { for: 'reader' },
  'GET /api/conversations/:id/live': { for: 'reader' },
  'POST /api/conversations/:id/turns': {
    for: 'reader',
    body: { id: 'q1', input: { kind: 'text', text: 'Let me in' } },
  },
  'POST /api/conversations/:id/locale': { for: 'reader', body: { locale: 'en' } },
  'POST /api/conversations/:id/files': { for: 'reader', query: 'id=q2&name=b.png' },
  'POST /api/room/:id/join': { for: 'reader', body: { page: 'a-page-of-ones-own' } },
  'GET /api/room/:id/live': { for: 'reader' },
  'GET /api/desk/words': { for: 'staff' },
  'GET /api/desk/queue': { for: 'staff' },
  'GET /api/desk/queue/events': { for: 'staff' },
  'GET /api/desk/cases/:caseId': { for: 'staff' },
  'POST /api/desk/cases/:caseId/open': { for: 'staff', body: {} },
  'GET /api/desk/conversations/:conversationId/answers': { for: 'staffReader' },
  'POST /api/desk/clock': { for: 'staff', body: { ms: 1 } },
  'GET /api/desk/members': { for: 'staff' },
  'GET /api/desk/journal': { for: 'staff' },
  'GET /api/desk/reports/stalls': { for: 'staff' },
  'GET /api/desk/reports/stalls.csv': { for: 'staff' },
  'GET /api/desk/reports/figures': { for: 'staff' },
  'GET /api/desk/reports/figures.csv': { for: 'staff' },
  'GET /api/desk/reports/trend': { for: 'staff' },
  'GET /api/desk/reports/trend.csv': { for: 'staff' },
  'GET /api/desk/reports/team': { for: 'staff' },
  'GET /api/desk/reports/team.csv': { for: 'staff' },
  'GET /api/desk/reports/causes': { for: 'staff' },
  'GET /api/desk/reports/causes.csv': { for: 'staff' },
  'GET /api/desk/reports/warnings': { for: 'staff' },
  'GET /api/desk/reports/warnings.csv': { for: 'staff' },
  'GET /api/desk/journal/export': { for: 'staff' },
  'GET /api/desk/sessions': { for: 'staff' },
  'POST /api/desk/members': { for: 'staff', body: {}, status: 400 },
  'PUT /api/desk/members/:memberId': { for: 'staff', body: {}, status: 400 },
  'POST /api/desk/members/:memberId/link': { for: 'staff', body: {}, status: 404 },
  'POST /api/desk/members/:memberId/end-sessions': { for: 'staff', body: {}, status: 400 },
  'POST /api/desk/cases/:caseId/read': { for: 'staff', body: {}, status: 400 },
  'POST /api/desk/sessions/:name/end': { for: 'staff', body: {}, status: 404 },
  'POST /api/desk/sessions/end-others': { for: 'staff', body: {} },
  'POST /api/desk/sign-out': { for: 'staff', body: {}, status: 'out' },
  'GET /api/desk/approvals': { for: 'staff' },
  'POST /api/desk/approvals/:caseId': { for: 'staff', body: {}, status: 400 },
  'GET /api/desk/passkeys': { for: 'staff' },
  'POST /api/desk/passkeys': { for: 'staff', body: {}, status: 400 },
  'POST /api/desk/passkeys/options': { for: 'staff', body: {} },
  'POST /api/desk/passkeys/:key/remove': { for: 'staff', body: {}, status: 404 },
  'POST /api/desk/passkey/start': { for: 'code', body: {} },
  'POST /api/desk/passkey/finish': { for: 'code', body: {} },
  'POST /api/desk/sso': { for: 'platform', body: { token: 'x' } },
  'POST /telegram/webhook': { for: 'platform', body: { update_id: 1 } },
  'POST /teams/messages': { for: 'platform', body: { type: 'message' } },
  'POST /telegram/seal/round': { for: 'signed', body: {} },
  'POST /telegram/seal/read': { for: 'signed', body: {} },
  'POST /telegram/seal': { for: 'signed', body: {} },
};

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const WHO = ['nobody', 'stranger', 'claimant', 'respondent', 'otherParty', 'staff'] as const;
type Who = (typeof WHO)[number];

let program: Assembled;
let people: { readonly [W in Who]: TestBrowser };
let conversations: { readonly [W in 'claimant' | 'respondent' | 'otherParty' | 'staff']: string };
let caseId: string;
let file: string;
/** What was answered to anybody, by the route: its headers are looked at in the end. */
const answers: { readonly route: Route; readonly status: number; readonly headers: Headers }[] = [];

const enter = async (browser: TestBrowser, code: string): Promise<string> => {
  const response = await browser.post(`/api/links/${code}`, { locale: 'en' });
  return ((await response.json()) as { readonly conversationId: string | null }).conversationId ?? '';
};

beforeAll(async () => {
  program = await assemble();
  const [nobody, stranger, claimant, respondent, otherParty, staff] = WHO.map(() => testBrowser(program.url));
  if (!(nobody && stranger && claimant && respondent && otherParty && staff)) throw new Error('Too few.');
  people = { nobody, stranger, claimant, respondent, otherParty, staff };
  await stranger.openCase();
  await staff.post(`/api/links/${program.desk}`, { locale: 'en' });
  const mine = await enter(claimant, program.party('A fridge.*sealed', 'claimant'));
  await claimant.call(`/api/conversations/${mine}/files?id=p1&name=a.png`, { method: 'POST', body: PNG });
  file = /files\/([^/"?]+)/u.exec(JSON.stringify((await claimant.feed(mine)).items))?.[1] ?? '';
  const queue = (await (await staff.get('/api/desk/queue')).json()) as { rows: { caseId: string }[] };
  const ids = queue.rows.map((row) => row.caseId);
  const opened = await staff.post(`/api/desk/cases/${ids[0]}/open`, {});
  caseId = ids[0] ?? '';
  conversations = {
    claimant: mine,
    respondent: await enter(respondent, program.party('A fridge.*sealed', 'respondent')),
    otherParty: await enter(otherParty, program.party('A bicycle.*offers', 'claimant')),
    staff: ((await opened.json()) as { conversationId: string }).conversationId,
  };
});
afterAll(() => program.close());

/** Asks a route as somebody, about a conversation, and hangs up: what streams has answered by its head. */
const ask = async (
  route: Route,
  who: Who,
  id: string,
  method = route.split(' ')[0] ?? '',
): Promise<{ readonly status: number; readonly text: string }> => {
  const { body, query } = TABLE[route] ?? {};
  const path = (route.split(' ')[1] ?? '')
    .replace(/:id|:conversationId/u, id)
    .replace(':caseId', caseId)
    .replace(':file', file)
    .replace(':code', 'no-such-code')
    .replace(/:memberId|:name/u, 'nobody')
    .replace('*', 'client.js');
  const hangUp = new AbortController();
  const upload = route.endsWith('/files');
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const sent = upload ? PNG : body === undefined ? null : JSON.stringify(body);
  const address = query === undefined ? path : `${path}?${query}`;
  const asked = await fetch(`${program.url}${address}`, {
    method,
    headers: { ...headers, cookie: people[who].cookie(), 'accept-language': 'en' },
    ...(method === 'POST' || method === 'PUT' ? { body: sent } : {}),
    signal: hangUp.signal,
  });
  answers.push({ route, status: asked.status, headers: asked.headers });
  const streams = asked.headers.get('content-type')?.includes('event-stream') === true;
  const text = streams ? '' : await asked.text();
  hangUp.abort();
  return { status: asked.status, text };
};

const routesFor = (...kinds: readonly For[]): readonly Route[] =>
  (Object.keys(TABLE) as Route[]).filter((route) => kinds.includes(TABLE[route]?.for ?? 'anyone'));

test('every route of the program is in the table, and nothing else is', () => {
  const routes = [...program.routes].filter((route) => !route.startsWith('HEAD '));
  expect(routes.toSorted()).toEqual(Object.keys(TABLE).toSorted());
  // HEAD looks where GET looks, behind the same gate.
  for (const route of program.routes)
    if (route.startsWith('HEAD ')) expect(program.routes).toContain(route.replace('HEAD', 'GET'));
  expect([file, caseId, ...Object.values(conversations)]).not.toContain('');
});

test('what is for anyone answers anyone', async () => {
  for (const route of routesFor('anyone')) {
    const { status } = await ask(route, 'nobody', 'x');
    expect([route, status]).toEqual([route, route === 'POST /api/cases' ? 201 : 200]);
  }
});

test('a code that is none learns that alone', async () => {
  for (const who of WHO) {
    expect(JSON.parse((await ask('GET /api/links/:code', who, 'x')).text)).toMatchObject({ kind: 'problem' });
    expect([who, (await ask('POST /api/links/:code', who, 'x')).status]).toEqual([who, 404]);
  }
});

test('a conversation answers its own reader on every route', async () => {
  for (const route of routesFor('reader'))
    for (const owner of ['claimant', 'respondent', 'otherParty', 'staff'] as const) {
      // A file is the fridge's, whose parties these are; no talk is planned; a line that is no socket leads nowhere.
      const nothing =
        route.endsWith('/live') ||
        route.includes(':session') ||
        (route.includes(':file') && !['claimant', 'respondent'].includes(owner));
      const { status } = await ask(route, owner, conversations[owner]);
      expect([route, owner, status]).toEqual([route, owner, nothing ? 404 : 200]);
    }
});

test('and everybody else, on every route, as if there were none', async () => {
  const bodies = new Set<string>();
  const none = 'no-such-conversation';
  for (const route of routesFor('reader'))
    for (const [owner, id] of Object.entries({ ...conversations, none }))
      for (const who of WHO.filter((each) => each !== owner)) {
        const { status, text } = await ask(route, who, id);
        expect([route, who, owner, status]).toEqual([route, who, owner, 404]);
        if (!route.endsWith('/live')) bodies.add(text);
        if (route.startsWith('GET')) expect((await ask(route, who, id, 'HEAD')).status).toBe(404);
      }
  expect([...bodies]).toEqual([expect.stringContaining('This conversation cannot be opened here.')]);
  for (const who of ['claimant', 'respondent'] as const)
    expect(JSON.stringify(await people[who].feed(conversations[who])).match(/Let me in/gu)).toHaveLength(1);
});

test('a socket opens for its own reader alone', async () => {
  for (const [owner, id] of Object.entries(conversations))
    for (const who of WHO) {
      const live = people[who].live(id);
      if (who !== owner) await expect(live).rejects.toThrow('404');
      else (await live).socket.terminate();
    }
});

test('the desk answers the team alone, and anybody else with one sentence', async () => {
  const bodies = new Set<string>();
  for (const route of routesFor('staff', 'staffReader'))
    for (const who of WHO) {
      const { status: own = 200 } = TABLE[route] ?? {};
      if (who === 'staff' && own === 'out') continue;
      const { status, text } = await ask(route, who, conversations.staff);
      expect([route, who, status]).toEqual([route, who, who === 'staff' ? own : 401]);
      if (who !== 'staff') bodies.add(text);
    }
  expect(bodies.size).toBe(1);
  const answers = 'GET /api/desk/conversations/:conversationId/answers';
  for (const who of ['claimant', 'respondent', 'otherParty'] as const)
    expect((await ask(answers, 'staff', conversations[who])).status).toBe(404);
});

test('what platforms call is refused without their secret, whoever’s browser sends it', async () => {
  for (const route of routesFor('platform', 'signed'))
    for (const who of WHO) {
      const { status, text } = await ask(route, who, 'x');
      expect([route, who, [400, 401, 403].includes(status)]).toEqual([route, who, true]);
      expect(text).not.toMatch(/secret|hash|signature|at /iu);
    }
});

test('every unsafe route refuses what another site sends', async () => {
  const unsafe = [...program.routes].filter((route) => !/^(?:GET|HEAD)/u.test(route));
  expect(unsafe.length).toBeGreaterThan(10);
  for (const route of unsafe) {
    const [method = '', path = ''] = route.split(' ');
    const address = path.replace(/:id|:conversationId/u, conversations.claimant).replace(':caseId', caseId);
    for (const origin of ['https://evil.example', 'null', 'https://parley.example.evil.example']) {
      const { status } = await people.claimant.call(address, {
        method,
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(TABLE[route]?.body ?? {}),
      });
      expect([route, origin, status]).toEqual([route, origin, 403]);
    }
    if (path.endsWith('/files') || path === '/telegram/webhook') continue;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const { status } = await people.staff.call(address, {
        method,
        headers: { 'content-type': type, origin: program.url },
        body: JSON.stringify(TABLE[route]?.body ?? {}),
      });
      expect([route, type, status]).toEqual([route, type, 415]);
    }
  }
});

test('every answer that was given carries its headers, and none of a person’s is kept', () => {
  expect(answers.length).toBeGreaterThan(300);
  for (const { route, status, headers } of answers) {
    const header = (name: string) => headers.get(name);
    const at = `${route} ${status}`;
    expect([at, header('x-content-type-options')]).toEqual([at, 'nosniff']);
    expect([at, header('referrer-policy')]).toEqual([at, 'no-referrer']);
    expect([at, header('permissions-policy')]).toEqual([at, expect.stringContaining('camera=(')]);
    expect([at, header('content-security-policy')]).toEqual([at, expect.stringContaining('frame-ancestors')]);
    expect([at, header('strict-transport-security')]).toEqual([at, expect.stringMatching(/max-age=\d{8}/u)]);
    expect([at, header('x-powered-by'), header('server')]).toEqual([at, null, null]);
    if (route.includes('/api/') && !route.includes('/files/:file'))
      expect([at, header('cache-control')]).toEqual([at, 'no-store']);
  }
});

test('every cookie is out of reach of scripts, of plain http and of other hosts', () => {
  const set = answers.flatMap(({ headers }) => headers.getSetCookie());
  expect(set.length).toBeGreaterThan(0);
  for (const cookie of set)
    expect(cookie).toMatch(/^__Host-\S+; .*Path=\/; HttpOnly; Secure; (?:Partitioned; )?SameSite=/iu);
});
