import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { isDone, isFeed, testBrowser } from './browser.ts';
import { openHouse } from './house.ts';

test('at the end of the server a turn under way is finished and answered, and everybody is told to come back', async () => {
  const house = await openHouse();
  const claimant = testBrowser(house.url);
  const id = await claimant.openCase();
  const live = await claimant.live(id);
  live.send({ t: 'hello', after: 0 });
  await live.next(isFeed);
  const events = await claimant.get(`/api/conversations/${id}/events`);
  const gate = Promise.withResolvers<void>();
  const before = house.gate.append;
  house.gate.append = () => gate.promise;
  live.send({ t: 'say', id: 'last', input: { kind: 'text', text: 'My last words before the restart.' } });
  while (house.gate.waiting === 0) await new Promise((resolve) => setTimeout(resolve, 5));

  const closing = house.app.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(live.frames().some(isDone)).toBe(false);
  gate.resolve();
  house.gate.append = before;
  expect((await live.next(isDone)).id).toBe('last');
  expect(await live.closed()).toBe(1012);
  await closing;
  expect(await events.text()).toContain('data: ');
  expect(
    (await house.store.feed(id, 0, 100)).some(({ message }) =>
      JSON.stringify(message).includes('last words'),
    ),
  ).toBe(true);
  await expect(fetch(`${house.url}/healthz`)).rejects.toThrow();
  await house.close();
});

test('whoever stands still in the middle of a request does not hold the server up either', async () => {
  const house = await openHouse();
  const { port, hostname } = new URL(house.url);
  const still = connect(Number(port), hostname);
  still.on('error', () => undefined);
  still.write('POST /api/cases HTTP/1.1\r\nHost: parley\r\nContent-Length: 900\r\n\r\n{');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const before = performance.now();
  await house.close();
  expect(performance.now() - before).toBeLessThan(8_000);
  still.destroy();
});

test('a browser that does not answer the close does not hold the server up', async () => {
  const house = await openHouse();
  const claimant = testBrowser(house.url);
  const live = await claimant.live(await claimant.openCase());
  live.socket.pause();
  const before = performance.now();
  await house.close();
  expect(performance.now() - before).toBeLessThan(4_000);
  live.socket.terminate();
});
