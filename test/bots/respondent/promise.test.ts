import { expect, test } from '@jest/globals';
import { DAY } from '../../../core/time.ts';
import { openHouse } from '../../fixture/house.ts';
import { invited, REFLECTION, signed } from '../../fixture/invited.ts';

test('a business may sign while the customer thinks it over, and then waits', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  await respondent.press('acceptDemand');
  await respondent.press('confirm');
  await claimant.press('confirm');
  expect(await respondent.news()).toMatch(/You can sign now/);
  await respondent.fill('sign', { name: 'Acme Ltd' });
  expect(await respondent.say('any news?')).toMatch(/still have time to think|have signed/);
  await house.wait(REFLECTION);
  expect(await claimant.fill('sign', { name: 'Ann Lee' })).toMatch(/Both sides have signed/);
});

test('a plain yes reports the payment, and a plain yes of the customer confirms it', async () => {
  const { claimant, respondent } = await signed(openHouse());
  expect(await respondent.say('yes')).toMatch(/asking the other side whether/);
  expect(await claimant.news()).toMatch(/Has it reached you/);
  await claimant.say('yes');
  expect(await respondent.news()).toMatch(/Everything promised was done/);
  expect(await respondent.panel()).toMatch(/every promise kept/);
});

test('a late payment is still asked for and can still be reported', async () => {
  const house = openHouse();
  const { claimant, respondent } = await signed(house);
  await house.wait(40 * DAY);
  const late = await respondent.news();
  expect(late).toMatch(/was not kept in time/);
  expect(late).toMatch(/can still be paid/);
  await respondent.fill('paid', { reference: 'TX-9' });
  await claimant.press('received');
  expect(await respondent.panel()).toMatch(/every promise kept/);
});

test('where the two differ, a person looks, and the payment can be reported anew', async () => {
  const house = openHouse();
  const { claimant, respondent } = await signed(house);
  await respondent.fill('paid', { reference: 'TX-1' });
  await claimant.say('no');
  await claimant.say('Nothing has arrived on my account.');
  const differing = await respondent.news();
  expect(differing).toMatch(/sees this differently/);
  expect(differing).toMatch(/can still be paid/);
  expect((await house.store.case(claimant.caseId))?.needsPerson).toBe(true);
  await respondent.fill('paid', { reference: 'TX-2' });
  await claimant.news();
  await claimant.press('received');
  expect(await respondent.panel()).toMatch(/every promise kept/);
});

test('what was promised to the business is confirmed by it', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  await respondent.press('offerAnswer');
  await respondent.fill('counterOffer', { amount: '480', other: 'return' });
  await claimant.press('accept');
  await claimant.press('confirm');
  await respondent.press('confirm');
  await respondent.fill('sign', { name: 'Acme Ltd' });
  await house.wait(REFLECTION);
  await claimant.fill('sign', { name: 'Ann Lee' });
  await respondent.news();
  await respondent.fill('paid', {});
  await claimant.press('done');
  expect(await respondent.news()).toMatch(/Has it reached you/);
  await respondent.press('received');
  await claimant.press('received');
  expect(await respondent.panel()).toMatch(/every promise kept/);
});

test('a withdrawn case says so to the business, and its old buttons do nothing', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await claimant.say('cancel');
  await claimant.press('withdraw');
  await claimant.press('withdrawYes');
  expect(await respondent.news()).toMatch(/taken your offer back|was withdrawn/);
  expect(await respondent.press('acceptDemand')).toMatch(/moved on/);
  expect(await respondent.say('thank you')).toMatch(/You're welcome/);
});

test('who is done is asked once how it went, answers by a tap or a digit, and is left in peace', async () => {
  const house = openHouse();
  const { claimant, respondent } = await signed(house);
  await respondent.fill('paid', { reference: 'TX-1' });
  expect(await claimant.press('received')).toMatch(/how did it go for you here\?/);
  expect(await respondent.news()).toMatch(/how did it go for you here\?/);
  expect(await claimant.press('rate', '4')).toMatch(/Thank you/);
  expect(await respondent.say('２')).toMatch(/Thank you/);
  expect(await claimant.say('thanks')).not.toMatch(/how did it go/);
  const said = (await house.store.record(claimant.caseId)).map(({ recorded }) => recorded.event);
  expect(said.filter(({ type }) => type === 'caseRated')).toEqual([
    { type: 'caseRated', by: 'claimant', score: 4 },
    { type: 'caseRated', by: 'respondent', score: 2 },
  ]);
  await house.wait(30 * DAY);
  expect(await claimant.news()).not.toMatch(/how did it go/);
});
