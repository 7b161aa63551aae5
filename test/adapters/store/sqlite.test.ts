import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { prepareDatabase } from '../../../adapters/store/sqlite/schema.ts';
import { sqliteStore } from '../../../adapters/store/sqlite/sqlite-store.ts';
import { Member } from '../../../core/staff/member.ts';
import { storeContract } from '../../contract/store.contract.ts';
import {
  batch,
  caseRow,
  conversation,
  deadline,
  link,
  START,
  sealedRow,
  sent,
} from '../../contract/store-fixture.ts';
import { storeTableContract } from '../../contract/store-table.contract.ts';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const freshPath = (): string => {
  count += 1;
  return join(folder, String(count), 'parley.db');
};

/** What came after members. */
const LATER = `DROP INDEX session_staff; DROP TABLE passkey; DROP TABLE journal; DROP TABLE challenge;
  DROP TABLE case_fact; DROP TABLE case_tally; DROP TABLE erased; DROP INDEX event_file; DROP TABLE taken_out; DROP TABLE taken_out_file;
  DROP INDEX case_row_flagged; DROP INDEX case_row_stalled; DROP INDEX case_row_handed;
  DROP TRIGGER case_row_in; DROP TRIGGER case_row_said; DROP TRIGGER case_row_out; DROP TABLE case_word;`;

storeContract('sqlite', async () => {
  const store = sqliteStore({ path: freshPath() });
  return { store, remove: () => store.close() };
});

storeTableContract(async () => {
  const path = freshPath();
  const store = sqliteStore({ path });
  const db = new DatabaseSync(path);
  db.exec('PRAGMA secure_delete = ON');
  return {
    kind: 'sqlite',
    store,
    columns: async () =>
      db
        .prepare(
          `SELECT t.name AS "table", c.name AS "column", c.type FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
           WHERE t.type = 'table'`,
        )
        .all() as unknown as { table: string; column: string; type: string }[],
    insert: async (table, row) => {
      const names = Object.keys(row);
      db.prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map(() => '?')})`).run(
        ...Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value)),
      );
    },
    everything: async () =>
      readdirSync(dirname(path))
        .map((name) => readFileSync(join(dirname(path), name), 'latin1'))
        .join(),
    remove: async () => {
      db.close();
      await store.close();
    },
  };
});

test('everything is there again after closing and opening', async () => {
  const path = freshPath();
  const store = sqliteStore({ path });
  const turn = batch('k-1', 0, {
    count: 2,
    messages: [sent('c-1', '水壺壞了 🫖')],
    conversations: [conversation('c-1', { memory: { asked: null } })],
    deadlines: [deadline('answer', START)],
    handled: { conversationId: 'c-1', updateId: 'u-1', at: START },
    row: caseRow('k-1', { due: null }),
    sealed: { row: sealedRow('claimant'), wrappedKey: Uint8Array.of(1, 2, 3) },
    links: [link('h-1')],
  });
  await store.append(turn);
  await store.putSession({ sessionId: 's-1', staff: null, createdAt: START, expiresAt: START });
  await store.grant('s-1', 'p-1');
  await store.putSetting('offset', '5');
  const read = async (from: typeof store) => [
    await from.record('k-1'),
    await from.feed('c-1', 0, 9),
    await from.conversations('k-1'),
    await from.due(START, 9),
    await from.handled('c-1', 'u-1'),
    await from.cases({ limit: 9 }),
    await from.sealed('k-1', 'r-1'),
    await from.caseKey('k-1'),
    await from.link('h-1'),
    await from.session('s-1'),
    await from.grants('s-1'),
    await from.setting('offset'),
  ];
  const before = await read(store);
  expect(before[0]).toEqual(turn.records);
  await store.close();

  const again = sqliteStore({ path });
  expect(await read(again)).toEqual(before);
  expect(await again.append(turn)).toEqual({ ok: false, reason: 'duplicate' });
  expect(await again.append(batch('k-1', 2))).toEqual({ ok: true, version: 3 });
  await again.close();
});

test('closing commits what was asked for before, refuses what comes after, and can be said twice', async () => {
  const path = freshPath();
  const store = sqliteStore({ path });
  const pending = Array.from({ length: 600 }, (_, index) => store.append(batch(`k-${index}`, 0)));
  await store.close();
  await store.close();
  expect((await Promise.all(pending)).every(({ ok }) => ok)).toBe(true);
  await expect(store.append(batch('k-late', 0))).rejects.toThrow('closed');
  const again = sqliteStore({ path });
  expect(await again.record('k-599')).toHaveLength(1);
  expect(await again.record('k-late')).toEqual([]);
  await again.close();
});

test('more turns than one group holds all arrive', async () => {
  const store = sqliteStore({ path: freshPath() });
  const results = await Promise.all(
    Array.from({ length: 1_000 }, (_, index) => store.append(batch(`k-${index}`, 0))),
  );
  expect(results).toEqual(Array(1_000).fill({ ok: true, version: 1 }));
  await store.close();
});

test('a shredded number is in no byte of any file, not even in the log', async () => {
  const path = freshPath();
  const store = sqliteStore({ path });
  const ciphertext = Buffer.from('the-bytes-of-a-sealed-number-that-must-go'.padEnd(64, '.'));
  const wrappedKey = Buffer.from('the-bytes-of-a-wrapped-key-that-must-go'.padEnd(40, '.'));
  await store.append(batch('k-1', 0, { sealed: { row: sealedRow('claimant', { ciphertext }), wrappedKey } }));
  const files = () => {
    const inside = join(path, '..');
    return Buffer.concat(readdirSync(inside).map((name) => readFileSync(join(inside, name))));
  };
  expect(files().includes(ciphertext)).toBe(true);
  await store.shred('k-1');
  expect(files().includes(ciphertext)).toBe(false);
  expect(files().includes(wrappedKey)).toBe(false);
  await store.close();
});

test('a connection has a write-ahead log that is synced beside it, and overwrites what is deleted', () => {
  const db = new DatabaseSync(join(folder, 'settings.db'));
  prepareDatabase(db, 'settings.db');
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 1 });
  expect(db.prepare('PRAGMA secure_delete').get()).toEqual({ secure_delete: 1 });
  db.close();
});

test('a file from before cases had a head gets one for each case, and turns go on', async () => {
  const path = freshPath();
  const before = sqliteStore({ path });
  await before.append(batch('k-1', 0, { count: 3 }));
  await before.append(batch('k-2', 0));
  await before.close();
  const db = new DatabaseSync(path);
  db.exec(`DROP TABLE case_head; DROP TABLE member; ${LATER} PRAGMA user_version = 2`);
  db.close();
  const store = sqliteStore({ path });
  expect((await store.head('k-1')).version).toBe(3);
  const { version, revision } = await store.head('k-2');
  const next = batch('k-2', version, { expectedRevision: revision });
  expect(await store.append(next)).toEqual({ ok: true, version: 2 });
  expect(await store.append(next)).toEqual({ ok: false, reason: 'conflict' });
  await store.close();
});

test('rows from before there were words are found by them', async () => {
  const path = freshPath();
  await sqliteStore({ path }).close();
  const db = new DatabaseSync(path);
  const summary = { claimantLabel: 'Ab12', claimType: null, respondentName: 'Übermut GmbH', amount: null };
  db.exec(`${LATER} PRAGMA user_version = 3; DROP TABLE member;
    INSERT INTO case_row VALUES ('k-1', 1, 'telling', 0, 'claimant', 'tell', 5, NULL, 0, 0,
      '${JSON.stringify({ ...summary, flags: ['stalled'] })}', 5)`);
  db.close();
  const store = sqliteStore({ path });
  const [row] = await store.cases({ words: [['uber'], ['c6hjf22222']], stalled: true, limit: 9 });
  expect(row?.summary).toMatchObject({ ...summary, words: '|c6hjf22222|=k-1|#none|ubermut|gmbh|' });
  await store.close();
});

test('who was of the team before there were roles is a member with the rights they had, once', async () => {
  const path = freshPath();
  await sqliteStore({ path }).close();
  const db = new DatabaseSync(path);
  db.exec(`DROP TABLE member; ${LATER} PRAGMA user_version = 3;
    INSERT INTO setting VALUES ('staff/adjuster', 'Alex'), ('staff/oid-1', 'Kim 金'), ('offset', '5'),
      ('desk/people', '[{"id":"oid-1","name":"Kim"},{"id":"oid-2","name":"Sam"}]')`);
  db.close();
  const store = sqliteStore({ path });
  const team = z.array(Member).parse(await store.members());
  expect(team.map(({ id, name, roles, authority }) => [id, name, roles, authority])).toEqual([
    ['adjuster', 'Alex', ['adjuster', 'senior'], 'unlimited'],
    ['oid-1', 'Kim 金', ['adjuster', 'senior'], 'unlimited'],
    ['oid-2', 'Sam', ['adjuster', 'senior'], 'unlimited'],
  ]);
  expect([await store.setting('staff/adjuster'), await store.setting('desk/people')]).toEqual([null, null]);
  expect(await store.setting('offset')).toBe('5');
  await store.close();
});

test('a file of another program, or of a newer schema, is refused and left as it is', async () => {
  const foreign = join(folder, 'foreign.db');
  const db = new DatabaseSync(foreign);
  db.exec('CREATE TABLE recipe (name TEXT)');
  db.close();
  expect(() => sqliteStore({ path: foreign })).toThrow('another program');

  const newer = freshPath();
  await sqliteStore({ path: newer }).close();
  const marked = new DatabaseSync(newer);
  marked.exec('PRAGMA user_version = 999');
  marked.close();
  expect(() => sqliteStore({ path: newer })).toThrow('newer Parley');
});
