import { join } from 'node:path';
import { sqliteStore } from '../../adapters/store/sqlite/sqlite-store.ts';
import { LOCALES } from '../../core/locale.ts';
import { CLAIM_TYPES } from '../../core/narrative/claim-type.ts';
import { DAY } from '../../core/time.ts';
import { batch, caseFact, START, tally } from '../contract/store-fixture.ts';
import { inFolder, type Measure } from './measure.ts';
const CASES = 100_000;
export const benchReport = (): Promise<readonly Measure[]> =>
  inFolder(async (folder) => {
    const store = sqliteStore({ path: process.env['KEEP'] ?? join(folder, 'bench.sqlite') });
    for (let n = 0; n < CASES; ) {
      const many = [];
      for (let k = 0; k < 1000; k++, n++) {
        const depth = (n * 7919) % 12;
        many.push(store.putFact(caseFact(`k-${n}`, {
          openedAt: START + Math.floor((n / CASES) * 365 * DAY), channel: (['web','telegram','teams'] as const)[n % 3] ?? 'web',
          locale: LOCALES[n % 4] ?? 'en', procedureId: ['consumer','motor','card-dispute'][n % 3] ?? '',
          claimType: CLAIM_TYPES[n % 11] ?? null, respondent: `r-${(n * 31) % 997}`,
          reached: (1 << depth) - 1 + (n % 5 === 0 ? 2048 : 0) + (n % 2 ? 16384 : 0), replyHours: depth > 5 ? (n * 13) % 400 : null, settleHours: depth > 9 ? (n * 17) % 2200 : null,
          promises: depth > 9 ? 1 + n % 3 : 0, promisesKept: depth > 9 ? n % 2 : 0, promisesBroken: depth > 9 && n % 10 === 0 ? 1 : 0,
          claimantScore: depth > 9 ? 1 + n % 5 as 1 : null, respondentScore: depth > 9 ? 1 + n % 4 as 1 : null, warned: n % 10 === 0 ? 2 : 0,
        }), n % 3 === 0 ? [tally(`k-${n}`, { at: START + Math.floor((n / CASES) * 365 * DAY), what: 'stalled', why: 'silence', claimType: CLAIM_TYPES[n % 11] ?? null, respondent: `r-${(n * 31) % 997}` })] : []));
      }
      await Promise.all(many);
    }
    const span = { from: 0, to: START + 400 * DAY };
    const time = async (name: string, work: () => Promise<unknown>) => {
      await work();
      const a = performance.now(); const r = await work() as unknown[]; console.log(name, Math.round(performance.now() - a), 'ms', r.length);
    };
    await time('reached', () => store.countFacts({ ...span, by: ['channel', 'reached'] }));
    await time('reached+', () => store.countFacts({ ...span, by: ['channel', 'reached','promises','promisesKept','promisesBroken','claimantScore','respondentScore'] }));
    await time('promises', () => store.countFacts({ ...span, by: ['channel', 'promises','promisesKept','promisesBroken'] }));
    await time('scores', () => store.countFacts({ ...span, by: ['channel', 'claimantScore','respondentScore'] }));
    await time('reply', () => store.countFacts({ ...span, by: ['channel', 'replyHours'] }));
    await time('settle', () => store.countFacts({ ...span, by: ['channel', 'settleHours'] }));
    await time('all', () => store.countFacts({ ...span, by: ['channel', 'reached','replyHours','settleHours','promises','promisesKept','promisesBroken','claimantScore','respondentScore'] }));
    await time('resp', () => store.countFacts({ ...span, by: ['respondent'] }));
    await time('tally', () => store.countTallies({ ...span, what: ['stalled', 'refused'], by: ['claimType', 'what', 'why'] }));
    await time('uncounted', () => store.uncounted(1, 100));
    await store.close();
    return [];
  });
await benchReport();
void batch;
