import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { freePort } from './free-port.ts';
import { type House, openHouse } from './house.ts';
import { CLIENT, type Identity, openIdentity } from './identity.ts';

let house: House;
let identity: Identity;
beforeAll(async () => {
  // The provider says at length that its pages are not for use in earnest.
  for (const level of ['info', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  identity = await openIdentity();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  identity.serve(publicUrl);
  house = await openHouse({
    port,
    publicUrl,
    provider: {
      ...CLIENT,
      issuer: identity.issuer,
      roleClaim: 'roles',
      roles: { 'claims-desk': 'adjuster', 'it-admin': 'operator' },
    },
  });
});
afterAll(async () => {
  await house.close();
  await identity.close();
});

/** A browser as far as this needs one: it keeps cookies by origin and follows redirects. */
const surfer = () => {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (origin: string): Map<string, string> => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { origin } = new URL(url);
    const jar = jarOf(origin);
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = set.split(';');
      const at = pair.indexOf('=');
      const gone = rest.some((each) => /expires=Thu, 01 Jan 1970|max-age=0/i.test(each));
      if (gone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  /** Follows redirects until a page; gives its address and text. */
  const follow = async (url: string, init: RequestInit = {}): Promise<{ url: string; text: string }> => {
    let at = url;
    let response = await ask(at, init);
    for (let step = 0; step < 20 && response.status >= 300 && response.status < 400; step += 1) {
      at = new URL(response.headers.get('location') ?? '', at).href;
      // The desk's own pages are not looked at here.
      if (at.startsWith(`${house.url}/desk`) || at.startsWith(`${house.url}/sign-in`))
        return { url: at, text: '' };
      response = await ask(at);
    }
    return { url: at, text: await response.text() };
  };
  const submit = (page: { url: string; text: string }, values: { readonly [name: string]: string }) => {
    const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? page.url;
    const prompt = /name="prompt" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    return follow(new URL(action, page.url).href, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ prompt, ...values }).toString(),
    });
  };
  const signIn = async (login: string): Promise<string> => {
    const asked = await follow(`${house.url}/api/desk/provider/start`);
    const consent = await submit(asked, { login, password: 'any' });
    return (await submit(consent, {})).url;
  };
  return { ask, follow, submit, signIn, jarOf };
};

test('a person with a mapped role comes in as that, and comes back as the same member', async () => {
  const ana = surfer();
  expect(await ana.signIn('ana')).toBe(`${house.url}/desk`);
  const me = await (await ana.ask(`${house.url}/api/me`)).json();
  expect(me).toMatchObject({ staff: { name: 'Ana Ruiz' } });
  await surfer().signIn('ana');
  const team = await house.store.members();
  expect(team.filter(({ name }) => name === 'Ana Ruiz')).toMatchObject([
    { roles: ['adjuster'], authority: [] },
  ]);
});

test('a person without one is told so and left outside', async () => {
  const sid = surfer();
  expect(await sid.signIn('sid')).toBe(`${house.url}/sign-in?problem=stranger`);
  const page = await (await sid.ask(`${house.url}/sign-in?problem=stranger`)).text();
  expect(page).toContain('ask whoever looks after Parley');
  expect(page).not.toContain('<script');
  expect((await sid.ask(`${house.url}/sign-in?problem=%3Cb%3E`)).status).toBe(200);
  expect((await sid.ask(`${house.url}/api/desk/words`)).status).toBe(401);
  expect((await house.store.members()).some(({ name }) => name.startsWith('Sid'))).toBe(false);
});

test('an answer that this browser did not ask for, or that was changed on its way, lets nobody in', async () => {
  const mallory = surfer();
  const back = `${house.url}/api/desk/provider/return`;
  expect((await mallory.follow(`${back}?code=stolen&state=made-up`)).url).toContain('problem=again');
  await mallory.ask(`${house.url}/api/desk/provider/start`);
  expect((await mallory.follow(`${back}?code=stolen&state=made-up`)).url).toContain('problem=again');
  expect(mallory.jarOf(house.url).has('parley-desk')).toBe(false);
});

test('a sign-in makes a new session and ends the one before; who left is not let in again', async () => {
  const ana = surfer();
  await ana.signIn('ana');
  const before = ana.jarOf(house.url).get('parley-desk') ?? '';
  const again = await ana.follow(`${house.url}/api/desk/provider/start`);
  expect(again.url).toBe(`${house.url}/desk`);
  const after = ana.jarOf(house.url).get('parley-desk') ?? '';
  expect(after).not.toBe(before);
  const old = await fetch(`${house.url}/api/desk/words`, { headers: { cookie: `parley-desk=${before}` } });
  expect(old.status).toBe(401);
  expect(await old.json()).toMatchObject({ signIn: '/sign-in' });
  const member = (await house.store.members()).find(({ name }) => name === 'Ana Ruiz');
  await house.store.changeMember(member?.id ?? '', (known) => known && { ...known, active: false });
  expect(await surfer().signIn('ana')).toContain('problem=stranger');
  await house.store.changeMember(member?.id ?? '', (known) => known && { ...known, active: true });
});

test('signing out here leads to the sign-out there, and the provider’s own word ends every session of it here', async () => {
  const olga = surfer();
  await olga.signIn('olga');
  const elsewhere = surfer();
  await elsewhere.signIn('olga');
  const answer = await olga.ask(`${house.url}/api/desk/sign-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { url } = (await answer.json()) as { url: string };
  expect(url).toMatch(/\/session\/end\?/);
  expect((await olga.ask(`${house.url}/api/desk/words`)).status).toBe(401);
  expect((await elsewhere.ask(`${house.url}/api/desk/words`)).status).toBe(200);

  // The provider ends Olga's other session: it tells us by the back channel.
  const page = await elsewhere.follow(`${identity.issuer}/session/end?client_id=parley`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  await elsewhere.submit(page, { xsrf, logout: 'yes' });
  expect((await elsewhere.ask(`${house.url}/api/desk/words`)).status).toBe(401);
  const forged = await fetch(`${house.url}/api/desk/provider/signed-out`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: 'e30.e30.e30' }),
  });
  expect(forged.status).toBe(400);
});

test('whom the provider brings in or gives other roles stands in the journal, once each', async () => {
  const member = (await house.store.members()).find(({ name }) => name === 'Ana Ruiz');
  await house.store.changeMember(member?.id ?? '', (known) => known && { ...known, roles: ['senior'] });
  await surfer().signIn('ana');
  await surfer().signIn('ana');
  const why = 'The identity provider named these roles at sign-in.';
  const entries = (await house.store.journal(0, 999)).filter(
    ({ deed }) => 'memberId' in deed && deed.memberId === member?.id,
  );
  expect(entries.map(({ by, deed }) => ({ by, ...deed }))).toEqual([
    { by: null, what: 'memberAdded', memberId: member?.id, roles: ['adjuster'], why },
    { by: null, what: 'rolesChanged', memberId: member?.id, from: ['senior'], to: ['adjuster'], why },
  ]);
});
