import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, jest, test } from '@jest/globals';

// Each of these starts the program, some of them several times.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'parley-main-'));
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** The program as a shell starts it, with everything it writes. */
const start = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'main.ts', ...args], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, PORT: '0', DATA_DIR: '', ...environment },
    stdio: 'pipe',
  });
  children.add(child);
  const written = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.errors += text;
  });
  const ended = once(child, 'close').then(([code]) => {
    children.delete(child);
    return code as number | null;
  });
  return { child, written, ended };
};

const run = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}) => {
  const { child, written, ended } = start(args, environment);
  child.stdin.end();
  return { code: await ended, ...written };
};

/** Resolves once the output holds this; fails as soon as the program ends without it. */
const until = async (
  { child, written }: ReturnType<typeof start>,
  text: string | RegExp,
): Promise<string> => {
  for (;;) {
    const found = written.output.match(text);
    if (found !== null) return found[1] ?? found[0];
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}: ${written.errors}`);
    await wait(10);
  }
};

test.each([[['--help']], [['-h']], [['help']], [['chat', '--help']]])(
  '%s tells what there is',
  async (args) => {
    const { code, output, errors } = await run(args);
    expect(code).toBe(0);
    expect(errors).toBe('');
    for (const command of ['npm start', 'npm run chat', 'npm run simulate', 'npm run verify'])
      expect(output).toContain(command);
  },
);

test.each([
  [['dance'], 'There is no command "dance".'],
  [['toString'], 'There is no command "toString".'],
  [['--speed', '9'], "Unknown option '--speed'."],
  [['chat', '--colour'], "Unknown option '--colour'."],
  [['chat', 'hello'], "Unexpected argument 'hello'."],
  [['simulate', '--cases'], "Option '--cases <value>' argument missing."],
  [['chat', '--locale', 'fr'], '--locale is one of'],
  [['simulate', '--cases', 'many'], '--cases is a whole number'],
])('%s is refused in one sentence', async (args, sentence) => {
  const { code, output, errors } = await run(args);
  expect(errors).toContain(sentence);
  expect(errors.trim().split('\n')).toHaveLength(1);
  expect(output).toBe('');
  expect(code).toBe(2);
});

test('a setting that cannot be used is named, without a trace', async () => {
  const { code, errors } = await run([], { PORT: 'eighty' });
  expect(code).toBe(1);
  expect(errors).toContain('PORT');
  expect(errors).not.toMatch(/^\s+at /mu);
  const { errors: key } = await run(['chat'], { DATA_DIR: join(folder, 'key'), MASTER_KEY: 'short' });
  expect(key).toMatch(/^MASTER_KEY has to hold 32 bytes[^\n]*\n$/u);
});

test('a taken port is named in one sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const { code, errors } = await run([], { PORT: port, DATA_DIR: join(folder, 'port') });
  server.close();
  expect(errors).toBe(`PORT ${port} is taken by another program. Set PORT to a free one; 0 finds one.\n`);
  expect(code).toBe(1);
});

test('it serves, says where, and stops in order when it is asked to', async () => {
  const web = start([], { DATA_DIR: join(folder, 'web') });
  const { child, written, ended } = web;
  const url = await until(web, /Open (http:\S+)/u);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(written.output).toContain(`${url}/l/`);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(written.errors).toBe('');
});

test('the demonstration prints a link for each party, and a second start has the same cases', async () => {
  const titles: string[][] = [];
  for (const round of [1, 2]) {
    const demo = start(['--demo'], { DATA_DIR: join(folder, 'shown') });
    const { child, written, ended } = demo;
    await until(demo, /still being told[^\n]*\n/u);
    titles.push(
      [...written.output.matchAll(/^(.*), as the (claimant|respondent): http/gmu)].map(
        ([, title = '']) => title,
      ),
    );
    expect([round, titles.at(-1)?.length]).toEqual([round, 13]);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  }
  expect(titles[0]).toEqual(titles[1]);
});

test('what is kept is for its owner alone, and one process has it at a time', async () => {
  const data = join(folder, 'one');
  const first = start(['chat', '--json', '--data', data]);
  await until(first, '"opened"');
  expect(statSync(data).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(data))
    expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0]);

  for (const args of [['chat', '--data', data], []]) {
    const second = await run(args, { DATA_DIR: data });
    expect(second.code).toBe(1);
    expect(second.errors).toMatch(/^Another Parley is at work in [^\n]*DATA_DIR[^\n]*\n$/u);
  }

  first.child.kill('SIGKILL');
  expect(await first.ended).toBeNull();
  expect((await run(['chat', '--data', data])).code).toBe(0);
});

/** Plain things to say; each is one turn that the feed repeats as it was said. */
const line = (number: number): string => `Sentence number ${number} of my story, and it goes on.`;

test('killed in the middle of a chat, no acknowledged turn is lost, none is applied twice, and the chat goes on', async () => {
  const data = join(folder, 'killed');
  const lines = Array.from({ length: 400 }, (_, index) =>
    JSON.stringify({ id: `u${index}`, say: line(index) }),
  );
  const chat = start(['chat', '--json', '--data', data]);
  const code = await until(chat, /"resume":"(\w+)"/u);
  chat.child.stdin.on('error', () => {});
  chat.child.stdin.write(`${lines.join('\n')}\n`);
  await until(chat, '"turn":20,');
  chat.child.kill('SIGKILL');
  await chat.ended;
  const acknowledged = [...chat.written.output.matchAll(/"turn":(\d+),"status":"done"/gu)].length;
  expect(acknowledged).toBeGreaterThanOrEqual(20);
  expect(acknowledged).toBeLessThan(400);

  const again = start(['chat', '--json', '--data', data, '--link', code]);
  await until(again, '"opened"');
  again.child.stdin.end(`${lines.slice(0, acknowledged + 5).join('\n')}\n`);
  expect(await again.ended).toBe(0);
  const read = again.written.output
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => JSON.parse(each));
  const said = read.filter(({ from }) => from === 'claimant').map(({ text }) => text);
  expect(said).toEqual(Array.from({ length: acknowledged + 5 }, (_, index) => line(index)));
  const statuses = read.filter(({ turn }) => turn !== undefined).map(({ status }) => status);
  expect(statuses.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, () => 'duplicate'));
  expect(statuses.at(-1)).toBe('done');
});
