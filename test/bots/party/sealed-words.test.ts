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
  'my number is two hundred and ninety-one (291)',
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

/** A number written out, in a sentence of its own that stands nowhere else. */
test.each([
  ['my number is two hundred and ninety-one', /ninety/],
  ['I would go to three fifty', /fifty/],
  ['mi número es doscientos noventa y uno', /noventa/],
  ['pongan trescientos', /trescientos/],
  ['我的數字是兩百九十一', /九十一/],
  ['我寫三百', /三百/],
  ['二九一', /二九一/],
  ['八', /八/],
])('written out it is kept nowhere either: %s', async (words, number) => {
  const { claimant, respondent } = await sealed();
  expect(await claimant.say(words)).toMatch(/did not send or keep/);
  expect(await kept([claimant, respondent], number)).toBe(false);
});

test.each([
  'please hurry, my family is waiting',
  'no one answers me',
  '等一下，我去問一下',
  'mil gracias, ya lo veo',
])('words that name no number go where they went before: %s', async (words) => {
  const { claimant } = await sealed();
  expect(await claimant.say(words)).not.toMatch(/did not send or keep/);
});

const CRISIS_WITH_A_NUMBER = [
  'I want to kill myself, just write 291',
  'I want to kill myself if they do not take 291 dollars',
  'I want to kill myself, my number is two hundred and ninety-one (2 9 1)',
  'quiero suicidarme, pongan 291',
  'quiero suicidarme, pongan doscientos noventa y uno',
  '我想自殺，就寫291吧',
  '我想自杀，就写两百九十一吧',
] as const;

test.each(CRISIS_WITH_A_NUMBER)(
  'danger to life beside a number: help comes, the number goes to nobody: %s',
  async (words) => {
    const { house, claimant, respondent } = await sealed();
    const desk = await house.adjuster(claimant.caseId);
    const first = await claimant.say(words);
    const again = await claimant.say(words);
    expect(first).toMatch(/988/);
    expect(again).toMatch(/988/);
    expect(first).not.toMatch(/did not send or keep/);
    // The team is called all the same.
    expect(await desk.news()).toMatch(/safety|danger|stopped|paused/i);
    const number = /291|2 9 1|ninety|noventa|九十一/;
    expect(await kept([claimant, respondent, desk], number)).toBe(false);
  },
);
