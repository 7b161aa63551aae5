import { expect } from '@jest/globals';
import { sha256 } from '../../adapters/ids/random-ids.ts';
import { postgresStore } from '../../adapters/store/postgres/postgres-store.ts';
import type { Store } from '../../core/port/store.ts';
import { chainHash, GENESIS, leafHash } from '../../core/record/chain.ts';
import { silentLog } from '../fixture/silent-log.ts';
import type { Promised } from './people.ts';

export type Counts = { readonly turns: number; readonly events: number; readonly retries: number };

/** Looks into the database after the fire: every promise kept, once, in order; every chain whole; nobody left without a next step. */
export const checkPromises = async (database: string, promised: readonly Promised[]): Promise<Counts> =>
  checkIn((await postgresStore({ url: database, log: silentLog })).store, promised);

/** The same in any store, which is closed with it. */
export const checkIn = async (store: Store, promised: readonly Promised[]): Promise<Counts> => {
  let events = 0;
  try {
    for (const each of promised) events += await checkOne(store, each);
  } finally {
    await store.close();
  }
  return {
    turns: promised.reduce((sum, { texts }) => sum + texts.length, 0),
    events,
    retries: promised.reduce((sum, { retries }) => sum + retries, 0),
  };
};

const checkOne = async (store: Store, { conversationId, texts }: Promised): Promise<number> => {
  const feed = await store.feed(conversationId, 0, 10_000);
  expect(feed.map(({ seq }) => seq)).toEqual(feed.map((_, index) => index + 1));
  const said = feed.flatMap(({ message: { from, body } }) =>
    from.role === 'claimant' && body.kind === 'text' && 'verbatim' in body.text ? [body.text.verbatim] : [],
  );
  expect(said).toEqual(texts);
  const conversation = await store.conversation(conversationId);
  return checkCase(store, conversation?.caseId ?? '');
};

/** A case by itself: its chain whole, and while it is open somebody who has it, a step and a date. Resolves to its length. */
export const checkCase = async (store: Store, caseId: string): Promise<number> => {
  const record = await store.record(caseId);
  expect(record.length).toBeGreaterThan(0);
  let head = GENESIS;
  record.forEach(({ recorded, salt, hash }, index) => {
    expect(recorded.position).toBe(index + 1);
    head = chainHash(head, leafHash(recorded, salt, sha256), sha256);
    expect(hash).toBe(head);
  });
  const row = await store.case(caseId);
  expect(row?.version).toBe(record.length);
  if (row?.open !== true) return record.length;
  expect(row.owner).not.toBe('');
  expect(row.step).not.toBe('');
  expect(row.due).not.toBeNull();
  return record.length;
};
