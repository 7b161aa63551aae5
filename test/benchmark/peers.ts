import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { systemClock } from '../../adapters/clock/clock.ts';
import { readConfig } from '../../adapters/config/config.ts';
import { pinoLog } from '../../adapters/log/pino/pino-log.ts';
import { openParley } from '../../parley.ts';
import { type Run, runIntakes } from './full-turn.ts';
import { inFolder, type Measure, quantile, whole } from './measure.ts';

/** Runs of everybody, in turn, so that a slow moment of the machine meets all of them. */
const ROUNDS = 3;
const AT_ONCE = 16;
const INTAKES = 400;
const ONE_AFTER_ANOTHER = 75;

/** What a peer says of itself in one line of JSON: turns a second one after another, and 16 conversations at once. */
const PeerRun = z.object({
  name: z.string(),
  seq_turns_s: z.number(),
  conc_turns_s: z.number(),
  bytes_per_conv: z.number().nullable(),
});
type PeerRun = z.infer<typeof PeerRun>;

/** Each program, with the line that is compared: durable on SQLite, synced at every turn. */
const PEERS = {
  langgraph: {
    file: ['langgraph.mjs', 'sqlite'],
    line: 'LangGraph SqliteSaver durability=sync',
    atLeast: 10,
  },
  botbuilder: { file: ['botbuilder.mjs'], line: 'botbuilder Waterfall + SQLite storage FULL', atLeast: 3 },
  telegraf: { file: ['telegraf.mjs'], line: 'telegraf WizardScene + SQLite session FULL', atLeast: 1.5 },
} as const;
type Peer = keyof typeof PEERS;
const NAMES = Object.keys(PEERS) as readonly Peer[];

const run = promisify(execFile);

const peerRun = async (folder: string, peer: Peer): Promise<PeerRun> => {
  const { file, line } = PEERS[peer];
  const { stdout } = await run(process.execPath, ['--no-warnings', ...file], { cwd: folder });
  for (const text of stdout.split('\n')) {
    const said = PeerRun.safeParse(text.startsWith('{') ? JSON.parse(text) : null);
    if (said.success && said.data.name === line) return said.data;
  }
  throw new Error(`${file.join(' ')} did not say how quick "${line}" was: ${stdout.slice(0, 400)}`);
};

type OwnRun = { readonly sequential: Run; readonly concurrent: Run; readonly bytes: number };

/** Our own full turn on the same words: understood, validated, authorised, decided, answered, and on the disk. */
const ownRun = (texts: readonly string[]): Promise<OwnRun> =>
  inFolder(async (folder) => {
    const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' });
    const open = () => openParley(config, systemClock, pinoLog(config.LOG_LEVEL, process.stderr));
    const stored = (): number => statSync(join(folder, 'parley.sqlite')).size;
    const warm = await open();
    await runIntakes(warm, 100, AT_ONCE, texts);
    // Closing moves the write-ahead log into the file, as the peers do before they count.
    await warm.close();
    const before = stored();
    const parley = await open();
    await runIntakes(parley, 8, 1, texts);
    const sequential = await runIntakes(parley, ONE_AFTER_ANOTHER, 1, texts);
    const concurrent = await runIntakes(parley, INTAKES, AT_ONCE, texts);
    await parley.close();
    return { sequential, concurrent, bytes: (stored() - before) / (8 + ONE_AFTER_ANOTHER + INTAKES) };
  });

const median = (values: readonly number[]): number => quantile(values, 0.5);

type Round = { readonly own: OwnRun; readonly peers: { readonly [P in Peer]: PeerRun } };

const round = async (folder: string, texts: readonly string[]): Promise<Round> => {
  const langgraph = await peerRun(folder, 'langgraph');
  const botbuilder = await peerRun(folder, 'botbuilder');
  const own = await ownRun(texts);
  const telegraf = await peerRun(folder, 'telegraf');
  return { own, peers: { langgraph, botbuilder, telegraf } };
};

const comparison = (rounds: readonly Round[], peer: Peer): Measure => {
  const theirs = median(rounds.map(({ peers }) => peers[peer].conc_turns_s));
  const times = median(rounds.map(({ own, peers }) => own.concurrent.perSecond / peers[peer].conc_turns_s));
  return {
    name: `${PEERS[peer].line}, ${AT_ONCE} at once`,
    value: `${whole(theirs)}/s`,
    ratio: `we are ${times.toFixed(1)} times as quick`,
    target: `>= ${PEERS[peer].atLeast}`,
  };
};

const NOT_SET =
  'Set PEERS to the folder of the peers’ programs (langgraph.mjs, botbuilder.mjs, telegraf.mjs).';

/**
 * The same twelve words of an intake through what somebody would take instead of Parley, durable after each turn. The
 * peers are programs outside of this project, in the folder that `PEERS` names, with their packages installed.
 */
export const benchPeers = async (): Promise<readonly Measure[]> => {
  const { PEERS: folder } = process.env;
  if (folder === undefined) return [{ name: 'peers', value: 'not measured', ratio: NOT_SET }];
  const { TURNS } = await import(pathToFileURL(join(folder, 'harness.mjs')).href);
  const texts = z.array(z.string()).parse(TURNS);
  const rounds: Round[] = [];
  for (let left = ROUNDS; left > 0; left -= 1) rounds.push(await round(folder, texts));
  const own = (value: (run: OwnRun) => number): number => median(rounds.map((each) => value(each.own)));
  const slowest = median(
    rounds.map(({ own, peers }) => own.sequential.perSecond / peers.telegraf.seq_turns_s),
  );
  return [
    {
      name: `our full turns on the peers' intake, ${AT_ONCE} at once`,
      value: `${whole(own(({ concurrent }) => concurrent.perSecond))}/s`,
    },
    ...NAMES.map((peer) => comparison(rounds, peer)),
    {
      name: 'our full turns, one after another',
      value: `${whole(own(({ sequential }) => sequential.perSecond))}/s`,
      ratio: `${slowest.toFixed(2)} times telegraf's`,
      target: '>= 1',
    },
    {
      name: 'stored for one conversation of the intake',
      value: `${(own(({ bytes }) => bytes) / 1_000).toFixed(1)} kB`,
      target: '<= 4 kB',
    },
  ];
};
