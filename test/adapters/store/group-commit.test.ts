import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { groupCommit } from '../../../adapters/store/sqlite/group-commit.ts';

/** A disk that takes its time: each sync waits until it is let go or fails. */
const slowDisk = () => {
  const syncs: { readonly done: () => void; readonly fails: (fault: Error) => void }[] = [];
  const waits = () =>
    new Promise<void>((resolve, reject) => {
      syncs.push({ done: resolve, fails: reject });
    });
  return { syncs, log: { sync: waits } };
};

const table = () => {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO note VALUES (?)');
  const notes = () => db.prepare('SELECT text FROM note').all().length;
  return { db, notes, put: (text: string) => () => void insert.run(text) };
};

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));

test('nothing is acknowledged before it is on the disk, and the disk is asked once for all that wait', async () => {
  const { syncs, log } = slowDisk();
  const { db, notes, put } = table();
  const group = groupCommit(db, log);
  const acknowledged: string[] = [];
  const write = (text: string) => group.write(put(text)).then(() => acknowledged.push(text));
  const first = write('first');
  await aMoment();
  expect([notes(), syncs.length, acknowledged]).toEqual([1, 1, []]);
  const others = Promise.all([write('second'), write('third')]);
  await aMoment();
  expect([notes(), syncs.length, acknowledged]).toEqual([3, 1, []]);
  syncs[0]?.done();
  await first;
  await aMoment();
  expect([syncs.length, acknowledged]).toEqual([2, ['first']]);
  syncs[1]?.done();
  await others;
  expect(acknowledged).toEqual(['first', 'second', 'third']);
});

test('once the disk has failed nothing is acknowledged any more', async () => {
  const { syncs, log } = slowDisk();
  const { db, put } = table();
  const group = groupCommit(db, log);
  const lost = group.write(put('lost'));
  await aMoment();
  syncs[0]?.fails(new Error('input/output error'));
  await expect(lost).rejects.toThrow('did not reach the disk');
  await expect(group.write(put('late'))).rejects.toThrow('did not reach the disk');
});

test('what waited while the disk failed is refused as well, though the disk would take it again', async () => {
  const { syncs, log } = slowDisk();
  const { db, put } = table();
  const group = groupCommit(db, log);
  const lost = group.write(put('lost'));
  await aMoment();
  const next = group.write(put('next'));
  await aMoment();
  syncs[0]?.fails(new Error('input/output error'));
  await expect(lost).rejects.toThrow('did not reach the disk');
  await expect(next).rejects.toThrow('did not reach the disk');
  expect(syncs).toHaveLength(1);
});

test('closing waits for a sync that is on its way, and for what comes after it', async () => {
  const { syncs, log } = slowDisk();
  const { db, put } = table();
  const group = groupCommit(db, log);
  const acknowledged: string[] = [];
  const write = (text: string) => group.write(put(text)).then(() => acknowledged.push(text));
  const both = [write('first')];
  await aMoment();
  both.push(write('second'));
  let closed = false;
  const closing = group.close().then(() => {
    closed = true;
  });
  await expect(group.write(put('late'))).rejects.toThrow('closed');
  syncs[0]?.done();
  await aMoment();
  expect([acknowledged, syncs.length, closed]).toEqual([['first'], 2, false]);
  syncs[1]?.done();
  await Promise.all([...both, closing]);
  expect(acknowledged).toEqual(['first', 'second']);
});
