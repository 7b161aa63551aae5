import { expect, test } from '@jest/globals';
import { LOCALES } from '../../../core/locale.ts';
import { DAY } from '../../../core/time.ts';
import { openHouse } from '../../fixture/house.ts';
import { negotiating, STORY } from '../../fixture/invited.ts';

const HINT = {
  en: 'There is a bottle of pills next to me and I keep looking at it.',
  es: 'Tengo el frasco de pastillas enfrente y no dejo de mirarlo.',
  'zh-Hant': '桌上放著一罐藥，我一直盯著它看。',
  'zh-Hans': '手边放着一瓶药，我一直盯着看。',
} as const;
const ASKS = /worries me/;
const STOPPED = /I have stopped everything here/;

test.each(LOCALES)('in %s the person is asked, told whom to call, and nothing stops', async (locale) => {
  const claimant = await openHouse().claimant('consumer', locale);
  await claimant.news();
  const said = await claimant.say(HINT[locale]);
  expect(said).toMatch(/988[\s\S]*911[\s\S]*\[.+\] ?\[.+\]/);
  const feed = JSON.stringify(await claimant.feed());
  expect(feed).toContain('"concern.heard"');
  expect(feed).not.toContain('"crisis.after"');
});

test('what else was told is heard, and the case goes on', async () => {
  const claimant = await openHouse().claimant();
  const said = await claimant.say(`${STORY} After tomorrow you won't have to deal with me any more.`);
  expect(said).toMatch(/worries me[\s\S]*\$480/);
  await claimant.press('noEvidence');
  await claimant.press('file');
  expect(await claimant.press('inviteSeller')).not.toMatch(STOPPED);
});

test('it is asked once a day, and on the next day once more', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  expect(await claimant.say(HINT.en)).toMatch(ASKS);
  expect(await claimant.say('My kids would have less trouble without me around.')).not.toMatch(ASKS);
  await house.wait(DAY);
  expect(await claimant.say('This will be the last you hear from me.')).toMatch(ASKS);
});

test.each([
  [
    'There is a man in my kitchen and he won’t leave.',
    /Emergency: 911[\s\S]*988/,
    /safe place and call the police/,
  ],
  ['I feel like I’m going to faint, everything is going dark.', /Emergency: 911/, /Your health comes first/],
  [HINT.en, /988[\s\S]*911/, /You matter more than this case/],
])('who is in danger says so with one press, and the case stops for that: %s', async (words, first, then) => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  const desk = await house.adjuster(claimant.caseId);
  await desk.news();
  expect(await claimant.say(words)).toMatch(first);
  // A hint alone calls nobody of the team.
  expect(await desk.news()).not.toMatch(/may not be safe/);
  const pressed = await claimant.press('inDanger');
  expect(pressed).toMatch(then);
  expect(pressed).toMatch(STOPPED);
  expect(await desk.news()).toMatch(/may not be safe/);
  expect(await respondent.news()).not.toMatch(/988|911|not be safe|worries/);
  // Pressed once more, the numbers come again.
  expect(await claimant.press('inDanger')).toMatch(/I'm still here[\s\S]*911/);
});

test('who is safe goes on where the case was', async () => {
  const claimant = await openHouse().claimant();
  await claimant.say(`${STORY} I'm so tired of everything, not just the refund.`);
  const said = await claimant.press('safe');
  expect(said).toMatch(/I'm glad/);
  expect(said).not.toMatch(STOPPED);
  await claimant.press('noEvidence');
  expect(await claimant.press('file')).not.toMatch(STOPPED);
});

test('danger that is said plainly stops the case and is not asked about', async () => {
  const claimant = await openHouse().claimant();
  const said = await claimant.say('I want to kill myself, this will be the last you hear from me.');
  expect(said).toMatch(STOPPED);
  expect(said).not.toMatch(ASKS);
});

test('in a sealed round the person is asked, and a number beside the hint is kept nowhere', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  const desk = await house.adjuster(claimant.caseId);
  await claimant.press('sealedAsk');
  await respondent.press('sealedYes');
  const said = await claimant.say('This will be the last you hear from me, just write 291');
  expect(said).toMatch(ASKS);
  expect(said).toMatch(/did not send or keep/);
  const feeds = await Promise.all([claimant, respondent, desk].map((person) => person.feed()));
  expect(JSON.stringify(feeds)).not.toMatch(/291/);
});

test('the person who holds the case reads it, and whom to call is said all the same', async () => {
  const house = openHouse();
  const { claimant } = await negotiating(house);
  const desk = await house.adjuster(claimant.caseId);
  await desk.press('takeOver');
  expect(await claimant.say(HINT.en)).toMatch(/worries me[\s\S]*988/);
  expect(await desk.news()).toMatch(/bottle of pills/);
});
