import { join } from 'node:path';
import { systemClock } from '../../adapters/clock/clock.ts';
import { readConfig } from '../../adapters/config/config.ts';
import { pinoLog } from '../../adapters/log/pino/pino-log.ts';
import { sqliteStore } from '../../adapters/store/sqlite/sqlite-store.ts';
import { openParley, type Parley } from '../../parley.ts';
import { batch } from '../contract/store-fixture.ts';
import { inFolder, type Measure, perSecond, quantile, rawSyncs, sideBySide, whole } from './measure.ts';

/** What a claimant says in one intake: a telling, answers, a question beside the point, a correction, a thank-you. */
const INTAKE: readonly string[] = [
  'My fridge from Acme came broken on 3 March, it does not cool at all. I want my money back.',
  '480',
  'how long will this take?',
  'no wait, 450',
  'I called them twice and nobody answered',
  'the shop is Acme Ltd',
  'skip',
  'who can see this?',
  'what?',
  'it stopped cooling on the first day',
  'the order number is 4711-22',
  'thanks',
];

const CONVERSATIONS_AT_ONCE = 16;
const INTAKES = 1_200;
const STORED_CASES = 100_000;

export type Run = {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
};

/** Whole intakes, so many at a time; each turn understood, decided, answered and on the disk before the next one of its conversation. */
export const runIntakes = async (
  { turns }: Pick<Parley, 'turns'>,
  intakes: number,
  atOnce: number = CONVERSATIONS_AT_ONCE,
  texts: readonly string[] = INTAKE,
): Promise<Run> => {
  const took: number[] = [];
  let begun = 0;
  const from = performance.now();
  await sideBySide(
    atOnce,
    () => begun < intakes,
    async () => {
      begun += 1;
      const { conversationId } = await turns.open({
        procedureId: 'consumer',
        locale: 'en',
        timeZone: 'America/New_York',
      });
      for (const [index, text] of texts.entries()) {
        const at = performance.now();
        await turns.take({ conversationId, updateId: `t${index}`, input: { kind: 'text', text } });
        took.push(performance.now() - at);
      }
    },
  );
  // Opening a case is a durable turn too: it is counted in the time and in the number.
  const count = took.length + begun;
  return {
    count,
    perSecond: perSecond(count, performance.now() - from),
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  };
};

const measured = async (folder: string): Promise<Run> => {
  const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' });
  const parley = await openParley(config, systemClock, pinoLog(config.LOG_LEVEL, process.stderr));
  try {
    await runIntakes(parley, 150);
    return await runIntakes(parley, INTAKES);
  } finally {
    await parley.close();
  }
};

/** Fills a store with closed-over cases of 30 events each, a row in the queue and two deadlines. */
const fill = async (folder: string): Promise<void> => {
  const store = sqliteStore({ path: join(folder, 'parley.sqlite') });
  let next = 0;
  await sideBySide(
    256,
    () => next < STORED_CASES,
    async () => {
      const caseId = `stored-${next}`;
      next += 1;
      const filled = batch(caseId, 0, {
        count: 30,
        deadlines: [
          { key: 'tell', clock: 'tell', kind: 'end', at: 4_000_000_000_000 + next, owner: 'claimant' },
          {
            key: 'tell/remind/1',
            clock: 'tell',
            kind: 'remind',
            at: 3_900_000_000_000 + next,
            owner: 'claimant',
          },
        ],
      });
      await store.append(filled);
    },
  );
  await store.close();
};

export const benchFullTurn = async (): Promise<readonly Measure[]> => {
  const [floor, empty] = await inFolder(
    async (folder) => [rawSyncs(folder), await measured(folder)] as const,
  );
  const full = await inFolder(async (folder) => {
    await fill(folder);
    return measured(folder);
  });
  return [
    {
      name: 'full turns, 16 conversations at once',
      value: `${whole(empty.perSecond)}/s`,
      ratio: `${(empty.perSecond / floor).toFixed(2)} times a raw sync`,
      target: '>= 8,000/s',
    },
    { name: 'the same, median of a turn', value: `${empty.p50.toFixed(2)} ms` },
    { name: 'the same, p99 of a turn', value: `${empty.p99.toFixed(2)} ms`, target: '<= 10 ms' },
    {
      name: `the same with ${whole(STORED_CASES)} cases stored`,
      value: `${whole(full.perSecond)}/s`,
      ratio: `${(empty.perSecond / full.perSecond).toFixed(2)} times slower`,
      target: '<= 1.2',
    },
  ];
};
