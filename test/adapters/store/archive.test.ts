import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../../adapters/config/config.ts';
import { archiveCommand } from '../../../adapters/store/archive/archive.ts';
import { backupCommand } from '../../../adapters/store/backup/backup.ts';
import { restoreCommand } from '../../../adapters/store/backup/restore.ts';
import { eraseCommand } from '../../../adapters/store/erase/erase.ts';
import { checkServer } from '../../../adapters/store/postgres/check.ts';
import { postgresStore, type Shared } from '../../../adapters/store/postgres/postgres-store.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { DAY } from '../../../core/time.ts';
import { backupParts, finder } from '../../../place.ts';
import { type House, openHouse } from '../../fixture/house.ts';
import { type PostgresServer, sql, startPostgres } from '../../fixture/postgres.ts';
import { silentLog } from '../../fixture/silent-log.ts';
import { filesUnread } from '../../fixture/unread.ts';

const CANARY = 'Quagmire-7731';
/** When the month in which the cases of these tests were filed away is over. */
const LATER = Date.UTC(2028, 4, 1);

let server: PostgresServer;
let folder = '';
beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'parley-archive-'));
});
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});

const said = async (work: (out: { write(text: string): unknown }) => Promise<number>) => {
  let words = '';
  const code = await work({ write: (text) => (words += text) });
  return { code, words };
};

const partsAt = (url: string) => ({
  ...backupParts(readConfig({ STORE: url, MASTER_KEY: 'ab'.repeat(32) })),
  now: () => LATER,
});
const archiver =
  (url: string) =>
  (...args: string[]) =>
    said((out) => archiveCommand(args, out, partsAt(url)));

const bytesOf = (at: string): string =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'))
    .join();

type World = Shared & { readonly url: string; readonly house: House };

const openWorld = async (): Promise<World> => {
  const url = await server.makeDatabase();
  const shared = await postgresStore({ url, log: silentLog });
  const { attachments } = shared;
  return { ...shared, url, house: openHouse(shared.store, { ...filesUnread(), attachments }) };
};

/** Somebody tells what happened, sends a picture of it, and lets it be. */
const withdrawn = async ({ house }: World, words: string) => {
  const claimant = await house.claimant();
  await claimant.say(`My kettle from Acme came broken. ${words} I paid 480 dollars.`);
  await claimant.attach(`${words}.png`, 'image/png', `a picture of ${words}`);
  for (const action of ['withdraw', 'withdrawYes'])
    await house.turns.take({
      conversationId: claimant.conversationId,
      updateId: action,
      input: { kind: 'choice', action },
    });
  return claimant;
};

test('the cases of a month are taken out and say so, and come back whole; one that is erased is in no archive', async () => {
  const world = await openWorld();
  const { store, house, url, attachments } = world;
  const archive = archiver(url);
  const [first, second] = [await withdrawn(world, 'blue'), await withdrawn(world, CANARY)];
  const open = await house.claimant();
  await open.say('My fridge from Acme came broken.');
  expect((await archive('--before', '2027-01')).words).toMatch(/^0 ended cases/);
  await house.wait(400 * DAY);
  const before = await store.record(first.caseId);
  const panel = await first.panel();
  const files = await store.ownFiles(second.caseId);
  expect(files).toHaveLength(1);

  // Beside the hot table: nobody who reads or writes finds a difference.
  const moved = await archive('--before', '2028-05');
  expect(moved).toMatchObject({ code: 0, words: expect.stringMatching(/^2 ended cases/) });
  const [month = ''] = moved.words.match(/\d{4}-\d{2}/) ?? [];
  const counts = await sql(
    url,
    `SELECT (SELECT count(DISTINCT case_id)::int FROM ONLY event) AS hot, (SELECT count(DISTINCT case_id)::int FROM event) AS all`,
  );
  expect(counts).toEqual([{ hot: 1, all: 3 }]);
  expect(await store.record(first.caseId)).toEqual(before);
  expect(await store.ownFiles(second.caseId)).toEqual(files);

  const out = await archive('--before', '2028-05', '--to', join(folder, 'archive'));
  expect(out).toMatchObject({ code: 0, words: expect.stringContaining(`${month}: 2 cases`) });
  expect(bytesOf(join(folder, 'archive'))).toContain(CANARY);
  expect(await sql(url, 'SELECT count(DISTINCT case_id)::int AS all FROM event')).toEqual([{ all: 1 }]);
  expect(await store.takenOut(first.caseId)).toMatchObject({ month, procedureId: 'consumer' });
  expect(await store.takenOut(open.caseId)).toBeNull();
  expect(await store.record(first.caseId)).toEqual([]);
  expect(await first.panel()).toContain('In our archive');
  expect(await first.say('Hello? And my money?')).toContain('lies in our archive');
  expect(await house.turns.show(first.conversationId, 0, 99)).toMatchObject({
    panel: { composer: { open: false } },
  });
  expect(await open.say('It was the 3rd of March.')).not.toContain('archive');

  // A backup knows of it, and each chain in it holds.
  const place = join(folder, 'backup');
  const backup = await said((words) => backupCommand(['--to', place], words, partsAt(url)));
  expect(backup).toMatchObject({ code: 0, words: expect.stringContaining('all 3 cases verify') });

  const parts = { store, attachments, procedureOf: finder(PROCEDURES), now: () => LATER };
  const erase = (...args: string[]) => said((words) => eraseCommand(args, words, parts));
  expect((await erase('--case', second.caseId)).words).toContain(`the archive of ${month}`);
  expect(await erase('--case', second.caseId, '--yes')).toMatchObject({ code: 0 });
  expect(await attachments.get(files[0] ?? '')).toBeNull();
  expect((await store.erased(second.caseId))?.leaves.length).toBeGreaterThan(3);
  const cleaned = await erase('--backups', join(folder, 'archive'));
  expect(cleaned.words).toBe('1 backups looked through; 1 erased cases taken out of them.\n');
  expect(bytesOf(join(folder, 'archive'))).not.toContain(CANARY);

  const where = join(folder, 'archive', month);
  const target = readConfig({ DATA_DIR: join(folder, 'empty'), MASTER_KEY: 'ab'.repeat(32) });
  const wrong = await said((words) => restoreCommand(['--from', where], words, backupParts(target)));
  expect(wrong).toMatchObject({ code: 1, words: expect.stringContaining('is an archive and no backup') });
  expect((await archive('--restore', place)).words).toContain('is a backup and no archive');
  expect((await archive('--restore', where)).words).toBe('1 cases are here again. Every chain verifies.\n');
  expect((await archive('--restore', where)).words).toMatch(/^Nothing was brought back/);
  expect(await store.record(first.caseId)).toEqual(before);
  expect(await first.panel()).toBe(panel);
  expect(await store.ownFiles(first.caseId)).toHaveLength(1);
  expect(house.faults).toEqual([]);

  // It goes once more, into a folder of its own.
  expect((await archive('--before', '2028-05', '--to', join(folder, 'archive'))).words).toContain(
    `${month}.2.`,
  );
  // Its day comes while it is there, and there is nothing to read it by.
  await house.wait(10 * 365 * DAY);
  expect((await store.erased(first.caseId))?.head).toBe(before.at(-1)?.hash);
  expect(house.faults).toEqual([]);
  await store.close();
});

test('a month with a changed letter stays, and so does a case on hold; a wrong call is told in a sentence', async () => {
  const world = await openWorld();
  const { store, house, url } = world;
  const archive = archiver(url);
  const [changed, held] = [await withdrawn(world, 'blue'), await withdrawn(world, 'red')];
  await house.wait(400 * DAY);
  await sql(
    url,
    `UPDATE event SET recorded = replace(recorded, 'kettle', 'cattle') WHERE case_id = '${changed.caseId}'`,
  );
  await sql(url, `DELETE FROM deadline WHERE case_id = '${held.caseId}'`);
  const broken = await archive('--before', '2028-05', '--to', join(folder, 'broken'));
  expect(broken).toMatchObject({ code: 1, words: expect.stringContaining('1 of 1 cases does not hold') });
  expect(await store.record(changed.caseId)).not.toEqual([]);
  expect(await store.record(held.caseId)).not.toEqual([]);
  expect((await store.head(changed.caseId)).version).toBeGreaterThan(0);
  expect(readdirSync(join(folder, 'broken'))).toEqual([]);

  // Somebody went on with it after it was moved: it is hot again, and nothing of it is taken.
  await sql(url, `UPDATE case_head SET version = version + 1 WHERE case_id = '${changed.caseId}'`);
  const left = await archive('--before', '2028-04', '--to', join(folder, 'left'));
  expect(left.code).toBe(0);
  expect(await sql(url, 'SELECT count(DISTINCT case_id)::int AS hot FROM ONLY event')).toEqual([{ hot: 2 }]);

  expect((await archive()).code).toBe(2);
  for (const call of [['--befor', '2025-01'], ['2025-01'], ['--before', '2025-01', '--restore', folder]])
    expect(await archive(...call)).toMatchObject({
      code: 2,
      words: expect.stringContaining('npm run archive -- '),
    });
  expect((await archive('--before', '2025-13')).code).toBe(2);
  expect((await archive('--before', '2028-06')).words).toContain('has not begun');
  expect((await archive('--restore', folder)).words).toContain('no manifest.json');
  const alone = backupParts(readConfig({ DATA_DIR: folder }));
  const here = await said((out) => archiveCommand(['--before', '2025-01'], out, alone));
  expect(here).toMatchObject({ code: 1, words: expect.stringContaining('one machine') });
  expect((await checkServer(url)).every(({ ok }) => ok)).toBe(true);
  await store.close();
});
