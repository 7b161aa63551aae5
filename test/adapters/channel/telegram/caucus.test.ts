import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Input } from '../../../../core/turn/input.ts';
import { ALEX, joined, MIA } from '../../../fixture/team.ts';
import { type Bench, openBench } from './bench.ts';
import { bothIn, conversationOf, offered, press, say } from './story.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench({ store: 'memory' });
});
afterAll(() => bench.close());

test('in Telegram it is chosen who reads before anything goes out, and a private word reaches the mediator alone', async () => {
  const { ana, ben } = await bothIn(bench);
  await offered(bench, ben);
  const { turns, store } = bench.parley();
  const { caseId } = (await store.conversation(await conversationOf(bench, ana))) ?? { caseId: '' };
  const seat = async (member: typeof ALEX): Promise<string> =>
    (await turns.staffConversation(caseId, await joined(store, member)))?.conversationId ?? '';
  let updates = 0;
  const take = (conversationId: string, input: Input) => {
    updates += 1;
    return turns.take({ conversationId, updateId: `staff-${updates}`, input });
  };
  const alex = await seat(ALEX);
  await joined(store, MIA);
  await take(alex, { kind: 'choice', action: 'takeOver' });
  await take(alex, { kind: 'form', action: 'startMediation', values: {} });
  await turns.tick();
  const mia = await seat(MIA);
  await take(mia, { kind: 'choice', action: 'declareFree' });
  await bench.quiet();
  expect(ana.read()).toMatch(/We suggest Mia Ito as your mediator/u);
  for (const person of [ana, ben]) await press(bench, person, 'mediatorYes');

  await say(bench, ana, 'canary-5150 between us');
  expect(ana.read(1)).toMatch(/Who should read this\? I send nothing before you choose/u);
  await ana.tap('Write to Mia Ito alone');
  await bench.quiet();
  expect(ana.read(1)).toMatch(/Only Mia Ito reads this/u);
  const heard = JSON.stringify(await store.feed(mia, 0, 1_000));
  expect(heard).toContain('canary-5150');
  const others = JSON.stringify([await store.feed(alex, 0, 1_000), bench.logged]);
  expect(`${ben.read()}${others}`).not.toContain('canary-5150');
  expect(bench.faults).toEqual([]);
});
