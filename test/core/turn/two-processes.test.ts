import { expect, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { readRecorded } from '../../../core/case/migrate.ts';
import type { Store } from '../../../core/port/store.ts';
import { DAY } from '../../../core/time.ts';
import { openHouse } from '../../fixture/house.ts';

/** Two processes as the store sees them: each with its own cases in memory. */
const two = (store: Store = memoryStore()) => ({ store, one: openHouse(store), other: openHouse(store) });

const say = (house: ReturnType<typeof openHouse>, conversationId: string, updateId: string, text: string) =>
  house.turns.take({ conversationId, updateId, input: { kind: 'text', text } });

test('what was remembered by one process is known to the other, although no event says so', async () => {
  const { store, one, other } = two();
  const { conversationId, caseId } = await one.claimant();
  await say(one, conversationId, 'u1', 'My fridge from Acme came broken, I want my money back.');
  await say(other, conversationId, 'u2', 'hello');
  const before = await store.head(caseId);
  await say(one, conversationId, 'u3', 'how long will this take?');
  await say(other, conversationId, 'u4', 'who can see this?');
  const after = await store.head(caseId);
  expect(after).toEqual({ version: before.version, revision: before.revision + 2 });
  const alone = openHouse();
  const lone = await alone.claimant();
  const words = [
    'My fridge from Acme came broken, I want my money back.',
    'hello',
    'how long will this take?',
    'who can see this?',
  ];
  for (const [index, text] of words.entries()) await say(alone, lone.conversationId, `u${index}`, text);
  const bodies = async (from: Store, id: string) =>
    (await from.feed(id, 0, 100)).map(({ message }) =>
      JSON.stringify(message).replaceAll(/"messageId":"[^"]+"/g, ''),
    );
  expect(await bodies(store, conversationId)).toEqual(await bodies(alone.store, lone.conversationId));
});

test('a screen shows what another process did, and one that knows the case already too', async () => {
  const { one, other } = two();
  const { conversationId } = await one.claimant();
  await say(one, conversationId, 'u1', 'My fridge from Acme came broken on 3 March, I want my money back.');
  const before = await other.turns.show(conversationId, 0, 50);
  await say(one, conversationId, 'u2', 'I want to talk to a person');
  const [here, there] = await Promise.all(
    [one, other].map((house) => house.turns.show(conversationId, 0, 50)),
  );
  expect(there).toEqual(here);
  expect(there?.panel).not.toEqual(before?.panel);
});

test('a storm of turns on both has each effect once, in one chain of events', async () => {
  const { store, one, other } = two();
  const { conversationId, caseId } = await one.claimant();
  await say(one, conversationId, 'u0', 'My fridge from Acme came broken on 3 March, I want my money back.');
  const ids = Array.from({ length: 12 }, (_, index) => `s${index}`);
  const outcomes = await Promise.all(
    ids.flatMap((id, index) =>
      [one, other].map((house) => say(house, conversationId, id, `no wait, ${100 + index}`)),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'done')).toHaveLength(ids.length);
  expect(outcomes.filter(({ status }) => status === 'duplicate')).toHaveLength(ids.length);
  const positions = (await store.record(caseId)).map(({ recorded }) => readRecorded(recorded).position);
  expect(positions).toEqual(positions.map((_, index) => index + 1));
  const said = (await store.feed(conversationId, 0, 500)).filter(
    ({ message }) => message.from.role === 'claimant',
  );
  expect(said).toHaveLength(ids.length + 1);
});

test('two clocks that look at the same deadline at the same moment let it take effect once', async () => {
  const { store, one, other } = two();
  const { caseId, conversationId } = await one.claimant();
  await say(one, conversationId, 'u0', 'My fridge from Acme came broken on 3 March, I want my money back.');
  await other.turns.show(conversationId, 0, 9);
  await Promise.all([one.wait(40 * DAY), other.wait(40 * DAY)]);
  const passed = (await store.record(caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'clockPassed' ? [event.key] : [],
  );
  expect(passed.length).toBeGreaterThan(0);
  expect(new Set(passed).size).toBe(passed.length);
  expect([...one.faults, ...other.faults]).toEqual([]);
});
