import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { passkeyPlace } from '../../../../adapters/channel/web/staff/passkey-place.ts';
import type { OwnKeys } from '../../../../adapters/channel/web/staff/passkey-wire.ts';
import { adjuster } from '../../../fixture/team.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { freePort } from './free-port.ts';
import { type House, openHouse } from './house.ts';
import { type Asked, type Bent, type SoftKey, softKey } from './soft-key.ts';

let house: House;
let home: { readonly origin: string; readonly rpID: string };
beforeAll(async () => {
  const port = await freePort();
  home = { origin: `http://localhost:${port}`, rpID: 'localhost' };
  house = await openHouse({ port, publicUrl: home.origin });
});
afterAll(() => house.close());

const asked = async (browser: TestBrowser, path: string): Promise<Asked> =>
  (await (await browser.post(path, {})).json()) as Asked;
const byLink = async (id: string): Promise<TestBrowser> => {
  const browser = testBrowser(house.url);
  await browser.post(`/api/links/${await house.staffLink(id)}`, { locale: 'en' });
  return browser;
};
const add = async (browser: TestBrowser, key: SoftKey, bent: Bent = {}): Promise<number> => {
  const answer = key.add(await asked(browser, '/api/desk/passkeys/options'), bent);
  return (await browser.post('/api/desk/passkeys', { name: 'Phone', answer })).status;
};
const finish = (browser: TestBrowser, answer: object): Promise<Response> =>
  browser.post('/api/desk/passkey/finish', { answer });
const signIn = async (key: SoftKey, bent: Bent = {}): Promise<readonly [number, TestBrowser]> => {
  const browser = testBrowser(house.url);
  const { status } = await finish(browser, key.use(await asked(browser, '/api/desk/passkey/start'), bent));
  return [status, browser];
};
const keysOf = async (browser: TestBrowser): Promise<OwnKeys> =>
  (await (await browser.get('/api/desk/passkeys')).json()) as OwnKeys;
const deeds = async () =>
  (await house.store.journal(0, 999)).map(({ by, deed }) => ({ by: by?.id, ...deed }));

test('who came by a link adds a key and signs in by it in another browser, without saying who they are', async () => {
  const ana = await byLink('ana');
  const key = softKey(home);
  expect(await add(ana, key)).toBe(201);
  const [status, elsewhere] = await signIn(key, { counter: 1 });
  expect(status).toBe(200);
  expect(await (await elsewhere.get('/api/me')).json()).toMatchObject({ staff: { name: 'Alex' } });
  expect(await keysOf(elsewhere)).toMatchObject({
    possible: true,
    lastStays: true,
    keys: [{ id: key.id, name: 'Phone', usedAt: expect.any(Number) }],
  });
  expect(await deeds()).toEqual(
    expect.arrayContaining([
      { by: 'ana', what: 'keyAdded', key: 'Phone' },
      { by: 'ana', what: 'signedIn', way: 'passkey' },
    ]),
  );
});

test('a challenge serves once, for what it was given for, and not for long', async () => {
  const [bea, kim] = [await byLink('bea'), await byLink('kim')];
  const key = softKey(home);
  expect(await add(bea, key)).toBe(201);
  const browser = testBrowser(house.url);
  const challenge = await asked(browser, '/api/desk/passkey/start');
  expect((await finish(browser, key.use(challenge, { counter: 1 }))).status).toBe(200);
  expect((await finish(testBrowser(house.url), key.use(challenge, { counter: 2 }))).status).toBe(400);
  expect((await finish(browser, key.use({ challenge: 'bm90LW91cnM' }, { counter: 2 }))).status).toBe(400);
  // One to add a key is none to sign in by, nor for anybody else to add one.
  const toAdd = await asked(bea, '/api/desk/passkeys/options');
  expect((await finish(browser, key.use(toAdd, { counter: 3 }))).status).toBe(400);
  const another = softKey(home);
  const answer = another.add(await asked(bea, '/api/desk/passkeys/options'));
  expect((await kim.post('/api/desk/passkeys', { name: 'Mine', answer })).status).toBe(400);
  const late = { challenge: 'dG9vLWxhdGU', memberId: null, expiresAt: Date.now() - 1 };
  await house.store.putChallenge(late);
  expect((await finish(browser, key.use(late, { counter: 4 }))).status).toBe(400);
  expect((await signIn(key, { counter: 5 }))[0]).toBe(200);
});

test('only a verified person at this very address is let in, by the key’s own signature and owner', async () => {
  const cy = await byLink('cy');
  const [key, other] = [softKey(home), softKey(home)];
  const refusedKeys = [
    { unverified: true },
    { origin: 'http://localhost:1' },
    { origin: 'https://evil.example' },
    { rpID: 'evil.example' },
  ];
  for (const bent of refusedKeys) expect([bent, await add(cy, softKey(home), bent)]).toEqual([bent, 400]);
  expect(await add(cy, key)).toBe(201);
  // The same key is not added to somebody else.
  expect(await add(await byLink('dan'), key)).toBe(400);
  expect(await add(cy, key)).toBe(400);
  for (const bent of [...refusedKeys, { signedBy: other }, { userHandle: 'c29tZWJvZHk' }])
    expect([bent, (await signIn(key, { counter: 9, ...bent }))[0]]).toEqual([bent, 400]);
  expect((await signIn(other, { userHandle: 'c29tZWJvZHk' }))[0]).toBe(403);
  expect((await signIn(key, { counter: 9 }))[0]).toBe(200);
});

test('a key that counts backwards may be a copy: it lets nobody in, and the journal says so', async () => {
  const key = softKey(home);
  await add(await byLink('eva'), key);
  expect((await signIn(key, { counter: 5 }))[0]).toBe(200);
  expect((await signIn(key, { counter: 5 }))[0]).toBe(403);
  expect((await signIn(key, { counter: 0 }))[0]).toBe(403);
  expect((await deeds()).filter(({ what }) => what === 'keyRefused')).toEqual([
    { what: 'keyRefused', memberId: 'eva', key: 'Phone' },
    { what: 'keyRefused', memberId: 'eva', key: 'Phone' },
  ]);
});

test('one takes away one’s own keys but not the last way in; who has left comes in by none', async () => {
  const [fay, gus] = [await byLink('fay'), await byLink('gus')];
  const [one, two] = [softKey(home), softKey(home)];
  await add(fay, one);
  const remove = (browser: TestBrowser, key: SoftKey) =>
    browser.post(`/api/desk/passkeys/${key.id}/remove`, {}).then(({ status }) => status);
  expect(await remove(fay, one)).toBe(409);
  await add(fay, two);
  expect(await remove(gus, one)).toBe(404);
  expect(await remove(fay, one)).toBe(200);
  expect((await signIn(one))[0]).toBe(403);
  expect(await deeds()).toContainEqual({ by: 'fay', what: 'keyRemoved', key: 'Phone' });
  await house.store.putMember(adjuster('fay', 'Fay', { active: false }));
  expect((await signIn(two, { counter: 1 }))[0]).toBe(403);
});

test('keys are made under a name that is reached safely, and nowhere else', () => {
  expect(passkeyPlace('https://parley.example:8443')).toEqual({
    rpID: 'parley.example',
    origin: 'https://parley.example:8443',
  });
  expect(passkeyPlace('http://localhost:3000')?.rpID).toBe('localhost');
  for (const url of ['http://parley.example', 'https://127.0.0.1:3000', 'https://[::1]', ''])
    expect([url, passkeyPlace(url)]).toEqual([url, null]);
});
