import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ServerFrame, WireItem } from '../../../../adapters/channel/web/wire.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

/** Long enough that a busy machine does not take three messages for two bursts. */
const QUIET = 500;
const GAP = 100;
const BURST = ['The kettle I bought from Acme on 20 February does not work.', 'I paid $480', 'no wait, $450'];

let house: House;
let claimant: TestBrowser;
let mine: string;
beforeAll(async () => {
  house = await openHouse({ quiet: QUIET });
});
beforeEach(async () => {
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
});
afterAll(() => house.close());

const feed = async (): Promise<readonly WireItem[]> => (await claimant.feed(mine)).items;
const isAnswer = (frame: ServerFrame): frame is Extract<ServerFrame, { t: 'done' | 'refused' }> =>
  frame.t === 'done' || frame.t === 'refused';

/** What was said by the three, in order, and one question after all of it. */
const oneAnswer = async (): Promise<void> => {
  const items = (await feed()).slice(2);
  const words = items.flatMap(({ from, text }) => (from.me ? [text] : []));
  expect(words).toEqual(BURST);
  const questions = items.flatMap((item, index) => (item.kind === 'choices' ? [index] : []));
  expect(questions).toEqual([items.length - 1]);
  expect(items.at(-1)?.text).toContain('put it right');
  const corrected = items.findIndex(({ text }) => text.includes('it was “$480”, now it is “$450”'));
  expect(corrected).toBeGreaterThan(items.findIndex(({ text }) => text === 'no wait, $450'));
};

test('three messages within a second over the socket are heard in order and answered once', async () => {
  const live = await claimant.live(mine);
  for (const [index, text] of BURST.entries()) {
    live.send({ t: 'say', id: `s${index}`, input: { kind: 'text', text } });
    await later(GAP);
  }
  for (const index of BURST.keys()) expect(await live.next(isAnswer)).toEqual({ t: 'done', id: `s${index}` });
  await oneAnswer();
  live.socket.close();
});

test('the same by POST', async () => {
  const answers: Promise<ServerFrame>[] = [];
  for (const [index, text] of BURST.entries()) {
    answers.push(claimant.say(mine, `p${index}`, { kind: 'text', text }));
    await later(GAP);
  }
  expect(await Promise.all(answers)).toEqual(BURST.map((_text, index) => ({ t: 'done', id: `p${index}` })));
  await oneAnswer();
});

test('turns that a browser sends together are answered together, and nobody waits for more', async () => {
  const begun = performance.now();
  const turns = BURST.map((text, index) => ({ id: `t${index}`, input: { kind: 'text', text } }));
  const response = await claimant.post(`/api/conversations/${mine}/turns`, { turns });
  expect(await response.json()).toEqual(turns.map(({ id }) => ({ t: 'done', id })));
  expect(performance.now() - begun).toBeLessThan(QUIET);
  await oneAnswer();
  const again = await claimant.post(`/api/conversations/${mine}/turns`, { turns });
  expect(await again.json()).toEqual(turns.map(({ id }) => ({ t: 'done', id })));
  await oneAnswer();
  const broken = await claimant.post(`/api/conversations/${mine}/turns`, { turns: [] });
  expect(broken.status).toBe(400);
});

test('a press does not wait, and comes after the words before it', async () => {
  const live = await claimant.live(mine);
  const begun = performance.now();
  live.send({ t: 'say', id: 'w', input: { kind: 'text', text: BURST[0] ?? '' } });
  live.send({ t: 'say', id: 'b', input: { kind: 'choice', action: 'person' } });
  expect(await live.next(isAnswer)).toMatchObject({ id: 'w' });
  expect(await live.next(isAnswer)).toMatchObject({ id: 'b' });
  expect(performance.now() - begun).toBeLessThan(QUIET);
  expect((await feed()).filter(({ from }) => from.me).map(({ text }) => text)).toEqual(BURST.slice(0, 1));
  live.socket.close();
});

test('whoever writes on and on is answered all the same', async () => {
  const live = await claimant.live(mine);
  let sent = 0;
  const writing = setInterval(() => {
    sent += 1;
    live.send({
      t: 'say',
      id: `o${sent}`,
      input: { kind: 'text', text: `I also called them, time ${sent}.` },
    });
  }, GAP * 2);
  await live.next(isAnswer);
  clearInterval(writing);
  expect(sent).toBeGreaterThan(3);
  live.socket.close();
});

test('a long text in parts is answered once', async () => {
  await claimant.say(mine, 'first', { kind: 'text', text: BURST[0] ?? '' });
  const before = (await feed()).length;
  const text = 'They did not call back. '.repeat(1_000);
  expect(await claimant.say(mine, 'long', { kind: 'text', text })).toMatchObject({ t: 'done' });
  const news = (await feed()).slice(before);
  expect(news.filter(({ from }) => from.me).length).toBeGreaterThan(1);
  expect(news.filter(({ from }) => !from.me).map(({ text: said }) => said)).toEqual([
    "Thank you, I've written that down.",
  ]);
});
