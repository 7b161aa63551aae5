import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CONFIG_NAMES, ConfigProblem, isShared, readConfig } from '../../../adapters/config/config.ts';

const example = readFileSync('.env.example', 'utf8');
const lines = example.split('\n').filter((line) => /^[A-Z_]+=/.test(line));
const pairs = lines.map(
  (line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const,
);

test('.env.example and the reader know the same settings', () => {
  expect(pairs.map(([name]) => name).sort()).toEqual([...CONFIG_NAMES].sort());
});

test('every setting has a working default, and the example states it', () => {
  expect(readConfig(Object.fromEntries(pairs))).toEqual(readConfig({}));
});

test('a shared database asks for a key that is the same everywhere, and Redis for a shared database', () => {
  const STORE = 'postgres://parley:secret@db/parley';
  const REDIS = 'redis://cache:6379';
  expect(() => readConfig({ STORE })).toThrow(/MASTER_KEY: .*same 32 bytes/);
  expect(() => readConfig({ REDIS })).toThrow(/REDIS: .*postgres:/);
  expect(() => readConfig({ STORE: 'mysql://db/parley' })).toThrow(/STORE: .*PostgreSQL/);
  const telegram = { STORE, MASTER_KEY: 'a'.repeat(64), TELEGRAM_TOKEN: '1:a' };
  expect(() => readConfig(telegram)).toThrow(/TELEGRAM_MODE: .*webhook/);
  expect(readConfig({ ...telegram, TELEGRAM_MODE: 'webhook' }).TELEGRAM_MODE).toBe('webhook');
  const config = readConfig({ STORE, REDIS, MASTER_KEY: 'a'.repeat(64) });
  expect(config).toMatchObject({ STORE, REDIS });
  expect([isShared(config.STORE), isShared('sqlite'), isShared('memory')]).toEqual([true, false, false]);
});

test('a wrong setting is named in plain words', () => {
  expect(() => readConfig({ PORT: 'eighty' })).toThrow(ConfigProblem);
  expect(() => readConfig({ PORT: 'eighty' })).toThrow(/PORT/);
});
