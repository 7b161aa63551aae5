import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { openAiCompatibleSpeech } from '../../../adapters/speech/openai-compatible/openai-compatible-speech.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

const ends: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

/** A service on this machine that answers as told. */
const service = async (answer: Answer): Promise<string> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    answer(request, response, Buffer.concat(chunks));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const recording = Buffer.from('OggS the sound');
const never = new AbortController().signal;
const heard = (url: string, timeoutMs?: number, signal = never) =>
  openAiCompatibleSpeech({ url, key: 'k-1', model: 'small' }, timeoutMs).transcribe(
    recording,
    'audio/ogg',
    'zh-Hant',
    signal,
  );

test('a recording goes out as a form with its language, and comes back as words', async () => {
  let seen: readonly unknown[] = [];
  const url = await service(async ({ method, url: path, headers }, response, body) => {
    const type = headers['content-type'] ?? '';
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const file = form.get('file') as File;
    seen = [
      method,
      path,
      headers.authorization,
      form.get('model'),
      form.get('language'),
      file.name,
      file.type,
      Buffer.from(await file.arrayBuffer()).toString(),
    ];
    response.end(JSON.stringify({ text: ' 冰箱送來就壞了。\n' }));
  });
  expect(await heard(url)).toBe('冰箱送來就壞了。');
  expect(seen).toEqual([
    'POST',
    '/v1/audio/transcriptions',
    'Bearer k-1',
    'small',
    'zh',
    'recording.ogg',
    'audio/ogg',
    'OggS the sound',
  ]);
});

test('silence is no words', async () => {
  const url = await service((_request, response) => response.end(JSON.stringify({ text: '  ' })));
  expect(await heard(url)).toBeNull();
});

test.each<readonly [string, Answer, RegExp]>([
  ['a failure', (_request, response) => response.writeHead(500).end('down'), /answered with 500/],
  ['garbage', (_request, response) => response.end('<html>'), /JSON/],
  ['another shape', (_request, response) => response.end('{"words":[]}'), /text/],
  [
    'a flood',
    (_request, response) => response.end(JSON.stringify({ text: 'a'.repeat(2_000_000) })),
    /too much/,
  ],
  [
    'a way elsewhere',
    (_request, response) => response.writeHead(302, { location: '/x' }).end(),
    /fetch failed/,
  ],
  ['a cut line', (_request, response) => response.destroy(), /fetch failed/],
])('%s is a fault, so that it is tried again', async (_name, answer, why) => {
  await expect(heard(await service(answer))).rejects.toThrow(why);
});

test('a slow service is not waited for, nor is one that nobody needs any more', async () => {
  const url = await service(() => undefined);
  await expect(heard(url, 50)).rejects.toThrow(/timeout/);
  const stop = new AbortController();
  const asked = heard(url, 5_000, stop.signal);
  stop.abort(new Error('The server ends.'));
  await expect(asked).rejects.toThrow('The server ends.');
});
