import { expect, test } from '@jest/globals';
import { openHouse } from '../../fixture/house.ts';
import { invited } from '../../fixture/invited.ts';

test('an amount put right after filing is put to the claimant before the demand changes', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  await claimant.press('fix', null);
  await claimant.press('fix', 'amount');
  expect(await claimant.say('$520')).toMatch(/asks for [\s\S]*Shall I change it/);
  await respondent.news();
  expect(await claimant.say('yes')).toMatch(/now asks for: .*\$520/);
  expect(await respondent.news()).toMatch(/It now asks for: .*\$520/);
});

test('a no leaves the demand as it was', async () => {
  const { claimant } = await invited(openHouse());
  await claimant.press('fix', null);
  await claimant.press('fix', 'amount');
  await claimant.say('$520');
  expect(await claimant.say('no')).toMatch(/stays as it was/);
});
