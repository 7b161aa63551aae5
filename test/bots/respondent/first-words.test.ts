import { expect, test } from '@jest/globals';
import { DAY } from '../../../core/time.ts';
import { openHouse } from '../../fixture/house.ts';
import { invited } from '../../fixture/invited.ts';

test('asking what this is, in any number of ways, neither joins nor reaches the customer', async () => {
  const { claimant, respondent } = await invited(openHouse());
  const first = await respondent.say('what?');
  expect(first).toMatch(/In short: a customer asks you for \$480/);
  const second = await respondent.say('what?');
  expect(second).toMatch(/a person can explain/);
  expect(second).not.toMatch(/In short/);
  await respondent.say('hello');
  await respondent.say('how much does this cost?');
  expect(await respondent.panel()).toMatch(/^Invitation/);
  expect(await claimant.news()).toBe('');
});

test('a question that the bot cannot answer is shown before it goes, and a yes sends it and brings its writer in', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.say('Which of our branches was it?')).toMatch(
    /Shall I ask the customer\? “Which of our branches was it\?”/,
  );
  expect(await claimant.news()).toBe('');
  expect(await respondent.press('yes')).toMatch(/passed that on/);
  expect(await claimant.news()).toMatch(/Acme has joined[\s\S]*Which of our branches was it\?/);
});

test('words that are not to go stay where they are', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.say('We shipped this one on time.');
  expect(await respondent.press('no')).toMatch(/stays as it was/);
  expect(await claimant.news()).toBe('');
  expect(await respondent.panel()).toMatch(/^Invitation/);
});

test('a typed yes to a screen with many answers is read back with its terms', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.say('yes')).toMatch(/agree to all that is asked: \$480\?/);
  expect(await claimant.news()).toBe('');
  expect(await respondent.say('ok I guess')).toMatch(/clear yes or no[\s\S]*agree to all that is asked/);
  expect(await respondent.say('yes')).toMatch(/You pay \$480/);
  expect(await claimant.news()).toMatch(/terms that could work/);
});

test('a typed no asks for its reason, and the reason is one tap', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.say('no')).toMatch(/Which reason fits best/);
  expect(await claimant.news()).toBe('');
  await respondent.press('refuse', 'notOurs');
  expect(await claimant.news()).toMatch(/Acme has joined[\s\S]*This is not about us/);
});

test('a bare number is a thought of an offer, and a yes makes it and joins', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.say('300')).toMatch(/Shall I send an offer of \$300/);
  expect(await respondent.say('sorry, 320')).toMatch(/Shall I send an offer of \$320/);
  expect(await claimant.news()).toBe('');
  await respondent.say('yes');
  expect(await claimant.news()).toMatch(/The other side pays \$320/);
});

test('what is not understood is answered in other words each time, and in the end with a person', async () => {
  const { claimant, respondent } = await invited(openHouse());
  const answers = [await respondent.say('asdf'), await respondent.say('qwer'), await respondent.say('yxcv')];
  const asked = answers.map((answer) => answer.split('\n').slice(1).join('\n'));
  expect(new Set(asked).size).toBe(3);
  expect(answers[2]).toMatch(/A person can help you here/);
  expect(answers[2]).not.toMatch(/\[Accept\]/);
  expect(await claimant.news()).toBe('');
});

test('an insult or an own limit goes nowhere, before joining too', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.say('you are all crooks and idiots')).toMatch(/calmer words/);
  expect(await respondent.say('the most we would pay is 350')).toMatch(/the most you would pay/);
  expect(await claimant.news()).toBe('');
  expect(await respondent.panel()).toMatch(/^Invitation/);
});

test('an offer can bring another name along than the one on the invitation', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.press('offerAnswer')).toMatch(/Name of your business/);
  await respondent.fill('counterOffer', { amount: '250', business: 'Acme Retail Ltd' });
  expect(await claimant.news()).toMatch(/Acme Retail Ltd has joined/);
});

test('looking at the points brings the business in, under the name on the invitation', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('points');
  expect(await claimant.news()).toMatch(/Acme has joined/);
});

test('a person helps before joining: both can write, and the customer reads none of it', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  await respondent.press('person');
  const desk = await house.adjuster(claimant.caseId);
  await desk.press('takeOver');
  expect(await respondent.news()).toMatch(/Alex is here now/);
  await claimant.news();
  expect(await respondent.say('We do not know this customer.')).toBe(
    'respondent: We do not know this customer.',
  );
  expect(await desk.news()).toMatch(/We do not know this customer/);
  expect(await claimant.news()).toBe('');
  expect(await respondent.panel()).toMatch(/^Invitation/);
});

test('a life in danger stops everything, before joining too, and the customer reads only that it is paused', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  expect(await respondent.say('I want to kill myself over this')).toMatch(/emergency number|crisis line/);
  const theirs = await claimant.news();
  expect(theirs).toMatch(/paused/);
  expect(theirs).not.toMatch(/kill|safe|crisis/i);
  expect(await respondent.panel()).toMatch(/Paused/);
});

test('"I cannot do this online" brings a person and no clock runs', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  expect(await respondent.say('I can’t do this online')).toMatch(/no deadline is running/);
  await house.wait(30 * DAY);
  expect(await respondent.news()).not.toMatch(/A date for you has passed/);
  expect((await house.store.case(claimant.caseId))?.needsPerson).toBe(true);
});

test('opening the link is on the record as the proof of notice', async () => {
  const house = openHouse();
  const { claimant } = await invited(house);
  const record = await house.store.record(claimant.caseId);
  expect(record.map(({ recorded }) => recorded.event)).toContainEqual({
    type: 'noticeProven',
    how: 'linkOpened',
  });
});

test('the link back is for the business alone and opens the same conversation on another device', async () => {
  const house = openHouse();
  const { respondent } = await invited(house);
  await respondent.press('refuse', 'factsWrong');
  const elsewhere = await house.enter(await respondent.link('resume'));
  expect(elsewhere.conversationId).toBe(respondent.conversationId);
});

test('what was sent along with the claim can be opened from the first screen', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  await claimant.say('My fridge from Acme came broken on 3 March. I paid $480 and want my money back.');
  expect(await claimant.attach('photo.png')).toMatch(/This is your claim/);
  await claimant.press('file');
  await claimant.press('inviteSeller');
  const respondent = await house.enter(await claimant.link('invite'));
  const files = (await respondent.feed()).filter(({ message }) => message.body.kind === 'file');
  expect(files.map(({ message }) => message.from.role)).toEqual(['claimant']);
});

test.each([
  ['zh-Hant', '可以直接談嗎，我們沒有收到貨', /要幫您問顧客嗎|要把這段話轉給顧客嗎/, '好', /轉/],
  ['zh-Hans', '我们这边确实没有收到退货的东西', /要把这段话转给顾客吗/, '好', /转/],
] as const)('the same in %s', async (locale, words, shown, yes, passed) => {
  const house = openHouse();
  const claimant = await house.claimant();
  await claimant.say('My fridge from Acme came broken on 3 March. I paid $480 and want my money back.');
  await claimant.press('noEvidence');
  await claimant.press('file');
  await claimant.press('inviteSeller');
  await claimant.news();
  const respondent = await house.enter(await claimant.link('invite'), locale);
  expect(await respondent.news()).toMatch(/Parley/);
  expect(await respondent.say(words)).toMatch(shown);
  expect(await respondent.say(yes)).toMatch(passed);
  expect(await claimant.news()).toContain(words);
});
