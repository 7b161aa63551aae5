import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Config, readConfig } from '../../../adapters/config/config.ts';
import { backupCommand } from '../../../adapters/store/backup/backup.ts';
import { restoreCommand } from '../../../adapters/store/backup/restore.ts';
import { postgresStore } from '../../../adapters/store/postgres/postgres-store.ts';
import { sqliteStore } from '../../../adapters/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../core/port/store.ts';
import { DAY } from '../../../core/time.ts';
import { backupParts, openPlace } from '../../../place.ts';
import { openHouse } from '../../fixture/house.ts';
import { type PostgresServer, startPostgres } from '../../fixture/postgres.ts';
import { silentLog } from '../../fixture/silent-log.ts';

const KEY = 'ab'.repeat(32);
/** After everything that happens in a house. */
const TAKEN = Date.UTC(2026, 11, 24);
let server: PostgresServer;
let folder = '';
beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'parley-backup-'));
});
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});

const run = async (command: typeof backupCommand | typeof restoreCommand, config: Config, args: string[]) => {
  let said = '';
  const parts = { ...backupParts(config), now: () => TAKEN };
  const code = await command(args, { write: (text: string) => (said += text) }, parts);
  return { code, said };
};
const backup = (config: Config, to: string) => run(backupCommand, config, ['--to', to]);
const restore = (config: Config, from: string, ...more: string[]) =>
  run(restoreCommand, config, ['--from', from, ...more]);

const inDirectory = (name: string, MASTER_KEY = KEY): Config =>
  readConfig({ DATA_DIR: join(folder, name), MASTER_KEY });
const onServer = (STORE: string): Config => readConfig({ STORE, MASTER_KEY: KEY });
const database = ({ DATA_DIR }: Config): string => join(DATA_DIR, 'parley.sqlite');

/** A case that has been told and whose other side has been asked in. */
const tell = async (house: ReturnType<typeof openHouse>) => {
  const claimant = await house.claimant();
  await claimant.say('My fridge from Acme came broken on 3 March. I want my money back.');
  await claimant.say('480');
  return claimant;
};

const heldBy = async (store: Store) => {
  const rows = await store.cases({ limit: 99 });
  return Promise.all(
    rows.map(async (row) => {
      const conversations = await store.conversations(row.caseId);
      const feeds = conversations.map(({ conversationId }) => store.feed(conversationId, 0, 999));
      return {
        row,
        conversations,
        head: await store.head(row.caseId),
        record: await store.record(row.caseId),
        due: (await store.due(Number.MAX_SAFE_INTEGER, 999)).filter(({ caseId }) => caseId === row.caseId),
        feeds: await Promise.all(feeds),
      };
    }),
  );
};

test('a house is backed up while turns go on; restored, its chains verify and its cases go on', async () => {
  const from = inDirectory('running');
  const place = await openPlace(from, silentLog);
  const { sha256 } = await place.attachments.put(Buffer.from('a picture'));
  const house = openHouse(place.store);
  const first = await tell(house);
  let going = true;
  let turns = 0;
  const load = (async () => {
    while (going) {
      await tell(house);
      turns += 1;
    }
  })();
  const before = turns;
  const to = join(folder, 'backup-running');
  const { code, said } = await backup(from, to);
  going = false;
  await load;
  expect(turns).toBeGreaterThan(before);
  expect(said).toMatch(
    /^The backup is in .*: \d+ cases and 1 files\.\nThe hash chains of all \d+ cases verify/,
  );
  expect(said).toContain('The master key is not in it');
  expect(code).toBe(0);
  expect(readdirSync(to).sort()).toEqual(['files', 'manifest.json', 'parley.sqlite']);
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  expect(await backup(from, to)).toEqual({
    code: 1,
    said: `${to} is there already. Name a directory that is not.\n`,
  });
  await place.close();

  const target = inDirectory('restored');
  expect((await restore(target, to)).said).toMatch(/^Put in place: \d+ cases and 1 files/);
  expect((await restore(target, to)).said).toMatch(/^There are cases in .* already/);
  const restored = await openPlace(target, silentLog);
  expect(Buffer.from((await restored.attachments.get(sha256)) ?? []).toString()).toBe('a picture');
  const again = openHouse(restored.store);
  const { version } = await restored.store.head(first.caseId);
  const input = { kind: 'text' as const, text: 'no wait, 450' };
  const turn = { conversationId: first.conversationId, updateId: 'later', input };
  expect(await again.turns.take(turn)).toMatchObject({ status: 'done' });
  expect((await restored.store.head(first.caseId)).version).toBeGreaterThan(version);
  await restored.close();
  // With another key nobody could open what lies under seal there, and nothing says so until it is too late.
  await expect(openPlace(inDirectory('restored', 'cd'.repeat(32)), silentLog)).rejects.toThrow(
    /MASTER_KEY is not/,
  );
  expect((await restore(inDirectory('other-key', 'cd'.repeat(32)), to)).said).toContain(
    'is not the one that',
  );
});

test('back to a moment: what came later is off the record, the rest is as it was then, and the case goes on', async () => {
  const from = inDirectory('moment');
  const place = await openPlace(from, silentLog);
  const house = openHouse(place.store);
  const claimant = await tell(house);
  await house.wait(DAY);
  const [then] = await heldBy(place.store);
  const until = new Date(Math.max(...(then?.record.map(({ recorded }) => recorded.at) ?? [0]))).toISOString();
  await house.wait(DAY);
  await claimant.say('What does this cost?');
  await claimant.say('I want a person');
  const later = await tell(house);
  const to = join(folder, 'backup-moment');
  await backup(from, to);
  await place.close();

  const target = inDirectory('moment-restored');
  const { said } = await restore(target, to, '--until', until);
  expect(said).toContain('What came later was left off: the end of 1 cases, and 1 cases that began later.');
  const store = sqliteStore({ path: database(target) });
  const [now, ...rest] = await heldBy(store);
  expect(rest).toEqual([]);
  expect(now?.record).toEqual(then?.record);
  expect(now?.row).toEqual(then?.row);
  expect(now?.due).toEqual(then?.due);
  expect(now?.feeds).toEqual(then?.feeds);
  expect(await store.conversation(later.conversationId)).toBeNull();
  const again = openHouse(store);
  const input = { kind: 'text' as const, text: 'I want a person' };
  const turn = { conversationId: claimant.conversationId, updateId: 'again', input };
  expect(await again.turns.take(turn)).toMatchObject({ status: 'done' });
  expect(again.faults).toEqual([]);
  await store.close();
  expect((await restore(inDirectory('future'), to, '--until', '2999-01-01T00:00:00Z')).said).toContain(
    'it knows nothing of a later moment',
  );
  expect((await restore(inDirectory('future'), to, '--until', 'noon')).code).toBe(2);
});

test('a database on a server goes into the same directory, and from there onto a server or a disk', async () => {
  const url = await server.makeDatabase();
  const { store, attachments } = await postgresStore({ url, log: silentLog });
  const { sha256 } = await attachments.put(Buffer.from('a picture'));
  const house = openHouse(store);
  for (let count = 0; count < 3; count += 1) await tell(house);
  const to = join(folder, 'backup-server');
  expect(await backup(onServer(url), to)).toMatchObject({ code: 0 });
  const held = await heldBy(store);
  await store.close();

  const other = await server.makeDatabase();
  expect(await restore(onServer(other), to)).toMatchObject({ code: 0 });
  expect((await restore(onServer(other), to)).said).toMatch(/^There are cases in that database already/);
  const onOther = await postgresStore({ url: other, log: silentLog });
  expect(await heldBy(onOther.store)).toEqual(held);
  expect(await onOther.attachments.get(sha256)).not.toBeNull();
  const more = await tell(openHouse(onOther.store));
  expect((await onOther.store.head(more.caseId)).version).toBeGreaterThan(0);
  await onOther.store.close();

  const target = inDirectory('from-server');
  expect(await restore(target, to)).toMatchObject({ code: 0 });
  const onDisk = sqliteStore({ path: database(target) });
  expect(await heldBy(onDisk)).toEqual(held);
  await onDisk.close();
});

test('a damaged and an interrupted backup are refused in one sentence, and leave nothing behind', async () => {
  const from = inDirectory('whole');
  const place = await openPlace(from, silentLog);
  const { sha256 } = await place.attachments.put(Buffer.from('a picture'));
  await tell(openHouse(place.store));
  await place.close();
  const to = join(folder, 'backup-whole');
  await backup(from, to);
  const spoilt = async (name: string, spoil: (at: string) => void) => {
    const at = join(folder, name);
    cpSync(to, at, { recursive: true });
    spoil(at);
    const target = inDirectory(`${name}-target`);
    const { code, said } = await restore(target, at);
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]+\.\n$/);
    expect(existsSync(database(target))).toBe(false);
    const left = existsSync(target.DATA_DIR) ? readdirSync(target.DATA_DIR) : [];
    expect(left.filter((each) => each.includes('unfinished'))).toEqual([]);
    return said;
  };
  expect(await spoilt('interrupted', (at) => rmSync(join(at, 'manifest.json')))).toContain('no whole backup');
  const flip = (path: string) => {
    const bytes = readFileSync(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  expect(await spoilt('flipped', (at) => flip(join(at, 'parley.sqlite')))).toContain('is damaged');
  const file = (at: string) => join(at, 'files', sha256.slice(0, 2), sha256);
  expect(await spoilt('changed-file', (at) => flip(file(at)))).toContain('it was changed');
  expect(await spoilt('lost-file', (at) => rmSync(file(at)))).toContain('cannot be read');
});
