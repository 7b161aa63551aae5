import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Program, residentBytes, startProgram } from '../../../fixture/program.ts';
import { testBrowser } from './browser.ts';
import { goodFiles } from './sample-file.ts';

/** In-process, the library of pictures took 32 MB and kept them. */
const MOST = 20 * 1_048_576;

let folder: string;
let program: Program;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-memory-'));
  program = await startProgram(folder);
}, 60_000);
afterAll(async () => {
  await program.stop();
  rmSync(folder, { recursive: true });
});

test('pictures are opened beside the server: it neither loads their library nor keeps their memory', async () => {
  const browser = testBrowser(program.url);
  const id = await browser.openCase();
  const told = { kind: 'text', text: 'I bought a kettle from Casa Lima for $80. It broke.' } as const;
  expect(await browser.say(id, 'told', told)).toMatchObject({ t: 'done' });
  const before = residentBytes(program.pid);
  for (const mime of ['image/jpeg', 'image/png', 'image/webp']) {
    const body = new Uint8Array((await goodFiles())[mime] ?? []);
    const path = `/api/conversations/${id}/files?id=${mime.slice(6)}&name=a`;
    const answer = await browser.call(path, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ t: 'done' });
  }
  expect(residentBytes(program.pid) - before).toBeLessThan(MOST);
  expect(readFileSync(`/proc/${program.pid}/maps`, 'utf8')).not.toContain('vips');
}, 60_000);
