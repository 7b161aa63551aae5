import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MovableClock, standingClock } from '../../adapters/clock/clock.ts';
import { readConfig } from '../../adapters/config/config.ts';
import { replay } from '../../core/case/evolve.ts';
import { readRecorded } from '../../core/case/migrate.ts';
import type { CaseState } from '../../core/case/state.ts';
import type { Log, LogEntry } from '../../core/port/outside.ts';
import { openParley, type Parley } from '../../parley.ts';

/** 2026-11-24T15:00:00Z, a Tuesday morning where the procedures live. */
export const START = Date.UTC(2026, 10, 24, 15);

/** Parley as it is put together for people, in a directory of its own, on a clock that a script moves. */
export type World = {
  /** As it is now; another one after a restart. */
  readonly parley: () => Parley;
  /** Ends the program and starts it anew on what lies on the disk. */
  restart(): Promise<void>;
  /** Lets time pass; every deadline on the way takes effect. */
  wait(ms: number): Promise<void>;
  state(caseId: string): Promise<CaseState>;
  /** Everything that was logged, and what of it was a fault. */
  readonly logged: readonly LogEntry[];
  readonly faults: readonly unknown[];
  /** Where everything of it lies on the disk. */
  readonly directory: string;
  close(): Promise<void>;
};

/** Lets time pass on a clock that stands; every deadline on the way takes effect. */
export const letPass = async (parley: Parley, clock: MovableClock, ms: number): Promise<void> => {
  const until = clock.now() + ms;
  for (;;) {
    const due = await parley.store.nextDue();
    if (due === null || due > until) break;
    await clock.move(due - clock.now());
    await parley.turns.tick();
  }
  await clock.move(until - clock.now());
  await parley.turns.tick();
};

export const openWorld = async (): Promise<World> => {
  const directory = mkdtempSync(join(tmpdir(), 'parley-conversation-'));
  const config = readConfig({ DATA_DIR: directory });
  const clock = standingClock(START);
  const logged: LogEntry[] = [];
  const faults: unknown[] = [];
  const keep = (entry: LogEntry): void => void logged.push(entry);
  const log: Log = {
    info: keep,
    warn: keep,
    error: (entry) => {
      logged.push(entry);
      faults.push(entry.fault);
    },
  };
  let parley = await openParley(config, clock, log);
  return {
    parley: () => parley,
    logged,
    faults,
    directory,
    restart: async () => {
      await parley.close();
      parley = await openParley(config, clock, log);
    },
    wait: (ms) => letPass(parley, clock, ms),
    state: async (caseId) => {
      const record = await parley.store.record(caseId);
      const state = replay(record.map(({ recorded }) => readRecorded(recorded)));
      if (state === null) throw new Error('There is no such case.');
      return state;
    },
    close: async () => {
      await parley.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
