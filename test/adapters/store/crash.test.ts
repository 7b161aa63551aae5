import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sqliteStore } from '../../../adapters/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../core/port/store.ts';

const KILLS = 6;
const WRITER = join(import.meta.dirname, 'crash-writer.ts');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-crash-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Lets the writers run for a while that nobody can foresee, then kills them; returns what they were promised. */
const writeUntilKilled = async (path: string, run: number): Promise<string[]> => {
  const log = join(folder, `${run}.log`);
  const out = openSync(log, 'w');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', WRITER, path, String(run)],
    {
      stdio: ['ignore', out, 'inherit'],
    },
  );
  const gone = once(child, 'exit');
  while (statSync(log).size === 0 && child.exitCode === null) await wait(5);
  await wait(Math.random() * 200);
  child.kill('SIGKILL');
  const [, signal] = await gone;
  closeSync(out);
  expect(signal).toBe('SIGKILL');
  return readFileSync(log, 'utf8').split('\n').slice(0, -1);
};

/** Every event's `<case> <version>`, having checked that each case's parts tell the same story. */
const storedIds = async (store: Store, caseIds: readonly string[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const caseId of caseIds) {
    const record = await store.record(caseId);
    expect(record.map(({ recorded }) => recorded.position)).toEqual(record.map((_, index) => index + 1));
    const last = record.length;
    expect((await store.case(caseId))?.version ?? 0).toBe(last);
    expect(await store.handled(caseId, `${caseId} ${last}`)).toBe(last > 0);
    expect(await store.handled(caseId, `${caseId} ${last + 1}`)).toBe(false);
    if (last > 0) {
      expect((await store.conversation(caseId))?.memory).toEqual({ version: last - 1 });
    }
    ids.push(...record.map(({ recorded }) => `${caseId} ${recorded.position}`));
  }
  return ids;
};

const integrity = (path: string): unknown => {
  const db = new DatabaseSync(path);
  try {
    return db.prepare('PRAGMA integrity_check').all();
  } finally {
    db.close();
  }
};

test('killed without warning again and again, it keeps every promise once and no half of a turn', async () => {
  const path = join(folder, 'parley.db');
  const promised: string[] = [];
  for (let run = 0; run < KILLS; run += 1) {
    promised.push(...(await writeUntilKilled(path, run)));
    expect(integrity(path)).toEqual([{ integrity_check: 'ok' }]);
  }
  expect(promised.length).toBeGreaterThan(KILLS);
  expect(new Set(promised).size).toBe(promised.length);

  const store = sqliteStore({ path });
  const caseIds = Array.from({ length: KILLS * 16 }, (_, index) => `r${index >> 4}-w${index & 15}`);
  const stored = new Set(await storedIds(store, caseIds));
  expect(promised.filter((id) => !stored.has(id))).toEqual([]);

  const feed = await store.feed('shared', 0, stored.size + 1);
  expect(feed.map(({ seq }) => seq)).toEqual(feed.map((_, index) => index + 1));
  const said = feed.map(({ message: { body } }) =>
    body.kind === 'text' && 'verbatim' in body.text ? body.text.verbatim : '',
  );
  expect(said.toSorted()).toEqual([...stored].toSorted());
  await store.close();
}, 120_000);
