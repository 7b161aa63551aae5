import { parseArgs } from 'node:util';
import type { Log } from '../../../core/port/outside.ts';
import type { Instant } from '../../../core/time.ts';
import { EMPTY_TALLY, type Figures, figuresOf, type Share, type Tally, tallied } from './figures.ts';
import { Simulation, type SimulationParts } from './simulation.ts';

/** Puts together a Parley of its own, empty and in memory, whose clock stands at `start`. */
export type OpenSimulated = (
  start: Instant,
  log: Log,
) => Promise<SimulationParts & { close(): Promise<void> }>;

/** Cases that share one clock and one store; the next batch begins with empty ones. */
const BATCH = 40;
/** A Monday, so that the same seed meets the same weekends. */
const START = Date.UTC(2026, 0, 5, 9);

/** `npm run simulate`: made-up people through the real turns. Resolves to the exit code; 1 where a promise was broken. */
export const simulateCommand = async (
  args: readonly string[],
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
  open: OpenSimulated,
): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const cases = Number(values.cases);
  if (!Number.isInteger(cases) || cases < 1 || cases > 100_000) {
    errors.write(`--cases is a whole number from 1 to 100000, not "${values.cases}".\n`);
    return 2;
  }
  const figures = await simulate(cases, values.seed, open);
  output.write(values.json ? `${JSON.stringify(figures)}\n` : printed(figures));
  return figures.faults === 0 && figures.adrift === 0 ? 0 : 1;
};

/** Plays `cases` cases, batch by batch. */
export const simulate = async (cases: number, seed: string, open: OpenSimulated): Promise<Figures> => {
  const began = performance.now();
  let tally = EMPTY_TALLY;
  for (let first = 0; first < cases; first += BATCH) {
    const seeds = Array.from(
      { length: Math.min(BATCH, cases - first) },
      (_, index) => `${seed}/${first + index}`,
    );
    tally = await playBatch(tally, seeds, open);
  }
  return figuresOf(tally, seed, (performance.now() - began) / 1_000);
};

const playBatch = async (tally: Tally, seeds: readonly string[], open: OpenSimulated): Promise<Tally> => {
  const faults: unknown[] = [];
  const log: Log = { info: () => {}, warn: () => {}, error: ({ fault }) => faults.push(fault) };
  const parts = await open(START, log);
  try {
    const played = await new Simulation(parts).play(seeds);
    return await tallied(tally, { ...played, faults: faults.length }, parts.store);
  } finally {
    await parts.close();
  }
};

const printed = (figures: Figures): string => {
  const { phases, daysToSettle, ...rest } = figures;
  return `${[
    `${rest.cases} cases, seed ${rest.seed}`,
    '',
    'where they stand at the end',
    ...Object.entries(phases).map(([phase, count]) => `  ${phase.padEnd(28)} ${count}`),
    '',
    `both took part      ${shareText(rest.tookPart)} of all cases`,
    `settled             ${shareText(rest.settled)} of those`,
    `  by sealed numbers ${shareText(rest.bySealedNumbers)} of the settled`,
    `  every promise kept ${shareText(rest.kept)} of the settled`,
    `days to settle      median ${daysToSettle.median ?? '-'}, nine in ten within ${daysToSettle.p90 ?? '-'}`,
    `turns a case        ${rest.turnsPerCase}`,
    `faults              ${rest.faults}`,
    `open without a next step  ${rest.adrift}`,
    '',
    `took ${rest.seconds} s, ${rest.turnsPerSecond} turns a second`,
  ].join('\n')}\n`;
};

const shareText = ({ count, of, share }: Share): string =>
  share === null ? `${count}/${of}` : `${count}/${of} (${(share * 100).toFixed(1)} %)`;
