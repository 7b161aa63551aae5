import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../core/port/store.ts';
import { storeAccessContract } from './store-access.contract.ts';
import { storeErasureContract } from './store-erasure.contract.ts';
import { storeFactContract } from './store-fact.contract.ts';
import { batch, caseRow, conversation, deadline, link, START, sealedRow, sent } from './store-fixture.ts';
import { storeQueueContract } from './store-queue.contract.ts';

/** Opens an empty store; `remove` closes it and takes its data away. */
export type MakeStore = () => Promise<{ readonly store: Store; readonly remove: () => Promise<void> }>;

/** What every adapter of the store must do. The list of `test/adapters/store/*.test.ts` is the list of adapters. */
export const storeContract = (name: string, make: MakeStore): void => {
  describe(`${name} keeps the contract of the store`, () => {
    let store: Store;
    let remove: () => Promise<void>;
    beforeEach(async () => {
      ({ store, remove } = await make());
    });
    afterEach(() => remove());

    turnContract(() => store);
    storeQueueContract(() => store);
    storeAccessContract(() => store);
    storeFactContract(() => store);
    storeErasureContract(() => store);
  });
};

const turnContract = (store: () => Store): void => {
  versionContract(store);
  atomicityContract(store);
  feedContract(store);
};

const versionContract = (store: () => Store): void => {
  test('given a new case, its record is what was appended, oldest first, and can be read from a position', async () => {
    expect(await store().record('k-1')).toEqual([]);
    const first = batch('k-1', 0, { count: 2 });
    expect(await store().append(first)).toEqual({ ok: true, version: 2 });
    const second = batch('k-1', 2);
    expect(await store().append(second)).toEqual({ ok: true, version: 3 });
    expect(await store().record('k-1')).toEqual([...first.records, ...second.records]);
    expect(await store().record('k-1', 3)).toEqual(second.records);
    expect(await store().record('k-2')).toEqual([]);
  });

  test('of many appends to the same version exactly one wins, and the others leave nothing', async () => {
    const rivals = Array.from({ length: 20 }, (_, index) =>
      store().append(batch('k-1', 0, { messages: [sent('c-1', `rival ${index}`)] })),
    );
    const results = await Promise.all(rivals);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter(({ ok }) => !ok)).toEqual(Array(19).fill({ ok: false, reason: 'conflict' }));
    expect(await store().record('k-1')).toHaveLength(1);
    expect(await store().feed('c-1', 0, 100)).toHaveLength(1);
  });

  test('a version from the future is a conflict', async () => {
    expect(await store().append(batch('k-1', 5))).toEqual({ ok: false, reason: 'conflict' });
  });

  test('an update is handled once for each conversation, even where nothing else is written', async () => {
    const handled = { conversationId: 'c-1', updateId: 'u-1', at: START };
    expect(await store().handled('c-1', 'u-1')).toBe(false);
    expect(await store().append(batch('k-1', 0, { count: 0, handled }))).toEqual({ ok: true, version: 0 });
    expect(await store().handled('c-1', 'u-1')).toBe(true);
    expect(await store().append(batch('k-1', 0, { handled }))).toEqual({ ok: false, reason: 'duplicate' });
    expect(await store().record('k-1')).toEqual([]);
    const elsewhere = { ...handled, conversationId: 'c-2' };
    expect(await store().append(batch('k-1', 0, { handled: elsewhere }))).toEqual({ ok: true, version: 1 });
  });

  test('a redelivered update is a duplicate, not a conflict, although the case moved on', async () => {
    const handled = { conversationId: 'c-1', updateId: 'u-1', at: START };
    const again = batch('k-1', 0, { handled, messages: [sent('c-1', 'once')] });
    expect(await Promise.all([store().append(again), store().append(again)])).toEqual([
      { ok: true, version: 1 },
      { ok: false, reason: 'duplicate' },
    ]);
    expect(await store().feed('c-1', 0, 9)).toHaveLength(1);
  });

  test('a turn that only remembers is seen by the revision, and one decided before it is a conflict', async () => {
    expect(await store().head('k-1')).toEqual({ version: 0, revision: 0 });
    await store().append(batch('k-1', 0, { count: 2, expectedRevision: 0 }));
    expect(await store().head('k-1')).toEqual({ version: 2, revision: 1 });
    const memory = (asked: string) => ({
      count: 0,
      conversations: [conversation('c-1', { memory: { asked } })],
    });
    await store().append(batch('k-1', 2, { ...memory('amount'), expectedRevision: 1 }));
    const late = await store().append(batch('k-1', 2, { ...memory('date'), expectedRevision: 1 }));
    expect(late).toEqual({ ok: false, reason: 'conflict' });
    expect((await store().conversation('c-1'))?.memory).toEqual({ asked: 'amount' });
    expect(await store().head('k-1')).toEqual({ version: 2, revision: 2 });
  });

  test('an update that lost to a conflict is not marked as handled', async () => {
    const handled = { conversationId: 'c-1', updateId: 'u-1', at: START };
    await store().append(batch('k-1', 0));
    expect(await store().append(batch('k-1', 0, { handled }))).toEqual({ ok: false, reason: 'conflict' });
    expect(await store().handled('c-1', 'u-1')).toBe(false);
    expect(await store().append(batch('k-1', 1, { handled }))).toEqual({ ok: true, version: 2 });
  });

  test('what was handed in can be changed afterwards without changing what is stored', async () => {
    const memory = { asked: ['amount'] };
    await store().append(batch('k-1', 0, { conversations: [conversation('c-1', { memory })] }));
    memory.asked.push('date');
    expect((await store().conversation('c-1'))?.memory).toEqual({ asked: ['amount'] });
  });
};

const atomicityContract = (store: () => Store): void => {
  test('a fault in the middle of a batch leaves nothing, and its neighbours in the same moment stay', async () => {
    const twice = [deadline('answer', START), deadline('answer', START + 1)];
    const broken = batch('k-2', 0, {
      conversations: [conversation('c-2', { caseId: 'k-2' })],
      messages: [sent('c-2', 'never')],
      handled: { conversationId: 'c-2', updateId: 'u-2', at: START },
      deadlines: twice,
      row: caseRow('k-2'),
      sealed: { row: sealedRow('claimant', { caseId: 'k-2' }), wrappedKey: Uint8Array.of(1) },
      links: [link('h-2')],
    });
    const outcomes = await Promise.allSettled([
      store().append(batch('k-1', 0)),
      store().append(broken),
      store().append(batch('k-3', 0)),
      store().append(batch('k-1', 1)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);

    expect(await store().record('k-2')).toEqual([]);
    expect(await store().conversation('c-2')).toBeNull();
    expect(await store().feed('c-2', 0, 9)).toEqual([]);
    expect(await store().handled('c-2', 'u-2')).toBe(false);
    expect(await store().nextDue()).toBeNull();
    expect(await store().case('k-2')).toBeNull();
    expect(await store().sealed('k-2', 'r-1')).toEqual([]);
    expect(await store().caseKey('k-2')).toBeNull();
    expect(await store().link('h-2')).toBeNull();

    expect(await store().record('k-1')).toHaveLength(2);
    expect(await store().record('k-3')).toHaveLength(1);
    expect(await store().append({ ...broken, deadlines: [] })).toEqual({ ok: true, version: 1 });
  });

  test('an event that does not follow is a fault', async () => {
    const gap = { ...batch('k-1', 0), records: batch('k-1', 1).records };
    await expect(store().append(gap)).rejects.toThrow('does not follow');
    expect(await store().record('k-1')).toEqual([]);
  });
};

const feedContract = (store: () => Store): void => {
  test('a feed counts from 1 without gaps in each conversation, whoever writes', async () => {
    const turns = Array.from({ length: 12 }, (_, index) =>
      store().append(
        batch(`k-${index}`, 0, {
          messages: [sent('c-1', `a ${index}`), sent('c-2', `b ${index}`), sent('c-1', `c ${index}`)],
        }),
      ),
    );
    await Promise.all(turns);
    const seqs = async (id: string) => (await store().feed(id, 0, 100)).map(({ seq }) => seq);
    expect(await seqs('c-1')).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
    expect(await seqs('c-2')).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });

  test('a feed is read after a number, up to a limit, in the order in which a batch lists it', async () => {
    const messages = ['one', 'two', 'three'].map((text) => sent('c-1', text));
    await store().append(batch('k-1', 0, { messages }));
    const wanted = messages.map(({ at, version, message }, index) => ({
      seq: index + 1,
      at,
      version,
      message,
    }));
    expect(await store().feed('c-1', 0, 2)).toEqual(wanted.slice(0, 2));
    expect(await store().feed('c-1', 2, 2)).toEqual(wanted.slice(2));
    expect(await store().feed('c-1', 3, 2)).toEqual([]);
  });

  test('conversations are found by themselves, by case and by person, and are replaced whole', async () => {
    const mine = conversation('c-1', { memory: { asked: 'amount' } });
    const theirs = conversation('c-2', { role: 'respondent', personId: 'p-2' });
    const other = conversation('c-3', { caseId: 'k-2' });
    await store().append(batch('k-1', 0, { conversations: [theirs, mine, other] }));
    expect(await store().conversation('c-1')).toEqual(mine);
    expect(await store().conversation('c-9')).toBeNull();
    expect(await store().conversations('k-1')).toEqual([mine, theirs]);
    expect(await store().conversationsOf('p-1')).toEqual([mine, other]);
    const changed = { ...mine, memory: null };
    await store().append(batch('k-1', 1, { conversations: [changed] }));
    expect(await store().conversation('c-1')).toEqual(changed);
  });
};
