import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import { certificate, deadAddress, surroundings } from './adapters/doctor/surroundings.ts';

// Each of these starts the program.
jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'parley-doctor-'));
const around = surroundings();
afterAll(async () => {
  await around.close();
  rmSync(folder, { recursive: true });
});

/** A command with these settings and no others, as a shell starts it. */
const run = async (command: readonly string[], settings: NodeJS.ProcessEnv) => {
  const { PATH } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'main.ts', ...command], {
    cwd: join(import.meta.dirname, '..'),
    env: { PATH, DATA_DIR: join(folder, 'none'), ...settings },
    stdio: 'pipe',
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  const [code] = await once(child, 'close');
  return { code, written };
};

const doctor = (settings: NodeJS.ProcessEnv) => run(['doctor'], settings);

const parley: RequestListener = (_request, response) => response.end('{"up":true}');

test('with the settings of a first start all is well', async () => {
  const { code, written } = await doctor({});
  expect(written).toMatch(/^Storage\n {2}well {2}.+(?:.*\n)+All is well\.\n$/);
  expect(written).not.toContain('MEND');
  expect(code).toBe(0);
});

test.each([
  [90, 0, 'well  The certificate of localhost', 'more days.'],
  [5, 1, 'MEND  The certificate of localhost', 'more days only.'],
])('a trusted certificate that holds for %d days', async (days, exit, opening, ending) => {
  const files = certificate(folder, days);
  const url = await around.https(parley, files);
  const { code, written } = await doctor({ PUBLIC_URL: url, NODE_EXTRA_CA_CERTS: files.cert });
  expect(written).toMatch(new RegExp(`${opening}:\\d+ holds for ${days - 1} ${ending}`));
  expect(written).toContain('Parley answers at PUBLIC_URL');
  expect(code).toBe(exit);
});

/** Every setting that is a secret, and every address with a secret in it: none may be seen, whatever goes wrong. */
const CANARIES = {
  MASTER_KEY: 'canary-master-key',
  CONTAINMENT_SECRET: 'canary-containment-secret',
  MODEL_KEY: 'canary-model-key',
  SPEECH_KEY: 'canary-speech-key',
  TELEGRAM_TOKEN: '123456:canary-telegram-token',
  TEAMS_APP_PASSWORD: 'canary-teams-password',
};

test('no secret is printed: neither where nothing can be reached, nor by what answers with it', async () => {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const echo: RequestListener = ({ url, headers }, response) =>
    response.writeHead(401, { 'content-type': 'text/plain' }).end(JSON.stringify([url, headers]));
  for (const url of [await deadAddress(), await around.http(echo)]) {
    const { code, written } = await doctor({
      ...CANARIES,
      DATA_DIR: data,
      PUBLIC_URL: `${url}/?canary-in-address`,
      CONTAINMENT_URL: `${url}/stop?key=canary-in-query`,
      MODEL_PROVIDER: 'openai',
      MODEL_NAME: 'small',
      MODEL_URL: `${url}/canary-in-path`,
      SPEECH_URL: url,
      TELEGRAM_API_URL: url,
      TEAMS_APP_ID: 'parley',
      TEAMS_TENANT_ID: 'kettle',
      TEAMS_LOGIN_URL: url,
    });
    expect(written).toContain('things need mending.');
    expect(written.toLowerCase()).not.toContain('canary');
    expect(written).not.toMatch(/^\s+at /mu);
    expect(code).toBe(1);
  }
});

test('a setting that cannot be read at all is named in a sentence', async () => {
  const { code, written } = await doctor({ PORT: 'eighty', TELEGRAM_TOKEN: CANARIES.TELEGRAM_TOKEN });
  expect(written).toContain('PORT');
  expect(written).not.toContain('canary');
  expect(code).toBe(1);
});

test('teams-package makes the package from the settings, with the version and to the place that are asked for', async () => {
  const file = join(folder, 'parley.zip');
  const settings = {
    PUBLIC_URL: 'https://parley.example/',
    TEAMS_APP_ID: '8f2f1f0e-1111-4222-8333-444455556666',
    TEAMS_APP_PASSWORD: CANARIES.TEAMS_APP_PASSWORD,
    TEAMS_DEVELOPER: 'Kettle & Co.',
    TEAMS_TERMS_URL: 'https://kettle.example/terms',
  };
  const { code, written } = await run(['teams-package', '--version', '2.0.1', '--out', file], settings);
  expect([code, written]).toEqual([0, expect.stringContaining(`${file} is ready.`)]);
  const manifest: unknown = JSON.parse(execFileSync('unzip', ['-p', file, 'manifest.json']).toString());
  expect(manifest).toMatchObject({
    version: '2.0.1',
    developer: {
      name: 'Kettle & Co.',
      websiteUrl: 'https://parley.example',
      privacyUrl: 'https://parley.example',
      termsOfUseUrl: 'https://kettle.example/terms',
    },
  });
  const asked = await run(['teams-package'], {});
  expect(asked.code).toBe(1);
  expect(asked.written).toMatch(/^PUBLIC_URL is not set\..+\nTEAMS_APP_ID is not set\..+\n$/);
});
