import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { systemClock } from '../../adapters/clock/clock.ts';
import { readConfig } from '../../adapters/config/config.ts';
import { pinoLog } from '../../adapters/log/pino/pino-log.ts';
import { sqliteStore } from '../../adapters/store/sqlite/sqlite-store.ts';
import { openParley } from '../../parley.ts';
import { residentBytes, startProgram } from '../fixture/program.ts';
import { openChats } from './chat.ts';
import { fillCases } from './fill.ts';
import { runIntakes } from './full-turn.ts';
import { type Curve, curvesAsSvg, curvesAsTable } from './growth-picture.ts';
import { inFolder, type Measure, quantile, whole } from './measure.ts';
import { runTogether } from './processes.ts';

const CASES = [0, 10_000, 30_000, 100_000] as const;
const EVENTS_A_CASE = 10;
const CHATS = [1_000, 2_000, 5_000] as const;
const INTAKES = 400;

type AtSize = {
  readonly cases: number;
  readonly start: number;
  readonly p50: number;
  readonly p99: number;
  readonly due: number;
};

/** What is due now, asked a hundred times; the median in milliseconds. */
const dueTook = async (folder: string): Promise<number> => {
  const store = sqliteStore({ path: join(folder, 'parley.sqlite') });
  const took: number[] = [];
  for (let times = 0; times < 100; times += 1) {
    const from = performance.now();
    await store.due(systemClock.now(), 100);
    took.push(performance.now() - from);
  }
  await store.close();
  return quantile(took, 0.5);
};

const atSize = async (folder: string, cases: number): Promise<AtSize> => {
  const from = performance.now();
  const program = await startProgram(folder, { LOG_LEVEL: 'error' });
  const start = performance.now() - from;
  await program.stop();
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' });
  const parley = await openParley(config, systemClock, pinoLog(config.LOG_LEVEL, process.stderr));
  await runIntakes(parley, 100);
  const { p50, p99 } = await runIntakes(parley, INTAKES);
  await parley.close();
  return { cases, start, p50, p99, due: await dueTook(folder) };
};

/** One store that grows: the same work is measured at each size. */
const byCases = (): Promise<readonly AtSize[]> =>
  inFolder(async (folder) => {
    const sizes: AtSize[] = [];
    let stored = 0;
    for (const cases of CASES) {
      const store = sqliteStore({ path: join(folder, 'parley.sqlite') });
      await fillCases(store, stored, cases, EVENTS_A_CASE);
      await store.close();
      stored = cases;
      sizes.push(await atSize(folder, cases));
    }
    return sizes;
  });

/** One process with more and more web chats that say nothing; megabytes at each number. */
const byChats = (): Promise<readonly (readonly [number, number])[]> =>
  inFolder(async (folder) => {
    const program = await startProgram(folder, { LOG_LEVEL: 'error' });
    const sockets = await openChats(program, 200);
    const points: [number, number][] = [];
    for (const chats of CHATS) {
      sockets.push(...(await openChats(program, chats - sockets.length)));
      await later(3_000);
      points.push([chats, residentBytes(program.pid) / 1_048_576]);
    }
    for (const socket of sockets) socket.terminate();
    await program.stop();
    return points;
  });

const curvesOf = (
  sizes: readonly AtSize[],
  chats: readonly (readonly [number, number])[],
  processes: readonly (readonly [number, number])[],
): readonly Curve[] => [
  { title: 'p99 of a turn (ms)', of: 'cases stored', points: sizes.map(({ cases, p99 }) => [cases, p99]) },
  {
    title: 'finding what is due (ms)',
    of: 'events stored',
    points: sizes.map(({ cases, due }) => [cases * EVENTS_A_CASE, due]),
  },
  { title: 'memory of the program (MB)', of: 'web chats open', points: chats },
  { title: 'full turns a second, PostgreSQL', of: 'process(es)', points: processes },
];

/** Growth of cases, events, chats and processes; also written as a table and a picture beside this file. */
export const benchGrowth = async (): Promise<readonly Measure[]> => {
  const sizes = await byCases();
  const chats = await byChats();
  const together = await runTogether([1, 2, 3]);
  const curves = curvesOf(
    sizes,
    chats,
    together.map(({ processes, perSecond }) => [processes, perSecond]),
  );
  writeFileSync(join(import.meta.dirname, 'growth.svg'), curvesAsSvg(curves));
  writeFileSync(join(import.meta.dirname, 'growth.md'), curvesAsTable(curves));
  const [empty] = sizes;
  const full = sizes.at(-1);
  if (empty === undefined || full === undefined) return [];
  const what = `${whole(full.cases)} open cases, ${whole(full.cases * EVENTS_A_CASE)} events`;
  return [
    { name: `start with ${what}`, value: `${(full.start / 1_000).toFixed(2)} s`, target: '<= 3 s' },
    {
      name: 'the same, p99 of a turn',
      value: `${full.p99.toFixed(2)} ms`,
      ratio: `${(full.p99 / empty.p99).toFixed(2)} times that of an empty store`,
      target: '<= 1.3',
    },
    { name: 'the same, finding what is due', value: `${full.due.toFixed(2)} ms`, target: '<= 5 ms' },
  ];
};
