import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cable, startCable } from '../fixture/cable.ts';
import { type PostgresServer, startPostgres } from '../fixture/postgres.ts';
import { type Program, startProgram } from '../fixture/program.ts';
import { type RedisServer, startRedis } from '../fixture/redis.ts';

/** Several processes of Parley as an operator starts them, with a PostgreSQL and a Redis between them. */
export type Cluster = {
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  /** Between the processes and Redis. */
  readonly cable: Cable;
  readonly database: string;
  /** Where the processes are that can be reached at this moment. */
  urls(): readonly string[];
  kill(which: number): Promise<void>;
  /** Asks a process to end, and waits until it has. */
  stop(which: number): Promise<void>;
  /** `more`: settings beside those that all have. */
  start(which: number, more?: { readonly [name: string]: string }): Promise<void>;
  remove(): Promise<void>;
};

export const startCluster = async (size: number): Promise<Cluster> => {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const cable = await startCable(redis.port);
  const folder = mkdtempSync(join(tmpdir(), 'parley-cluster-'));
  const database = await postgres.makeDatabase();
  const programs = new Map<number, Program>();
  const env = {
    STORE: database,
    REDIS: `redis://127.0.0.1:${cable.port}`,
    MASTER_KEY: '5a'.repeat(32),
    LOG_LEVEL: 'silent',
  };
  const start: Cluster['start'] = async (which, more = {}) => {
    programs.set(which, await startProgram(join(folder, String(which)), { ...env, ...more }));
  };
  const end = async (which: number, how: 'kill' | 'stop'): Promise<void> => {
    const program = programs.get(which);
    if (how === 'kill') programs.delete(which);
    await program?.[how]();
    if (programs.get(which) === program) programs.delete(which);
  };
  for (let which = 0; which < size; which += 1) await start(which);
  return {
    postgres,
    redis,
    cable,
    database,
    urls: () => [...programs.values()].map(({ url }) => url),
    kill: (which) => end(which, 'kill'),
    stop: (which) => end(which, 'stop'),
    start,
    remove: async () => {
      await Promise.all([...programs.keys()].map((which) => end(which, 'kill')));
      await Promise.all([postgres.remove(), cable.close(), redis.remove()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
