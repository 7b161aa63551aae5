import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { joined } from '../../../fixture/team.ts';
import { type Bench, openBench } from './bench.ts';
import { bothIn, conversationOf, png, press } from './story.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench({ store: 'memory' });
});
afterAll(() => bench.close());

test('a document is asked for in Telegram with its date, given as a photo, and said to be it by a key', async () => {
  const { ana, ben } = await bothIn(bench);
  const { turns, store } = bench.parley();
  const { caseId } = (await store.conversation(await conversationOf(bench, ana))) ?? { caseId: '' };
  const alex = (await turns.staffConversation(caseId, await joined(store)))?.conversationId ?? '';
  const take = (updateId: string, input: Parameters<typeof turns.take>[0]['input']) =>
    turns.take({ conversationId: alex, updateId, input });
  await take('1', { kind: 'choice', action: 'takeOver' });
  await take('2', {
    kind: 'form',
    action: 'askTask',
    values: {
      whom: 'claimant',
      wants: 'document',
      what: 'The receipt of the fridge',
      date: '2026-12-10',
      reason: 'It shows the day.',
    },
  });
  await bench.quiet();
  expect(ana.read(1)).toMatch(/The receipt of the fridge[\s\S]*It shows the day[\s\S]*December 10/u);
  expect(ben.read()).not.toMatch(/receipt/u);
  await ana.photo(await png());
  await bench.quiet();
  expect(ana.read(1)).toMatch(/Is this the file/u);
  await ana.tap('Yes: The receipt of the fridge');
  await bench.quiet();
  expect(ana.read(1)).toMatch(/that is all we needed/u);
  // The key that was pressed is done with; a second press changes nothing.
  await press(bench, ana, 'taskFile');
  expect(ana.read(1)).toMatch(/moved on|changed/u);
  expect(bench.faults).toEqual([]);
});
