import { expect, test } from '@jest/globals';
import type { Store } from '../../core/port/store.ts';
import type { CaseFact } from '../../core/report/fact.ts';
import type { Tally } from '../../core/report/tally.ts';
import { batch, caseFact, START, tally } from './store-fixture.ts';

/** What is counted of cases. Called by `storeContract`. */
export const storeFactContract = (store: () => Store): void => {
  const put = (caseId: string, more: Partial<CaseFact> = {}, tallies: readonly Tally[] = []) =>
    store().append(batch(caseId, 0, { fact: caseFact(caseId, more), tallies }));
  const all = { from: START, to: START + 100 };

  test('alike cases are counted together, by the time they were opened, and demonstrations by themselves', async () => {
    await put('k-1', { channel: 'telegram', reached: 3 });
    await put('k-2', { channel: 'telegram', reached: 3, openedAt: START + 99 });
    await put('k-3', { channel: 'web', reached: 3, claimType: 'subscription' });
    await put('k-4', { openedAt: START + 100 });
    await put('k-5', { demonstration: true });
    const counts = await store().countFacts({ ...all, by: ['channel', 'claimType'] });
    expect(counts).toHaveLength(2);
    expect(counts).toContainEqual({ channel: 'telegram', claimType: null, count: 2 });
    expect(counts).toContainEqual({ channel: 'web', claimType: 'subscription', count: 1 });
    expect(await store().countFacts({ ...all, by: [] })).toEqual([{ count: 3 }]);
    await put('k-6', { replyHours: 7 });
    expect(await store().countFacts({ ...all, by: ['replyHours'], having: 'replyHours' })).toEqual([
      { replyHours: 7, count: 1 },
    ]);
    expect(await store().countFacts({ from: 0, to: START, by: [] })).toEqual([{ count: 0 }]);
    expect(await store().countFacts({ ...all, by: [], demonstration: true })).toEqual([{ count: 1 }]);
  });

  test('a fact follows its case, is never taken back by an older one, and goes only with its turn', async () => {
    const fact = caseFact('k-1', { version: 1, reached: 1 });
    await store().append(batch('k-1', 0, { fact }));
    const next = { ...fact, version: 2, reached: 3, respondent: 'r', warned: 5, statutoryAt: START + 9 };
    await store().append(batch('k-1', 1, { fact: next }));
    await store().append(batch('k-1', 1, { fact: { ...next, reached: 7 }, tallies: [tally('k-1')] }));
    await store().putFact({ ...fact, reached: 9 }, []);
    expect(await store().facts({ kind: 'warned', limit: 9 })).toEqual([next]);
    expect(await store().countTallies({ ...all, what: ['taken'], by: [] })).toEqual([{ count: 0 }]);
    await store().putFact({ ...next, warned: 0 }, []);
    expect(await store().facts({ kind: 'warned', limit: 9 })).toEqual([]);
  });

  test('facts are found by their warning, their date and the other side, the newest first', async () => {
    await put('k-1', { warned: 1, openedAt: START + 1, respondent: 'kettle' });
    await put('k-2', { statutoryAt: START + 5, openedAt: START + 2, respondent: 'kettle' });
    await put('k-3', { statutoryAt: START + 6, warned: 2, openedAt: START + 3 });
    await put('k-4', { demonstration: true, warned: 1, statutoryAt: START, respondent: 'kettle' });
    const ids = async (query: Parameters<Store['facts']>[0]) =>
      (await store().facts(query)).map(({ caseId }) => caseId);
    expect(await ids({ kind: 'warned', limit: 9 })).toEqual(['k-3', 'k-1']);
    expect(await ids({ kind: 'warned', limit: 1 })).toEqual(['k-3']);
    expect(await ids({ kind: 'warned', limit: 9, demonstration: true })).toEqual(['k-4']);
    expect(await ids({ kind: 'statutory', by: START, limit: 9, demonstration: true })).toEqual(['k-4']);
    expect(await ids({ kind: 'statutory', by: START + 5, limit: 9 })).toEqual(['k-2']);
    expect(await ids({ kind: 'respondent', respondent: 'kettle', limit: 9 })).toEqual(['k-2', 'k-1']);
  });

  test('what happened is counted once, by when it happened and by its reason', async () => {
    const refused = tally('k-1', { what: 'refused', why: 'tooLate', memberId: null, position: 2 });
    await put('k-1', {}, [tally('k-1'), refused]);
    await put('k-d', { demonstration: true }, [tally('k-d')]);
    const made = { ...all, what: [tally('k-d').what], by: [], demonstration: true } as const;
    expect(await store().countTallies(made)).toEqual([{ count: 1 }]);
    await put('k-2', {}, [
      tally('k-2'),
      { ...refused, caseId: 'k-2' },
      tally('k-2', { at: START + 100, position: 9 }),
    ]);
    await store().putFact(caseFact('k-1'), [tally('k-1'), refused]);
    expect(
      await store().countTallies({ ...all, what: ['refused'], by: ['what', 'why', 'memberId'] }),
    ).toEqual([{ what: 'refused', why: 'tooLate', memberId: null, count: 2 }]);
    const both = await store().countTallies({ ...all, what: ['refused', 'taken'], by: ['what'] });
    expect(both).toHaveLength(2);
    expect(both).toContainEqual({ what: 'taken', count: 2 });
  });

  test('a case that was not counted yet, is behind or was counted by an older rule can be found', async () => {
    await store().append(batch('k-1', 0));
    await put('k-2', { edition: 2 });
    await put('k-3', { edition: 1 });
    await store().append(batch('k-4', 0, { count: 2, fact: caseFact('k-4', { edition: 2, version: 1 }) }));
    expect(await store().uncounted(2, 9)).toEqual(['k-1', 'k-3', 'k-4']);
    expect(await store().uncounted(2, 1, 'k-1')).toEqual(['k-3']);
    await store().putFact(caseFact('k-1', { edition: 2 }), []);
    expect(await store().uncounted(1, 9)).toEqual(['k-4']);
  });
};
