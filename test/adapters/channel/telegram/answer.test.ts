import { expect, test } from '@jest/globals';
import { TelegramError } from 'telegraf';
import { problemOf } from '../../../../adapters/channel/telegram/answer.ts';
import { localeOf } from '../../../../adapters/channel/telegram/language.ts';

const error = (error_code: number, description: string, retry_after?: number) =>
  new TelegramError({
    error_code,
    description,
    ...(retry_after === undefined ? {} : { parameters: { retry_after } }),
  });

test.each([
  [error(429, 'Too Many Requests: retry after 7', 7), { problem: 'waiting', ms: 7_000 }],
  [error(429, 'Too Many Requests'), { problem: 'waiting', ms: 1_000 }],
  [error(500, 'Internal Server Error'), { problem: 'unanswered' }],
  [error(502, 'Bad Gateway'), { problem: 'unanswered' }],
  [error(401, 'Unauthorized'), { problem: 'revoked' }],
  [error(404, 'Not Found'), { problem: 'revoked' }],
  [error(409, 'Conflict: terminated by other getUpdates request'), { problem: 'elsewhere' }],
  [error(403, 'Forbidden: bot was blocked by the user'), { problem: 'gone' }],
  [error(403, 'Forbidden: user is deactivated'), { problem: 'gone' }],
  [error(400, 'Bad Request: chat not found'), { problem: 'gone' }],
  [error(400, 'Bad Request: message is not modified: the same'), { problem: 'unchanged' }],
  [error(400, "Bad Request: can't parse entities"), { problem: 'malformed' }],
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), { problem: 'failed', status: null }],
  [Object.assign(new Error('read'), { code: 'ECONNRESET' }), { problem: 'unanswered' }],
  [Object.assign(new Error('aborted'), { name: 'AbortError' }), { problem: 'unanswered' }],
  [undefined, { problem: 'unanswered' }],
] as const)('%s is told apart', (fault, answer) => {
  expect(problemOf(fault, false)).toMatchObject(answer);
});

test('what was ended from our side says nothing of Telegram', () => {
  expect(problemOf(new Error('aborted'), true)).toMatchObject({ problem: 'ended' });
});

test.each([
  ['en-GB', 'en'],
  ['zh-hant', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-hk', 'zh-Hant'],
  ['zh-hans', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['es-AR', 'es'],
  ['fr', 'en'],
  [undefined, 'en'],
] as const)('an app that speaks %s is answered in %s', (code, locale) => {
  expect(localeOf(code)).toBe(locale);
});
