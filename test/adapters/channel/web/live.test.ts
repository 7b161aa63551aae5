import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestBrowser, isDone, isFeed, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let claimant: TestBrowser;
beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
});
afterAll(() => house.close());

test('a case is opened, told and answered over a socket', async () => {
  const id = await claimant.openCase();
  const live = await claimant.live(id);
  live.send({ t: 'hello', after: 0 });
  const first = await live.next(isFeed);
  expect(first.items[0]?.from.role).toBe('bot');
  live.send({ t: 'say', id: 'a1', input: { kind: 'text', text: 'I bought a kettle from Casa Lima, it broke.' } });
  expect((await live.next(isDone)).id).toBe('a1');
  console.log(JSON.stringify(await claimant.feed(id), null, 1));
  live.socket.close();
});
