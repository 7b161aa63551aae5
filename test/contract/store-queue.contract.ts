import { expect, test } from '@jest/globals';
import type { CaseQuery, CaseRow, Store } from '../../core/port/store.ts';
import { batch, caseRow, deadline, START } from './store-fixture.ts';

/** Deadlines and the list of cases. Called by `storeContract`. */
export const storeQueueContract = (store: () => Store): void => {
  deadlineContract(store);
  leaseContract(store);
  caseListContract(store);
};

const deadlineContract = (store: () => Store): void => {
  test('what is due comes earliest first, up to and with now, and never more than asked for', async () => {
    expect(await store().nextDue()).toBeNull();
    await store().append(
      batch('k-1', 0, { deadlines: [deadline('late', START + 9), deadline('b', START + 2)] }),
    );
    await store().append(batch('k-2', 0, { deadlines: [deadline('a', START + 1)] }));
    expect(await store().nextDue()).toBe(START + 1);
    const keys = async (now: number, limit: number) =>
      (await store().due(now, limit)).map(({ caseId, deadline: { key } }) => `${caseId} ${key}`);
    expect(await keys(START, 9)).toEqual([]);
    expect(await keys(START + 2, 9)).toEqual(['k-2 a', 'k-1 b']);
    expect(await keys(START + 9, 2)).toEqual(['k-2 a', 'k-1 b']);
    expect(await store().due(START + 1, 1)).toEqual([{ caseId: 'k-2', deadline: deadline('a', START + 1) }]);
  });

  test('deadlines are replaced when given, stay when not, and go with an empty list', async () => {
    await store().append(batch('k-1', 0, { deadlines: [deadline('a', START), deadline('b', START + 5)] }));
    await store().append(batch('k-1', 1));
    expect(await store().due(START + 9, 9)).toHaveLength(2);
    const { end } = (await store().backlog(START + 9)).due;
    expect(end).toEqual({ count: 2, oldest: (await store().due(START + 9, 9))[0]?.deadline.at });
    await store().append(batch('k-1', 2, { deadlines: [deadline('a', START + 3)] }));
    expect(await store().due(START + 9, 9)).toEqual([{ caseId: 'k-1', deadline: deadline('a', START + 3) }]);
    const otherOwner = { ...deadline('a', START + 3), owner: 'staff' as const };
    await store().append(batch('k-1', 3, { deadlines: [otherOwner] }));
    expect(await store().due(START + 9, 9)).toEqual([{ caseId: 'k-1', deadline: otherOwner }]);
    await store().append(batch('k-1', 4, { deadlines: [] }));
    expect(await store().nextDue()).toBeNull();
  });
};

const leaseContract = (store: () => Store): void => {
  test('of several workers one gets a deadline, keeps it when it asks again, and the others get the rest', async () => {
    await store().append(batch('k-1', 0, { deadlines: [deadline('a', START), deadline('b', START + 1)] }));
    const keys = async (now: number, limit: number, worker?: string) =>
      (await store().due(now, limit, worker)).map(({ deadline: { key } }) => key);
    expect(await keys(START + 1, 1, 'w-1')).toEqual(['a']);
    expect(await keys(START + 1, 9, 'w-2')).toEqual(['b']);
    expect(await keys(START + 1, 9, 'w-1')).toEqual(['a']);
    expect(await keys(START + 1, 9)).toEqual(['a', 'b']);
    await store().release('w-1');
    expect(await keys(START + 1, 9, 'w-2')).toEqual(['a', 'b']);
  });

  test('of many that want a lease one has it, until it ends or is given back', async () => {
    const workers = Array.from({ length: 12 }, (_, index) => `w-${index}`);
    const won = await Promise.all(workers.map((worker) => store().lease('outbox', worker, 60_000)));
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = workers[won.indexOf(true)] ?? '';
    expect(await store().lease('outbox', winner, 60_000)).toBe(true);
    expect(await store().lease('other', 'w-late', 60_000)).toBe(true);
    await store().release('w-late');
    expect(await store().lease('outbox', 'w-late', 60_000)).toBe(false);
    await store().release(winner);
    expect(await store().lease('outbox', 'w-late', 30)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await store().lease('outbox', winner, 60_000)).toBe(true);
  });
};

const ROWS: readonly CaseRow[] = [
  caseRow('k-5', { due: START + 1 }),
  caseRow('k-2', { due: START + 2, needsPerson: true, holderId: 'a-1' }),
  caseRow('k-3', { due: START + 2, holderId: 'a-1' }),
  caseRow('k-1', { due: null }),
  caseRow('k-7', { due: null, needsPerson: true, demonstration: true }),
  caseRow('k-4', { open: false, due: START }),
  caseRow('k-6', { open: false, due: null, holderId: 'a-1' }),
];

const caseListContract = (store: () => Store): void => {
  const fill = () =>
    Promise.all(ROWS.toReversed().map((row) => store().append(batch(row.caseId, 0, { row }))));

  /** Walks the whole list in pages, as a queue does that is scrolled to its end. */
  const pages = async (query: Omit<CaseQuery, 'after' | 'limit'>, limit: number): Promise<CaseRow[]> => {
    const seen: CaseRow[] = [];
    for (let after: CaseRow | undefined; ; ) {
      const page = await store().cases({ ...query, limit, ...(after && { after }) });
      seen.push(...page);
      after = page.at(-1);
      if (!after || seen.length > ROWS.length) return seen;
    }
  };

  test('cases come open first, then by date with no date last, then by id', async () => {
    await fill();
    expect(await store().cases({ limit: 99 })).toEqual(ROWS);
    expect(await store().case('k-7')).toEqual(ROWS[4]);
    expect(await store().case('k-9')).toBeNull();
  });

  test('pages of every size show each case once, in the same order', async () => {
    await fill();
    for (const limit of [1, 2, 3, 7]) expect(await pages({}, limit)).toEqual(ROWS);
    expect(await pages({ open: false }, 1)).toEqual(ROWS.filter(({ open }) => !open));
    expect(await pages({ holderId: 'a-1' }, 1)).toEqual(ROWS.filter(({ holderId }) => holderId === 'a-1'));
  });

  test('cases are found by being open, by who holds them and by whether a person is needed', async () => {
    await fill();
    const ids = async (query: Omit<CaseQuery, 'limit'>) =>
      (await store().cases({ ...query, limit: 99 })).map(({ caseId }) => caseId);
    expect(await ids({ open: true })).toEqual(['k-5', 'k-2', 'k-3', 'k-1', 'k-7']);
    expect(await ids({ needsPerson: true })).toEqual(['k-2', 'k-7']);
    expect(await ids({ needsPerson: false, open: true })).toEqual(['k-5', 'k-3', 'k-1']);
    expect(await ids({ holderId: 'a-1', open: true, needsPerson: true })).toEqual(['k-2']);
    expect(await ids({ open: true, after: { due: START + 2, caseId: 'k-3' } })).toEqual(['k-1', 'k-7']);
  });

  const SAID: readonly (readonly [string, Partial<CaseRow> & { readonly summary: object }])[] = [
    ['k-1', { summary: { flags: ['stalled'], handoverTo: null, words: '|a1|nordlicht|24900|' } }],
    ['k-2', { due: START + 5, summary: { flags: [], handoverTo: 'a-1', words: '|b2|nordlicht|noria|500|' } }],
    ['k-3', { due: null, summary: { flags: ['injury'], handoverTo: null, words: '|c3|大同保險|同保險|' } }],
    ['k-4', { open: false, summary: { flags: [], handoverTo: null, words: '|d4|nordlicht|500|' } }],
  ];
  const found = async (query: Omit<CaseQuery, 'limit'>) =>
    (await store().cases({ ...query, limit: 99 })).map(({ caseId }) => caseId).join(' ');

  test('cases are found by what makes them stand out, by whom they were handed to and by their date', async () => {
    for (const [caseId, more] of SAID) await store().append(batch(caseId, 0, { row: caseRow(caseId, more) }));
    expect(await found({ flagged: true })).toBe('k-1 k-3');
    expect(await found({ stalled: true })).toBe('k-1');
    expect(await found({ handedTo: 'a-1', open: true })).toBe('k-2');
    expect(await found({ handedTo: 'a-2' })).toBe('');
    expect(await found({ dueBy: START, open: true })).toBe('k-1');
    expect(await found({ dueBy: START + 5 })).toBe('k-1 k-2 k-4');
    // What no longer stands out is found no more.
    const quiet = caseRow('k-1', { version: 2, summary: { flags: [], handoverTo: null, words: '|a1|' } });
    await store().append(batch('k-1', 1, { row: quiet }));
    expect(await found({ flagged: true })).toBe('k-3');
    expect(await found({ words: [['nordlicht']] })).toBe('k-2 k-4');
  });

  test('cases are found by how their words begin, each list by one of its own, in the order of the queue', async () => {
    for (const [caseId, more] of SAID) await store().append(batch(caseId, 0, { row: caseRow(caseId, more) }));
    expect(await found({ words: [['nord']] })).toBe('k-1 k-2 k-4');
    expect(await found({ words: [['nord'], ['24', '5']] })).toBe('k-1 k-2 k-4');
    expect(await found({ words: [['nord'], ['5']], open: true })).toBe('k-2');
    expect(await found({ words: [['同保']] })).toBe('k-3');
    expect(await found({ words: [['licht']] })).toBe('');
    expect(await found({ words: [[]] })).toBe('');
    expect(await found({ words: [['nord']], after: { open: true, due: START, caseId: 'k-1' } })).toBe(
      'k-2 k-4',
    );
    expect(await found({ words: [['nord']], holderId: 'nobody' })).toBe('');
  });

  test('a word that very many cases have is found just as well, alone and beside a rare one', async () => {
    const rows = Array.from({ length: 2_100 }, (_, index) =>
      caseRow(`k-${index}`, {
        due: START + (index % 7),
        summary: { words: `|acme|${index === 1_234 ? 'rare|' : ''}` },
      }),
    );
    await Promise.all(rows.map((row) => store().append(batch(row.caseId, 0, { row }))));
    const first = rows
      .filter(({ due }) => due === START)
      .map(({ caseId }) => caseId)
      .sort();
    const acme = await store().cases({ words: [['acm']], limit: 20 });
    expect(acme.map(({ caseId }) => caseId)).toEqual(first.slice(0, 20));
    expect(await found({ words: [['acm'], ['rar']] })).toBe('k-1234');
    expect(await found({ words: [['acm'], ['acme'], ['none']] })).toBe('');
  });

  test('a case has one row, which moves when it changes', async () => {
    await fill();
    const closed = caseRow('k-5', { open: false, due: START + 1, version: 2, phase: 'closed' });
    await store().append(batch('k-5', 1, { row: closed }));
    expect(await store().case('k-5')).toEqual(closed);
    expect((await store().cases({ limit: 99 })).map(({ caseId }) => caseId)).toEqual([
      'k-2',
      'k-3',
      'k-1',
      'k-7',
      'k-4',
      'k-5',
      'k-6',
    ]);
  });
};
