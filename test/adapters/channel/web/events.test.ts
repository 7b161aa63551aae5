import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Feed, isFeed, type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let claimant: TestBrowser;
beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
});
afterAll(() => house.close());

type Event = { readonly id: string | undefined; readonly frame: Feed };

/** Reads events as an EventSource does. */
const listen = async (path: string, headers: { readonly [name: string]: string } = {}) => {
  const ends = new AbortController();
  const response = await claimant.call(path, { headers, signal: ends.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Event> => {
    while (true) {
      const at = text.indexOf('\n\n');
      if (at !== -1) {
        const lines = text.slice(0, at).split('\n');
        text = text.slice(at + 2);
        const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
        const id = lines.find((line) => line.startsWith('id: '))?.slice(4);
        if (data !== undefined) return { id, frame: JSON.parse(data) as Feed };
      } else {
        const read = await reader?.read();
        if (read === undefined || read.done) throw new Error('The stream ended.');
        text += read.value;
      }
    }
  };
  return { response, next, close: () => ends.abort() };
};

test('events carry the feed, then what is new, each with where to go on', async () => {
  const id = await claimant.openCase();
  const events = await listen(`/api/conversations/${id}/events`);
  expect(events.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(events.response.headers.get('cache-control')).toBe('no-store');
  expect(events.response.headers.get('x-content-type-options')).toBe('nosniff');
  const first = await events.next();
  expect(first.id).toBe(String(first.frame.items.at(-1)?.seq));
  await claimant.say(id, 'a1', { kind: 'text', text: 'My parcel never came.' });
  const second = await events.next();
  expect(second.frame.items[0]).toMatchObject({ text: 'My parcel never came.', seq: Number(first.id) + 1 });
  expect(second.frame.panel.title).toBe('Goods and services');
  events.close();
});

test('a browser that comes back goes on where it was', async () => {
  const id = await claimant.openCase();
  await claimant.say(id, 'b1', { kind: 'text', text: 'My parcel never came.' });
  const { items } = await claimant.feed(id);
  const last = items.at(-1)?.seq ?? 0;
  const byHeader = await listen(`/api/conversations/${id}/events?after=0`, {
    'last-event-id': String(last - 1),
  });
  expect((await byHeader.next()).frame.items.map(({ seq }) => seq)).toEqual([last]);
  const byQuery = await listen(`/api/conversations/${id}/events?after=${last - 2}`);
  expect((await byQuery.next()).frame.items.map(({ seq }) => seq)).toEqual([last - 1, last]);
  const nothing = await listen(`/api/conversations/${id}/events?after=${last}`);
  expect((await nothing.next()).frame.items).toEqual([]);
  for (const events of [byHeader, byQuery, nothing]) events.close();
});

test('a long feed comes whole, by call and by stream', async () => {
  const id = await claimant.openCase();
  const text = 'word '.repeat(800 * 25);
  await claimant.say(id, 'c0', { kind: 'text', text: 'I was sold a broken phone by Casa Lima.' });
  for (let turn = 0; turn < 75; turn += 1)
    await house.turns.take({
      conversationId: id,
      updateId: `t${turn}`,
      input: { kind: 'text', text: `Why? ${turn}` },
    });
  await claimant.say(id, 'c1', { kind: 'text', text });
  const { items } = await claimant.feed(id);
  expect(items.length).toBeGreaterThan(200);
  expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
  const events = await listen(`/api/conversations/${id}/events`);
  const seen: number[] = [];
  while (seen.length < items.length) seen.push(...(await events.next()).frame.items.map(({ seq }) => seq));
  expect(seen).toEqual(items.map(({ seq }) => seq));
  events.close();
});

test('nothing is kept of a browser that left, whichever way it was connected', async () => {
  const id = await claimant.openCase();
  const before = house.listening();
  const events = await listen(`/api/conversations/${id}/events`);
  await events.next();
  const live = await claimant.live(id);
  live.send({ t: 'hello', after: 0 });
  await live.next(isFeed);
  expect(house.listening()).toBe(before + 2);
  events.close();
  live.socket.close();
  await live.closed();
  const ends = Date.now() + 3_000;
  while (house.listening() > before && Date.now() < ends)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(house.listening()).toBe(before);
});
