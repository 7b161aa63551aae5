import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkTelegram } from '../../../../adapters/channel/telegram/check.ts';
import { no, TestTelegram, TOKEN } from './server.ts';

let server: TestTelegram;
beforeEach(async () => {
  server = new TestTelegram();
  await server.start();
});
afterEach(() => server.stop());

const check = (more: Partial<Parameters<typeof checkTelegram>[0]> = {}) =>
  checkTelegram({
    token: TOKEN,
    mode: 'polling',
    apiUrl: server.url,
    publicUrl: 'https://parley.example',
    ...more,
  });
const wrong = async (more: Parameters<typeof check>[0] = {}) => (await check(more)).filter(({ ok }) => !ok);

test('a bot that is well', async () => {
  const found = await check();
  expect(found.every(({ ok }) => ok)).toBe(true);
  expect(found[0]?.sentence).toContain('@parley_test_bot');
  server.webhook = { url: 'https://parley.example/telegram/webhook' };
  expect(await wrong({ mode: 'webhook' })).toEqual([]);
});

test.each([
  ['a token that is revoked', { token: '1:gone' }, /does not know this bot token/u],
  ['an address that nobody answers at', { apiUrl: 'http://127.0.0.1:1' }, /cannot be reached/u],
  ['a webhook without https', { mode: 'webhook', publicUrl: 'http://localhost' }, /no https address/u],
  ['a webhook without any address', { mode: 'webhook', publicUrl: undefined }, /no https address/u],
  ['no webhook yet', { mode: 'webhook' }, /no webhook for this bot yet/u],
] as const)('%s, and how to mend it', async (_what, settings, sentence) => {
  const [first] = await wrong(settings);
  expect(first?.sentence).toMatch(sentence);
  expect(first?.mend).toMatch(/\w+ \w+ \w+/u);
  expect(JSON.stringify(await check(settings))).not.toMatch(/4711:|1:gone/u);
});

test('a webhook of somebody else, one that fails, and one that nobody empties', async () => {
  server.webhook = { url: 'https://other.example/hook' };
  expect((await wrong({ mode: 'webhook' }))[0]?.sentence).toMatch(/another address/u);
  expect((await wrong())[0]?.sentence).toMatch(/still brings the news/u);
  server.fault = ({ method }) =>
    method === 'getWebhookInfo'
      ? {
          status: 200,
          body: {
            ok: true,
            result: {
              url: 'https://parley.example/telegram/webhook',
              pending_update_count: 500,
              last_error_date: 1_795_532_400,
              last_error_message: 'SSL error',
            },
          },
        }
      : null;
  expect((await wrong({ mode: 'webhook' })).map(({ sentence }) => sentence)).toEqual([
    '500 updates wait to be brought.',
    'Telegram could not bring news: SSL error (2026-11-24 15:00 UTC).',
  ]);
  server.fault = ({ method }) =>
    method === 'getWebhookInfo' ? { status: 502, body: no(502, 'Bad Gateway') } : null;
  expect((await wrong())[0]?.sentence).toMatch(/cannot be reached \(it answers 502\)/u);
});
