import { expect, test } from '@jest/globals';
import { openHouse } from '../../fixture/house.ts';

const FELT = /That sounds really hard/;

test('a feeling is acknowledged once, and then it goes on', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  const first = await claimant.say('Those fucking idiots at Acme sold me a broken kettle on 3 March.');
  expect(first).toMatch(FELT);
  expect(first).toMatch(/What it is about: kettle[\s\S]*How much money is this about/);
  expect(await claimant.say('Fucking idiots, I paid $480.')).not.toMatch(FELT);
  expect(house.faults).toEqual([]);
});

test('the same answer is not given twice in a row without saying so', async () => {
  const claimant = await openHouse().claimant();
  await claimant.say('I bought a kettle from Acme on 3 March and it does not work.');
  await claimant.say('cancel');
  await claimant.press('withdraw');
  const first = await claimant.say('ok I guess');
  expect(first).not.toMatch(/My answer is still the same/);
  const again = await claimant.say('ok I guess');
  expect(again).toMatch(/My answer is still the same.*\[I need a person\]/s);
  expect(await claimant.say('ok I guess')).toMatch(/I know that I'm repeating myself/);
});
