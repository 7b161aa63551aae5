import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sqliteStore } from '../../adapters/store/sqlite/sqlite-store.ts';
import { type TestBrowser, testBrowser } from '../adapters/channel/web/browser.ts';
import { type Program, startAndKill, startProgram } from '../fixture/program.ts';
import { readOnly } from '../fixture/read-only.ts';
import { type Counts, checkIn } from './ledger.ts';
import { type Promised, underLoad } from './people.ts';
import { rounds } from './rounds.ts';

/** One machine, as `npm start` runs it: SQLite and files in a directory. */
let folder: string;
let program: Program;
const env = { STORE: 'sqlite', LOG_LEVEL: 'silent' };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-single-'));
  program = await startProgram(folder, env);
});
afterEach(async () => {
  await program.kill();
  rmSync(folder, { recursive: true, force: true });
});

const check = (promised: readonly Promised[]): Promise<Counts> =>
  checkIn(sqliteStore({ path: join(folder, 'parley.sqlite') }), promised);
const report = (what: string, cases: number, { turns, events, retries }: Counts): void =>
  void process.stdout.write(
    `${what}: ${turns} acknowledged, lost 0, applied twice 0, asked again ${retries}; chains verified ${cases} (${events} entries), each open case with owner, step and date\n`,
  );

/** With those of the distributed run these are the twenty of `npm test`. */
const ROUNDS = rounds(10);
/** Every so many rounds it is killed on its way up, in the midst of mending what the last kill left. */
const EARLY_EVERY = 5;

/** One machine that is killed so many times while people talk to it. */
const burn = async (kills: number): Promise<Counts & { readonly cases: number }> => {
  const place = mkdtempSync(join(tmpdir(), 'parley-killed-'));
  let program = await startProgram(place, env);
  let isThere = true;
  const promised = await underLoad(
    () => (isThere ? [program.url] : []),
    3,
    async (taken) => {
      for (let kill = 1; kill <= kills; kill += 1) {
        // In the midst of turns, not before the first of them: it is then that something can be lost.
        const [before, until] = [taken(), performance.now() + 10_000];
        while (taken() === before && performance.now() < until) await wait(5);
        await wait(Math.random() * 150);
        isThere = false;
        await program.kill();
        if (kill % EARLY_EVERY === EARLY_EVERY - 1) {
          await startAndKill(place, env, Math.random() * 1_200);
          kill += 1;
        }
        program = await startProgram(place, env);
        isThere = true;
      }
    },
  );
  await program.kill();
  const counts = await checkIn(sqliteStore({ path: join(place, 'parley.sqlite') }), promised);
  rmSync(place, { recursive: true });
  return { ...counts, cases: promised.length };
};

test(
  'killed again and again under load, nothing that was acknowledged is lost or done twice',
  async () => {
    // Two machines at once: while one starts, the other burns.
    const [one, other] = await Promise.all([burn(ROUNDS / 2), burn(ROUNDS / 2)]);
    const both = {
      turns: one.turns + other.turns,
      events: one.events + other.events,
      retries: one.retries + other.retries,
    };
    expect(both.retries).toBeGreaterThan(0);
    // As many at least as there were kills: each came while something was being taken.
    expect(both.turns).toBeGreaterThan(ROUNDS);
    report(`${ROUNDS} x kill -9`, one.cases + other.cases, both);
  },
  rounds(90_000),
);

/** The disk is full for the program: none of its files can be written past that (setrlimit(2), RLIMIT_FSIZE). */
const room = (bytes: number | 'unlimited'): void => {
  execFileSync('prlimit', ['--pid', String(program.pid), `--fsize=${bytes}:unlimited`]);
};

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const said = (count: number): string => `My fridge is broken, this is sentence ${count}`;
const say = (browser: TestBrowser, id: string, count: number) =>
  browser.say(id, `u${count}`, { kind: 'text', text: said(count) });

test('on a full disk the chat says so calmly, loses nothing, and goes on when there is room again', async () => {
  const browser = testBrowser(program.url);
  const conversationId = await browser.openCase();
  const texts: string[] = [];
  for (const count of [1, 2]) {
    expect((await say(browser, conversationId, count)).t).toBe('done');
    texts.push(said(count));
  }

  room(1);
  const answer = await say(browser, conversationId, 3);
  expect(answer).toMatchObject({
    t: 'refused',
    retry: true,
    text: expect.stringContaining('Nothing is lost'),
  });
  expect(JSON.stringify(answer)).not.toMatch(/sqlite|disk|EFBIG|fault|error|at /u);
  const upload = () =>
    browser.call(`/api/conversations/${conversationId}/files?id=p1&name=a.png`, {
      method: 'POST',
      body: PNG,
    });
  expect((await upload()).status).toBe(503);
  expect(
    (await browser.post('/api/cases', { procedureId: 'consumer', locale: 'en', timeZone: 'UTC' })).status,
  ).toBe(500);
  // What was said before can still be read.
  expect(JSON.stringify(await browser.feed(conversationId))).toContain(said(2));
  expect((await browser.get('/healthz')).status).toBe(200);

  room('unlimited');
  for (const count of [3, 4]) {
    expect((await say(browser, conversationId, count)).t).toBe('done');
    texts.push(said(count));
  }
  expect((await upload()).status).toBe(200);
  await program.kill();
  const counts = await check([{ conversationId, texts, retries: 1 }]);
  report('a full disk', 1, counts);
});

test('on a disk that nothing can be written to it says so in one sentence, and goes on once it can', async () => {
  const browser = testBrowser(program.url);
  const conversationId = await browser.openCase();
  expect((await say(browser, conversationId, 1)).t).toBe('done');
  await program.kill();

  const [command = '', ...args] = [...readOnly(folder), process.execPath, 'main.ts'];
  const started = spawnSync(command, args, {
    env: { ...process.env, ...env, DATA_DIR: folder, PORT: '0' },
    encoding: 'utf8',
  });
  expect([started.status, started.stderr]).toEqual([
    1,
    `Nothing can be written to ${folder}. Make it writable, or set DATA_DIR to another directory.\n`,
  ]);

  const { port: PORT } = new URL(program.url);
  program = await startProgram(folder, { ...env, PORT });
  expect((await say(browser, conversationId, 2)).t).toBe('done');
  await program.kill();
  report('a read-only disk', 1, await check([{ conversationId, texts: [said(1), said(2)], retries: 0 }]));
});
