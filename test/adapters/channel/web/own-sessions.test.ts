import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OwnSession } from '../../../../adapters/channel/web/staff/own-wire.ts';
import { sha256 } from '../../../../adapters/ids/random-ids.ts';
import { brokenAt } from '../../../../core/staff/journal.ts';
import { adjuster } from '../../../fixture/team.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const signIn = async (id: string, device: string): Promise<TestBrowser> => {
  const browser = testBrowser(house.url);
  const link = `/api/links/${await house.staffLink(id)}`;
  const entered = await browser.post(link, { locale: 'en' }, { 'user-agent': device });
  if (entered.status !== 200) throw new Error(await entered.text());
  return browser;
};
const sessions = async (browser: TestBrowser): Promise<readonly OwnSession[]> =>
  (await (await browser.get('/api/desk/sessions')).json()) as readonly OwnSession[];
const staffConversation = async (id: string): Promise<string> => {
  const party = await testBrowser(house.url).openCase();
  const { caseId } = (await house.store.conversation(party)) ?? { caseId: '' };
  return (await house.turns.staffConversation(caseId, { id, name: '' }))?.conversationId ?? '';
};

test('a member sees where they are signed in, ends one sign-in, and what was open there closes at once', async () => {
  const here = await signIn('ana', 'Here/1');
  const lost = await signIn('ana', 'Lost/1');
  const conversationId = await staffConversation('ana');
  const line = await lost.live(conversationId);
  line.send({ t: 'hello', after: 0 });
  const gone = new AbortController();
  const stream = await fetch(`${house.url}/api/conversations/${conversationId}/events`, {
    headers: { cookie: lost.cookie() },
    signal: gone.signal,
  });
  const listed = await sessions(here);
  expect(listed.map(({ device, way, current }) => [device, way, current])).toEqual(
    expect.arrayContaining([
      ['Here/1', 'link', true],
      ['Lost/1', 'link', false],
    ]),
  );
  const id = listed.find(({ device }) => device === 'Lost/1')?.id ?? '';
  expect((await here.post(`/api/desk/sessions/${id}/end`, {})).status).toBe(200);
  expect(await line.closed()).toBe(1008);
  // The stream ends by itself: reading it to its end returns.
  await stream.text();
  expect((await lost.get('/api/desk/sessions')).status).toBe(401);
  expect(await sessions(here)).toHaveLength(1);
  expect((await here.post(`/api/desk/sessions/${id}/end`, {})).status).toBe(404);
});

test('nobody ends another’s sign-in; one ends all the others of one’s own; signing out ends this one', async () => {
  const [ben, other, kim] = [
    await signIn('ben', 'B/1'),
    await signIn('ben', 'B/2'),
    await signIn('kim', 'K/1'),
  ];
  const [theirs] = await sessions(kim);
  expect((await ben.post(`/api/desk/sessions/${theirs?.id}/end`, {})).status).toBe(404);
  expect((await ben.post('/api/desk/sessions/end-others', {})).status).toBe(200);
  expect((await other.get('/api/desk/words')).status).toBe(401);
  expect(await sessions(kim)).toHaveLength(1);
  expect((await ben.post('/api/desk/sign-out', {})).status).toBe(200);
  expect((await ben.get('/api/desk/words')).status).toBe(401);
});

test('a role that is taken closes what it had opened, and a frame that comes first is refused', async () => {
  const lee = await signIn('lee', 'L/1');
  const line = await lee.live(await staffConversation('lee'));
  line.send({ t: 'hello', after: 0 });
  await house.store.putMember(adjuster('lee', 'Lee', { roles: ['operator'] }));
  line.send({ t: 'say', id: 'x', input: { kind: 'choice', action: 'takeOver' } });
  const refused = await line.next((frame): frame is typeof frame & { t: 'refused' } => frame.t === 'refused');
  expect(refused).toMatchObject({ id: 'x' });
  line.socket.terminate();
});

test('sign-ins and their ends are in the journal, one unbroken chain with who and when', async () => {
  const entries = await house.store.journal(0, 999);
  expect(brokenAt(entries, sha256)).toBeNull();
  expect(entries.map(({ by, deed }) => `${by?.id} ${deed.what}`)).toEqual(
    expect.arrayContaining(['ana signedIn', 'ana signedOut', 'ben signedOut']),
  );
});
