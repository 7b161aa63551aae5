import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Person } from './person.ts';
import { TestTelegram, TOKEN } from './server.ts';
import { STORY } from './story.ts';

let server: TestTelegram;
let folder: string;
let child: ChildProcess;
let written = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-telegram-'));
  server = new TestTelegram();
  await server.start();
  written = '';
});
afterEach(async () => {
  await end('SIGKILL');
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** `npm start`, with nothing but the token in its settings. */
const start = (): void => {
  child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'main.ts'], {
    cwd: join(import.meta.dirname, '../../../..'),
    env: { ...process.env, PORT: '0', DATA_DIR: folder, TELEGRAM_TOKEN: TOKEN, TELEGRAM_API_URL: server.url },
    stdio: 'pipe',
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
};

const end = async (signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[0] as number | null;
};

const until = async (so: () => boolean): Promise<void> => {
  for (const late = Date.now() + 40_000; !so(); ) {
    if (Date.now() > late) throw new Error(`Never so.\n${written}`);
    await wait(10);
  }
};

test('a token in the settings is all it takes; a kill between commit and delivery loses and repeats nothing', async () => {
  start();
  const ana = new Person(server, 7);
  await ana.say('/start');
  await until(() => /Tell me what happened/u.test(ana.read()));
  // Telegram takes the messages and says nothing: they are committed and their delivery hangs when the process is killed.
  let taken = 0;
  server.fault = ({ method }) => {
    if (method !== 'sendMessage') return null;
    taken += 1;
    return 'hang';
  };
  const { updateId } = await ana.say(STORY);
  await until(() => taken === 1);
  await end('SIGKILL');
  server.fault = () => null;
  start();
  await until(() => /Do you have a photo/u.test(ana.read()) && server.waiting === 0);
  expect(ana.read().match(/may not have reached you/gu)).toHaveLength(1);
  expect(ana.read().match(/Tell me what happened/gu)).toHaveLength(1);
  await ana.tap('Show it again');
  await until(() => /This is what I understood/u.test(ana.read()));
  await ana.say(STORY, updateId);
  await until(() => server.waiting === 0);
  expect(ana.read().match(/This is what I understood/gu)).toHaveLength(1);
  expect(await end('SIGTERM')).toBe(0);
  expect(written).not.toContain(TOKEN);
  expect(written).not.toContain('"level":50');
}, 90_000);

test('asked to stop, it confirms what it has done and takes nothing new', async () => {
  start();
  const ana = new Person(server, 7);
  await ana.say('/start');
  await until(() => /Tell me what happened/u.test(ana.read()));
  expect(await end('SIGTERM')).toBe(0);
  expect(server.waiting).toBe(0);
  await ana.say(STORY);
  await wait(200);
  expect(server.waiting).toBe(1);
  expect(ana.read()).not.toMatch(/understood/u);
}, 60_000);
