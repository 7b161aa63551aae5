import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pinoLog } from '../../adapters/log/pino/pino-log.ts';
import type { LogEntry } from '../../core/port/outside.ts';
import { isRefused, type TestBrowser, testBrowser } from '../adapters/channel/web/browser.ts';
import { type House, openHouse } from '../adapters/channel/web/house.ts';

let house: House;
let claimant: TestBrowser;
let mine: string;
beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
});
afterAll(() => house.close());

const turn = (body: string): Promise<Response> =>
  claimant.call(`/api/conversations/${mine}/turns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
/** Whether the person whose case it is is answered, and nothing was a fault of ours. */
const goesOn = async (id: string): Promise<void> => {
  expect((await claimant.say(mine, id, { kind: 'text', text: `Still here, ${id}.` })).t).toBe('done');
  expect(house.log.text()).not.toContain('"level":50');
};

test.each([
  ['lists within lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['objects within objects', `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`],
  [
    'depth where a text belongs',
    `{"id":"d1","input":{"kind":"text","text":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
  ],
  [
    '40,000 names',
    JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, at) => [`n${at}`, 1]))),
  ],
  [
    'a number beyond all numbers',
    `{"id":"d2","input":{"kind":"choice","action":"x","version":1${'0'.repeat(400)}}}`,
  ],
])('%s are refused with a sentence, and the chat goes on', async (name, body) => {
  const response = await turn(body);
  expect([name, response.status]).toEqual([name, 400]);
  expect(await response.json()).toMatchObject({ t: 'refused', text: expect.stringMatching(/\w{4}/u) });
  await goesOn(`after-${name.length}`);
});

test('names that objects have already reach no object but their own', async () => {
  for (const name of ['__proto__', 'constructor', 'prototype'])
    for (const body of [
      `{"id":"p-${name.length}","input":{"kind":"text","text":"x"},"${name}":{"staff":{"id":"adjuster"}}}`,
      `{"id":"q-${name.length}","input":{"kind":"form","action":"x","values":{"${name}":"1"}}}`,
      `{"id":"r-${name.length}","input":{"kind":"choice","action":"${name}","subject":"${name}"}}`,
    ])
      expect((await turn(body)).status).toBeLessThan(500);
  expect(({} as { readonly staff?: unknown }).staff).toBeUndefined();
  expect(await (await claimant.get('/api/me')).json()).toMatchObject({ staff: null });
  await goesOn('after-names');
});

test('a socket that sends what no browser sends is answered or closed, and others go on', async () => {
  const live = await claimant.live(mine);
  for (const frame of [Buffer.from([0, 255, 254]), Buffer.from('{"t":"ping"'), '\uD800', '[]', 'null', '']) {
    const before = live.frames().length;
    live.socket.send(frame);
    await live.next(isRefused);
    expect(live.frames().length).toBeGreaterThan(before);
  }
  // One message in a thousand pieces is one message.
  const pieces = 'x'.repeat(1_000);
  for (const [at, piece] of [...pieces].entries()) live.socket.send(piece, { fin: at === pieces.length - 1 });
  await live.next(isRefused);
  live.socket.send('x'.repeat(2 * 1_024 * 1_024));
  expect(await live.closed()).toBe(1009);
  await goesOn('after-frames');
});

/** Writes to the server as no library would; what it answered until it hung up. */
const raw = async (text: string): Promise<string> => {
  const socket = createConnection(Number(new URL(house.url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += String(chunk);
  });
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  socket.write(text);
  await closed;
  return heard;
};

test('a flood of headers, two lengths, and a split request are refused by their head', async () => {
  const head = 'GET /api/me HTTP/1.1\r\nhost: x\r\n';
  expect(await raw(`${head}x: ${'y'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/u);
  const post = 'POST /api/cases HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
  for (const lengths of [
    'content-length: 2\r\ncontent-length: 3\r\n',
    'content-length: 2\r\ntransfer-encoding: chunked\r\n',
    'transfer-encoding : chunked\r\n',
    'content-length: -1\r\n',
  ])
    expect([lengths, await raw(`${post}${lengths}\r\n{}`)]).toEqual([
      lengths,
      expect.stringMatching(/^HTTP\/1\.1 400/u),
    ]);
  await goesOn('after-heads');
});

test('who sends a request a letter at a time is not waited for without end', () => {
  const { headersTimeout, requestTimeout } = house.app.server;
  expect(headersTimeout).toBeGreaterThan(0);
  expect(headersTimeout).toBeLessThanOrEqual(60_000);
  expect(requestTimeout).toBeGreaterThan(headersTimeout);
  // Ten megabytes from a slow phone have to fit; more patience would only serve an attacker.
  expect(requestTimeout).toBeLessThanOrEqual(360_000);
});

test('nothing that anybody sends begins a new line of the log, or colours one', () => {
  const lines: string[] = [];
  const log = pinoLog('info', { write: (line) => void lines.push(line) });
  const nasty = '\n    at the secret (story.ts:1:1)\n{"level":50,"what":"forged"}\r\u001b[2J\u2028'.padEnd(
    10_000,
    '!',
  );
  const entry = { what: 'request', caseId: nasty, code: nasty, story: 'secret' } as unknown as LogEntry;
  log.info(entry);
  log.warn(entry);
  log.error({ ...entry, fault: Object.assign(new Error(nasty), { name: nasty }) });
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    const written = JSON.parse(line) as { readonly at?: readonly string[] };
    expect(JSON.stringify(Object.values(written))).not.toMatch(/\\[nru]|\u2028|"secret"/u);
    expect(written.at ?? []).not.toContainEqual(expect.stringContaining('the secret'));
    expect(line.length).toBeLessThan(4_000);
  }
});
