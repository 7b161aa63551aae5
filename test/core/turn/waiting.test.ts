import { expect, test } from '@jest/globals';
import { openHouse } from '../../fixture/house.ts';

const WORDS = [
  'The kettle I bought from Acme on 3 March does not work.',
  'I paid $480 for it.',
  'No wait, it was $450.',
] as const;

test('words of one person that wait behind each other are all heard, in order, and get one question', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  await claimant.news();
  const { conversationId } = claimant;
  await Promise.all(
    WORDS.map((text, index) =>
      house.turns.take({ conversationId, updateId: `w-${index}`, input: { kind: 'text', text } }),
    ),
  );
  const answer = await claimant.news();
  expect(answer).not.toMatch(/How much money is this about/);
  expect(answer).toMatch(/it was “\$480”, now it is “\$450”/);
  expect(answer.match(/What would put it right/g)).toHaveLength(1);
  expect(answer.match(/things left/g)).toHaveLength(1);
  expect(house.faults).toEqual([]);
});

test('a delivery that comes twice at once is answered with its question', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  await claimant.news();
  const inbound = {
    conversationId: claimant.conversationId,
    updateId: 'w-0',
    input: { kind: 'text', text: WORDS[0] },
  } as const;
  const outcomes = await Promise.all([house.turns.take(inbound), house.turns.take(inbound)]);
  expect(outcomes.map(({ status }) => status)).toEqual(['done', 'duplicate']);
  expect(await claimant.news()).toMatch(/How much money is this about/);
});

test('an old delivery that comes again behind a new one keeps nobody from the question', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  const { conversationId } = claimant;
  const say = (updateId: string, text: string) =>
    house.turns.take({ conversationId, updateId, input: { kind: 'text', text } });
  await say('w-0', WORDS[0]);
  await claimant.news();
  await Promise.all([say('w-1', WORDS[1]), say('w-0', WORDS[0])]);
  expect(await claimant.news()).toMatch(/What would put it right/);
});
