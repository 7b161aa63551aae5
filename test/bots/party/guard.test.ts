import { expect, test } from '@jest/globals';
import { openHouse } from '../../fixture/house.ts';
import { invited, negotiating } from '../../fixture/invited.ts';

test('words of a lawyer bring a person, once, and the telling goes on', async () => {
  const house = openHouse();
  const claimant = await house.claimant();
  await claimant.say(
    'My fridge from Acme came broken on 3 March. I paid $480. My lawyer says I should complain.',
  );
  const feed = await claimant.feed();
  const keys = feed.flatMap(({ message: { body } }) => ('key' in body.text ? [body.text.key] : []));
  expect(keys.filter((key) => key === 'news.guarded')).toHaveLength(1);
  expect(await claimant.say('My lawyer also says it is clear.')).not.toMatch(/should look at/);
  expect((await house.store.case(claimant.caseId))?.needsPerson).toBe(true);
  expect((await house.store.case(claimant.caseId))?.summary).toMatchObject({ flags: ['guarded'] });
});

test('the other side learns that a person looks at it, never why', async () => {
  const house = openHouse();
  const { claimant, respondent } = await invited(house);
  await respondent.news();
  await claimant.say('There is a Medicare lien on this.');
  const told = await respondent.news();
  expect(told).toMatch(/person/);
  expect(told).not.toMatch(/lien|Medicare|third party/i);
});

test('a business that speaks of fraud brings a person; a customer who feels cheated does not', async () => {
  const house = openHouse();
  const { claimant, respondent } = await negotiating(house);
  await claimant.say('This looks like fraud to me.');
  expect((await house.store.case(claimant.caseId))?.summary).toMatchObject({ flags: [] });
  await respondent.say('We suspect fraud here.');
  expect((await house.store.case(claimant.caseId))?.summary).toMatchObject({ flags: ['guarded'] });
});
