import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startPostgres } from '../fixture/postgres.ts';
import { type Measure, perSecond, whole } from './measure.ts';

const INTAKES = 400;
const Done = z.object({ count: z.number(), processorMs: z.number() });

/** What several processes did together on one database, and how busy they and the server kept the processors. */
export type Together = {
  readonly processes: number;
  readonly perSecond: number;
  /** Share of one processor that each process had, on average; and the database's server as a whole. */
  readonly busy: number;
  readonly serverBusy: number;
};

const started = async (store: string): Promise<ChildProcess> => {
  const child = fork(join(import.meta.dirname, 'intake-process.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, STORE: store, MASTER_KEY: '5a'.repeat(32), INTAKES: String(INTAKES) },
  });
  await once(child, 'message');
  return child;
};

/** The same intakes by one process, then by two, each on an empty database of one server. */
export const runTogether = async (numbers: readonly number[]): Promise<readonly Together[]> => {
  const server = await startPostgres();
  try {
    const runs: Together[] = [];
    for (const processes of numbers) {
      const store = await server.makeDatabase();
      const children: ChildProcess[] = [];
      for (let each = 0; each < processes; each += 1) children.push(await started(store));
      const [from, servers] = [performance.now(), server.processorMs()];
      const results = await Promise.all(
        children.map(async (child) => {
          child.send('go');
          const [done] = await once(child, 'message');
          return Done.parse(done);
        }),
      );
      const took = performance.now() - from;
      const count = results.reduce((sum, each) => sum + each.count, 0);
      const busy = results.reduce((sum, each) => sum + each.processorMs, 0) / took / processes;
      runs.push({
        processes,
        perSecond: perSecond(count, took),
        busy,
        serverBusy: (server.processorMs() - servers) / took,
      });
    }
    return runs;
  } finally {
    await server.remove();
  }
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** One process against two on the same PostgreSQL, and what was the limit: the processors or the database. */
export const benchProcesses = async (): Promise<readonly Measure[]> => {
  const runs = await runTogether([1, 2]);
  const [one, two] = runs;
  if (one === undefined || two === undefined) return [];
  const used = two.busy * 2 + two.serverBusy;
  const limit = used > availableParallelism() * 0.85 ? 'the processors' : 'the database';
  return [
    ...runs.map(({ processes, perSecond: rate, busy, serverBusy }) => ({
      name: `full turns on PostgreSQL, ${processes === 1 ? 'one process' : `${processes} processes`}`,
      value: `${whole(rate)}/s`,
      ratio: `each busy ${percent(busy)}, server ${percent(serverBusy)}`,
    })),
    {
      name: `two processes against one, on ${availableParallelism()} processors`,
      value: `${(two.perSecond / one.perSecond).toFixed(2)} times`,
      ratio: `the limit was ${limit}`,
      target: '>= 1.5',
    },
  ];
};
