import { expect, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import type { Store } from '../../../core/port/store.ts';
import type { CaseFact } from '../../../core/report/fact.ts';
import { readCauses } from '../../../core/report/read-causes.ts';
import { readFigures } from '../../../core/report/read-figures.ts';
import { readWarnings } from '../../../core/report/read-warnings.ts';
import { bitOf, type Mark, STAGES } from '../../../core/report/stage.ts';
import { DAY } from '../../../core/time.ts';
import { batch, caseFact, START, tally } from '../../contract/store-fixture.ts';

const SPAN = { from: START, to: START + DAY };
const upTo = (stage: (typeof STAGES)[number], ...more: readonly Mark[]): number =>
  [...STAGES.slice(0, STAGES.indexOf(stage) + 1), ...more].reduce((bits, mark) => bits | bitOf(mark), 0);

let next = 0;
const put = async (store: Store, many: number, more: Partial<CaseFact>): Promise<void> => {
  for (let count = 0; count < many; count += 1) {
    next += 1;
    await store.append(batch(`k-${next}`, 0, { fact: caseFact(`k-${next}`, more) }));
  }
};

test('each rate has its own denominator, and hours and means are of those that have one', async () => {
  const store = memoryStore();
  const signed = {
    promises: 2,
    promisesKept: 1,
    promisesBroken: 1,
    claimantScore: 5,
    respondentScore: 3,
  } as const;
  await put(store, 10, { reached: upTo('filed') });
  await put(store, 20, { reached: upTo('answered'), replyHours: 10 });
  await put(store, 8, {
    reached: upTo('signed', 'payment', 'paidAtOnce'),
    replyHours: 100,
    settleHours: 200,
    ...signed,
  });
  await put(store, 7, { reached: upTo('signed', 'payment', 'roundMet'), settleHours: 400, ...signed });
  await put(store, 50, { reached: upTo('kept'), openedAt: START + DAY });
  const { all, groups } = await readFigures(store, SPAN, 'channel');
  expect(all).toMatchObject({
    stages: { opened: 45, filed: 45, joined: 35, answered: 35, signed: 15, kept: null },
    settledOfBothIn: { count: 15, of: 35 },
    settledOfFiled: { count: 15, of: 45 },
    paidAtOnce: { count: 8, of: 15 },
    promisesKept: { count: 15, of: 30 },
    roundsMet: { count: 7, of: 15 },
    toReply: { count: 28, median: 10, p90: 100 },
    toSettle: { count: 15, median: 200, p90: 400 },
    satisfaction: { claimant: { count: 15, mean: 5 }, respondent: { count: 15, mean: 3 }, difference: 2 },
  });
  expect(groups).toEqual([{ key: 'web', figures: all }]);
});

test('what hangs on a hidden number is hidden with it: shares, hours and means too', async () => {
  const store = memoryStore();
  const all = { reached: upTo('signed'), replyHours: 5, settleHours: 50, claimantScore: 4 } as const;
  await put(store, 30, { ...all, locale: 'en' });
  await put(store, 3, { ...all, locale: 'es' });
  await put(store, 12, { ...all, locale: 'zh-Hant' });
  const { groups } = await readFigures(store, SPAN, 'locale');
  const shown = groups.map(({ key, figures }) => [
    key,
    figures.settledOfFiled.count,
    figures.toSettle.median,
    figures.satisfaction.claimant.mean,
  ]);
  expect(shown).toEqual([
    ['en', 30, 50, 4],
    ['es', null, null, null],
    ['zh-Hant', null, null, null],
  ]);
});

test('causes stand by how often they came, with the groups that have the most and the rest together', async () => {
  const store = memoryStore();
  for (let count = 0; count < 90; count += 1)
    await store.append(
      batch(`c-${count}`, 0, {
        tallies: [
          tally(`c-${count}`, {
            what: 'refused',
            why: count % 3 === 0 ? 'tooLate' : 'notOurs',
            memberId: null,
            respondent: `r-${count < 30 ? 0 : count}`,
          }),
        ],
      }),
    );
  const { groups, lines } = await readCauses(store, SPAN, 'respondent');
  expect([groups[0], groups.at(-1), groups.length]).toEqual(['r-0', 'rest', 20]);
  expect(lines.map(({ cause, why, total }) => [cause, why, total])).toEqual([
    ['refused', 'notOurs', 60],
    ['refused', 'tooLate', 30],
  ]);
  expect(lines[0]?.cells.filter((cell) => cell !== null && cell < 5)).toEqual([]);
});

test('warnings come gravest first; an ended case has none, and many cases against one side are one', async () => {
  const store = memoryStore();
  const now = START + 10 * DAY;
  await put(store, 1, { warned: 16, openedAt: START });
  await put(store, 1, { warned: 1 | 16, openedAt: START - DAY });
  await put(store, 1, { statutoryAt: now + 4 * DAY });
  await put(store, 1, { statutoryAt: now + 6 * DAY });
  await put(store, 5, { respondent: 'shop' });
  await put(store, 4, { respondent: 'other' });
  const { cases, respondents } = await readWarnings(store, now);
  expect(cases.map(({ why }) => why)).toEqual([['crisis', 'publicity'], ['publicity'], ['dateNear']]);
  expect(respondents).toMatchObject([{ cases: 5 }]);
});
