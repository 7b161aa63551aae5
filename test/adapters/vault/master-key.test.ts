import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { masterKey } from '../../../adapters/vault/aes-gcm/master-key.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'parley-key-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const mode = (path: string): number => statSync(path).mode & 0o777;

test('is made at first use, kept, and readable by its owner only', () => {
  const data = join(dir, 'data');
  const key = masterKey(data, null);
  expect(key).toHaveLength(32);
  expect(mode(join(data, 'master.key'))).toBe(0o600);
  expect(masterKey(data, null)).toEqual(key);
  expect(mode(data)).toBe(0o700);
  expect(readdirSync(data)).toEqual(['master.key']);
});

test('that came back readable by everybody is made private again', () => {
  masterKey(dir, null);
  const file = join(dir, 'master.key');
  chmodSync(file, 0o644);
  masterKey(dir, null);
  expect(mode(file)).toBe(0o600);
});

test('from the setting is taken as hex or base64, and nothing is written', () => {
  const key = randomBytes(32);
  for (const text of [key.toString('hex'), key.toString('hex').toUpperCase(), key.toString('base64')])
    expect(Buffer.from(masterKey(dir, text))).toEqual(key);
  expect(readdirSync(dir)).toEqual([]);
});

test('of a wrong length is refused in one sentence that does not repeat it', () => {
  const short = randomBytes(16).toString('hex');
  for (const text of ['', 'secret', short]) {
    expect(() => masterKey(dir, text)).toThrow(/^MASTER_KEY has to hold 32 bytes/);
    if (text !== '') expect(() => masterKey(dir, text)).not.toThrow(new RegExp(text));
  }
  writeFileSync(join(dir, 'master.key'), 'half a k');
  expect(() => masterKey(dir, null)).toThrow(/master\.key has to hold 32 bytes/);
  expect(readFileSync(join(dir, 'master.key'), 'utf8')).toBe('half a k');
});

test('is one and the same for processes that start at once', async () => {
  const starts = Array.from(
    { length: 4 },
    () =>
      new Promise<string>((resolve, reject) => {
        const child = fork(join(import.meta.dirname, 'start.ts'), [dir], {
          execArgv: ['--disable-warning=ExperimentalWarning'],
        });
        child.once('message', (key) => resolve(String(key)));
        child.once('error', reject);
      }),
  );
  const keys = new Set(await Promise.all(starts));
  expect(keys.size).toBe(1);
  expect(readdirSync(dir)).toEqual(['master.key']);
});
