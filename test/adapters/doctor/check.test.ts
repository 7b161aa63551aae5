import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PassThrough } from 'node:stream';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { checkAddress } from '../../../adapters/doctor/address.ts';
import { checkCertificate } from '../../../adapters/doctor/certificate.ts';
import { checkClock } from '../../../adapters/doctor/clock.ts';
import { checkDirectory } from '../../../adapters/doctor/directory.ts';
import { type Check, report } from '../../../adapters/doctor/report.ts';
import { checkContainment, checkModel, checkSpeech } from '../../../adapters/doctor/service.ts';
import { checkTab } from '../../../adapters/doctor/tab.ts';
import { checkDatabase } from '../../../adapters/store/sqlite/check.ts';
import { sqliteStore } from '../../../adapters/store/sqlite/sqlite-store.ts';
import { checkMasterKey } from '../../../adapters/vault/aes-gcm/check.ts';
import { masterKey } from '../../../adapters/vault/aes-gcm/master-key.ts';
import { type Finding, unwell, well } from '../../../core/port/finding.ts';
import { certificate, deadAddress, surroundings } from './surroundings.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-doctor-'));
const around = surroundings();
let count = 0;
const fresh = (): string => {
  count += 1;
  const path = join(folder, String(count));
  mkdirSync(path, { mode: 0o700 });
  return path;
};
afterEach(() => around.close());
afterAll(() => rmSync(folder, { recursive: true }));

const wrong = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ ok }) => !ok).map(({ sentence }) => sentence);
const sentences = (findings: readonly Finding[]): string =>
  findings.map(({ sentence }) => sentence).join('\n');

test('the directory: there or to be made, no file, closed to others', async () => {
  const path = fresh();
  expect(wrong(await checkDirectory(path))).toEqual([]);
  expect(sentences(await checkDirectory(path))).toMatch(/GB are free/);
  expect(sentences(await checkDirectory(join(path, 'not/yet')))).toContain('the first start makes it');
  chmodSync(path, 0o755);
  expect(await checkDirectory(path)).toContainEqual(
    expect.objectContaining({ ok: false, mend: expect.stringContaining(`chmod 700 ${path}`) }),
  );
  writeFileSync(join(path, 'file'), '');
  expect(wrong(await checkDirectory(join(path, 'file')))).toEqual([expect.stringContaining('is a file')]);
});

test('the database: whole beside a running Parley, older, newer, another program’s, damaged, none', async () => {
  const path = join(fresh(), 'parley.sqlite');
  expect(checkDatabase(path)).toEqual([well('There is no database yet; the first start makes it.')]);
  const store = sqliteStore({ path });
  await store.putSetting('offset', '5');
  expect(wrong(checkDatabase(path))).toEqual([]);
  expect(sentences(checkDatabase(path))).toMatch(/whole \(schema (\d+) of \1\)/);
  await store.close();

  const damaged = join(folder, 'damaged.sqlite');
  writeFileSync(damaged, readFileSync(path));
  const file = openSync(damaged, 'r+');
  writeSync(file, Buffer.alloc(4_096, 255), 0, 4_096, 2 * 4_096);
  closeSync(file);
  expect(wrong(checkDatabase(damaged))).toEqual([`${damaged} is damaged.`]);

  const change = (sql: string): void => {
    const db = new DatabaseSync(path);
    db.exec(sql);
    db.close();
  };
  change('PRAGMA user_version = 1');
  expect(sentences(checkDatabase(path))).toContain('the next start brings it up to date');
  change('PRAGMA user_version = 999');
  expect(wrong(checkDatabase(path))).toEqual([expect.stringContaining('newer Parley (schema 999')]);
  change('PRAGMA application_id = 7');
  expect(wrong(checkDatabase(path))).toEqual([expect.stringContaining('another program')]);
  truncateSync(path, 5_000);
  expect(wrong(checkDatabase(path))).toHaveLength(1);
  writeFileSync(path, 'these are no pages'.repeat(1_000));
  expect(checkDatabase(path)).toEqual([
    unwell(`${path} cannot be read as a database.`, expect.stringContaining('backup') as unknown as string),
  ]);
});

test('the master key: none before cases, gone beside cases, no key at all; it is never made or changed', async () => {
  const path = fresh();
  expect(wrong(checkMasterKey(path, null, false))).toEqual([]);
  expect(wrong(checkMasterKey(path, null, true))).toEqual([expect.stringContaining('is gone')]);
  masterKey(path, null);
  expect(wrong(checkMasterKey(path, null, true))).toEqual([]);
  writeFileSync(join(path, 'master.key'), 'short');
  expect(wrong(checkMasterKey(path, null, true))).toEqual([
    expect.stringContaining('does not hold 32 bytes'),
  ]);
  expect(wrong(checkMasterKey(path, 'ab'.repeat(32), true))).toEqual([]);
  expect(wrong(checkMasterKey(path, 'canary', true))).toEqual([
    expect.stringContaining('MASTER_KEY does not'),
  ]);
});

test.each([
  [0, []],
  [45_000, []],
  [-3_600_000, [expect.stringMatching(/3[56]\d\d seconds ahead of/)]],
  [120_000, [expect.stringMatching(/1[12]\d seconds behind/)]],
])('the clock against one that is %d ms off', async (off, said) => {
  const url = await around.http((_request, response) => {
    response.setHeader('date', new Date(Date.now() + off).toUTCString());
    response.writeHead(302, { location: 'http://127.0.0.1:1' }).end();
  });
  expect(wrong(await checkClock([await deadAddress(), url]))).toEqual(said);
});

test('of a clock that nobody can be asked about, nothing is said', async () => {
  expect(await checkClock([await deadAddress()])).toEqual([
    well('The clock was not compared: no configured platform could be reached.'),
  ]);
});

const address = (publicUrl: string | undefined, reachedFromOutside = false) =>
  checkAddress({ publicUrl, ownUrl: 'http://127.0.0.1:3000', reachedFromOutside }, Date.now());

test('the address: Parley there, something else there, nothing there, not set', async () => {
  const parley = await around.http((_request, response) => response.end('{"up":true}'));
  expect(wrong(await address(parley))).toEqual([]);
  expect(wrong(await address(parley, true))).toEqual([expect.stringContaining('not https')]);
  const other = await around.http((_request, response) => response.end('<h1>It works!</h1>'));
  expect(wrong(await address(other))).toEqual([expect.stringContaining('it is not Parley (status 200)')]);
  expect(wrong(await address(await deadAddress()))).toEqual([
    expect.stringContaining('nothing listens there'),
  ]);
  expect(wrong(await address('http://parley.invalid'))).toEqual([
    expect.stringContaining('not https'),
    expect.stringContaining('its name leads to no address'),
  ]);
  expect(wrong(await address(undefined))).toEqual([]);
  expect(wrong(await address(undefined, true))).toEqual([expect.stringContaining('PUBLIC_URL is not set')]);
});

test('a certificate that vouches for itself is not trusted, and one that has ended is said to have', async () => {
  const url = await around.https((_request, response) => response.end(), certificate(folder, 90));
  expect(wrong(await checkCertificate(url, Date.now()))).toEqual([
    expect.stringContaining('is not trusted: it vouches for itself'),
  ]);
  expect(wrong(await checkCertificate(url, Date.now() + 100 * 86_400_000))).toEqual([
    expect.stringMatching(/ended 1[01] days ago/),
  ]);
  expect(wrong(await address(url))).toContainEqual(expect.stringContaining('its certificate is not trusted'));
});

test('the model: there and known, there under another name, closed to the key, in trouble, away', async () => {
  const seen: unknown[] = [];
  const url = await around.http(({ url: path, headers }, response) => {
    seen.push([path, headers.authorization ?? headers['x-api-key']]);
    const open = JSON.stringify(headers).includes('right-key');
    response.statusCode = open ? 200 : 401;
    response.end(open ? '{"data":[{"id":"small"},{"id":"large"}]}' : 'right-key, please');
  });
  const model = (name: string, key: string) =>
    checkModel({ provider: 'openai', name, url: `${url}/v1`, key });
  expect(wrong(await model('small', 'right-key'))).toEqual([]);
  expect(await model('medium', 'right-key')).toContainEqual(
    unwell('No model there is called medium.', 'Set MODEL_NAME to one of: small, large.'),
  );
  expect(wrong(await model('small', 'wrong-key'))).toEqual([
    expect.stringContaining('does not take the key'),
  ]);
  await checkModel({ provider: 'anthropic', name: 'small', url, key: 'right-key' });
  expect(seen).toEqual(
    expect.arrayContaining([
      ['/v1/models', 'Bearer right-key'],
      ['/v1/models', 'right-key'],
    ]),
  );
  const ollama = await around.http((_request, response) => response.end('{"models":[{"name":"qwen3:4b"}]}'));
  for (const [name, said] of [
    ['qwen3', []],
    ['qwen3:4b', []],
    ['llama', [expect.stringContaining('called llama')]],
  ] as const)
    expect([
      name,
      wrong(await checkModel({ provider: 'ollama', name, url: ollama, key: undefined })),
    ]).toEqual([name, said]);
  const broken = await around.http((_request, response) => response.writeHead(503).end());
  expect(wrong(await checkModel({ provider: 'openai', name: 'small', url: broken, key: undefined }))).toEqual(
    [expect.stringContaining('in trouble (status 503)')],
  );
  expect(
    sentences(await checkModel({ provider: undefined, name: undefined, url: undefined, key: undefined })),
  ).toContain('the rules alone');
});

test('speech and containment are looked for, and nothing is asked to be stopped', async () => {
  const asked: unknown[] = [];
  const url = await around.http(({ method, url: path }, response) => {
    asked.push([method, path]);
    response.writeHead(404).end();
  });
  expect(wrong(await checkSpeech(url, 'key'))).toEqual([]);
  expect(wrong(await checkContainment(`${url}/stop?key=canary`, 'secret'))).toEqual([]);
  expect(asked).toEqual([
    ['GET', '/v1/models'],
    ['GET', '/'],
  ]);
  expect(wrong(await checkContainment(`${await deadAddress()}/stop?key=canary`, undefined))).toEqual([
    expect.not.stringContaining('canary'),
    expect.stringContaining('not signed'),
  ]);
});

const GUID = '8f2f1f0e-1111-4222-8333-444455556666';
test('the desk in Teams: whole, without a team, without a directory, with one that nobody knows', async () => {
  const loginUrl = await around.http(({ url }, response) => {
    const known = url === `/${GUID}/discovery/v2.0/keys`;
    response.writeHead(known ? 200 : 400).end(known ? '{"keys":[{}]}' : '{"error":"invalid_tenant"}');
  });
  const whole = { appId: GUID, tenantId: GUID, loginUrl, publicUrl: 'https://parley.example', staff: 2 };
  expect(wrong(await checkTab(whole))).toEqual([]);
  expect(wrong(await checkTab({ ...whole, staff: 0 }))).toEqual([
    expect.stringContaining('TEAMS_STAFF is empty'),
  ]);
  expect(wrong(await checkTab({ ...whole, tenantId: undefined }))).toEqual([
    expect.stringContaining('TEAMS_TENANT_ID is not set'),
  ]);
  expect(wrong(await checkTab({ ...whole, tenantId: 'nobody' }))).toEqual([
    expect.stringContaining('does not know the directory'),
  ]);
  expect(wrong(await checkTab({ ...whole, appId: 'parley', publicUrl: undefined }))).toEqual([
    'TEAMS_APP_ID is no GUID.',
    'Teams shows pages over https alone.',
  ]);
  expect(await checkTab({ ...whole, appId: undefined, staff: 0 })).toEqual([]);
});

const printed = async (checks: readonly Check[], secrets: readonly string[]) => {
  const output = new PassThrough();
  const code = await report(checks, secrets, output);
  return { code, text: String(output.read()) };
};

test('the report counts what needs mending, leaves out what has nothing to say, and a broken check is one finding', async () => {
  const fine = { title: 'Fine', run: async () => [well('It is there.')] };
  const silent = { title: 'Silent', run: async () => [] };
  expect(await printed([fine, silent], [])).toEqual({
    code: 0,
    text: 'Fine\n  well  It is there.\nAll is well.\n',
  });
  const broken = {
    title: 'Broken',
    run: async () => {
      throw new Error('https://api.example/bot123:canary/getMe');
    },
  };
  const { code, text } = await printed([broken], []);
  expect(code).toBe(1);
  expect(text).toMatch(/MEND {2}Broken could not be looked at\.\n {8}Look .+\n1 thing needs mending\.\n$/);
  expect(text).not.toContain('canary');
});

test('a secret that gets into a sentence is struck out', async () => {
  const careless = {
    title: 'Careless',
    run: async () => [unwell('The token 123:canary fails.', 'Not 123:canary.')],
  };
  const { text } = await printed([careless], ['', '123:canary']);
  expect(text).toContain('The token • fails.');
  expect(text).not.toContain('canary');
});
