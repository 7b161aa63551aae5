import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { CONFIG_NAMES, readConfig } from '../../adapters/config/config.ts';

type Service = {
  readonly build?: string;
  readonly environment?: { readonly [name: string]: string };
  readonly depends_on?: readonly string[] | { readonly [name: string]: unknown };
  readonly volumes?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly stop_grace_period?: string;
};
type Compose = {
  readonly services: { readonly [name: string]: Service };
  readonly volumes: { readonly [name: string]: unknown };
  readonly configs: { readonly [name: string]: { readonly content: string } };
};

const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as Compose;
const apps = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);
/** As compose fills in what stands in the environment. */
const filled = (text: string): string =>
  text.replaceAll(/\$\{(\w+)(?::[?-]([^}]*))?\}/g, (_whole, name: string, otherwise = '') =>
    name === 'MASTER_KEY' ? 'ab'.repeat(32) : name === 'DATABASE_PASSWORD' ? 'secret' : otherwise,
  );

test('three processes are started, with settings that Parley knows and takes', () => {
  expect(apps).toHaveLength(3);
  for (const [, { environment = {} }] of apps) {
    expect(
      Object.keys(environment).filter((name) => !(CONFIG_NAMES as readonly string[]).includes(name)),
    ).toEqual([]);
    const given = Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, filled(text)]));
    expect(readConfig(given)).toMatchObject({
      STORE: 'postgres://parley:secret@postgres/parley',
      REDIS: 'redis://redis:6379',
    });
  }
});

test('whatever a service waits for, mounts or reads is there', () => {
  for (const [name, { depends_on = [], volumes = [], configs = [] }] of Object.entries(compose.services)) {
    const waitsFor = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on);
    for (const other of waitsFor)
      expect([name, Object.keys(compose.services)]).toEqual([name, expect.arrayContaining([other])]);
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    for (const { source } of configs) expect(Object.keys(compose.configs)).toContain(source);
  }
});

test('the proxy knows every process, asks whether it is ready, and sends no request twice', () => {
  const proxy = compose.configs['proxy']?.content ?? '';
  for (const [name] of apps) expect(proxy).toContain(`${name}:3000`);
  expect(proxy).toContain('health_uri /readyz');
  expect(proxy).not.toContain('lb_retry_match');
});
