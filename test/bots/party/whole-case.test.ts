import { expect, test } from '@jest/globals';
import { DAY } from '../../../core/time.ts';
import { openHouse } from '../../fixture/house.ts';
import { invited, negotiating, STORY } from '../../fixture/invited.ts';

test('one telling fills the claim, and only what is missing is asked', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  const card = await claimant.say(STORY);
  expect(card).toMatch(/The other side: Acme/);
  expect(card).toMatch(/When: March 3, 2026/);
  expect(card).not.toMatch(/How much|Who is the other side|When did it/);
  await claimant.press('noEvidence');
  expect(await claimant.press('file')).toMatch(/Shall I invite Acme/);
});

test('the first screen of a business says who, what, how much, by when, what if not, and how to reach a person', async () => {
  const { notice } = await invited(openHouse());
  for (const words of [
    /bot/,
    /fridge/,
    /\$480/,
    /December/,
    /If you do not answer/,
    /up to you/,
    /\[I need a person\]/,
  ])
    expect(notice).toMatch(words);
});

test('a business accepts with one tap, and nothing binds anybody before both said yes, thought it over and signed', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  expect(await respondent.press('acceptDemand')).toMatch(/You pay \$480/);
  expect(await respondent.press('confirm')).toMatch(/noted your yes/);
  expect(await claimant.news()).toMatch(/The other side said yes/);
  expect(await claimant.press('confirm')).toMatch(/time to think|think it over/);
  await respondent.fill('sign', { name: 'Acme Ltd' });
  expect(await claimant.panel()).toMatch(/Time to think/);
  await house.wait(4 * DAY);
  await claimant.news();
  expect(await claimant.fill('sign', { name: 'Ann Lee' })).toMatch(
    /Both sides have signed|Both sides have signed/,
  );
  expect(await respondent.news()).toMatch(/You pay \$480/);
  await respondent.fill('paid', { reference: 'TX-1' });
  expect(await claimant.news()).toMatch(/Has it reached you/);
  await claimant.press('received');
  expect(await claimant.panel()).toMatch(/every promise kept/);
  expect(await respondent.panel()).toMatch(/every promise kept/);
  expect(house.faults).toEqual([]);
});

test('a business refuses with its reason in one tap, and the claimant reads it', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('refuse', 'amountTooHigh');
  expect(await claimant.news()).toMatch(/The amount is too high/);
});

test('"another reason" asks for words, and they reach the claimant', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('refuse', null);
  expect(await respondent.press('refuse', 'other')).toMatch(/What is the reason/);
  await respondent.say('We sold that branch two years ago.');
  expect(await claimant.news()).toMatch(/We sold that branch two years ago/);
});

test('facts are answered point by point, with an own version where they are seen differently', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.press('points')).toMatch(/Amount: \$480 -/);
  expect(await respondent.press('agree', 'item')).toMatch(/3 points are left/);
  expect(await respondent.press('dispute', 'when')).toMatch(/How do you see it/);
  await respondent.say('it was delivered on 5 March');
  await respondent.press('agreeAll');
  expect(await claimant.news()).toMatch(/When: March 3, 2026 dispute March 5, 2026/);
});

test('open offers: one is countered, the other side accepts it, and a stale button changes nothing', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  const offers = await claimant.feed();
  expect(offers.length).toBeGreaterThan(0);
  await claimant.press('counter');
  await claimant.fill('counterOffer', { amount: '400' });
  expect(await respondent.news()).toMatch(/You pay \$400/);
  expect(await respondent.press('accept')).toMatch(/You pay \$400/);
  expect(await respondent.press('decline')).toMatch(/was accepted already/);
});

test('an amount in a few words is read back before it goes out', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  expect(await claimant.say('I would take 350')).toMatch(/Shall I send an offer of \$350/);
  expect(await respondent.news()).toBe('');
  await claimant.say('yes');
  expect(await respondent.news()).toMatch(/You pay \$350/);
});

test('a half-hearted yes is no consent', async () => {
  const { claimant } = await negotiating(openHouse());
  expect(await claimant.say('ok I guess')).toMatch(/not sound quite sure.*\n.*Say yes, say no/s);
  expect(await claimant.panel()).toMatch(/Looking for a solution/);
});

test('one’s own limit in an open message is held back', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  expect(await claimant.say('the least I would take is 250')).toMatch(/I did not send that/);
  expect(await respondent.news()).toBe('');
});

test('an insult is not passed on', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  expect(await claimant.say('you are a bunch of crooks')).toMatch(/calmer words/);
  expect(await respondent.news()).toBe('');
});

test('a sealed round that meets: the price, two yeses, time to think, signed, kept', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  await claimant.press('sealedAsk');
  await respondent.news();
  await respondent.press('sealedYes');
  await claimant.news();
  expect((await claimant.seal(300)).receipt?.minor).toBe(30_000);
  expect(await claimant.news()).toMatch(/Your number is sealed/);
  expect(await respondent.news()).not.toMatch(/sealed\. Nobody/);
  await respondent.seal(350);
  await respondent.news();
  await house.wait(6 * DAY);
  expect(await claimant.news()).toMatch(/pays \$350/);
  expect(await respondent.news()).not.toMatch(/300/);
});

test('a sealed round without overlap tells nobody a number, and a person is asked', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  await claimant.press('sealedAsk');
  await respondent.news();
  await respondent.press('sealedYes');
  await claimant.seal(457);
  await respondent.seal(321);
  await claimant.news();
  await respondent.news();
  await house.wait(6 * DAY);
  const [hers, theirs] = [await claimant.news(), await respondent.news()];
  for (const words of [hers, theirs]) {
    expect(words).toMatch(/no match/);
    expect(words).toMatch(/A person was asked/);
    expect(words).not.toMatch(/457|321/);
  }
  const row = await house.store.case(claimant.caseId);
  expect(row?.needsPerson).toBe(true);
});

test('a person is honoured the first time, the bot is silent while they hold the case, and comes back with a line', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  expect(await claimant.say('I want to talk to a real person')).toMatch(/A person will be here/);
  const desk = await house.adjuster(claimant.caseId);
  await desk.press('takeOver');
  expect(await claimant.news()).toMatch(/Alex is here now/);
  expect(await claimant.say('how long will this take?')).toBe('claimant: how long will this take?');
  expect(await desk.news()).toMatch(/how long will this take/);
  await respondent.news();
  expect(await respondent.say('ok')).toBe('respondent: ok');
  await desk.press('release');
  expect(await claimant.news()).toMatch(/back with me now/);
});

test('a person can be asked for before joining, and asking does not join', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  expect(await respondent.press('person')).toMatch(/A person will be here/);
  expect(await respondent.panel()).toMatch(/Invitation/);
  expect((await house.store.case(claimant.caseId))?.needsPerson).toBe(true);
});

test('the claimant steps back freely, and the talk goes on', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('acceptDemand');
  await respondent.press('confirm');
  await claimant.news();
  await claimant.press('confirm');
  expect(await claimant.press('stepBack')).toMatch(/It costs nothing/);
  expect(await claimant.press('stepBackYes')).toMatch(/You stepped back/);
  expect(await respondent.news()).toMatch(/stepped back from the agreement/);
  expect(await respondent.panel()).toMatch(/Looking for a solution/);
});

test('a promise that is not kept in time goes to a person, and is kept in the end', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  await respondent.press('acceptDemand');
  await respondent.press('confirm');
  await claimant.press('confirm');
  await respondent.fill('sign', { name: 'Acme Ltd' });
  await house.wait(4 * DAY);
  await claimant.fill('sign', { name: 'Ann Lee' });
  await house.wait(40 * DAY);
  expect(await claimant.news()).toMatch(/A promise was not kept in time/);
  expect((await house.store.case(claimant.caseId))?.needsPerson).toBe(true);
  await respondent.fill('paid', {});
  await claimant.news();
  await claimant.press('received');
  expect(await claimant.panel()).toMatch(/every promise kept/);
});

test('somebody’s life comes first: the script stops, no clock runs, and the other side reads only that it is paused', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  await respondent.news();
  expect(await claimant.say('I cannot go on, I want to kill myself')).toMatch(/emergency number|crisis line/);
  const theirs = await respondent.news();
  expect(theirs).toMatch(/paused/);
  expect(theirs).not.toMatch(/safe|crisis|kill|hurt/i);
  expect((await house.store.case(claimant.caseId))?.needsPerson).toBe(true);
});

test('a card dispute offers to stop the loss before the story', async () => {
  const house = openHouse();
  const claimant = await house.claimant('card-dispute');
  expect(await claimant.news()).toMatch(/block the card now/);
  await claimant.press('stopLoss');
  await house.wait(1_000);
  expect(await claimant.news()).toMatch(/block/i);
});

test('"I cannot do this online" brings a person and stops the clocks of that side', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  expect(await claimant.say('I can’t do this online')).toMatch(/no deadline is running for you/);
  expect((await house.store.case(claimant.caseId))?.needsPerson).toBe(true);
});
