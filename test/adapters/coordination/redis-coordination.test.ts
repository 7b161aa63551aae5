import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'redis';
import { localPresence } from '../../../adapters/coordination/local/local-presence.ts';
import { redisCoordination } from '../../../adapters/coordination/redis/redis-coordination.ts';
import type { Coordination, LogEntry } from '../../../core/port/outside.ts';
import { HERE_LASTS } from '../../../core/port/presence.ts';
import { MINUTE } from '../../../core/time.ts';
import { type RedisServer, startRedis } from '../../fixture/redis.ts';
import { freePort } from '../../fixture/server-process.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.remove());

const opened: Coordination[] = [];
const logged: LogEntry[] = [];
const note = (entry: LogEntry): void => {
  logged.push(entry);
};
const log = { info: note, warn: note, error: note };
const open = async (url = server.url): Promise<Coordination> => {
  const coordination = await redisCoordination({ url, log });
  opened.push(coordination);
  return coordination;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  logged.length = 0;
});
const until = async (what: () => boolean): Promise<void> => {
  while (!what()) await wait(10);
};

test('a wake reaches the listeners and watchers of every process, once', async () => {
  const [one, other] = [await open(), await open()];
  // Whoever comes lets the others look around; that is over then.
  await wait(200);
  const heard: string[] = [];
  one.wakeups.listen('queue', () => heard.push('one'));
  other.wakeups.listen('queue', () => heard.push('other'));
  other.wakeups.watch('conversation:', (id) => heard.push(`watcher ${id}`));
  one.wakeups.wake(['queue', 'conversation:a']);
  expect(heard).toEqual(['one']);
  await until(() => heard.length >= 3);
  await wait(100);
  expect(heard).toEqual(['one', 'other', 'watcher a']);
});

test('processes count together, each thing in a window of its own', async () => {
  const [one, other] = [await open(), await open()];
  expect((await one.counters.count('turn/a', MINUTE)).count).toBe(1);
  const second = await other.counters.count('turn/a', MINUTE);
  expect(second.count).toBe(2);
  expect(second.endsIn).toBeGreaterThan(MINUTE - 5_000);
  expect(second.endsIn).toBeLessThanOrEqual(MINUTE);
  expect((await one.counters.count('turn/b', 50)).count).toBe(1);
  await wait(80);
  expect((await other.counters.count('turn/b', 50)).count).toBe(1);
});

test('who is here at one process is here at every other, until their time is over', async () => {
  const [one, other] = [await open(), await open()];
  one.presence.here('ana');
  await expect(other.presence.among([])).resolves.toEqual(new Set());
  for (let found = new Set<string>(); found.size === 0; )
    found = new Set(await other.presence.among(['ana', 'ben']));
  expect(await other.presence.among(['ben', 'ana'])).toEqual(new Set(['ana']));
  // Redis forgets by itself: nobody who is gone stays for good.
  const admin = createClient({ url: server.url });
  await admin.connect();
  const left = await admin.pTTL('parley:here:ana');
  await admin.close();
  expect(left).toBeGreaterThan(HERE_LASTS - 30_000);
  expect(left).toBeLessThanOrEqual(HERE_LASTS);
  let now = 0;
  const alone = localPresence(() => now);
  alone.here('ana');
  now = HERE_LASTS - 1;
  expect(await alone.among(['ana'])).toEqual(new Set(['ana']));
  now = HERE_LASTS;
  expect(await alone.among(['ana'])).toEqual(new Set());
});

test('without Redis every screen looks for itself and each process counts alone; one warning, and one line when it is back', async () => {
  const [one, other] = [await open(), await open()];
  let looked = 0;
  other.wakeups.listen('queue', () => {
    looked += 1;
  });
  for (let count = 1; count <= 3; count += 1) await one.counters.count('turn/gone', MINUTE);
  await server.kill();
  await until(() => logged.length >= 2);
  one.wakeups.wake(['queue']);
  expect((await one.counters.count('turn/gone', MINUTE)).count).toBe(4);
  await until(() => looked >= 2);
  expect(logged).toEqual([
    { what: 'redis', code: 'away' },
    { what: 'redis', code: 'away' },
  ]);
  await server.start();
  await until(() => logged.length === 4);
  expect(logged.slice(2)).toEqual([
    { what: 'redis', code: 'back' },
    { what: 'redis', code: 'back' },
  ]);
  // Who watches is not woken by looking around: this one was told.
  let told = '';
  other.wakeups.watch('conversation:', (id) => {
    told = id;
  });
  one.wakeups.wake(['conversation:back']);
  await until(() => told === 'back');
});

test('a Redis that stands still holds no turn up', async () => {
  const one = await open();
  const frozen = server.freeze(1_500);
  const from = performance.now();
  expect((await one.counters.count('turn/slow', MINUTE)).count).toBe(1);
  one.wakeups.wake(['queue']);
  expect(performance.now() - from).toBeLessThan(1_000);
  await frozen;
});

test('one that could not speak for a while lets the others look around once it can', async () => {
  const other = await open();
  let looked = 0;
  other.wakeups.listen('queue', () => {
    looked += 1;
  });
  await wait(50);
  const before = looked;
  await open();
  await until(() => looked > before);
});

test('a start without Redis works, and does not wait for it', async () => {
  const from = performance.now();
  const alone = await open(`redis://127.0.0.1:${await freePort()}`);
  expect(performance.now() - from).toBeLessThan(3_000);
  let heard = 0;
  alone.wakeups.listen('queue', () => {
    heard += 1;
  });
  alone.wakeups.wake(['queue']);
  expect(heard).toBe(1);
  expect((await alone.counters.count('turn/a', MINUTE)).count).toBe(1);
  expect(logged).toEqual([{ what: 'redis', code: 'away' }]);
});

test('a Redis that comes after the start is found', async () => {
  await server.kill();
  const one = await open();
  await server.start();
  const other = await open();
  await until(() => logged.some(({ code }) => code === 'back'));
  let told = '';
  one.wakeups.watch('conversation:', (id) => {
    told = id;
  });
  while (told === '') {
    other.wakeups.wake(['conversation:late']);
    await wait(50);
  }
  expect(told).toBe('late');
});
