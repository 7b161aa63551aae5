import { join } from 'node:path';
import { postgresStore } from '../../adapters/store/postgres/postgres-store.ts';
import { sqliteStore } from '../../adapters/store/sqlite/sqlite-store.ts';
import { caseNumber } from '../../core/case/number.ts';
import type { CaseQuery, CaseRow, Store } from '../../core/port/store.ts';
import { rowWords } from '../../core/view/queue-words.ts';
import { batch, caseRow, START } from '../contract/store-fixture.ts';
import { startPostgres } from '../fixture/postgres.ts';
import { silentLog } from '../fixture/silent-log.ts';
import { inFolder, type Measure, quantile, whole } from './measure.ts';

const CASES = 100_000;
const AT_ONCE = 500;
const TIMES = 21;
const LIMIT = 20;
const PAGE = 41;

const SELLERS = ['Acme', 'Nordlicht Versicherung', '大同保險', 'Harbor Air', 'Casa Verde'] as const;

/** Row `n` of a queue as a busy insurer's: every fifth case of the same other side, one in fifty stands out. */
export const busyRow = (n: number): CaseRow => {
  const shown = {
    claimType: n % 3 === 0 ? ('wrongCharge' as const) : ('motorAccident' as const),
    respondentName: n === 77_777 ? 'Zephyr Mutual' : (SELLERS[n % SELLERS.length] ?? null),
    amount: { minor: 1_000 + n * 7, currency: 'USD' as const },
  };
  return caseRow(`case-${n}`, {
    due: START + ((n * 7_919) % CASES) * 1_000,
    holderId: n % 200 === 0 ? 'alex' : null,
    needsPerson: n % 40 === 0,
    summary: {
      ...shown,
      procedureId: 'consumer',
      reason: null,
      holderName: null,
      handoverTo: n % 5_000 === 0 ? 'alex' : null,
      approval: null,
      flags: n % 50 === 0 ? ['injury'] : n % 70 === 0 ? ['stalled'] : [],
      words: rowWords(`case-${n}`, shown),
    },
  });
};

const fill = async (store: Store): Promise<void> => {
  for (let from = 0; from < CASES; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => busyRow(from + index)).map((each) =>
        store.append(batch(each.caseId, 0, { row: each })),
      ),
    );
};

/** Everything that the queue of the console asks. */
const ASKED: { readonly [what: string]: Omit<CaseQuery, 'limit'> } = {
  all: {},
  mine: { open: true, holderId: 'alex' },
  'waiting for a person': { open: true, needsPerson: true },
  'due today': { open: true, dueBy: START + 3_600_000 },
  stalled: { open: true, stalled: true },
  flagged: { open: true, flagged: true },
  'handed to me': { open: true, handedTo: 'alex' },
  'the middle of the list': { after: { open: true, due: START + 50_000_000, caseId: '' } },
  'a name that every fifth case has': { words: [['nordli']] },
  'a name that one case has': { words: [['zeph']] },
  'a case number': { words: [[caseNumber('case-58281').replace('-', '').toLowerCase()]] },
  'a kind and a name': { words: [['motor', '#motoraccident'], ['har']] },
  'a name and an amount': { words: [['acme'], ['4242']] },
  'nothing that there is': { words: [['nobody']] },
  'a name among the stalled': { open: true, stalled: true, words: [['casa']] },
};

const median = async (store: Store, query: Omit<CaseQuery, 'limit'>): Promise<number> => {
  const took: number[] = [];
  for (let each = 0; each < TIMES; each += 1) {
    const from = performance.now();
    await store.cases({ ...query, limit: PAGE });
    took.push(performance.now() - from);
  }
  return quantile(took, 0.5);
};

const measured = async (name: string, store: Store): Promise<readonly Measure[]> => {
  await fill(store);
  const lines: Measure[] = [];
  for (const [what, query] of Object.entries(ASKED)) {
    const value = await median(store, query);
    lines.push({ name: `${name}: ${what}`, value: `${value.toFixed(2)} ms`, target: `<= ${LIMIT} ms` });
  }
  return lines;
};

/** The queue of the console at 100,000 open cases: each of its filters and searches, the median of one page. */
export const benchQueue = async (): Promise<readonly Measure[]> => {
  const embedded = await inFolder(async (folder) => {
    const store = sqliteStore({ path: join(folder, 'queue.sqlite') });
    const lines = await measured('queue, SQLite', store);
    await store.close();
    return lines;
  });
  const server = await startPostgres();
  try {
    const { store } = await postgresStore({ url: await server.makeDatabase(), log: silentLog });
    const lines = await measured('queue, PostgreSQL', store);
    await store.close();
    return [{ name: 'open cases in the queue', value: whole(CASES) }, ...embedded, ...lines];
  } finally {
    await server.remove();
  }
};
