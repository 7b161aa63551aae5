import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { diskAttachments } from '../../../adapters/attachment/disk/disk-attachments.ts';
import { readConfig } from '../../../adapters/config/config.ts';
import { migrateCommand } from '../../../adapters/store/migrate/migrate.ts';
import { postgresStore } from '../../../adapters/store/postgres/postgres-store.ts';
import { sqliteStore } from '../../../adapters/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../core/port/store.ts';
import { owner } from '../../../core/staff/new-member.ts';
import { migrateParts, openPlace } from '../../../place.ts';
import { batch, conversation, link, START, sealedRow, sent } from '../../contract/store-fixture.ts';
import { openHouse } from '../../fixture/house.ts';
import { type PostgresServer, sql, startPostgres } from '../../fixture/postgres.ts';
import { silentLog } from '../../fixture/silent-log.ts';

let server: PostgresServer;
let folder = '';
beforeAll(async () => {
  server = await startPostgres();
  folder = mkdtempSync(join(tmpdir(), 'parley-migrate-'));
});
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});

const migrate = async (from: string, to: string) => {
  let said = '';
  const out = { write: (text: string) => (said += text) };
  const code = await migrateCommand(['--from', `sqlite:${from}`, '--to', to], out, migrateParts());
  return { code, said };
};

/** A directory as one machine leaves it: real cases, and one row of everything else. */
const fill = async (directory: string): Promise<readonly string[]> => {
  const store = sqliteStore({ path: join(directory, 'parley.sqlite') });
  const house = openHouse(store);
  const caseIds: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const claimant = await house.claimant();
    await claimant.say('My fridge from Acme came broken on 3 March, 水壺壞了 🫖. I want my money back.');
    await claimant.say('480');
    caseIds.push(claimant.caseId);
  }
  const wrappedKey = Uint8Array.from({ length: 40 }, (_, index) => index * 5);
  const [caseId = ''] = caseIds;
  const { version } = await store.head(caseId);
  await store.append(
    batch(caseId, version, {
      count: 0,
      sealed: { row: sealedRow('claimant', { caseId }), wrappedKey },
      links: [link('h-1')],
      conversations: [conversation('c-extra', { caseId, memory: { asked: null } })],
      messages: [sent('c-extra', 'one')],
    }),
  );
  await store.putSession({
    sessionId: 's-1',
    staff: { id: 'a', name: 'Ana' },
    createdAt: START,
    expiresAt: START,
  });
  await store.grant('s-1', 'p-1');
  await store.putSetting('offset', '5');
  await store.putMember(owner({ id: 'a', name: 'Ana', addedAt: START }));
  await store.putAddress({
    channel: 'telegram',
    chatId: 't-1',
    conversationId: 'c-extra',
    shown: 0,
    trying: null,
    lost: false,
    reference: { thread: 't' },
    usedAt: START,
  });
  await store.close();
  return caseIds;
};

const everything = async (store: Store, caseIds: readonly string[]) => ({
  rows: await store.cases({ limit: 99 }),
  due: await store.due(Number.MAX_SAFE_INTEGER, 999),
  cases: await Promise.all(
    caseIds.map(async (caseId) => {
      const conversations = await store.conversations(caseId);
      return {
        head: await store.head(caseId),
        record: await store.record(caseId),
        sealed: await store.sealed(caseId, 'r-1'),
        key: await store.caseKey(caseId),
        conversations,
        feeds: await Promise.all(
          conversations.map(({ conversationId }) => store.feed(conversationId, 0, 999)),
        ),
        handled: await Promise.all(
          conversations.map(({ conversationId }) => store.handled(conversationId, `${conversationId}-1`)),
        ),
      };
    }),
  ),
  rest: [
    await store.link('h-1'),
    await store.session('s-1'),
    await store.grants('s-1'),
    await store.setting('offset'),
    await store.members(),
    await store.addresses('c-extra'),
    await store.behind('telegram', 9),
  ],
});

test('everything of one machine is there afterwards, files too, and turns go on', async () => {
  const directory = join(folder, 'whole');
  const caseIds = await fill(directory);
  writeFileSync(join(directory, 'master.key'), `${'ab'.repeat(32)}\n`, { mode: 0o600 });
  const { sha256 } = await diskAttachments(join(directory, 'files')).put(Buffer.from('a picture'));
  const url = await server.makeDatabase();
  const { code, said } = await migrate(directory, url);
  expect(said).toMatch(
    /^Moved 3 cases, \d+ events, \d+ messages and 1 files\.\nThe hash chains of all 3 cases verify/,
  );
  expect(code).toBe(0);

  const before = sqliteStore({ path: join(directory, 'parley.sqlite') });
  const { store: after, attachments } = await postgresStore({ url, log: silentLog });
  expect(await everything(after, caseIds)).toEqual(await everything(before, caseIds));
  expect(Buffer.from((await attachments.get(sha256)) ?? []).toString()).toBe('a picture');
  const house = openHouse(after);
  const [conversationId = ''] = (await after.conversations(caseIds[1] ?? '')).map(
    (each) => each.conversationId,
  );
  const { version } = await after.head(caseIds[1] ?? '');
  const input = { kind: 'text' as const, text: 'no wait, 450' };
  expect(await house.turns.take({ conversationId, updateId: 'later', input })).toMatchObject({
    status: 'done',
  });
  expect((await after.head(caseIds[1] ?? '')).version).toBeGreaterThan(version);
  await Promise.all([before.close(), after.close()]);

  const shared = (MASTER_KEY: string) => readConfig({ STORE: url, MASTER_KEY });
  await expect(openPlace(shared('cd'.repeat(32)), silentLog)).rejects.toThrow(/MASTER_KEY is not the one/);
  await (await openPlace(shared('ab'.repeat(32)), silentLog)).close();

  expect(await migrate(directory, url)).toEqual({
    code: 1,
    said: 'There are cases in that database already. Give it an empty one.\n',
  });
});

test('one changed letter in one event, and nothing is moved', async () => {
  const directory = join(folder, 'changed');
  const [caseId = ''] = await fill(directory);
  const db = new DatabaseSync(join(directory, 'parley.sqlite'));
  db.prepare("UPDATE event SET recorded = replace(recorded, 'Acme', 'Acne') WHERE case_id = ?").run(caseId);
  db.close();
  const url = await server.makeDatabase();
  const { code, said } = await migrate(directory, url);
  expect(said).toContain(`the hash chain of 1 of 3 cases does not hold (${caseId})`);
  expect(code).toBe(1);
  const { store } = await postgresStore({ url, log: silentLog });
  expect(await store.cases({ limit: 9 })).toEqual([]);
  await store.close();
});

test('a wrong call, an empty folder and a database of another program are told in a sentence', async () => {
  const url = await server.makeDatabase();
  expect((await migrate('', url)).code).toBe(2);
  expect((await migrate(join(folder, 'nothing'), url)).said).toMatch(/^There is no parley\.sqlite in/);
  const directory = join(folder, 'foreign');
  await fill(directory);
  await sql(url, 'CREATE TABLE recipe (name text)');
  const { code, said } = await migrate(directory, url);
  expect(said).toContain('another program');
  expect(code).toBe(1);
});
