import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { postgresStore } from '../../adapters/store/postgres/postgres-store.ts';
import { deadlinesOf } from '../../core/case/due.ts';
import { evolve } from '../../core/case/evolve.ts';
import { readRecorded } from '../../core/case/migrate.ts';
import type { CaseState } from '../../core/case/state.ts';
import { isErrand } from '../../core/deadline/deadline.ts';
import type { Store } from '../../core/port/store.ts';
import { PROCEDURES } from '../../core/procedure/procedures.ts';
import { DAY, HOUR, type Instant, SECOND } from '../../core/time.ts';
import { seeded } from '../core/case/walk.ts';
import { type House, openHouse } from '../fixture/house.ts';
import { invited, negotiating, STORY } from '../fixture/invited.ts';
import { type PostgresServer, startPostgres } from '../fixture/postgres.ts';
import { silentLog } from '../fixture/silent-log.ts';
import { checkCase } from './ledger.ts';
import { rounds } from './rounds.ts';

const START: Instant = Date.UTC(2026, 10, 24, 15);

/** One of several processes on one database; each has cases in memory of its own, and a clock that it is alone to believe. */
type Process = { readonly house: House; readonly store: Store; now: Instant };

let server: PostgresServer;
let processes: readonly [Process, Process];
beforeAll(async () => {
  server = await startPostgres();
  const url = await server.makeDatabase();
  const begin = async (): Promise<Process> => {
    const { store } = await postgresStore({ url, log: silentLog });
    const process: { now: Instant } = { now: START };
    const house = openHouse(store, { clock: { now: () => process.now } });
    return Object.assign(process, { house, store });
  };
  processes = [await begin(), await begin()];
});
afterAll(async () => {
  await Promise.all(processes.map(({ store }) => store.close()));
  await server.remove();
});

const tickAll = async (): Promise<number> => {
  const looked = await Promise.all(processes.map(({ house }) => house.turns.tick()));
  return looked.reduce((sum, count) => sum + count, 0);
};

/** Cases in every stage that has clocks of its own. */
const openCases = async (each: number): Promise<readonly string[]> => {
  const caseIds: string[] = [];
  for (let count = 0; count < each; count += 1) {
    const { house } = processes[count % 2] as Process;
    const told = await house.claimant();
    await told.say(STORY);
    caseIds.push(told.caseId);
    for (const stage of [invited, negotiating]) caseIds.push((await stage(house)).claimant.caseId);
  }
  return caseIds;
};

/** Replays a case and counts the clocks that ran out: each one that was running then, and not before its moment. */
const passedIn = async (store: Store, caseId: string): Promise<number> => {
  let state: CaseState | null = null;
  let passed = 0;
  for (const { recorded } of await store.record(caseId)) {
    const happening = readRecorded(recorded);
    const { event, at } = happening;
    if (event.type === 'clockPassed') {
      const running = state === null ? [] : deadlinesIn(state);
      const clock = running.find(({ key }) => key === event.key);
      expect([caseId, event.key, clock === undefined ? 'not running' : clock.at <= at]).toEqual([
        caseId,
        event.key,
        true,
      ]);
      passed += 1;
    }
    state = evolve(state, happening);
  }
  if (state === null) throw new Error('There is no such case.');
  const now = Math.min(...processes.map((process) => process.now));
  const missed = deadlinesIn(state).filter((deadline) => !isErrand(deadline) && deadline.at <= now);
  expect([caseId, missed]).toEqual([caseId, []]);
  return passed;
};

const deadlinesIn = (state: CaseState) => {
  const procedure = PROCEDURES.find(({ id }) => id === state.procedure.id);
  if (procedure === undefined) throw new Error('There is no such procedure.');
  return deadlinesOf(state, procedure);
};

const check = async (what: string, caseIds: readonly string[]): Promise<void> => {
  const [{ store }] = processes;
  let [events, passed] = [0, 0];
  for (const caseId of caseIds) {
    events += await checkCase(store, caseId);
    passed += await passedIn(store, caseId);
  }
  expect(passed).toBeGreaterThan(caseIds.length);
  expect(processes.flatMap(({ house }) => house.faults)).toEqual([]);
  process.stderr.write(
    `${what}: ${passed} deadlines in ${caseIds.length} cases, missed 0, early 0, twice 0; ${events} entries in whole chains, each open case with owner, step and date\n`,
  );
};

test('two processes that look at the same deadlines at the same moment let each take effect once', async () => {
  const caseIds = await openCases(rounds(2));
  for (let looks = 0; looks < 60; looks += 1) {
    const due = await processes[0].store.nextDue();
    if (due === null || due > START + 60 * DAY) break;
    for (const process of processes) process.now = Math.max(process.now, due);
    await tickAll();
  }
  await check('two processes at one deadline', caseIds);
});

test('clocks that jump, forwards and backwards and each its own way, lose no deadline and let none come early', async () => {
  for (const process of processes) process.now = START;
  const random = seeded(20_261_125);
  const caseIds = await openCases(rounds(2));
  for (let jumps = 0; jumps < rounds(20); jumps += 1) {
    for (const process of processes) process.now += Math.round((random() * 5 - 2) * DAY);
    await tickAll();
  }
  // A clock that is put right by its server: an hour back, and on again.
  for (const by of [-HOUR, SECOND, HOUR]) {
    for (const process of processes) process.now += by;
    await tickAll();
  }
  const end = Math.max(...processes.map(({ now }) => now)) + 30 * DAY;
  for (const process of processes) process.now = end;
  while ((await tickAll()) > 0);
  await check('clocks that jump', caseIds);
});
