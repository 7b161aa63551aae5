import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { masterKey } from '../../../adapters/vault/aes-gcm/master-key.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'parley-key-'));
const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex');

test('the first start makes a key, and every later one finds it', () => {
  const dir = join(folder(), 'made', 'too');
  const first = masterKey(dir, null);
  expect(first).toHaveLength(32);
  expect(hex(masterKey(dir, null))).toBe(hex(first));
  expect(hex(masterKey(folder(), null))).not.toBe(hex(first));
});

test('the key file is its owner’s alone, and nothing else is left beside it', () => {
  const dir = folder();
  masterKey(dir, null);
  expect(statSync(join(dir, 'master.key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(dir)).toEqual(['master.key']);
});

test('processes that start at once agree on one key', async () => {
  const dir = folder();
  const module = join(import.meta.dirname, '../../../adapters/vault/aes-gcm/master-key.ts');
  const script = `import { masterKey } from ${JSON.stringify(module)};
    process.stdout.write(Buffer.from(masterKey(${JSON.stringify(dir)}, null)).toString('hex'));`;
  const started = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]),
  );
  const keys = (await Promise.all(started)).map(({ stdout }) => stdout);
  expect(new Set(keys)).toEqual(new Set([hex(masterKey(dir, null))]));
});

test('a setting is taken as hex or as base64, and goes before the file', () => {
  const bytes = Buffer.alloc(32, 9);
  const dir = folder();
  expect(hex(masterKey(dir, bytes.toString('hex')))).toBe(hex(bytes));
  expect(hex(masterKey(dir, bytes.toString('base64')))).toBe(hex(bytes));
  expect(readdirSync(dir)).toEqual([]);
});

test.each(['', 'short', 'f'.repeat(63), Buffer.alloc(33).toString('base64')])(
  'a setting that is no key (%p) is named in one sentence',
  (setting) => {
    expect(() => masterKey(folder(), setting)).toThrow(/^MASTER_KEY has to hold 32 bytes/u);
  },
);

test('a key file that was cut short is named, not used', () => {
  const dir = folder();
  writeFileSync(join(dir, 'master.key'), 'abcd\n');
  expect(() => masterKey(dir, null)).toThrow('has to hold 32 bytes');
});
