import { expect, test } from '@jest/globals';
import { memoryAttachments } from '../../../adapters/attachment/memory/memory-attachments.ts';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import type { Documents } from '../../../core/port/document.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import { type EngineRoom, engineRoom } from './engine-room.ts';

const attachments = memoryAttachments();
const STORY = 'My kettle from Acme came broken on 3 March, it cost $48. I want my money back.';
const RECEIPT = { text: 'Total $52.00', place: { page: 1 }, clear: true };

type Read = Documents['read'];
const reading = (read: Read): Documents => ({
  pages: async () => null,
  redraw: async () => 'broken',
  read,
  close: async () => undefined,
});

const room = (read: Read, store = memoryStore()): EngineRoom =>
  engineRoom({ store, files: { attachments, documents: reading(read) } });

const open = async ({ turns }: EngineRoom) => {
  const opened = await turns.open({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' });
  await turns.take({ ...opened, updateId: 'story', input: { kind: 'text', text: STORY } });
  return opened;
};
const send = async ({ turns }: EngineRoom, conversationId: string, name: string) => {
  const bytes = Buffer.from(name);
  const { sha256 } = await attachments.put(bytes);
  const file = { sha256, name, mime: 'image/jpeg', bytes: bytes.length };
  await turns.take({ conversationId, updateId: name, input: { kind: 'file', file } });
};
const readings = async ({ store }: EngineRoom, caseId: string) =>
  (await store.record(caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'evidenceRead' ? [[event.outcome, event.found.length, event.text]] : [],
  );
const look = async ({ turns }: EngineRoom): Promise<void> => {
  await turns.tick();
  await turns.readings();
};

test('a file is read once, after the turn, and nothing is due after it', async () => {
  let asked = 0;
  const house = room(async () => {
    asked += 1;
    return [RECEIPT];
  });
  const { conversationId, caseId } = await open(house);
  await send(house, conversationId, 'a.jpg');
  expect(asked).toBe(0);
  await look(house);
  await look(house);
  expect(asked).toBe(1);
  expect(await readings(house, caseId)).toEqual([['read', 1, 'Total $52.00']]);
  expect(await house.store.due(house.now(), 9)).toEqual([]);
});

test('a chat never waits for a file, and files wait for each other', async () => {
  const free: (() => void)[] = [];
  let under = 0;
  let most = 0;
  const house = room(async () => {
    under += 1;
    most = Math.max(most, under);
    await new Promise<void>((resolve) => {
      free.push(resolve);
    });
    under -= 1;
    return [RECEIPT];
  });
  const { conversationId, caseId } = await open(house);
  await send(house, conversationId, 'a.jpg');
  await send(house, conversationId, 'b.jpg');
  await house.turns.tick();
  await house.turns.tick();
  // While the first one is open, a turn goes through and the clocks run.
  await house.turns.take({ conversationId, updateId: 'x', input: { kind: 'text', text: 'it was $50' } });
  house.wait(MINUTE);
  expect(await house.turns.tick()).toBe(0);
  const done = house.turns.readings();
  while (free.length > 0 || under > 0) {
    free.shift()?.();
    await new Promise(setImmediate);
  }
  await done;
  expect(most).toBe(1);
  expect(await readings(house, caseId)).toHaveLength(2);
});

test('a process that ends between the upload and the reading loses nothing', async () => {
  const store = memoryStore();
  const first = room((_file, signal) => {
    signal.throwIfAborted();
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }, store);
  const { conversationId, caseId } = await open(first);
  await send(first, conversationId, 'a.jpg');
  await first.turns.tick();
  await first.turns.stop();
  expect(await readings(first, caseId)).toEqual([]);
  expect(first.logged).toEqual([]);

  const second = room(async () => [RECEIPT], store);
  await look(second);
  expect(await readings(second, caseId)).toEqual([['read', 1, 'Total $52.00']]);
});

test('a fault is logged and tried again with pauses; in the end the file is let be', async () => {
  let asked = 0;
  const house = room(async () => {
    asked += 1;
    throw new Error('no memory');
  });
  const { conversationId, caseId } = await open(house);
  await send(house, conversationId, 'a.jpg');
  await look(house);
  await look(house);
  expect(asked).toBe(1);
  expect(house.logged).toMatchObject([{ what: 'reading', caseId, count: 1 }]);
  for (let minutes = 0; minutes < 30; minutes += 1) {
    house.wait(MINUTE);
    await look(house);
  }
  expect(asked).toBe(4);
  expect(await readings(house, caseId)).toEqual([['nothing', 0, '']]);
  expect(await house.store.due(house.now(), 9)).toEqual([]);
});

test('after a fault that passes the file is read', async () => {
  let asked = 0;
  const house = room(async () => {
    asked += 1;
    if (asked === 1) throw new Error('no memory');
    return [RECEIPT];
  });
  const { conversationId, caseId } = await open(house);
  await send(house, conversationId, 'a.jpg');
  await look(house);
  house.wait(10 * SECOND);
  await look(house);
  expect(await readings(house, caseId)).toEqual([['read', 1, 'Total $52.00']]);
});

test('of many files of one side twenty are read, and a HEIC is none of them', async () => {
  const house = room(async () => []);
  const { conversationId, caseId } = await open(house);
  const { sha256 } = await attachments.put(Buffer.from('heic'));
  const file = { sha256, name: 'a.heic', mime: 'image/heic', bytes: 4 };
  await house.turns.take({ conversationId, updateId: 'heic', input: { kind: 'file', file } });
  for (let at = 0; at < 25; at += 1) await send(house, conversationId, `${at}.jpg`);
  await look(house);
  expect(await readings(house, caseId)).toHaveLength(20);
});

test('of a long text so much is kept as is said, and private numbers are masked', async () => {
  const lines = ['Card 4111 1111 1111 1111', ...Array<string>(400).fill('電熱水壺壹件')];
  const house = room(async () => lines.map((text) => ({ ...RECEIPT, text })));
  const { conversationId, caseId } = await open(house);
  await send(house, conversationId, 'a.jpg');
  await look(house);
  const [[, , text]] = (await readings(house, caseId)) as [[string, number, string]];
  expect(text.startsWith('Card •')).toBe(true);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_096);
  expect(Buffer.byteLength(text)).toBeGreaterThan(4_000);
});
