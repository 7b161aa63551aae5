import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Recorded } from '../../../core/case/event.ts';
import { canonicalJson, chainHash, GENESIS, leafHash } from '../../../core/record/chain.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const entry = (position: number, text: string): Recorded => ({
  position,
  at: 1_000 * position,
  by: { role: 'claimant', id: 'c' },
  v: 1,
  event: { type: 'storyTold', messageId: `m-${position}`, text },
});

const headOf = (entries: readonly Recorded[]): string =>
  entries.reduce(
    (head, each) => chainHash(head, leafHash(each, `salt-${each.position}`, digest), digest),
    GENESIS,
  );

test('canonical JSON is the same for the same thing, in whatever order it was put together', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  );
};

test('canonical JSON sorts by code unit, leaves out what is undefined and keeps the place in a list', () => {
  expect(canonicalJson({ b: 1, a: [undefined, 'é'], Z: undefined, ä: null })).toBe(
    '{"a":[null,"é"],"b":1,"ä":null}',
  );
});

test('a chain of nothing begins with sixty-four zeros, and one entry hashes as anybody can redo by hand', () => {
  const leaf = digest(`salt-1\n${canonicalJson(entry(1, 'It broke.'))}`);
  expect(headOf([])).toBe('0'.repeat(64));
  expect(headOf([entry(1, 'It broke.')])).toBe(digest(`${'0'.repeat(64)}\n${leaf}`));
});

test('any change, loss, swap or addition anywhere changes the head', () => {
  const Texts = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(Texts, fc.nat(), (texts, pick) => {
      const entries = texts.map((text, index) => entry(index + 1, text));
      const at = pick % entries.length;
      const other = (at + 1) % entries.length;
      const swapped = entries.map((each, index) =>
        index === at ? (entries[other] as Recorded) : index === other ? (entries[at] as Recorded) : each,
      );
      const heads = [
        entries,
        entries.map((each, index) => (index === at ? { ...each, at: each.at + 1 } : each)),
        entries.filter((_, index) => index !== at),
        swapped,
        [...entries, entry(entries.length + 1, 'more')],
      ].map(headOf);
      expect(new Set(heads).size).toBe(heads.length);
    }),
  );
});

test('without its salt an entry that is not shown cannot be guessed from its leaf', () => {
  const shown = leafHash(entry(1, 'yes'), 'salt-1', digest);
  const guesses = ['yes', 'no'].map((text) => digest(canonicalJson(entry(1, text))));
  expect(guesses).not.toContain(shown);
  expect(leafHash(entry(1, 'yes'), 'salt-2', digest)).not.toBe(shown);
});
