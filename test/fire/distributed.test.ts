import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Microsoft } from '../adapters/channel/teams/microsoft.ts';
import { isFeed, testBrowser } from '../adapters/channel/web/browser.ts';
import { sql } from '../fixture/postgres.ts';
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

const KILLS = rounds(4);
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
    expect(kills).toBeGreaterThan(1);
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

test('of two processes one tells the team’s channel; it dies with its lease, and the other goes on, each case once', async () => {
  const microsoft = await Microsoft.start();
  const teams = { ...microsoft.environment, TEAMS_QUEUE_CHANNEL: '19:queue@thread.tacv2' };
  await Promise.all([0, 1].map((which) => cluster.kill(which)));
  await Promise.all([0, 1].map((which) => cluster.start(which, teams)));
  const told = (): readonly string[] => [
    ...new Set(
      microsoft.posted.flatMap(({ activity }) => /Case [\dA-Z-]+/u.exec(JSON.stringify(activity))?.[0] ?? []),
    ),
  ];
  const until = async (count: number, ms: number): Promise<number> => {
    for (const end = Date.now() + ms; told().length < count && Date.now() < end; ) await wait(20);
    return told().length;
  };
  let asked = 0;
  const ask = async (): Promise<void> => {
    const browser = testBrowser(cluster.urls()[0] ?? '');
    const id = await browser.openCase();
    asked += 1;
    await browser.say(id, 'u1', { kind: 'text', text: 'I want to talk to a person.' });
  };
  await ask();
  expect(await until(1, 10_000)).toBe(1);
  // One of the two has the lease; that one is killed.
  let dead = 0;
  await cluster.kill(dead);
  await ask();
  if ((await until(2, 1_500)) === 2) {
    await cluster.start(0, teams);
    dead = 1;
    await cluster.kill(dead);
    await ask();
  }
  expect(await until(asked, 500)).toBe(asked - 1);
  // Two minutes go by: those of the lease, by the database's clock.
  await sql(cluster.database, `UPDATE lease SET held_until = now() WHERE name = 'teams/queue'`);
  await ask();
  expect(await until(asked, 10_000)).toBe(asked);
  await wait(300);
  expect(told()).toHaveLength(asked);
  // Killed between Teams' answer and its own note of it, a card is posted once more, and no other is.
  expect(microsoft.posted.length).toBeLessThanOrEqual(asked + 1);
  await cluster.start(dead);
  await microsoft.close();
});
