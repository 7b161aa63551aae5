import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildWeb } from '../../../../adapters/channel/web/build.ts';

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

test('the desk weighs at most 20 kB in a browser; what it needs inside Teams is a file of its own', () => {
  expect(size('desk.js.gz') + size('desk.css.gz')).toBeLessThanOrEqual(20_000);
  expect(readFileSync(join(outDir, 'desk.js'), 'utf8')).not.toContain('res.cdn.office.net');
  expect(readFileSync(join(outDir, 'desk-teams.js'), 'utf8')).toContain('res.cdn.office.net');
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

test('no page has a script or a style in its text, which the content security policy would stop', () => {
  for (const name of readdirSync(outDir).filter((each) => each.endsWith('.html'))) {
    const html = readFileSync(join(outDir, name), 'utf8');
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
