import { expect, test } from '@jest/globals';
import type { Keep } from '../../../../../adapters/channel/web/client/keep.ts';
import { outboxIn } from '../../../../../adapters/channel/web/client/live/outbox.ts';

const memoryKeep = (): Keep & { readonly all: Map<string, string> } => {
  const all = new Map<string, string>();
  return {
    all,
    get: (key) => all.get(key) ?? null,
    set: (key, value) => void all.set(key, value),
    drop: (key) => void all.delete(key),
    keys: (prefix) => [...all.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
};
const words = (id: string, text: string) => ({
  id,
  input: { kind: 'text', text } as const,
  origin: null,
  after: 0,
});

test('what was not stored when the page went is there again, in order and with the same ids', () => {
  const keep = memoryKeep();
  let now = 1_000;
  const before = outboxIn(keep, 'c', () => now++);
  before.add(words('z', 'first'));
  before.add(words('a', 'second'));
  before.add(words('m', 'third'));
  before.change('a', { state: 'done' });
  before.drop('a');
  expect(
    outboxIn(keep, 'c', () => now)
      .list()
      .map(({ id, state }) => [id, state]),
  ).toEqual([
    ['z', 'waiting'],
    ['m', 'waiting'],
  ]);
  expect(outboxIn(keep, 'another', () => now).list()).toEqual([]);
});

test('what is stored on the server is not sent again after a reload', () => {
  const keep = memoryKeep();
  const outbox = outboxIn(keep, 'c', () => 1);
  outbox.add(words('a', 'first'));
  outbox.change('a', { state: 'done' });
  expect(keep.all.size).toBe(0);
});

test('a sealed number never touches storage', () => {
  const keep = memoryKeep();
  const outbox = outboxIn(keep, 'c', () => 1);
  outbox.add({ id: 's', input: { kind: 'sealed', roundId: 'r', amount: '431.77' }, origin: 3, after: 3 });
  expect(outbox.list()).toHaveLength(1);
  expect(keep.all.size).toBe(0);
});

test('a kept turn that cannot be read is left out, not a reason to fail', () => {
  const keep = memoryKeep();
  keep.set('parley.outbox.c.1.x', '{"half');
  keep.set('parley.outbox.c.2.y', '7');
  expect(outboxIn(keep, 'c', () => 1).list()).toEqual([]);
});
