import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { isFeed, testBrowser } from '../adapters/channel/web/browser.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { checkPromises } from './ledger.ts';
import { underLoad } from './people.ts';
import { rounds } from './rounds.ts';

const PEOPLE = 20;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster(2);
});
afterAll(() => cluster.remove());
afterEach(async () => {
  expect(cluster.urls()).toHaveLength(2);
});

const burn = async (name: () => string, people: number, during: () => Promise<void>): Promise<void> => {
  const promised = await underLoad(cluster.urls, people, during);
  const { turns, events, retries } = await checkPromises(cluster.database, promised);
  process.stderr.write(
    `${name()}: ${turns} turns kept, ${events} events in whole chains, ${retries} asked again\n`,
  );
};

test('a screen on one process shows at once what is said on another', async () => {
  const [one = '', other = ''] = cluster.urls();
  const here = testBrowser(one);
  const id = await here.openCase();
  const live = await here.live(id);
  live.send({ t: 'hello', after: 0 });
  await live.next(isFeed);
  const said = await fetch(`${other}/api/conversations/${id}/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: other, cookie: here.cookie() },
    body: JSON.stringify({ id: 'u1', input: { kind: 'text', text: 'Said on the other one.' } }),
  });
  expect(said.status).toBe(200);
  const from = performance.now();
  const told = await live.next((frame): frame is Extract<typeof frame, { t: 'feed' }> =>
    JSON.stringify(frame).includes('Said on the other one.'),
  );
  expect(told.t).toBe('feed');
  expect(performance.now() - from).toBeLessThan(1_000);
  live.socket.terminate();
});

const KILLS = rounds(10);
/** On a machine that has much else to do there are fewer, and the report says how many. */
const LONGEST = rounds(25_000);

test(
  'one of two processes is killed again and again',
  async () => {
    const until = performance.now() + LONGEST;
    let kills = 0;
    await burn(
      () => `killed without warning, ${kills} times`,
      6,
      async () => {
        for (; kills < KILLS && performance.now() < until; kills += 1) {
          await wait(Math.random() * 300);
          await cluster.kill(kills % 2);
          await cluster.start(kills % 2);
        }
      },
    );
    expect(kills).toBeGreaterThan(3);
  },
  LONGEST + 90_000,
);

test('both are restarted, one after the other, and nobody has to wait for it', () =>
  burn(
    () => 'restarted in turn',
    PEOPLE,
    async () => {
      for (const which of [0, 1]) {
        await cluster.stop(which);
        await cluster.start(which);
      }
    },
  ));

test('a process that is asked to end says first that it is not ready, and serves meanwhile', async () => {
  const [url = ''] = cluster.urls();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const stopped = cluster.stop(0);
  const seen: number[] = [];
  while (seen.at(-1) !== 0) {
    seen.push(
      await fetch(`${url}/readyz`).then(
        ({ status }) => status,
        () => 0,
      ),
    );
    if (seen.at(-1) === 503 && seen.length < 8) {
      const page = await fetch(`${url}/`).then(async (answer) => [
        answer.status,
        (await answer.text()).length > 0,
      ]);
      expect(page).toEqual([200, true]);
    }
    await wait(200);
  }
  await stopped;
  expect(seen.filter((status) => status === 503).length).toBeGreaterThan(5);
  await cluster.start(0);
});

test('the database is killed and comes back', () =>
  burn(
    () => 'PostgreSQL killed twice and restarted once',
    PEOPLE,
    async () => {
      for (let round = 0; round < 2; round += 1) {
        await wait(Math.random() * 400);
        await cluster.postgres.kill();
        await cluster.postgres.start();
      }
      await cluster.postgres.restart();
      await wait(500);
    },
  ));

test('Redis is flushed, stands still, and goes away', () =>
  burn(
    () => 'Redis flushed, frozen, killed and started',
    PEOPLE,
    async () => {
      await cluster.redis.flush();
      await wait(300);
      await cluster.redis.freeze(1_500);
      await cluster.redis.flush();
      await cluster.redis.kill();
      await wait(1_500);
      await cluster.redis.start();
      await wait(300);
    },
  ));

test('Redis answers late', () =>
  burn(
    () => 'Redis slowed',
    PEOPLE,
    async () => {
      cluster.cable.delay(400);
      await wait(2_500);
      cluster.cable.delay(0);
    },
  ));
