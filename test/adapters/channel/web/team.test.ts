import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { JournalPage, Team } from '../../../../adapters/channel/web/staff/team-wire.ts';
import { sha256 } from '../../../../adapters/ids/random-ids.ts';
import { brokenAt, JournalEntry, writeJournal } from '../../../../core/staff/journal.ts';
import type { StaffRole } from '../../../../core/staff/member.ts';
import { DAY } from '../../../../core/time.ts';
import { adjuster } from '../../../fixture/team.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let operator: TestBrowser;
let supervisor: TestBrowser;
let taker: TestBrowser;
beforeAll(async () => {
  house = await openHouse();
  operator = await signIn('op', ['operator']);
  supervisor = await signIn('sup', ['supervisor']);
  taker = await signIn('adj', ['adjuster']);
});
afterAll(() => house.close());

const signIn = async (id: string, roles: readonly StaffRole[]): Promise<TestBrowser> => {
  const browser = testBrowser(house.url);
  await browser.post(`/api/links/${await house.staffLink(id)}`, { locale: 'en' });
  await house.store.putMember(adjuster(id, id.toUpperCase(), { roles }));
  return browser;
};
const put = (browser: TestBrowser, id: string, body: object): Promise<Response> =>
  browser.call(`/api/desk/members/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: house.url },
    body: JSON.stringify(body),
  });
const json = async <T>(response: Response | Promise<Response>): Promise<T> =>
  (await (await response).json()) as T;
const team = async (browser: TestBrowser) => (await json<Team>(browser.get('/api/desk/members'))).people;
const journal = (browser: TestBrowser, query = '') =>
  json<JournalPage>(browser.get(`/api/desk/journal?${query}`));

test('an operator adds somebody, who comes in by a link of their own, once', async () => {
  const { url, id } = await json<{ url: string; id: string }>(
    operator.post('/api/desk/members', { name: 'Noor', roles: ['mediator'], why: 'Registered neutral' }),
  );
  const path = new URL(url).pathname.replace('/l/', '/api/links/');
  const noor = testBrowser(house.url);
  expect((await noor.post(path, { locale: 'en' })).status).toBe(200);
  expect((await testBrowser(house.url).post(path, { locale: 'en' })).status).toBe(409);
  expect(await json(noor.get('/api/me'))).toMatchObject({ staff: { name: 'Noor' } });
  expect((await team(operator)).find((each) => each.id === id)).toMatchObject({
    roles: ['mediator'],
    load: 0,
  });
  expect(
    (await supervisor.post('/api/desk/members', { name: 'X', roles: ['operator'], why: 'x' })).status,
  ).toBe(403);
});

test('a supervisor keeps the registry but gives no roles; a credential near its end is shown as such', async () => {
  const expiresAt = Date.UTC(2026, 2, 2, 9) + 20 * DAY;
  const credential = { title: 'Mediator', issuer: 'Board', expiresAt };
  const changed = await put(supervisor, 'adj', { credential, capacity: 7, why: 'Renewal' });
  expect(await json(changed)).toMatchObject({ standing: 'ending', capacity: 7, authority: null });
  expect((await put(supervisor, 'adj', { roles: ['operator'], why: 'x' })).status).toBe(403);
  expect((await put(supervisor, 'adj', { capacity: 7 })).status).toBe(400);
  expect((await put(operator, 'nobody', { capacity: 7, why: 'x' })).status).toBe(404);
  expect((await house.store.member('adj'))?.roles).toEqual(['adjuster']);
});

test('the last one who can give roles cannot be taken from the team', async () => {
  expect((await put(operator, 'op', { roles: ['supervisor'], why: 'x' })).status).toBe(409);
  expect((await put(operator, 'op', { active: false, why: 'x' })).status).toBe(409);
  expect((await operator.get('/api/desk/members')).status).toBe(200);
});

test('who leaves is out at once, and an operator ends anybody’s sign-ins', async () => {
  const lee = await signIn('lee', ['adjuster']);
  expect((await operator.post('/api/desk/members/lee/end-sessions', { why: 'Lost phone' })).status).toBe(200);
  expect((await lee.get('/api/desk/words')).status).toBe(401);
  const kim = await signIn('kim', ['adjuster']);
  expect((await supervisor.post('/api/desk/members/kim/end-sessions', { why: 'x' })).status).toBe(403);
  expect((await put(operator, 'kim', { active: false, why: 'Left in March' })).status).toBe(200);
  expect((await kim.get('/api/desk/words')).status).toBe(401);
  expect(await house.store.sessionsOf('kim')).toEqual([]);
});

test('a supervisor reads a case only after saying why, can do nothing there, and the reason is kept', async () => {
  const mine = await testBrowser(house.url).openCase();
  const { caseId } = (await house.store.conversation(mine)) ?? { caseId: '' };
  expect((await supervisor.get(`/api/desk/cases/${caseId}`)).status).toBe(403);
  expect((await supervisor.post(`/api/desk/cases/${caseId}/read`, { why: ' ' })).status).toBe(400);
  const read = await json(supervisor.post(`/api/desk/cases/${caseId}/read`, { why: 'Complaint of 2 March' }));
  expect(read).toMatchObject({ caseId, may: { actions: [], audiences: [] } });
  expect((await supervisor.post(`/api/desk/cases/${caseId}/open`, {})).status).toBe(403);
  expect((await taker.get(`/api/desk/cases/${caseId}`)).status).toBe(200);
  const deeds = (await house.store.journal(0, 999)).map(({ deed }) => deed);
  expect(deeds).toContainEqual({ what: 'caseRead', caseId, why: 'Complaint of 2 March' });
});

test('who gives cases to neutrals sees those alone; the rest of the team is for who answers for it', async () => {
  const seen = await team(taker);
  expect(seen.map(({ name }) => name)).toEqual(['Noor']);
  expect((await team(supervisor)).map(({ id }) => id)).toEqual(expect.arrayContaining(['op', 'adj', 'lee']));
  expect(await json(taker.get('/api/desk/members?locale=es'))).toMatchObject({
    may: { staff: false, registry: false },
    kinds: expect.arrayContaining([{ value: 'notDelivered', label: expect.stringMatching(/lleg/) }]),
  });
});

test('an operator says up to what sum somebody may go, as it is written, and where they work', async () => {
  const authority = [
    { currency: 'EUR', upTo: '1500' },
    { currency: 'JPY', upTo: '9000' },
    { currency: 'KWD', upTo: '0.125' },
  ];
  const changed = await json(put(operator, 'lee', { authority, unit: 'Motor', why: 'New desk' }));
  expect(changed).toMatchObject({
    unit: 'Motor',
    authority: [{ currency: 'EUR', upTo: '1500.00' }, authority[1], authority[2]],
  });
  expect((await house.store.member('lee'))?.authority).toEqual([
    { currency: 'EUR', upToMinor: 150_000 },
    { currency: 'JPY', upToMinor: 9_000 },
    { currency: 'KWD', upToMinor: 125 },
  ]);
  for (const upTo of ['-1', '1e3', '', '1.2345'])
    expect((await put(operator, 'lee', { authority: [{ currency: 'EUR', upTo }], why: 'x' })).status).toBe(
      400,
    );
  expect((await put(supervisor, 'lee', { unit: 'Home', why: 'x' })).status).toBe(403);
});

test('the journal says in words who did what and why, and its export is a chain that anybody can compute', async () => {
  const { lines, next } = await journal(supervisor);
  expect(next).toBeNull();
  expect(lines.map(({ position }) => position)).toEqual(lines.map((_, index) => lines.length - index));
  expect(lines).toContainEqual(
    expect.objectContaining({ who: 'OP', text: 'KIM left the team.', why: 'Left in March' }),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({ who: 'OP', text: 'Added Noor to the team: mediator.' }),
  );
  const { entries } = await json<{ entries: unknown }>(operator.get('/api/desk/journal/export'));
  expect(brokenAt(z.array(JournalEntry).parse(entries), sha256)).toBeNull();
  expect((await taker.get('/api/desk/journal')).status).toBe(403);
});

test('the journal is narrowed down by kind and by what it says, and read back stretch by stretch', async () => {
  const kinds = (await journal(operator, 'kind=team')).lines.map(({ text }) => text);
  expect(kinds).toContain('KIM left the team.');
  expect(kinds.filter((text) => text.startsWith('Signed in'))).toEqual([]);
  const found = (await journal(operator, 'text=LEFT%20in%20march')).lines;
  expect(found.map(({ why }) => why)).toEqual(['Left in March']);
  for (let n = 0; n < 240; n += 1)
    await writeJournal(
      house.store,
      { at: n, by: { id: 'adj', name: 'ADJ' }, deed: { what: 'keyAdded', key: `K${n}` } },
      sha256,
    );
  const first = await journal(supervisor);
  expect(first.lines).toHaveLength(200);
  const second = await journal(supervisor, `before=${first.next}`);
  expect(second.next).toBeNull();
  expect(second.lines[0]?.position).toBe((first.lines.at(-1)?.position ?? 0) - 1);
  expect((await journal(supervisor, 'text=K0.')).lines.map(({ text }) => text)).toEqual([
    'Added a passkey: K0.',
  ]);
});
