import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Recorded } from '../../../core/case/event.ts';
import { canonicalJson, chainHash, GENESIS, leafHash } from '../../../core/record/chain.ts';
import { OFFERED } from '../case/given.ts';
import { apply, opened, type Walk } from '../case/walk.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const RECORD: readonly Recorded[] = OFFERED.reduce<Walk>(
  (walk, step) => (typeof step === 'number' ? walk : apply(walk, step[0], step[1], walk.now + 60_000)),
  opened(),
).record;
const SALTS = RECORD.map((_, index) => sha256(`salt ${index}`));

const headOf = (record: readonly Recorded[], salts: readonly string[] = SALTS): string =>
  record.reduce(
    (head, each, index) => chainHash(head, leafHash(each, salts[index] ?? '', sha256), sha256),
    GENESIS,
  );

/** The same value with the keys of every object turned round. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turned(each)]),
  );
};

describe('canonical JSON', () => {
  test('says the same of two values that differ in the order of their keys alone, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(turned(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('sorts by code unit, leaves out what is undefined, and writes no space', () => {
    expect(canonicalJson({ b: [1, { d: 2, c: undefined }], a: 'é"', B: null })).toBe(
      '{"B":null,"a":"é\\"","b":[1,{"d":2}]}',
    );
    expect(canonicalJson([undefined, 1])).toBe('[null,1]');
  });
});

describe('the chain of a record', () => {
  test('begins at sixty-four zeros and has one head', () => {
    expect(GENESIS).toBe('0'.repeat(64));
    expect(headOf([])).toBe(GENESIS);
    expect(headOf(RECORD)).toMatch(/^[0-9a-f]{64}$/);
    expect(headOf(RECORD)).toBe(headOf(RECORD.map((each) => turned(each) as Recorded)));
  });

  test('has another head when anything in it was changed, left out, doubled or moved', () => {
    const head = headOf(RECORD);
    for (const [index, entry] of RECORD.entries()) {
      const swapped = [...RECORD];
      swapped.splice(index, 2, ...RECORD.slice(index, index + 2).reverse());
      const others: readonly (readonly Recorded[])[] = [
        RECORD.with(index, { ...entry, at: entry.at + 1 }),
        RECORD.with(index, { ...entry, by: { role: 'parley' } }),
        RECORD.toSpliced(index, 1),
        RECORD.toSpliced(index, 0, entry),
        index + 1 < RECORD.length ? swapped : [],
      ];
      for (const other of others) expect(headOf(other)).not.toBe(head);
    }
  });

  test('has another head at every later entry, and the same one before', () => {
    const heads = (record: readonly Recorded[]) =>
      record.map((_, index) => headOf(record.slice(0, index + 1)));
    const entry = RECORD[3] as Recorded;
    const before = heads(RECORD);
    const after = heads(RECORD.with(3, { ...entry, at: entry.at + 1 }));
    expect(after.map((each, index) => each === before[index])).toEqual(RECORD.map((_, index) => index < 3));
  });

  test('can be followed without an entry that is not shown, which its hash does not give away', () => {
    const [hidden, salt] = [RECORD[2] as Recorded, SALTS[2] as string];
    const leaf = leafHash(hidden, salt, sha256);
    const head = RECORD.reduce(
      (previous, each, index) =>
        chainHash(previous, index === 2 ? leaf : leafHash(each, SALTS[index] ?? '', sha256), sha256),
      GENESIS,
    );
    expect(head).toBe(headOf(RECORD));
    expect(leafHash(hidden, sha256('another salt'), sha256)).not.toBe(leaf);
    expect(leaf).not.toBe(sha256(canonicalJson(hidden)));
  });
});
