import { benchConsole } from './console.ts';
import { benchDurableAppend } from './durable-append.ts';
import { benchFullTurn } from './full-turn.ts';
import { benchGrowth } from './growth.ts';
import { benchIdleChats } from './idle-chats.ts';
import { benchLiveChats } from './live-chats.ts';
import type { Measure } from './measure.ts';
import { benchPeers } from './peers.ts';
import { benchPostgres } from './postgres.ts';
import { benchProcesses } from './processes.ts';
import { benchQueue } from './queue.ts';
import { benchReport } from './report.ts';
import { benchStart } from './start.ts';
import { benchTeams } from './teams.ts';
import { benchTelegram } from './telegram.ts';
import { benchUnderstanding } from './understanding.ts';
import { benchVideo } from './video.ts';

/** `npm run bench [-- name]`: every benchmark, one after the other, each line as soon as it is known. */
const BENCHMARKS: { readonly [name: string]: () => Promise<readonly Measure[]> } = {
  append: benchDurableAppend,
  turn: benchFullTurn,
  peers: benchPeers,
  postgres: benchPostgres,
  queue: benchQueue,
  processes: benchProcesses,
  growth: benchGrowth,
  start: benchStart,
  idle: benchIdleChats,
  live: benchLiveChats,
  understanding: benchUnderstanding,
  telegram: benchTelegram,
  teams: benchTeams,
  report: benchReport,
  video: benchVideo,
  console: benchConsole,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHMARKS, name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const { name: what, value, ratio = '', target = '' } of await benchmark())
    process.stdout.write(`${what.padEnd(52)}${value.padStart(16)}  ${ratio.padEnd(28)}${target}\n`);
}
