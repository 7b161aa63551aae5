import pg from 'pg';
import { systemClock } from '../../adapters/clock/clock.ts';
import { readConfig } from '../../adapters/config/config.ts';
import { pinoLog } from '../../adapters/log/pino/pino-log.ts';
import { postgresStore } from '../../adapters/store/postgres/postgres-store.ts';
import { openParley } from '../../parley.ts';
import { startPostgres } from '../fixture/postgres.ts';
import { silentLog } from '../fixture/silent-log.ts';
import { appendsPerSecond } from './durable-append.ts';
import { runIntakes } from './full-turn.ts';
import { type Measure, perSecond, whole } from './measure.ts';

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

const turnsPerSecond = async (url: string) => {
  const config = readConfig({ STORE: url, MASTER_KEY: '5a'.repeat(32), LOG_LEVEL: 'error' });
  const parley = await openParley(config, systemClock, pinoLog(config.LOG_LEVEL, process.stderr));
  try {
    await runIntakes(parley, 100, AT_ONCE);
    return await runIntakes(parley, INTAKES, AT_ONCE);
  } finally {
    await parley.close();
  }
};

/** A PostgreSQL beside the program, on the same processors. */
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
    const turns = await turnsPerSecond(await server.makeDatabase());
    const floor = (before + (await rawCommits(floorUrl))) / 2;
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
    ];
  } finally {
    await server.remove();
  }
};
