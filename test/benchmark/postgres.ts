import pg from 'pg';
import { systemClock } from '../../adapters/clock/clock.ts';
import { readConfig } from '../../adapters/config/config.ts';
import { pinoLog } from '../../adapters/log/pino/pino-log.ts';
import { postgresStore } from '../../adapters/store/postgres/postgres-store.ts';
import { openParley } from '../../parley.ts';
import { type PostgresServer, startPostgres } from '../fixture/postgres.ts';
import { silentLog } from '../fixture/silent-log.ts';
import { appendsPerSecond } from './durable-append.ts';
import { runIntakes } from './full-turn.ts';
import { inFolder, type Measure, perSecond, whole } from './measure.ts';

const FLOOR_FOR = 1_500;
/** Conversations that are in a turn at the same moment. */
const AT_ONCE = 64;
const INTAKES = 800;

/** The floor of everything durable on this server: one small row, committed, over and over on one connection. */
const rawCommits = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS raw_commit (value text)');
  const insert = { name: 'raw', text: 'INSERT INTO raw_commit VALUES ($1)', values: ['x'.repeat(200)] };
  const from = performance.now();
  let count = 0;
  while (performance.now() - from < FLOOR_FOR) {
    await client.query(insert);
    count += 1;
  }
  const rate = perSecond(count, performance.now() - from);
  await client.end();
  return rate;
};

/** Whole intakes on a store that the settings name, with the processor time of a turn here and, where one is given, in the server. */
const measuredTurns = async (settings: { readonly [name: string]: string }, server?: PostgresServer) => {
  const config = readConfig({ LOG_LEVEL: 'error', ...settings });
  const parley = await openParley(config, systemClock, pinoLog(config.LOG_LEVEL, process.stderr));
  try {
    await runIntakes(parley, 100, AT_ONCE);
    const [own, servers] = [process.cpuUsage(), server?.processorMs() ?? 0];
    const run = await runIntakes(parley, INTAKES, AT_ONCE);
    const { user, system } = process.cpuUsage(own);
    const there = (server?.processorMs() ?? 0) - servers;
    return { ...run, here: (user + system) / run.count, there: (1_000 * there) / run.count };
  } finally {
    await parley.close();
  }
};

const microseconds = (value: number): string => `${whole(value)} \u00b5s`;

/** A PostgreSQL beside the program, on the same processors; SQLite in the same run to compare with. */
export const benchPostgres = async (): Promise<readonly Measure[]> => {
  const server = await startPostgres();
  try {
    const floorUrl = await server.makeDatabase();
    const before = await rawCommits(floorUrl);
    const { store } = await postgresStore({ url: await server.makeDatabase(), log: silentLog });
    const one = await appendsPerSecond(store, 1);
    const many = await appendsPerSecond(store, 64);
    const crowd = await appendsPerSecond(store, 512);
    await store.close();
    const settings = { STORE: await server.makeDatabase(), MASTER_KEY: '5a'.repeat(32) };
    const turns = await measuredTurns(settings, server);
    const floor = (before + (await rawCommits(floorUrl))) / 2;
    const embedded = await inFolder((folder) => measuredTurns({ DATA_DIR: folder }));
    const ofFloor = (rate: number): string => `${(rate / floor).toFixed(2)} times the floor`;
    return [
      { name: 'PostgreSQL, one small commit, the floor', value: `${whole(floor)}/s` },
      { name: 'durable appends, one writer', value: `${whole(one)}/s`, ratio: ofFloor(one) },
      { name: 'durable appends, 64 writers', value: `${whole(many)}/s`, ratio: ofFloor(many) },
      { name: 'durable appends, 512 writers', value: `${whole(crowd)}/s`, ratio: ofFloor(crowd) },
      {
        name: `full turns, ${AT_ONCE} conversations at once`,
        value: `${whole(turns.perSecond)}/s`,
        ratio: ofFloor(turns.perSecond),
        target: '>= 4,000/s',
      },
      { name: 'the same, median of a turn', value: `${turns.p50.toFixed(2)} ms` },
      { name: 'the same, p99 of a turn', value: `${turns.p99.toFixed(2)} ms` },
      {
        name: 'the same, processor time of a turn',
        value: microseconds(turns.here + turns.there),
        ratio: `${whole(turns.here)} here, ${whole(turns.there)} there`,
      },
      {
        name: 'the same on SQLite',
        value: `${whole(embedded.perSecond)}/s`,
        ratio: `${(turns.perSecond / embedded.perSecond).toFixed(2)} of it on PostgreSQL`,
      },
      { name: 'the same on SQLite, processor time of a turn', value: microseconds(embedded.here) },
    ];
  } finally {
    await server.remove();
  }
};
