import { expect, test } from '@jest/globals';
import { openHouse, type Person } from '../../fixture/house.ts';
import { negotiating } from '../../fixture/invited.ts';

/** A number that a sealed round is running over must not stand in any feed. */
const kept = async (people: readonly Person[], number: RegExp): Promise<boolean> => {
  const feeds = await Promise.all(people.map((person) => person.feed()));
  return number.test(JSON.stringify(feeds));
};

const sealed = async () => {
  const house = openHouse();
  const parties = await negotiating(house);
  await parties.claimant.press('sealedAsk');
  await parties.respondent.press('sealedYes');
  return { house, ...parties };
};

test.each([
  'my number is 291',
  'mi número es 291',
  'what did they bid? mine is 291',
  'hi, 291',
  '我的數字是291',
])(
  'a number in the chat of a sealed round is kept nowhere, whatever the words are taken for: %s',
  async (words) => {
    const { claimant, respondent } = await sealed();
    expect(await claimant.say(words)).toMatch(/did not send or keep/);
    expect(await kept([claimant, respondent], /291/)).toBe(false);
  },
);

test('a wish for a person beside it is carried out all the same', async () => {
  const { claimant, respondent } = await sealed();
  expect(await claimant.say('agent please, my number is 291')).toMatch(/A person will be here/);
  expect(await kept([claimant, respondent], /291/)).toBe(false);
});

test('the person who holds the case does not read it either', async () => {
  const { house, claimant, respondent } = await sealed();
  const desk = await house.adjuster(claimant.caseId);
  await desk.press('takeOver');
  expect(await claimant.say('between us: 291')).toMatch(/did not send or keep/);
  expect(await kept([claimant, respondent, desk], /291/)).toBe(false);
});
