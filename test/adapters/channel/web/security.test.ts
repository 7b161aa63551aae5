import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let claimant: TestBrowser;
let mine: string;
beforeAll(async () => {
  house = await openHouse({ publicUrl: 'https://parley.example' });
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
});
afterAll(() => house.close());

const PAGES = ['/', '/c/abc', '/l/abc', '/desk', '/embed'];

test('every answer carries its headers, whatever it is', async () => {
  for (const path of [
    ...PAGES,
    '/assets/client.js',
    '/nothing',
    '/api/nothing',
    '/api/me',
    '/healthz',
    '/readyz',
    '/api/links/x',
  ]) {
    const { headers } = await claimant.get(path);
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect([path, headers.get('content-security-policy')]).toEqual([
      path,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('a page runs its own scripts only, and none but /embed stands in a frame', async () => {
  for (const path of PAGES) {
    const response = await claimant.get(path);
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      200,
      'text/html; charset=utf-8',
    ]);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'; ");
    // The console's one empty style element is let in by its hash (server/security.ts).
    expect(policy).toMatch(
      /style-src 'self'(?: 'sha256-47DEQpj8HBSa\+\/TImW\+5JCeuQeRkm5NMpJWZG3hSuFU=')?; /,
    );
    expect(policy).toContain("img-src 'self' data: blob:; media-src 'self'; connect-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(path === '/embed' ? 'frame-ancestors *' : "frame-ancestors 'none'");
  }
});

test('calls are not kept by anybody, assets until they change', async () => {
  for (const path of ['/api/me', '/api/chrome', `/api/conversations/${mine}/feed`])
    expect((await claimant.get(path)).headers.get('cache-control')).toBe('no-store');
  const first = await claimant.get('/assets/client.js');
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toContain('max-age=0');
  const again = await house.app.inject({
    url: '/assets/client.js',
    headers: { 'if-none-match': etag, 'accept-encoding': 'gzip' },
  });
  expect(again.statusCode).toBe(304);
});

test('an asset comes packed to those who can unpack it', async () => {
  const { body, headers } = await house.app
    .inject({ url: '/assets/client.js', headers: { 'accept-encoding': 'gzip' } })
    .then(({ rawPayload, headers }) => ({ body: rawPayload, headers }));
  expect(headers).toMatchObject({
    'content-encoding': 'gzip',
    vary: expect.stringMatching(/accept-encoding/i),
  });
  expect(headers['content-type']).toContain('javascript');
  expect(gunzipSync(body).toString()).toContain('client.js');
  const plain = await house.app.inject({
    url: '/assets/client.js',
    headers: { 'accept-encoding': 'identity' },
  });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body).toContain('client.js');
});

test('only the widget’s script may be loaded by other sites', async () => {
  const policy = async (path: string) =>
    (await claimant.get(path)).headers.get('cross-origin-resource-policy');
  expect(await policy('/assets/widget.js')).toBe('cross-origin');
  expect(await policy('/assets/client.js')).toBe('same-origin');
});

test('no path leads out of the assets', async () => {
  for (const path of [
    '/assets/../files',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2f..%2fetc%2fpasswd',
    '/assets/',
  ])
    expect((await house.app.inject(path)).statusCode).toBeGreaterThanOrEqual(400);
});

test.each([
  ['another site', 'https://evil.example'],
  ['a site that looks like ours', 'https://parley.example.evil.example'],
  ['no site at all', 'null'],
  ['another port', 'http://127.0.0.1:1'],
])('what %s sends in a person’s browser does nothing', async (_name, origin) => {
  const turn = { id: 'c1', input: { kind: 'text', text: 'I accept everything' } };
  for (const [path, body] of [
    [`/api/conversations/${mine}/turns`, turn],
    ['/api/cases', { procedureId: 'consumer', locale: 'en', timeZone: 'UTC' }],
    ['/api/links/abc', { locale: 'en' }],
  ] as const) {
    const response = await claimant.post(path, body, { origin });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      t: 'refused',
      text: expect.stringContaining('not come from this page'),
    });
  }
  const file = await claimant.call(`/api/conversations/${mine}/files?id=f&name=x`, {
    method: 'POST',
    headers: { origin },
    body: 'x',
  });
  expect(file.status).toBe(403);
  await expect(claimant.live(mine, { origin })).rejects.toThrow('403');
  expect(JSON.stringify(await claimant.feed(mine))).not.toContain('I accept everything');
});

test('the public address and the host that was called are ours', async () => {
  for (const origin of ['https://parley.example', house.url]) {
    const response = await claimant.post(
      `/api/conversations/${mine}/turns`,
      { id: `o-${origin.length}`, input: { kind: 'text', text: 'Hello there' } },
      { origin },
    );
    expect(response.status).toBe(200);
    const live = await claimant.live(mine, { origin });
    live.socket.close();
  }
});

test('a form of another site cannot speak JSON', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ])
    for (const path of [`/api/conversations/${mine}/turns`, '/api/cases', '/api/links/abc']) {
      const response = await claimant.call(path, {
        method: 'POST',
        headers: type === '' ? {} : { 'content-type': type },
        body: '{"id":"t1","input":{"kind":"text","text":"I accept everything"},"procedureId":"consumer","locale":"en","timeZone":"UTC"}',
      });
      expect([type, path, response.status]).toEqual([type, path, 415]);
      expect(await response.json()).toMatchObject({ t: 'refused', text: expect.stringMatching(/\w/) });
    }
});

test('bodies that are no JSON, or not what was asked for, get a sentence', async () => {
  for (const body of ['', '{', '[]', 'null', '"x"', '{"id":1}', '{"__proto__":{"id":"x"}}']) {
    const response = await claimant.call(`/api/conversations/${mine}/turns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([body, response.status]).toEqual([body, 400]);
    expect(await response.json()).toEqual({
      t: 'refused',
      id: null,
      text: expect.stringContaining('could not be read'),
      retry: false,
    });
  }
});

test('up and ready are two things', async () => {
  const ready = await claimant.get('/readyz');
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, files: true }]);
  house.trouble.on = true;
  expect((await claimant.get('/readyz')).status).toBe(503);
  expect((await claimant.get('/healthz')).status).toBe(200);
  house.trouble.on = false;
});

test('an address with nothing at it says so, in the reader’s language', async () => {
  const page = await testBrowser(house.url, undefined, 'es').get('/nada');
  expect([page.status, await page.text()]).toEqual([404, 'No hay nada en esta dirección.']);
});
