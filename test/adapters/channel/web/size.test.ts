import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildWeb } from '../../../../adapters/channel/web/build.ts';
import { consoleAssets } from './console-assets.ts';

let folder = '';
let outDir = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-build-'));
  outDir = join(folder, 'not/there/yet');
  await buildWeb(outDir);
});
afterAll(() => rmSync(folder, { recursive: true }));

const size = (name: string): number => statSync(join(outDir, name)).size;

test('the first words need at most 24 kB on the wire, all of the chat 29, and the script that a site embeds 2.5', () => {
  const first = size('client.js.gz') + size('client.css.gz');
  expect(first).toBeLessThanOrEqual(24_000);
  expect(first + size('rest.js.gz')).toBeLessThanOrEqual(29_000);
  expect(size('widget.js.gz')).toBeLessThanOrEqual(2_500);
});

test('the first route of the console needs at most 250 kB on the wire; what it needs inside Teams comes only there', async () => {
  const root = await consoleAssets();
  const html = readFileSync(join(root, 'desk.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+)"/gu)].map(([, name = '']) => name);
  // The queue's own code and style, and what they import, are asked for by the first script.
  const queue = readdirSync(join(root, 'desk'))
    .filter((name) => /^queue-page-.*(?:js|css)$/u.test(name))
    .map((name) => `desk/${name}`);
  expect(queue).toHaveLength(2);
  const first = new Set([...named, ...queue]);
  for (const name of first)
    for (const [, other = ''] of readFileSync(join(root, name), 'utf8').matchAll(/from"\.\/([^"]+)"/gu))
      first.add(`desk/${other}`);
  const bytes = [...first, 'desk.html'].map((name) => statSync(join(root, `${name}.gz`)).size);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(250_000);
  const withTeams = readdirSync(join(root, 'desk')).filter((name) =>
    readFileSync(join(root, 'desk', name), 'utf8').includes('res.cdn.office.net'),
  );
  expect(withTeams).toEqual([expect.stringMatching(/^teams-host-/u)]);
  expect([...first].filter((name) => name.includes('teams-host'))).toEqual([]);
});

test('the second script holds nothing of the first: it takes it from there', () => {
  const rest = readFileSync(join(outDir, 'rest.js'), 'utf8');
  expect(rest).toMatch(/from"\/assets\/client\.js"/);
  // Preact's own name for what it keeps on an element.
  expect(rest).not.toContain('__k');
  expect(readFileSync(join(outDir, 'client.js'), 'utf8')).toContain('__k');
});

test('beside each file lies the same file gzipped', () => {
  const names = readdirSync(outDir).filter((name) => !name.endsWith('.gz'));
  expect(names).toEqual(
    expect.arrayContaining(['client.css', 'client.js', 'icon.svg', 'index.html', 'rest.js', 'widget.js']),
  );
  for (const name of names) {
    const plain = readFileSync(join(outDir, name));
    expect(gunzipSync(readFileSync(join(outDir, `${name}.gz`))).equals(plain)).toBe(true);
  }
});

test('no page has a script or a style in its text, which the content security policy would stop', async () => {
  const pages = [join(outDir, 'index.html'), join(await consoleAssets(), 'desk.html')];
  for (const page of pages) {
    const html = readFileSync(page, 'utf8');
    expect(html).not.toMatch(/<style|style=|\son[a-z]+=|<script(?![^>]*\ssrc=)/i);
  }
});

test('a second start builds nothing; a file that is missing or older than its source is built again', async () => {
  const made = () => statSync(join(outDir, 'client.js')).mtimeMs;
  const first = made();
  await buildWeb(outDir);
  expect(made()).toBe(first);

  rmSync(join(outDir, 'widget.js.gz'));
  await buildWeb(outDir);
  expect(size('widget.js.gz')).toBeGreaterThan(0);
  const second = made();
  expect(second).toBeGreaterThan(first);

  utimesSync(join(outDir, 'client.css'), 1, 1);
  await buildWeb(outDir);
  expect(made()).toBeGreaterThan(second);
});
