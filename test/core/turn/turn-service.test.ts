import { expect, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { claimantBot } from '../../../bots/claimant/bot.ts';
import type { Store } from '../../../core/port/store.ts';
import { DAY, MINUTE, SECOND } from '../../../core/time.ts';
import type { AnyBot } from '../../../core/turn/engine.ts';
import { type EngineRoom, engineRoom } from './engine-room.ts';

const open = (room: EngineRoom, procedureId = 'consumer') =>
  room.turns.open({ procedureId, locale: 'en', timeZone: 'America/New_York' });

const say = (room: EngineRoom, conversationId: string, updateId: string, text: string) =>
  room.turns.take({ conversationId, updateId, input: { kind: 'text', text } });

const STORY = 'My kettle from Acme came broken on 3 March, it cost $48. I want my money back.';

test('the same update twice has one effect', async () => {
  const room = engineRoom();
  const { conversationId, caseId } = await open(room);
  const first = await say(room, conversationId, 'u1', STORY);
  const record = await room.store.record(caseId);
  const feed = await room.store.feed(conversationId, 0, 100);

  expect(first.status).toBe('done');
  expect((await say(room, conversationId, 'u1', STORY)).status).toBe('duplicate');
  expect(await room.store.record(caseId)).toEqual(record);
  expect(await room.store.feed(conversationId, 0, 100)).toEqual(feed);
});

test('a key that things have moved on from says so to its channel', async () => {
  const room = engineRoom();
  const { conversationId } = await open(room);
  const told = await say(room, conversationId, 'u1', STORY);
  const press = (updateId: string, action: string) =>
    room.turns.take({ conversationId, updateId, input: { kind: 'choice', action, subject: 'o1' } });
  expect(told.stale).toBeUndefined();
  expect((await press('u2', 'accept')).stale).toBe(true);
  expect((await press('u3', 'person')).stale).toBeUndefined();
});

test('a burst is taken in the order in which it came, and nothing of it is lost', async () => {
  const room = engineRoom();
  const { conversationId } = await open(room);
  const texts = [STORY, 'one more thing: the lid is cracked too', 'and the box was wet', 'thanks'];
  await Promise.all(texts.map((text, index) => say(room, conversationId, `u${index}`, text)));
  const said = (await room.store.feed(conversationId, 0, 100)).flatMap(({ message: { from, body } }) =>
    from.role === 'claimant' && body.kind === 'text' && 'verbatim' in body.text ? [body.text.verbatim] : [],
  );
  expect(said).toEqual(texts);
});

test('a fault leaves the case as it was, and the same update may be sent again', async () => {
  const real = memoryStore();
  let broken = false;
  const store: Store = {
    ...real,
    append: (batch) => (broken ? Promise.reject(new Error('disk full')) : real.append(batch)),
  };
  const room = engineRoom({ store });
  const { conversationId, caseId } = await open(room);
  const before = await room.store.record(caseId);

  broken = true;
  await expect(say(room, conversationId, 'u1', STORY)).rejects.toThrow('disk full');
  expect(await room.store.record(caseId)).toEqual(before);

  broken = false;
  expect((await say(room, conversationId, 'u1', STORY)).status).toBe('done');
  expect((await room.store.record(caseId)).length).toBeGreaterThan(before.length);
});

test('a bot that throws blocks nobody: the next turn of the case goes through', async () => {
  let throwing = true;
  const claimant = {
    ...(claimantBot as AnyBot),
    hear: (...args: Parameters<AnyBot['hear']>) => {
      if (throwing && args[2].kind === 'text') throw new Error('a bug');
      return (claimantBot as AnyBot).hear(...args);
    },
  };
  const room = engineRoom({ claimant });
  const { conversationId } = await open(room);
  await expect(say(room, conversationId, 'u1', STORY)).rejects.toThrow('a bug');
  throwing = false;
  expect((await say(room, conversationId, 'u2', STORY)).status).toBe('done');
});

test('a case that another process moved on is loaded again and decided again', async () => {
  const store = memoryStore();
  const here = engineRoom({ store });
  const there = engineRoom({ store });
  const { conversationId, caseId } = await open(here);
  await say(there, conversationId, 'u1', STORY);
  // `here` still holds the case as it was opened.
  expect((await say(here, conversationId, 'u2', 'the shop is called Acme')).status).toBe('done');
  const positions = (await store.record(caseId)).map(({ recorded }) => recorded.position);
  expect(positions).toEqual(positions.map((_, index) => index + 1));
});

test('a reminder comes once at its time, also over a restart', async () => {
  const store = memoryStore();
  const room = engineRoom({ store });
  const { conversationId } = await open(room);
  await say(room, conversationId, 'u1', STORY);
  const reminders = async (): Promise<number> =>
    (await store.feed(conversationId, 0, 200)).filter(
      ({ message: { body } }) => 'key' in body.text && body.text.key.startsWith('reminder.'),
    ).length;

  await room.turns.tick();
  expect(await reminders()).toBe(0);
  const due = await store.nextDue();
  room.wait((due ?? 0) - room.now() + SECOND);
  await room.turns.tick();
  await room.turns.tick();
  expect(await reminders()).toBe(1);

  const restarted = engineRoom({ store });
  restarted.wait(room.now() - restarted.now());
  await restarted.turns.tick();
  expect(await reminders()).toBe(1);
});

test('a deadline of one broken case does not hold up the others', async () => {
  const real = memoryStore();
  let brokenCase = '';
  const store: Store = {
    ...real,
    append: (batch) =>
      batch.caseId === brokenCase ? Promise.reject(new Error('bad page')) : real.append(batch),
  };
  const room = engineRoom({ store });
  const broken = await open(room);
  const healthy = await open(room);
  brokenCase = broken.caseId;
  const before = (await store.record(healthy.caseId)).length;
  room.wait(13 * DAY);
  await room.turns.tick();
  expect((await store.record(healthy.caseId)).length).toBeGreaterThan(before);
  expect(room.logged.some(({ what, caseId }) => what === 'deadline' && caseId === broken.caseId)).toBe(true);
});

test('stopping a loss is tried again while the bank does not answer, and asked of a person when its time is up', async () => {
  const asked: string[] = [];
  let reachable = false;
  const room = engineRoom({
    containment: {
      request: async ({ requestId }) => {
        asked.push(requestId);
        if (!reachable) throw new Error('unreachable');
        return { outcome: 'done', reference: 'B-1' };
      },
    },
  });
  const { conversationId, caseId } = await open(room, 'card-dispute');
  await room.turns.take({ conversationId, updateId: 'u1', input: { kind: 'choice', action: 'stopLoss' } });
  await room.turns.tick();
  await room.turns.tick();
  expect(asked.length).toBe(1);
  room.wait(3 * SECOND);
  await room.turns.tick();
  expect(asked.length).toBe(2);
  reachable = true;
  room.wait(MINUTE);
  await room.turns.tick();
  expect(new Set(asked).size).toBe(1);
  const types = (await room.store.record(caseId)).map(({ recorded }) => recorded.event.type);
  expect(types).toContain('containmentAnswered');
});

test('an exported record has what its reader may see, and only the hash of the rest', async () => {
  const room = engineRoom();
  const { conversationId } = await open(room);
  await say(room, conversationId, 'u1', STORY);
  const record = await room.turns.exportRecord(conversationId);
  expect(record?.entries.every((entry) => 'recorded' in entry)).toBe(true);
  expect(await room.turns.exportRecord('nobody')).toBeNull();
});
