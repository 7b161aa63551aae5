import { expect, test } from '@jest/globals';
import { DAY } from '../../../core/time.ts';
import { openHouse, type Person } from '../../fixture/house.ts';
import { REFLECTION } from '../../fixture/invited.ts';
import { mediated } from '../../fixture/mediated.ts';

/** A repair helps the claimant much and is little effort for the business; so is an apology. */
const CLAIMANT = { limit: '2', repair: '3', replacement: '1', collect: '0', voucher: '1', apology: '2' };
const RESPONDENT = { limit: '1', repair: '1', replacement: '3', collect: '1', voucher: '2', apology: '0' };

test('sealed questions, the same packages for both, a common yes, a signed agreement', async () => {
  const house = openHouse();
  const { claimant, respondent, chair } = await mediated(house, '20');
  await chair.press('offerPreferences');
  expect(await claimant.news()).toMatch(/least that would be enough[\s\S]*help you: a repair within 7 days/);
  expect(await respondent.news()).toMatch(/most that you could pay[\s\S]*effort would this be for you/);
  await chair.news();

  expect(await claimant.fill('preferences', { ...CLAIMANT, repair: '' })).toMatch(/private questions/);
  expect(await claimant.fill('preferences', CLAIMANT)).toMatch(/Your answers are sealed/);
  expect([await respondent.news(), await chair.news()]).toEqual(['', '']);
  await respondent.fill('preferences', RESPONDENT);

  const [mine, theirs] = [await packages(claimant), await packages(respondent)];
  expect(mine).toEqual(theirs);
  expect(mine.length).toBeGreaterThan(0);
  expect(mine.length).toBeLessThanOrEqual(3);
  expect(JSON.stringify(mine[0])).toMatch(/repair/);
  expect(await chair.news()).toMatch(/Both have answered/);

  await claimant.news();
  expect(await claimant.fill('packages', picks(mine.length, 'yes'))).toMatch(/sealed/);
  await respondent.news();
  expect(await chair.news()).toBe('');
  await respondent.fill('packages', { ...picks(mine.length, 'no'), package1: 'yes' });
  expect(await claimant.news()).toMatch(/agree/i);

  await claimant.press('confirm');
  await respondent.press('confirm');
  await respondent.fill('sign', { name: 'Acme Ltd' });
  await house.wait(REFLECTION);
  await claimant.fill('sign', { name: 'Ann Lee' });
  expect(await claimant.panel()).toMatch(/Signed/);
  expect(house.faults).toEqual([]);
});

test('a side wishes, the other agrees; who does not answer loses nothing, and nobody is named', async () => {
  const house = openHouse();
  const { claimant, respondent, chair } = await mediated(house, '20');
  await respondent.news();
  await claimant.press('preferencesYes');
  expect(await respondent.news()).toMatch(/more than money/);
  await respondent.press('preferencesYes');
  expect(await claimant.news()).toMatch(/private questions/);
  await claimant.fill('preferences', CLAIMANT);
  await chair.news();
  await house.wait(4 * DAY);
  for (const each of [claimant, respondent]) expect(await each.news()).toMatch(/No package came of it/);
  expect(await chair.news()).toMatch(/sealed questions are closed/);
  expect(await claimant.panel()).toMatch(/mediat|neutral/i);
  expect(house.faults).toEqual([]);
});

const picks = (count: number, answer: 'yes' | 'no') =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`package${place + 1}`, answer]));

/** The packages as they stand in a feed: what each promises, without whom the words call "you". */
const packages = async (who: Person): Promise<readonly string[]> =>
  (await who.feed()).flatMap(({ message: { body } }) =>
    body.kind === 'card' && 'key' in body.text && body.text.key === 'preference.package'
      ? [JSON.stringify(body.rows).replace(/\.(you|them)"/gu, '"')]
      : [],
  );
