import { expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { APP_ID, type KeyName } from './microsoft.ts';
import { teamsSite } from './site.ts';

const site = teamsSite();
const second = (): number => Math.floor(Date.now() / 1_000);

/** Posts a message with this token; what was answered and what was logged. */
const knock = async (token: string) => {
  const person = site.person();
  const before = site.world().logged.length;
  const response = await person.post(person.activity({ text: 'My kettle broke.' }), `Bearer ${token}`);
  await site.settled();
  const logged = site.world().logged.slice(before);
  const seated = await site.world().parley().store.addressesAt('teams', person.conversationId);
  return { status: response.status, body: await response.text(), logged, isIn: seated.length > 0 };
};

test('what the Bot Connector signed is let in, and answered', async () => {
  const { status, logged, isIn } = await knock(await site.microsoft().token());
  expect({ status, logged, isIn }).toEqual({ status: 200, logged: [], isIn: true });
});

type Wrong = {
  readonly what: string;
  readonly code: string;
  readonly claims?: { readonly [claim: string]: unknown };
  readonly key?: KeyName;
};
const WRONG: readonly Wrong[] = [
  { what: 'another bot', code: 'audience', claims: { aud: '00000000-0000-4000-8000-000000000000' } },
  { what: 'no audience', code: 'audience', claims: { aud: undefined } },
  { what: 'another issuer', code: 'issuer', claims: { iss: 'https://sts.windows.net/d6d49420/' } },
  { what: 'a time that is over', code: 'expired', claims: { exp: second() - 600 } },
  { what: 'a time that is to come', code: 'expired', claims: { nbf: second() + 600 } },
  { what: 'no end', code: 'expired', claims: { exp: undefined } },
  { what: 'another service URL', code: 'serviceUrl', claims: { serviceurl: 'https://evil.example' } },
  { what: 'no service URL', code: 'serviceUrl', claims: { serviceurl: undefined } },
  { what: 'a key that is endorsed for another channel', code: 'unendorsed', key: 'other' },
  { what: 'a key that is endorsed for nothing', code: 'unendorsed', key: 'bare' },
  { what: 'a key that nobody published', code: 'key', key: 'unknown' },
];
test.each(WRONG)(
  '$what is refused, and the log says why without the token',
  async ({ code, claims, key }) => {
    const token = await site.microsoft().token(claims, key);
    const { status, body, logged, isIn } = await knock(token);
    expect({ status, body, isIn }).toEqual({ status: 401, body: '', isIn: false });
    expect(logged).toEqual([{ what: 'teamsRequest', channel: 'teams', code, status: 401 }]);
    expect(JSON.stringify(logged)).not.toContain(token.slice(0, 20));
  },
);

test('a clock that is four minutes off is no reason', async () => {
  expect((await knock(await site.microsoft().token({ exp: second() - 240 }))).status).toBe(200);
});

test('a forged token, one without signature, and one signed with the published key as a password', async () => {
  const good = await site.microsoft().token();
  const [head = '', body = '', signature = ''] = good.split('.');
  const claims = {
    iss: 'https://api.botframework.com',
    aud: APP_ID,
    serviceurl: site.microsoft().url,
    exp: second() + 600,
  };
  const forgedBody = Buffer.from(JSON.stringify(claims)).toString('base64url');
  expect(await knock(`${head}.${forgedBody}.${signature}`)).toMatchObject({
    status: 401,
    logged: [{ code: 'signature' }],
  });
  expect(await knock(`${head}.${body}.`)).toMatchObject({ status: 401, isIn: false });
  expect(await knock(new UnsecuredJWT(claims).encode())).toMatchObject({
    status: 401,
    logged: [{ code: 'algorithm' }],
  });
  const keys = (await (await fetch(`${site.microsoft().url}/keys`)).json()) as {
    readonly keys: readonly { readonly n: string }[];
  };
  const hs256 = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: 'teams' })
    .sign(new TextEncoder().encode(keys.keys[0]?.n));
  expect(await knock(hs256)).toMatchObject({ status: 401, logged: [{ code: 'algorithm' }], isIn: false });
  expect(await knock('nonsense')).toMatchObject({ status: 401, logged: [{ code: 'malformed' }] });
});

test('without a token at all, with another scheme, or as another channel: nobody is told more than no', async () => {
  const person = site.person();
  const activity = person.activity({ text: 'Hello' });
  const token = await site.microsoft().token();
  expect((await person.post(activity, '')).status).toBe(401);
  expect((await person.post(activity, `Basic ${token}`)).status).toBe(401);
  const other = await person.post({ ...activity, channelId: 'AseChannel' }, `Bearer ${token}`);
  expect(other.status).toBe(401);
  expect((await person.post({ ...activity, channelId: 'emulator' })).status).toBe(401);
  expect((await person.post({ ...activity, serviceUrl: 'https://evil.example/' })).status).toBe(401);
});

test('signed or not, an address that is not the connector’s is not answered, and gets no token', async () => {
  const person = site.person();
  for (const url of [
    'https://evil.example',
    'http://127.0.0.2:9',
    'https://smba.trafficmanager.net.evil.example',
  ]) {
    const token = await site.microsoft().token({ serviceurl: url });
    const activity = { ...person.activity({ text: 'Hello' }), serviceUrl: `${url}/` };
    expect((await person.post(activity, `Bearer ${token}`)).status).toBe(401);
  }
  const seated = await site.world().parley().store.addressesAt('teams', person.conversationId);
  expect(seated).toEqual([]);
});
