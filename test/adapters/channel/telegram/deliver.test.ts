import { afterEach, expect, test } from '@jest/globals';
import type { Message } from '../../../../core/message/message.ts';
import type { Letter } from '../../../../core/port/channel.ts';
import { type Bench, openBench } from './bench.ts';
import { tooMany } from './server.ts';

let bench: Bench;
afterEach(() => bench.close());

const LONG = Array.from({ length: 900 }, (_, index) => `Sentence ${index}.`).join(' ');

const letterOf = (body: Message['body']): Letter => ({
  address: {
    channel: 'telegram',
    chatId: '7',
    conversationId: 'c1',
    shown: 0,
    trying: null,
    lost: false,
    reference: null,
    usedAt: 0,
  },
  item: { seq: 1, at: 0, version: 1, message: { from: { role: 'bot' }, body } },
  locale: 'en',
  timeZone: 'UTC',
  before: { key: 'delivery.otherCase', params: { reference: '1234abcd' } },
});

test('a message of several parts goes on where it stopped, and has its keys below the last', async () => {
  bench = await openBench({ store: 'memory' });
  const { channel } = bench.platform();
  const letter = letterOf({
    kind: 'choices',
    text: { verbatim: LONG },
    choices: [{ action: 'yes', label: { verbatim: 'Yes' } }],
  });
  let calls = 0;
  bench.server.fault = ({ method }) => {
    calls += method === 'sendMessage' ? 1 : 0;
    return method === 'sendMessage' && calls === 2 ? tooMany(9) : null;
  };
  expect(await channel.deliver(letter)).toEqual({ outcome: 'waiting', ms: 9_000 });
  expect(await channel.deliver(letter)).toEqual({ outcome: 'taken' });
  const shown = bench.server.screen(7);
  const squeezed = (text: string) => text.replace(/\s/gu, '');
  expect(squeezed(shown.map(({ text }) => text).join(''))).toBe(squeezed(`About your case 1234abcd:${LONG}`));
  expect(shown.map(({ keyboard }) => keyboard.length)).toEqual([...shown.slice(1).map(() => 0), 1]);
  expect(shown.length).toBeGreaterThan(2);
});

test('a picture that Telegram cannot show goes as a document', async () => {
  bench = await openBench({ store: 'memory' });
  const { attachments, turns } = bench.parley();
  const { sha256 } = await attachments.put(Buffer.from('a picture'));
  const { conversationId } = await turns.open({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' });
  const file = { sha256, name: 'wide.png', mime: 'image/png', bytes: 9 };
  await turns.take({ conversationId, updateId: 'u', input: { kind: 'file', file } });
  const letter = letterOf({
    kind: 'file',
    text: { verbatim: 'wide.png' },
    evidenceId: sha256,
    name: 'wide.png',
    mime: 'image/png',
  });
  bench.server.fault = ({ method }) =>
    method === 'sendPhoto'
      ? {
          status: 400,
          body: { ok: false, error_code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' },
        }
      : null;
  const address = { ...letter.address, conversationId };
  expect(await bench.platform().channel.deliver({ ...letter, address, before: null })).toEqual({
    outcome: 'taken',
  });
  expect(bench.server.screen(7)[0]?.file?.method).toBe('sendDocument');
});
