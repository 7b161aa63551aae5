import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One line of the table that `npm run bench` prints. `ratio` is against a floor that was measured in the same run. */
export type Measure = {
  readonly name: string;
  readonly value: string;
  readonly ratio?: string;
  /** What the project asks of it. */
  readonly target?: string;
};

/** Runs work in a folder of its own that is gone afterwards. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const RECORD = Buffer.alloc(1_024, 1);

/** The floor of everything durable: one kilobyte written and synced, over and over. Times a second. */
export const rawSyncs = (folder: string, milliseconds = 1_500): number => {
  const file = openSync(join(folder, 'raw-sync'), 'w');
  const from = performance.now();
  let count = 0;
  while (performance.now() - from < milliseconds) {
    writeSync(file, RECORD);
    fdatasyncSync(file);
    count += 1;
  }
  const took = performance.now() - from;
  closeSync(file);
  return (count * 1_000) / took;
};

export const perSecond = (count: number, milliseconds: number): number => (count * 1_000) / milliseconds;

export const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** The value below which that share of the values lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** Runs `workers` loops side by side until `more` says that it is enough. */
export const sideBySide = async (
  workers: number,
  more: () => boolean,
  work: (worker: number) => Promise<void>,
): Promise<void> => {
  const loop = async (worker: number): Promise<void> => {
    while (more()) await work(worker);
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => loop(worker)));
};
