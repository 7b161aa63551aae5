import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Apart, startApart } from '../fixture/apart.ts';
import { type PostgresServer, sql, startPostgres } from '../fixture/postgres.ts';
import { type Program, startProgram } from '../fixture/program.ts';
import { checkPromises } from './ledger.ts';
import { underLoad } from './people.ts';
import { rounds } from './rounds.ts';

/** One process, and its database in another network: nobody tells either of them when the cable between them is out. */
const folder = mkdtempSync(join(tmpdir(), 'parley-cut-'));
let apart: Apart;
let postgres: PostgresServer;
let database: string;
let program: Program;
beforeAll(async () => {
  apart = startApart();
  postgres = await startPostgres(apart);
  database = await postgres.makeDatabase();
  program = await startProgram(folder, { STORE: database, MASTER_KEY: '5a'.repeat(32), LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  await program.kill();
  await postgres.remove();
  apart.remove();
  rmSync(folder, { recursive: true, force: true });
});

const CUTS = rounds(2);

test('the network between the program and its database is cut, and comes back', async () => {
  const promised = await underLoad(
    () => [program.url],
    8,
    async () => {
      for (let round = 0; round < CUTS; round += 1) {
        await wait(Math.random() * 300);
        apart.cut();
        expect(await Promise.race([sql(database, 'SELECT 1'), wait(2_000, 'silence')])).toBe('silence');
        apart.mend();
        await wait(500);
      }
    },
  );
  expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
  const { turns, events, retries } = await checkPromises(database, promised);
  process.stderr.write(
    `network cut ${CUTS} times: ${turns} turns kept, ${events} events in whole chains, ${retries} asked again\n`,
  );
});
