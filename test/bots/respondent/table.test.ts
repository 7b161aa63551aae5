import { expect, test } from '@jest/globals';
import { DAY } from '../../../core/time.ts';
import { openHouse } from '../../fixture/house.ts';
import { invited, negotiating } from '../../fixture/invited.ts';

test('an own offer is taken back where it was sent', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  expect(await respondent.press('takeBack')).toMatch(/taken your offer back|was withdrawn/);
  expect(await claimant.news()).toMatch(/has taken its offer back/);
  expect(await claimant.press('accept')).toMatch(/was taken back in the meantime/);
});

test('"cancel" asks what is meant, and an own offer is among it; the case is not the business’s to end', async () => {
  const { respondent } = await negotiating(openHouse());
  const asked = await respondent.say('cancel');
  expect(asked).toMatch(/\[Take my offer back\]/);
  expect(asked).not.toMatch(/The whole case/);
});

test('a no may say why, and the reason reaches the customer with it', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  await claimant.press('counter');
  await claimant.fill('counterOffer', { amount: '450' });
  await respondent.news();
  await respondent.say('no, it was used for a year');
  expect(await claimant.news()).toMatch(/declined your offer[\s\S]*it was used for a year/);
});

test('a no by button leaves room for a reason, which goes as a message', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  await claimant.press('counter');
  await claimant.fill('counterOffer', { amount: '450' });
  expect(await respondent.press('decline')).toMatch(/write why in a few words/);
  await respondent.say('We gave you a discount already.');
  expect(await claimant.news()).toMatch(/We gave you a discount already/);
});

test('an own limit binds every way to an agreement, is changed at will, and no one else reads it', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  await respondent.press('takeBack');
  await respondent.press('authority');
  expect(await respondent.fill('authority', { amount: '355' })).toMatch(/above \$355/);
  await respondent.press('counter');
  expect(await respondent.fill('counterOffer', { amount: '400' })).toMatch(/approved up to \$355/);
  expect(await respondent.press('acceptDemand')).toMatch(/approved up to \$355/);
  await respondent.press('authority');
  await respondent.fill('authority', { amount: '480' });
  expect(await respondent.press('acceptDemand')).toMatch(/You pay \$480/);
  const hers = JSON.stringify(await claimant.feed());
  expect(hers).not.toMatch(/35500|authority/i);
});

test('an own limit of nothing, or of something else than an amount, is asked again', async () => {
  const { respondent } = await negotiating(openHouse());
  await respondent.press('takeBack');
  await respondent.press('authority');
  expect(await respondent.fill('authority', { amount: '0' })).toMatch(/one plain number/);
  expect(await respondent.say('as much as it takes')).toMatch(/one plain number/);
  expect(await respondent.say('350')).toMatch(/above \$350/);
});

test('the most one would pay, written openly, is held back, and the safe place is one tap away', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  const answer = await respondent.say('the most we would pay is 350');
  expect(answer).toMatch(/most you would pay/);
  expect(answer).toMatch(/\[Set my own limit\]/);
  expect(await claimant.news()).toBe('');
});

test('sending the thing back is the customer’s promise', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('offerAnswer');
  await respondent.fill('counterOffer', { amount: '480', other: 'return', otherText: 'in its box' });
  expect(await claimant.news()).toMatch(/Return: You, within 14 days of signing: in its box/);
});

test('what may never be bought is refused in words', async () => {
  const { claimant, respondent } = await invited(openHouse());
  await respondent.press('offerAnswer');
  expect(
    await respondent.fill('counterOffer', { amount: '480', other: 'other', otherText: 'delete your review' }),
  ).toMatch(/can't be part of a deal/);
  expect(await claimant.news()).not.toMatch(/has made an offer/);
});

test('buttons of the first screen that have moved on change nothing', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  expect(await respondent.press('acceptDemand')).toMatch(/moved on/);
  expect(await respondent.press('refuse', 'amountTooHigh')).toMatch(/moved on/);
  expect(await claimant.news()).toBe('');
});

test('after a no, the demand can still be accepted', async () => {
  const { claimant, respondent } = await invited(openHouse());
  expect(await respondent.press('refuse', 'factsWrong')).toMatch(/\[Accept what was asked\]/);
  await claimant.news();
  expect(await respondent.press('acceptDemand')).toMatch(/You pay \$480/);
});

test('a person’s proposal: a yes alone is told to nobody, both together are an agreement', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  await respondent.press('person');
  const desk = await house.adjuster(claimant.caseId);
  await desk.press('takeOver');
  await desk.press('open', 'propose');
  await desk.fill('propose', { amount: '340', days: '10', reason: 'Half way, and a month of use.' });
  await claimant.news();
  expect(await respondent.news()).toMatch(/suggests? this|suggestion/);
  await respondent.press('proposalYes');
  expect(await claimant.news()).toBe('');
  await claimant.press('proposalYes');
  expect(await respondent.news()).toMatch(/You pay \$340/);
});

test('back after days: where things stand, the own limit and the one open question', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  await respondent.press('takeBack');
  await respondent.press('authority');
  await respondent.fill('authority', { amount: '300' });
  await claimant.press('counter');
  await claimant.fill('counterOffer', { amount: '400' });
  await house.wait(2 * DAY);
  await respondent.news();
  const back = await respondent.say('hello');
  expect(back).toMatch(/Welcome back/);
  expect(back).toMatch(/Their offer: \$400/);
  expect(back).toMatch(/only your side sees it\): \$300/);
  expect(back).toMatch(/offer is open until/);
});

test('"what?" puts the open question in other words', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  await claimant.press('counter');
  await claimant.fill('counterOffer', { amount: '400' });
  const first = await respondent.news();
  const again = await respondent.say('what?');
  expect(first).toMatch(/offer is open until/);
  expect(again).toMatch(/In short: the other side would settle/);
  expect(again).toMatch(/You pay \$400/);
});

test('a sealed number of the business: its own words, no number in the chat, and a confirmation', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  await respondent.press('sealedAsk');
  await claimant.press('sealedYes');
  expect(await respondent.news()).toMatch(/Type the most you would pay/);
  expect(await respondent.say('350')).toMatch(/only into the sealed box/);
  await respondent.seal(350);
  expect(await respondent.news()).toMatch(/Your number is sealed/);
  expect(JSON.stringify(await claimant.feed())).not.toMatch(/35000|\b350\b/);
});

test('a message to the other side is passed on, and the question that is open is not put again after each', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  await claimant.press('counter');
  await claimant.fill('counterOffer', { amount: '400' });
  expect(await respondent.news()).toMatch(/The other side.s offer is open/);
  const said = await respondent.say('The compressor was replaced in May already.');
  expect(said).toMatch(/passed that on/);
  expect(said).not.toMatch(/The other side.s offer is open/);
  expect(await claimant.news()).toMatch(/replaced in May/);
});

test('a day that the customer puts right at the table reaches the business as a changed fact', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  await respondent.news();
  expect(await claimant.say('no wait, it was on 4 March 2026')).toMatch(/now it is “March 4, 2026”/);
  expect(await respondent.news()).toMatch(/corrected something[\s\S]*March 4, 2026/);
});

test('what happens if nothing is answered is told from the procedure, and not passed on', async () => {
  const { claimant, respondent } = await negotiating(openHouse());
  expect(await respondent.say('what if I do not answer?')).toMatch(/never taken as a yes/);
  expect(await claimant.news()).toBe('');
});
