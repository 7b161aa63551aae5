import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { JournalLine, TeamMember } from '../../../../adapters/channel/web/staff/team-wire.ts';
import { sha256 } from '../../../../adapters/ids/random-ids.ts';
import { brokenAt, JournalEntry } from '../../../../core/staff/journal.ts';
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
const team = (browser: TestBrowser) => json<readonly TeamMember[]>(browser.get('/api/desk/members'));

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

test('the journal says in words who did what and why, and its export is a chain that anybody can compute', async () => {
  const lines = await json<readonly JournalLine[]>(supervisor.get('/api/desk/journal'));
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
