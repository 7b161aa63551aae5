import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sha256 } from '../../../../adapters/ids/random-ids.ts';
import { DAY } from '../../../../core/time.ts';
import { testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

const opening = { procedureId: 'consumer', locale: 'en', timeZone: 'Europe/Madrid' };
const partsOf = (set: string): readonly string[] => set.split('; ').map((part) => part.toLowerCase());
const tokenOf = (set = ''): string => set.split(';')[0]?.split('=')[1] ?? '';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test('looking at pages and calls sets no cookie', async () => {
  const browser = testBrowser(house.url);
  for (const path of ['/', '/desk', '/embed', '/c/x', '/l/x', '/api/me', '/api/chrome', '/api/links/x'])
    expect((await browser.get(path)).headers.getSetCookie()).toEqual([]);
  expect(await (await browser.get('/api/me')).json()).toEqual({ conversations: [], staff: null });
});

test('opening a case sets one, out of reach of scripts, and only its hash is stored', async () => {
  const browser = testBrowser(house.url);
  const elsewhere = { 'x-forwarded-host': 'parley.lan' };
  const [set = '', ...more] = (await browser.post('/api/cases', opening, elsewhere)).headers.getSetCookie();
  expect(more).toEqual([]);
  expect(partsOf(set)).toEqual(
    expect.arrayContaining(['httponly', 'samesite=lax', 'path=/', 'max-age=15552000']),
  );
  expect(partsOf(set)).not.toContain('secure');
  const token = tokenOf(set);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(await house.store.session(sha256(token))).toMatchObject({ staff: null });
  expect(await house.store.session(token)).toBeNull();
  // A second case of the same browser stays in the same session.
  expect((await browser.post('/api/cases', opening)).headers.getSetCookie()).toEqual([]);
  expect(await (await browser.get('/api/me')).json()).toMatchObject({
    conversations: [
      { role: 'claimant', title: 'Goods and services', next: 'Your turn: tell what happened' },
      { role: 'claimant' },
    ],
    staff: null,
  });
});

test('on this machine’s own address, one for the embedded chat is set beside it, and either leads back', async () => {
  const response = await testBrowser(house.url).post('/api/cases', opening);
  const [plain = '', framed = '', ...more] = response.headers.getSetCookie();
  expect(more).toEqual([]);
  expect(partsOf(framed)).toEqual(
    expect.arrayContaining(['httponly', 'secure', 'samesite=none', 'partitioned', 'path=/']),
  );
  expect(tokenOf(framed)).toBe(tokenOf(plain));
  const cookie = `parley-framed=${tokenOf(framed)}`;
  const me = await testBrowser(house.url).call('/api/me', { headers: { cookie } });
  expect(await me.json()).toMatchObject({ conversations: [{ role: 'claimant' }] });
});

test('a cookie that was not made here is never adopted', async () => {
  const planted = randomBytes(32).toString('base64url');
  const browser = testBrowser(house.url);
  const response = await browser.post('/api/cases', opening, {
    cookie: `parley=${planted}; parley-framed=${planted}; parley-desk=${planted}`,
  });
  expect(response.status).toBe(201);
  expect(tokenOf(response.headers.getSetCookie()[0])).not.toBe(planted);
  expect(await house.store.session(sha256(planted))).toBeNull();
  const { conversationId } = (await response.json()) as { conversationId: string };
  const attacker = testBrowser(house.url);
  const path = `/api/conversations/${conversationId}/feed`;
  expect((await attacker.call(path, { headers: { cookie: `parley=${planted}` } })).status).toBe(404);
});

test('a session ends when its time is over, and is renewed by visits before', async () => {
  const browser = testBrowser(house.url);
  const id = await browser.openCase();
  const sessionId = sha256(tokenOf(browser.cookie()));
  const session = await house.store.session(sessionId);
  if (session === null) throw new Error('No session.');

  await house.store.putSession({ ...session, expiresAt: Date.now() + 3 * DAY });
  expect((await browser.get('/api/me')).headers.getSetCookie()).toHaveLength(2);
  expect((await house.store.session(sessionId))?.expiresAt).toBeGreaterThan(Date.now() + 179 * DAY);
  expect((await browser.get('/api/me')).headers.getSetCookie()).toEqual([]);

  await house.store.putSession({ ...session, expiresAt: Date.now() - 1 });
  expect((await browser.get(`/api/conversations/${id}/feed`)).status).toBe(404);
});

describe('staff', () => {
  test('enter by a link in a session of their own, strict and short, next to a case of their own', async () => {
    const browser = testBrowser(house.url);
    await browser.openCase();
    const before = browser.cookie();
    const response = await browser.post(`/api/links/${await house.staffLink()}`, { locale: 'en' });
    expect(await response.json()).toEqual({ conversationId: null, staff: true });
    const [set = '', ...more] = response.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(partsOf(set)).toEqual(expect.arrayContaining(['httponly', 'samesite=strict', 'path=/']));
    expect(tokenOf(set)).not.toBe(tokenOf(before));
    const session = await house.store.session(sha256(tokenOf(set)));
    expect(session).toMatchObject({ staff: { id: 'adjuster', name: 'Alex' } });
    expect(await (await browser.get('/api/me')).json()).toMatchObject({
      conversations: [{ role: 'claimant' }],
      staff: { name: 'Alex' },
    });
  });

  test('get a new session with every new link', async () => {
    const browser = testBrowser(house.url);
    await browser.post(`/api/links/${await house.staffLink('a')}`, { locale: 'en' });
    const first = browser.cookie();
    await browser.post(`/api/links/${await house.staffLink('b')}`, { locale: 'en' });
    expect(browser.cookie()).not.toBe(first);
    expect(await (await browser.get('/api/me')).json()).toMatchObject({ staff: { name: 'Alex' } });
  });

  test('are out when the day is over, and back in by the link that they used, and nobody else is', async () => {
    const browser = testBrowser(house.url);
    const code = await house.staffLink('kim');
    const set = (await browser.post(`/api/links/${code}`, { locale: 'en' })).headers.getSetCookie()[0];
    const sessionId = sha256(tokenOf(set));
    const session = await house.store.session(sessionId);
    if (session === null) throw new Error('No session.');
    await house.store.putSession({ ...session, expiresAt: Date.now() - 1 });
    expect(await (await browser.get('/api/me')).json()).toMatchObject({ staff: null });

    const other = testBrowser(house.url);
    expect((await other.post(`/api/links/${code}`, { locale: 'en' })).status).toBe(409);
    expect(await (await browser.get(`/api/links/${code}`)).json()).toMatchObject({ kind: 'staff' });
    expect((await browser.post(`/api/links/${code}`, { locale: 'en' })).status).toBe(200);
    expect(await (await browser.get('/api/me')).json()).toMatchObject({ staff: { name: 'Alex' } });
    const hours = (((await house.store.session(sessionId))?.expiresAt ?? 0) - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(12);
  });
});

describe('on https', () => {
  let secure: House;
  beforeAll(async () => {
    secure = await openHouse({ secureCookie: true, publicUrl: 'https://parley.example' });
  });
  afterAll(() => secure.close());

  test('the party’s cookie works inside a frame of another site and there alone; the desk’s never does', async () => {
    const browser = testBrowser(secure.url);
    const [party = ''] = (await browser.post('/api/cases', opening)).headers.getSetCookie();
    expect(party).toMatch(/^__Host-parley=/);
    expect(partsOf(party)).toEqual(
      expect.arrayContaining(['httponly', 'secure', 'samesite=none', 'partitioned', 'path=/']),
    );
    expect(partsOf(party).some((part) => part.startsWith('domain'))).toBe(false);
    const entered = await browser.post(`/api/links/${await secure.staffLink()}`, { locale: 'en' });
    const [desk = ''] = entered.headers.getSetCookie();
    expect(desk).toMatch(/^__Host-parley-desk=/);
    expect(partsOf(desk)).toEqual(expect.arrayContaining(['secure', 'samesite=strict']));
    expect(await (await browser.get('/api/me')).json()).toMatchObject({
      conversations: [{ role: 'claimant' }],
    });
  });
});
