import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { sha256 } from '../../../../adapters/ids/random-ids.ts';
import { HOUR } from '../../../../core/time.ts';
import { type Office, office } from '../../../fixture/office.ts';
import { ALEX, APP, type Directory, directory, openTab, type Tab, TENANT } from './desk-tab.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-sso-'));
let entra: Directory;
let at: Office;
let tab: Tab;
beforeAll(async () => {
  entra = await directory();
  at = office();
  tab = await openTab(at, entra.url, folder);
}, 60_000);
/** More of them, ended with their test whatever comes of it. */
const others: Tab[] = [];
const another = async (loginUrl: string | null): Promise<Tab> => {
  const opened = await openTab(at, loginUrl, folder);
  others.push(opened);
  return opened;
};
afterEach(async () => {
  await Promise.all(others.splice(0).map((each) => each.close()));
});
afterAll(async () => {
  await tab.close();
  await entra.close();
  rmSync(folder, { recursive: true });
});

const signOn = (token: unknown, more: { readonly [header: string]: string } = {}, site = tab) =>
  fetch(`${site.url}/api/desk/sso?locale=en`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: site.url, ...more },
    body: JSON.stringify({ token }),
  });
const now = (): number => Math.floor(Date.now() / 1_000);

test('a token of the tenant for this tab lets its member of the team in, for this frame and this day', async () => {
  const response = await signOn(await entra.token(tab.host));
  expect([response.status, await response.json()]).toEqual([200, { name: ALEX.name }]);
  const [set = '', ...more] = response.headers.getSetCookie();
  expect(more).toEqual([]);
  expect(set.toLowerCase().split('; ')).toEqual(
    expect.arrayContaining(['httponly', 'secure', 'samesite=none', 'partitioned', 'path=/', 'max-age=43200']),
  );
  const [pair = ''] = set.split(';');
  const session = await at.store.session(sha256(pair.split('=')[1] ?? ''));
  expect(session?.staff).toMatchObject(ALEX);
  expect(session?.expiresAt).toBeLessThanOrEqual(Date.now() + 12 * HOUR);
  const words = await fetch(`${tab.url}/api/desk/words`, { headers: { cookie: pair } });
  expect(await words.json()).toMatchObject({ staff: ALEX, teamsApp: APP });
});

test.each<readonly [string, object]>([
  ['version 1', { iss: `https://sts.windows.net/${TENANT}/` }],
  ['the application as its audience', { aud: APP }],
  ['an object id in capitals', { oid: ALEX.id.toUpperCase() }],
  ['more than one right', { scp: 'openid access_as_user' }],
  ['a clock that is a little ahead', { nbf: Math.floor(Date.now() / 1_000) + 30 }],
])('%s is taken as well', async (_what, claims) => {
  expect((await signOn(await entra.token(tab.host, { ...claims }))).status).toBe(200);
});

const unsigned = (claims: object, header: object, sign: (text: string) => string): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${sign(text)}`;
};
const claimsOf = (token: string): object =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

test.each<readonly [string, (good: string) => Promise<string> | string]>([
  ['another audience', () => entra.token(tab.host, { aud: `api://evil.example/${APP}` })],
  ['another issuer', () => entra.token(tab.host, { iss: `${entra.url}/${APP}/v2.0` })],
  ['another tenant', () => entra.token(tab.host, { tid: APP })],
  ['an hour that is over', () => entra.token(tab.host, { exp: now() - 120 })],
  ['an hour to come', () => entra.token(tab.host, { nbf: now() + 600 })],
  ['no end', () => entra.token(tab.host, { exp: undefined })],
  ['nobody in it', () => entra.token(tab.host, { oid: undefined })],
  ['an app that acts for itself', () => entra.token(tab.host, { scp: undefined, roles: ['access_as_user'] })],
  ['a stranger’s signature under a known key', () => entra.token(tab.host, {}, 'stranger')],
  ['no signature', (good) => unsigned(claimsOf(good), { alg: 'none' }, () => '')],
  [
    'a secret in place of the key',
    (good) =>
      unsigned(claimsOf(good), { alg: 'HS256', kid: 'key-1' }, (text) =>
        createHmac('sha256', 'key-1').update(text).digest('base64url'),
      ),
  ],
  [
    'words changed after signing',
    (good) =>
      good.replace(
        /\.[^.]+\./,
        `.${Buffer.from(JSON.stringify({ ...claimsOf(good), name: 'x' })).toString('base64url')}.`,
      ),
  ],
  ['no token', () => ''],
  ['something else', () => 'not a token'],
  [
    'a key that nobody published',
    (good) => unsigned(claimsOf(good), { alg: 'RS256', kid: 'key-2' }, () => 'AAAA'),
  ],
])('%s is refused in a kind sentence, and stands in no log', async (_what, make) => {
  const token = await make(await entra.token(tab.host));
  const response = await signOn(token);
  expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
  expect(await response.json()).toMatchObject({
    text: 'Microsoft Teams could not tell us who you are. Please close this tab and open it again.',
  });
  const line = tab.log().trim().split('\n').at(-1) ?? '';
  expect(JSON.parse(line)).toMatchObject({ what: 'signOn', code: expect.any(String) });
  for (const part of token.split('.').filter((each) => each.length > 8))
    expect(tab.log()).not.toContain(part);
});

test('a colleague of the directory who is not on the team is told so', async () => {
  const response = await signOn(await entra.token(tab.host, { oid: TENANT }));
  expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
  expect(await response.json()).toMatchObject({
    text: expect.stringContaining("not on our team's list yet"),
  });
});

test('another site cannot sign anybody in, and a form cannot', async () => {
  const token = await entra.token(tab.host);
  expect((await signOn(token, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await signOn(token, { 'content-type': 'text/plain' })).status).toBe(415);
});

test('where Microsoft cannot be reached, it is said, and a later try goes through', async () => {
  const away = await another('http://127.0.0.1:9');
  const response = await signOn(await entra.token(away.host), {}, away);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    text: expect.stringContaining('cannot be reached right now'),
    retry: true,
  });
});

test('the keys are asked for once, not for each who comes', async () => {
  await signOn(await entra.token(tab.host));
  const before = entra.asked();
  for (let each = 0; each < 5; each += 1) await signOn(await entra.token(tab.host));
  expect(entra.asked()).toBe(before);
});

test('only Teams may frame the desk, and no other page', async () => {
  const policy = async (path: string, site = tab) =>
    (await fetch(`${site.url}${path}`)).headers.get('content-security-policy') ?? '';
  expect(await policy('/desk')).toContain(
    'frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft',
  );
  for (const path of ['/', '/c/x', '/l/x']) expect(await policy(path)).toContain("frame-ancestors 'none'");
  const plain = await another(null);
  expect(await policy('/desk', plain)).toContain("frame-ancestors 'none'");
  expect((await signOn('x', {}, plain)).status).toBe(404);
});
