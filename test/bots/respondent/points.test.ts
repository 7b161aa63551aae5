import { expect, test } from '@jest/globals';
import { openHouse } from '../../fixture/house.ts';
import { invited } from '../../fixture/invited.ts';

test('answers are collected, and the customer reads them as one table', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.press('points')).not.toMatch(/The other side|What would put it right/);
  expect(await claimant.news()).toMatch(/has joined/);
  await respondent.press('agree', 'item');
  await respondent.press('notKnown', 'problem');
  await respondent.press('dispute', 'amount');
  expect(await respondent.say('it was 450')).toMatch(/1 point is left\.[\s\S]*When: March 3, 2026 -/);
  expect(await claimant.news()).toBe('');
  expect(await respondent.press('agree', 'when')).toMatch(
    /Both agree: What it is about and When\n\s+Seen differently: Amount\n\s+Still open: What went wrong\n\s+Money this is about: \$30/,
  );
  const table = await claimant.news();
  expect(table).toMatch(/fridge agree/);
  expect(table).toMatch(/\$480 dispute \$450/);
  expect(table.match(/point by point/g)).toHaveLength(1);
});

test('half of the answers can be sent, and the rest stays open', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('points');
  await claimant.news();
  await respondent.press('dispute', 'when');
  await respondent.press('keep');
  expect(await respondent.press('pointsDone')).toMatch(
    /Seen differently: When\n\s+Still open: What it is about, Amount, and What went wrong\n/,
  );
  expect(await claimant.news()).toMatch(/March 3, 2026 dispute/);
});

test('an answer to the claim as a whole takes the answers to single facts along', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('points');
  await respondent.press('agree', 'item');
  await claimant.news();
  await respondent.press('refuse', 'amountTooHigh');
  expect(await claimant.news()).toMatch(/fridge agree[\s\S]*The amount is too high/);
});

test('"no wait, 430" puts the last answer right, before it is sent and after', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('points');
  await respondent.press('dispute', 'amount');
  await respondent.say('450');
  await claimant.news();
  expect(await respondent.say('no wait, 430')).toMatch(/it was “\$450”, now it is “\$430”/);
  expect(await claimant.news()).toBe('');
  await respondent.press('agreeAll');
  expect(await claimant.news()).toMatch(/\$480 dispute \$430/);
  expect(await respondent.say('sorry, I meant 420')).toMatch(/it was “\$430”, now it is “\$420”/);
  expect(await claimant.news()).toMatch(/\$480 dispute \$420/);
});

test('an own version that can be read in two ways is asked, and a no asks anew', async () => {
  const { respondent } = await invited(openHouse());
  await respondent.press('points');
  await respondent.press('dispute', 'when');
  expect(await respondent.say('it came on 03/04/2026')).toMatch(/Just to be sure: When/);
  expect(await respondent.press('no')).toMatch(/How do you see it/);
  await respondent.say('5 March 2026');
  expect(await respondent.press('points')).toMatch(/March 3, 2026 dispute March 5, 2026/);
});

test('"I don’t know" to how it was is an answer of its own', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('points');
  await respondent.press('dispute', 'when');
  await respondent.say("I don't know");
  await respondent.press('agreeAll');
  expect(await claimant.news()).toMatch(/March 3, 2026 unknown/);
});

test('an insult as an own version is not passed on', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('points');
  await claimant.news();
  await respondent.press('dispute', 'problem');
  expect(await respondent.say('these idiots broke it themselves')).toMatch(/calmer words/);
  await respondent.say('It was fine when it left us.');
  await respondent.press('agreeAll');
  const table = await claimant.news();
  expect(table).toMatch(/It was fine when it left us/);
  expect(table).not.toMatch(/idiots/);
});

test('a fact that the customer puts right is answered anew, and the other answers stand', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('points');
  await respondent.press('agree', 'item');
  await respondent.press('pointsDone');
  await respondent.press('agree', 'when');
  await respondent.press('agree', 'problem');
  await claimant.press('fix', null);
  await claimant.press('fix', 'when');
  await claimant.say('4 March 2026');
  expect(await respondent.news()).toMatch(/corrected something[\s\S]*When: March 4, 2026/);
  const table = await respondent.press('points');
  expect(table).toMatch(/When: March 4, 2026 -/);
  expect(table).toMatch(/fridge agree/);
  expect(table).toMatch(/does not cool at all\. agree/);
});

test('a side question in between is answered, and the answers given so far are still there', async () => {
  const { respondent } = await invited(openHouse());
  await respondent.press('points');
  await respondent.press('agree', 'item');
  expect(await respondent.say('is this binding?')).toMatch(/until you sign/);
  expect(await respondent.press('points')).toMatch(/fridge agree/);
});
