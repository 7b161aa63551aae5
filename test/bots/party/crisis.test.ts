import { expect, test } from '@jest/globals';
import { LOCALES } from '../../../core/locale.ts';
import { openHouse } from '../../fixture/house.ts';
import { invited, negotiating } from '../../fixture/invited.ts';

const ENDANGERED = {
  en: 'I don’t see a way out anymore',
  es: 'ya no quiero vivir así',
  'zh-Hant': '活著好累，我不想活了',
  'zh-Hans': '活着好累，我不想活了',
} as const;

test.each(LOCALES)('in %s the words, the line of the place and the stop come together', async (locale) => {
  const claimant = await openHouse().claimant('consumer', locale);
  await claimant.news();
  const said = await claimant.say(ENDANGERED[locale]);
  expect(said).toMatch(/988/);
  expect(said).toMatch(/911/);
  expect(said.split('\n').filter((line) => line.startsWith('bot:'))).toHaveLength(3);
});

test('said again, the numbers come again, the words do not, and the team reads it', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  const desk = await house.adjuster(claimant.caseId);
  const first = await claimant.say('I want to kill myself');
  const again = await claimant.say('I took a whole bottle of pills');
  expect(again).toMatch(/I'm still here[\s\S]*988/);
  expect(again).not.toMatch(/matter more than this case/);
  expect(first).toMatch(/matter more than this case/);
  expect(await respondent.news()).not.toMatch(/pills|kill|988|crisis/);
  expect(await desk.news()).toMatch(/bottle of pills/);
});

test('violence names the emergency number first, a medical emergency names it alone', async () => {
  const house = openHouse();
  const violence = await (await house.claimant()).say('My husband is hitting me right now');
  expect(violence).toMatch(/911[\s\S]*988/);
  const medical = await (await house.claimant()).say('I have chest pain and cannot breathe');
  expect(medical).toMatch(/Emergency: 911/);
  expect(medical).not.toMatch(/988/);
});

test('nobody said where the respondent is: no country is guessed from the claimant’s', async () => {
  const { respondent } = await invited(openHouse());
  const said = await respondent.say('I want to kill myself over this');
  expect(said).toMatch(/findahelpline\.com/);
  expect(said).toMatch(/Your local emergency number/);
  expect(said).not.toMatch(/988|911/);
});

test('a feeling is answered once, and the telling goes on', async () => {
  const claimant = await openHouse().claimant();
  const first = await claimant.say(
    'I can’t sleep over this. My fridge from Acme came broken on 3 March, I paid $480 and want my money back.',
  );
  expect(first).toMatch(/really hard/);
  expect(first).toMatch(/\$480/);
  expect(await claimant.say('I am desperate, really')).not.toMatch(/really hard/);
});
