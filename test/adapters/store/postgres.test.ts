import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { checkServer } from '../../../adapters/store/postgres/check.ts';
import { postgresStore } from '../../../adapters/store/postgres/postgres-store.ts';
import { type Allowance, allowance } from '../../../adapters/understanding/langchain/allowance.ts';
import type { Store } from '../../../core/port/store.ts';
import { Member } from '../../../core/staff/member.ts';
import { storeContract } from '../../contract/store.contract.ts';
import { batch, caseRow, conversation, deadline, START, sent } from '../../contract/store-fixture.ts';
import { storeTableContract } from '../../contract/store-table.contract.ts';
import { sweepContract } from '../../contract/sweep.contract.ts';
import { startCable } from '../../fixture/cable.ts';
import { type PostgresServer, sql, startPostgres } from '../../fixture/postgres.ts';
import { silentLog } from '../../fixture/silent-log.ts';

let server: PostgresServer;
let shared = '';
beforeAll(async () => {
  server = await startPostgres();
  shared = await server.makeDatabase();
});
afterAll(() => server.remove());

storeContract('postgres', async () => {
  const { store } = await postgresStore({ url: shared, log: silentLog });
  const remove = async () => {
    await store.close();
    await server.emptyDatabase(shared);
  };
  return { store, remove };
});

storeTableContract(async () => {
  const url = await server.makeDatabase();
  const { store } = await postgresStore({ url, log: silentLog });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const columns = async () =>
    (
      await client.query<{ table: string; column: string; type: string }>(
        `SELECT table_name AS table, column_name AS column, data_type AS type FROM information_schema.columns
         WHERE table_schema = 'public' AND is_generated = 'NEVER'`,
      )
    ).rows;
  return {
    kind: 'postgres',
    store,
    columns,
    insert: async (table, row) => {
      const names = Object.keys(row);
      const places = names.map((_, index) => `$${index + 1}`);
      await client.query(`INSERT INTO ${table} (${names}) VALUES (${places})`, Object.values(row));
    },
    everything: async () => {
      const tables = new Set((await columns()).map(({ table }) => table));
      let all = '';
      for (const table of tables)
        all += JSON.stringify((await client.query(`SELECT row::text FROM ${table} AS row`)).rows);
      return all;
    },
    remove: async () => {
      await client.end();
      await store.close();
    },
  };
});

sweepContract(async () => {
  const shared = await postgresStore({ url: await server.makeDatabase(), log: silentLog });
  return { ...shared, close: shared.store.close };
});

/** Several processes on one new database. */
const processes = async (
  count: number,
): Promise<{ readonly stores: readonly Store[]; close(): Promise<void> }> => {
  const url = await server.makeDatabase();
  const shareds = await Promise.all(
    Array.from({ length: count }, () => postgresStore({ url, log: silentLog })),
  );
  const stores = shareds.map(({ store }) => store);
  return { stores, close: async () => void (await Promise.all(stores.map((store) => store.close()))) };
};

const texts = async (store: Store, conversationId: string): Promise<readonly string[]> =>
  (await store.feed(conversationId, 0, 5_000)).map(({ message: { body } }) =>
    body.kind === 'text' && 'verbatim' in body.text ? body.text.verbatim : '',
  );

test('processes that start at the same moment make the tables once', async () => {
  const { stores, close } = await processes(4);
  await stores[0]?.append(batch('k-1', 0));
  expect(await stores[3]?.record('k-1')).toHaveLength(1);
  await close();
});

test('processes that fight over the same cases and feeds never wait for each other for ever, and lose nothing', async () => {
  const { stores, close } = await processes(3);
  let conflicts = 0;
  const write = async (store: Store, writer: number): Promise<void> => {
    for (let count = 0; count < 25; count += 1) {
      const caseId = `k-${(writer * 7 + count * 3) % 5}`;
      for (;;) {
        const { version, revision } = await store.head(caseId);
        const feeds = [`c-${(writer + count) % 3}`, `c-${(writer + count + 1) % 3}`];
        const result = await store.append(
          batch(caseId, version, {
            expectedRevision: revision,
            messages: feeds.map((feed) => sent(feed, `${writer}/${count}`)),
            deadlines: [deadline('answer', START + count)],
            row: caseRow(caseId, { version: version + 1 }),
          }),
        );
        if (result.ok) break;
        conflicts += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: 12 }, (_, writer) => write(stores[writer % 3] as Store, writer)));
  const [store] = stores as [Store];
  const events = await Promise.all([0, 1, 2, 3, 4].map(async (id) => (await store.record(`k-${id}`)).length));
  expect(events.reduce((sum, count) => sum + count, 0)).toBe(12 * 25);
  const said = (await Promise.all(['c-0', 'c-1', 'c-2'].map((feed) => texts(store, feed)))).flat();
  expect(said).toHaveLength(12 * 25 * 2);
  expect(conflicts).toBeGreaterThan(0);
  await close();
});

test('what is due is shared out among processes, each deadline to one', async () => {
  const { stores, close } = await processes(3);
  const [first] = stores as [Store];
  await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      first.append(batch(`k-${index}`, 0, { deadlines: [deadline('answer', START)] })),
    ),
  );
  const taken = await Promise.all(stores.map((store, index) => store.due(START, 60, `w-${index}`)));
  const ids = taken.flat().map(({ caseId }) => caseId);
  expect(new Set(ids).size).toBe(ids.length);
  const rest = await first.due(START, 60, 'w-0');
  expect(new Set([...ids, ...rest.map(({ caseId }) => caseId)]).size).toBe(60);
  await close();
});

test('words that are no Unicode text, and a byte that no column takes, come back as they were', async () => {
  const { stores, close } = await processes(1);
  const [store] = stores as [Store];
  const words = 'zero \u0000 half \ud83d whole \ud83d\udca5 \\u0041 \\ " \n 水壺';
  await store.append(
    batch('k-1', 0, {
      messages: [sent('c-1', words)],
      conversations: [conversation('c-1', { memory: { words } })],
      row: caseRow('k-1', { summary: { words } }),
    }),
  );
  expect(await texts(store, 'c-1')).toEqual([words]);
  expect((await store.conversation('c-1'))?.memory).toEqual({ words });
  expect((await store.case('k-1'))?.summary).toEqual({ words });
  await close();
});

const throughCable = async () => {
  const cable = await startCable(server.port);
  const url = await server.makeDatabase();
  const { store } = await postgresStore({
    url: url.replace(String(server.port), String(cable.port)),
    log: silentLog,
  });
  return { cable, store, close: () => store.close().then(() => cable.close()) };
};

test('an append whose answer was lost is found out, and stored once', async () => {
  const { cable, store, close } = await throughCable();
  await store.append(batch('k-0', 0));
  for (let version = 0; version < 5; version += 1) {
    const turn = batch('k-1', version, {
      messages: [sent('c-1', `turn ${version}`)],
      conversations: [conversation('c-1', { memory: { version } })],
      handled: { conversationId: 'c-1', updateId: `u-${version}`, at: START },
    });
    cable.loseNextAnswer();
    expect(await store.append(turn)).toEqual({ ok: true, version: version + 1 });
    expect(await store.append(turn)).toEqual({ ok: false, reason: 'duplicate' });
  }
  expect(await texts(store, 'c-1')).toEqual([0, 1, 2, 3, 4].map((version) => `turn ${version}`));
  expect(await store.head('k-1')).toEqual({ version: 5, revision: 5 });
  cable.loseNextAnswer();
  expect(await store.append(batch('k-1', 3))).toEqual({ ok: false, reason: 'conflict' });
  await close();
});

test('a network that says nothing any more is given up, and what was asked is done once it is back', async () => {
  const { cable, store, close } = await throughCable();
  await store.append(batch('k-1', 0));
  cable.silence();
  const asked = [store.append(batch('k-1', 1)), store.append(batch('k-2', 0))];
  const read = store.record('k-1');
  await wait(300);
  cable.mend();
  expect(await Promise.all(asked)).toEqual([
    { ok: true, version: 2 },
    { ok: true, version: 1 },
  ]);
  expect((await read).length).toBeGreaterThan(0);
  await close();
});

test('a database of another program, or of a newer Parley, is refused and left as it is', async () => {
  const foreign = await server.makeDatabase();
  await sql(foreign, 'CREATE TABLE recipe (name text)');
  await expect(postgresStore({ url: foreign, log: silentLog })).rejects.toThrow('another program');
  expect(await sql(foreign, 'SELECT tablename FROM pg_tables WHERE schemaname = current_schema()')).toEqual([
    { tablename: 'recipe' },
  ]);
  expect(await checkServer(foreign)).toMatchObject([
    { ok: true },
    { ok: false, sentence: 'It is a database of another program.' },
  ]);
  const newer = await server.makeDatabase();
  expect((await checkServer(newer)).map(({ ok }) => ok)).toEqual([true, true]);
  await (await postgresStore({ url: newer, log: silentLog })).store.close();
  await sql(newer, 'UPDATE parley_schema SET version = 999');
  await expect(postgresStore({ url: newer, log: silentLog })).rejects.toThrow('newer Parley (schema 999');
  expect((await checkServer(newer)).at(-1)).toMatchObject({ ok: false });
});

test('a database of an older schema: who was of the team is a member with the rights they had, and rows have words', async () => {
  const url = await server.makeDatabase();
  await (await postgresStore({ url, log: silentLog })).store.close();
  await sql(
    url,
    `DROP TABLE member, passkey, journal, challenge, case_fact, case_tally, erased, taken_out, taken_out_file;
     ALTER TABLE file DROP COLUMN at;
     DROP FUNCTION append_2, count_1; DROP INDEX session_staff, event_file; UPDATE parley_schema SET version = 1;
     DROP TRIGGER case_row_in ON case_row; DROP TRIGGER case_row_said ON case_row;
     DROP TRIGGER case_row_out ON case_row; DROP FUNCTION keep_words, drop_words, words_in;
     DROP TABLE case_word; ALTER TABLE case_row DROP COLUMN flagged, DROP COLUMN stalled, DROP COLUMN handover_to;
     INSERT INTO case_row VALUES ('k-1', 1, 'telling', false, 'claimant', 'tell', 5, NULL, false, false,
       '{"claimantLabel":"Ab12","claimType":null,"respondentName":"Übermut GmbH","amount":null,"flags":["stalled"]}', 5);
     INSERT INTO setting VALUES ('staff/oid-1', 'Kim 金'),
       ('desk/people', '[{"id":"oid-1","name":"Kim 金"},{"id":"oid-2","name":"Sam"}]')`,
  );
  const { store } = await postgresStore({ url, log: silentLog });
  const team = z.array(Member).parse(await store.members());
  expect(team.map(({ id, name, roles, authority }) => [id, name, roles, authority])).toEqual([
    ['oid-1', 'Kim 金', ['adjuster', 'senior'], 'unlimited'],
    ['oid-2', 'Sam', ['adjuster', 'senior'], 'unlimited'],
  ]);
  // Rows from before there were words are found by them.
  const [row] = await store.cases({ words: [['uber'], ['c6hjf22222']], stalled: true, limit: 9 });
  expect(row?.summary).toMatchObject({ words: '|c6hjf22222|=k-1|#none|ubermut|gmbh|' });
  await store.close();
});

test('closing commits what was asked for before, refuses what comes after, and can be said twice', async () => {
  const url = await server.makeDatabase();
  const { store } = await postgresStore({ url, log: silentLog });
  const pending = Array.from({ length: 600 }, (_, index) => store.append(batch(`k-${index}`, 0)));
  await store.close();
  await store.close();
  expect((await Promise.all(pending)).every(({ ok }) => ok)).toBe(true);
  await expect(store.append(batch('k-late', 0))).rejects.toThrow('closed');
  const again = (await postgresStore({ url, log: silentLog })).store;
  expect(await again.record('k-599')).toHaveLength(1);
  expect(await again.record('k-late')).toEqual([]);
  await again.close();
});

test('a server that is not there is named without its password', async () => {
  const url = 'postgres://parley:secret@127.0.0.1:1/parley';
  const refused = postgresStore({ url, log: silentLog });
  await expect(refused).rejects.toThrow(/^The database at 127\.0\.0\.1:1 does not answer/);
  await expect(refused).rejects.not.toThrow(/secret/);
  const [finding] = await checkServer(url);
  expect(finding).toMatchObject({ ok: false, sentence: expect.stringContaining('127.0.0.1:1') });
  expect(JSON.stringify(finding)).not.toContain('secret');
});

test('two processes that ask a model spend a day’s tokens together, and no more but for what was under way', async () => {
  const { stores, close } = await processes(2);
  const clock = { now: () => START };
  const [one, other] = stores.map((store) => allowance(10_000, clock, silentLog, store));
  let [spent, under, most] = [0, 0, 0];
  const ask = async (day: Allowance | undefined): Promise<void> => {
    for (let question = 0; question < 15; question += 1) {
      const settle = (await day?.take(1_000)) ?? null;
      if (settle === null) return;
      under += 1;
      most = Math.max(most, under);
      await wait(Math.random() * 5);
      // An answer may cost more than was thought likely.
      const really = 900 + Math.floor(Math.random() * 200);
      spent += really;
      under -= 1;
      settle(really);
    }
  };
  await Promise.all([ask(one), ask(one), ask(other), ask(other)]);
  expect(spent).toBeGreaterThan(10_000 - 4 * 1_100);
  expect(spent).toBeLessThanOrEqual(10_000 + most * 100);
  await close();
});
