import { join } from 'node:path';
import { sqliteStore } from '../../adapters/store/sqlite/sqlite-store.ts';
import { LOCALES } from '../../core/locale.ts';
import { CLAIM_TYPES } from '../../core/narrative/claim-type.ts';
import type { Append, Store } from '../../core/port/store.ts';
import type { CaseFact } from '../../core/report/fact.ts';
import { readCauses } from '../../core/report/read-causes.ts';
import { readFigures, readTrend } from '../../core/report/read-figures.ts';
import { readTeam } from '../../core/report/read-team.ts';
import { readWarnings } from '../../core/report/read-warnings.ts';
import { bitOf, STAGES } from '../../core/report/stage.ts';
import { DAY } from '../../core/time.ts';
import {
  batch,
  caseFact,
  caseRow,
  conversation,
  deadline,
  START,
  sent,
  tally,
} from '../contract/store-fixture.ts';
import { inFolder, type Measure } from './measure.ts';

const CASES = 100_000;
const YEAR = 364;
const AT_ONCE = 1_000;

/** The reports over a year of 100,000 cases, and what an append costs more for being counted. */
export const benchReport = (): Promise<readonly Measure[]> =>
  inFolder(async (folder) => {
    const store = sqliteStore({ path: join(folder, 'report.sqlite') });
    for (let first = 0; first < CASES; first += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => store.append(madeUp(first + place))));
    const span = { from: START, to: START + YEAR * DAY };
    const now = span.to;
    const period = { from: '2026-01-05', to: '2026-04-05' };
    const reports: { readonly [name: string]: () => Promise<unknown> } = {
      figures: () => readFigures(store, span, 'channel'),
      'week by week': () => readTrend(store, period, 'UTC'),
      'team of a week': () => readTeam(store, { from: now - 7 * DAY, to: now }, { now }),
      causes: () => readCauses(store, span, 'respondent'),
      warnings: () => readWarnings(store, now),
    };
    const measures: Measure[] = [];
    for (const [name, make] of Object.entries(reports))
      measures.push({
        name: `report at 100,000 cases: ${name}`,
        value: `${Math.round(await best(make))} ms`,
        target: '<= 300 ms',
      });
    await store.close();
    return [...measures, await costOfCounting(folder)];
  });

/** The best of a few runs: other work on the machine only ever adds. */
const best = async (work: () => Promise<unknown>): Promise<number> => {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run += 1) {
    const from = performance.now();
    await work();
    least = Math.min(least, performance.now() - from);
  }
  return least;
};

/** A case of any length of way, the same for the same number. */
const madeUp = (number: number): Append => {
  const caseId = `k-${String(number).padStart(6, '0')}`;
  const deep = 1 + ((number * 7_919) % STAGES.length);
  const openedAt = START + Math.floor((number / CASES) * YEAR * DAY);
  const claimType = CLAIM_TYPES[number % CLAIM_TYPES.length] ?? null;
  const respondent = `r-${(number * 31) % 997}`;
  const settled = deep > 9;
  const fact: CaseFact = caseFact(caseId, {
    openedAt,
    claimType,
    respondent,
    channel: number % 3 === 0 ? 'telegram' : 'web',
    locale: LOCALES[number % LOCALES.length] ?? 'en',
    procedureId: number % 5 === 0 ? 'motor' : 'consumer',
    reached: STAGES.slice(0, deep).reduce((bits, stage) => bits | bitOf(stage), 0),
    replyHours: deep > 5 ? (number * 13) % 400 : null,
    settleHours: settled ? (number * 17) % 2_200 : null,
    promises: settled ? 1 : 0,
    promisesKept: settled && number % 4 > 0 ? 1 : 0,
    claimantScore: settled ? (((number % 5) + 1) as 1) : null,
    warned: number % 50 === 0 ? 4 : 0,
  });
  const stalled = tally(caseId, {
    at: openedAt,
    what: 'stalled',
    why: 'silence',
    claimType,
    respondent,
    memberId: null,
  });
  return batch(caseId, 0, { row: caseRow(caseId), fact, tallies: number % 3 === 0 ? [stalled] : [] });
};

const WRITERS = 64;
const ROUNDS = 12;
const TURNS = 40;

/** What a turn of talk costs to store, in microseconds of the processor, by turns with and without what is counted, so that whatever else runs slows both alike. */
const costOfCounting = async (folder: string): Promise<Measure> => {
  const plain = sqliteStore({ path: join(folder, 'plain.sqlite') });
  const counted = sqliteStore({ path: join(folder, 'counted.sqlite') });
  const took = { plain: 0, counted: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    took.plain += await turns(plain, round, false);
    took.counted += await turns(counted, round, true);
  }
  await Promise.all([plain.close(), counted.close()]);
  const many = ROUNDS * TURNS * WRITERS;
  return {
    name: 'processor time of an append that is counted',
    value: `${(took.counted / many).toFixed(1)} µs`,
    ratio: `${(took.counted / took.plain).toFixed(2)} of one that is not`,
    target: '<= 1.1',
  };
};

const turns = async (store: Store, round: number, counting: boolean): Promise<number> => {
  const from = process.cpuUsage();
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const caseId = `${round}-${writer}`;
        const conversationId = `c-${caseId}`;
        const fact = caseFact(caseId, { version: turn + 1, reached: turn });
        await store.append({
          ...batch(caseId, turn),
          conversations: [conversation(conversationId, { caseId, memory: { locale: 'en', bot: { turn } } })],
          messages: [
            sent(conversationId, 'It broke after a week.'),
            sent(conversationId, 'What did it cost?'),
          ],
          handled: { conversationId, updateId: `u-${turn}`, at: START + turn },
          deadlines: [deadline('tell', START + DAY), deadline('tell/remind/1', START + turn)],
          row: caseRow(caseId, { version: turn + 1, updatedAt: START + turn }),
          ...(counting ? { fact, tallies: [] } : {}),
        });
      }
    }),
  );
  const { user, system } = process.cpuUsage(from);
  return user + system;
};
