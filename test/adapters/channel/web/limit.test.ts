import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isDone, isRefused, type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let claimant: TestBrowser;
beforeEach(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
});
afterEach(() => house.close());

const opening = { procedureId: 'consumer', locale: 'es', timeZone: 'UTC' };

test('cases cannot be opened without end from one address, and others still can', async () => {
  const from = (address: string) =>
    testBrowser(house.url, undefined, 'es').post('/api/cases', opening, { 'x-forwarded-for': address });
  const answers = [];
  for (let count = 0; count < 31; count += 1) answers.push(await from('203.0.113.9'));
  expect(answers.slice(0, 30).every(({ status }) => status === 201)).toBe(true);
  const last = answers[30];
  expect(last?.status).toBe(429);
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(60);
  expect(last?.headers.getSetCookie()).toEqual([]);
  expect(await last?.json()).toMatchObject({
    t: 'refused',
    retry: true,
    text: expect.stringMatching(/en (?:9|10) minutos/),
  });
  expect((await from('203.0.113.10')).status).toBe(201);
});

test('codes of links cannot be tried without end', async () => {
  const statuses = [];
  for (let count = 0; count < 61; count += 1)
    statuses.push((await claimant.post(`/api/links/wrong${count}`, { locale: 'en' })).status);
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([404]));
  expect(statuses[60]).toBe(429);
});

test('turns are counted over socket and calls alike, told in the person’s language, and nothing is lost', async () => {
  const id = await claimant.openCase('consumer', 'zh-Hant');
  const live = await claimant.live(id);
  for (let count = 0; count < 45; count += 1) {
    live.send({ t: 'say', id: `s${count}`, input: { kind: 'choice', action: 'fix' } });
    await live.next(isDone);
    await claimant.say(id, `p${count}`, { kind: 'choice', action: 'fix' });
  }
  live.send({ t: 'say', id: 'late', input: { kind: 'text', text: '我還有話要說' } });
  expect(await live.next(isRefused)).toEqual({
    t: 'refused',
    id: 'late',
    text: expect.stringMatching(/請等 \d+ 秒再試一次，內容都還在/),
    retry: true,
  });
  const posted = await claimant.post(`/api/conversations/${id}/turns`, {
    id: 'late',
    input: { kind: 'text', text: 'x' },
  });
  expect([posted.status, await posted.json()]).toMatchObject([
    429,
    { t: 'refused', id: 'late', retry: true },
  ]);
  // Another browser's turns are its own.
  const other = testBrowser(house.url);
  expect(await other.say(await other.openCase(), 'o1', { kind: 'text', text: 'Hello' })).toMatchObject({
    t: 'done',
  });
  live.socket.close();
});

test('a flood of frames is answered, each of them, and breaks nothing', async () => {
  const id = await claimant.openCase();
  const live = await claimant.live(id);
  for (let count = 0; count < 300; count += 1)
    live.send({ t: 'say', id: `f${count}`, input: { kind: 'choice', action: 'fix' } });
  while (live.frames().length < 300) await new Promise((resolve) => setTimeout(resolve, 20));
  const done = live.frames().filter(isDone).length;
  expect(done).toBeGreaterThan(10);
  expect(done).toBeLessThanOrEqual(90);
  expect(
    live
      .frames()
      .filter(isRefused)
      .every(({ retry }) => retry),
  ).toBe(true);
  live.socket.close();
});

test('one conversation is open at most 32 times at once', async () => {
  const id = await claimant.openCase();
  const lives = await Promise.all(Array.from({ length: 32 }, () => claimant.live(id)));
  const more = await claimant.live(id);
  expect(await more.closed()).toBe(1013);
  expect((await claimant.get(`/api/conversations/${id}/events`)).status).toBe(429);
  lives[0]?.socket.close();
  await lives[0]?.closed();
  const again = await claimant.live(id);
  again.send({ t: 'ping' });
  await again.next((frame): frame is typeof frame => frame.t === 'pong');
});
