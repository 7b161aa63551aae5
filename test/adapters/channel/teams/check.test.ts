import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkTeams } from '../../../../adapters/channel/teams/check.ts';
import { Microsoft, PASSWORD } from './microsoft.ts';

let microsoft: Microsoft;
beforeAll(async () => {
  microsoft = await Microsoft.start();
});
afterAll(() => microsoft.close());

const checked = async (
  settings: Partial<Microsoft['settings']> = {},
  publicUrl: string | null = 'https://parley.example',
) => {
  const findings = await checkTeams({ settings: { ...microsoft.settings, ...settings }, publicUrl });
  for (const { ok, sentence, mend } of findings) {
    expect(mend === undefined).toBe(ok);
    expect(`${sentence} ${mend}`).not.toContain(PASSWORD);
  }
  return findings.flatMap(({ ok, sentence, mend }) => (ok ? [] : [`${sentence} ${mend}`]));
};

test('all is well', async () => {
  expect(await checked()).toEqual([]);
});

test('a secret that is wrong or has run out is told apart', async () => {
  expect(await checked({ password: 'another' })).toEqual([
    expect.stringMatching(/AADSTS7000215.*not to its id/u),
  ]);
  microsoft.refusals.push({ status: 401, body: { error: 'invalid_client', error_codes: [7_000_222] } });
  expect(await checked()).toEqual([expect.stringMatching(/has run out/u)]);
  microsoft.refusals.push({ status: 400, body: { error: 'something_new' } });
  expect(await checked()).toEqual([expect.stringMatching(/somethingnew|something_new/u)]);
});

test('hosts that do not answer are named', async () => {
  expect(await checked({ loginUrl: 'http://127.0.0.1:9' })).toEqual([
    expect.stringContaining('no answer at 127.0.0.1:9'),
  ]);
  expect(await checked({ openIdUrl: 'http://127.0.0.1:9/openid' })).toEqual([
    expect.stringContaining('cannot be fetched from 127.0.0.1:9'),
  ]);
});

test('Teams calls https addresses only', async () => {
  for (const publicUrl of [null, 'http://parley.example'])
    expect(await checked({}, publicUrl)).toEqual([expect.stringContaining('/teams/messages')]);
});

test('a clock that is far off', async () => {
  microsoft.date = new Date(Date.now() - 12 * 60_000);
  expect(await checked()).toEqual([expect.stringContaining('12 minutes away')]);
  microsoft.date = null;
});
