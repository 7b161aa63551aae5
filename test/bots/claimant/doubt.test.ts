import { expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import { openHouse } from '../../fixture/house.ts';

/** A day that may be read in two ways, and an amount that may be of another currency than the case. */
const DOUBTFUL: readonly {
  readonly locale: Locale;
  readonly story: string;
  readonly day: RegExp;
  readonly amount: RegExp;
  readonly wish: RegExp;
}[] = [
  {
    locale: 'en',
    story: 'My fridge from Acme arrived broken on 03/04/2026 and I paid 9,600 pesos for it',
    day: /Just to be sure: When: March 4, 2026/,
    amount: /Just to be sure: Amount: MX\$9,600/,
    wish: /What would put it right/,
  },
  {
    locale: 'es',
    story: 'La nevera que compré en Acme llegó rota el 03/04/2026 y pagué 9.600 pesos',
    day: /Cuándo: 3 de abril de 2026/,
    amount: /Importe: .*9,?600/,
    wish: /le gustaría que hicieran/,
  },
  {
    locale: 'zh-Hant',
    story: '我跟全國電子買的冰箱壞了，收到是03/04/2026，花了九千六百元',
    day: /時間：2026年/,
    amount: /金額：US\$9,600/,
    wish: /希望怎麼解決/,
  },
  {
    locale: 'zh-Hans',
    story: '我在京东买的冰箱坏了，收到是03/04/2026，花了九千六百元',
    day: /时间：2026年/,
    amount: /金额：US\$9,600/,
    wish: /希望怎么解决/,
  },
];

test.each(DOUBTFUL)(
  'in $locale two doubtful facts of one message are confirmed one after the other',
  async ({ locale, story, day, amount, wish }) => {
    const claimant = await openHouse().claimant('consumer', locale);
    const put = [await claimant.say(story), await claimant.press('yes'), await claimant.press('yes')];
    const doubts = put.slice(0, 2);
    expect(doubts.filter((each) => day.test(each))).toHaveLength(1);
    expect(doubts.filter((each) => amount.test(each))).toHaveLength(1);
    expect(put[2]).toMatch(wish);
  },
);

const [{ story }] = DOUBTFUL as [(typeof DOUBTFUL)[number]];

test('a no asks for that fact anew, and the other doubt still comes', async () => {
  const claimant = await openHouse().claimant('consumer', 'en');
  await claimant.say(story);
  expect(await claimant.press('no', 'when')).toMatch(/Which day was it/);
  expect(await claimant.say('3 April')).toMatch(
    /When: April 3, 2026[\s\S]*Amount: MX\$9,600\. Is that right/,
  );
  expect(await claimant.press('yes', 'amount')).toMatch(/What would put it right/);
});

test('words about something else leave both doubts to be asked about', async () => {
  const claimant = await openHouse().claimant('consumer', 'en');
  await claimant.say(story);
  await claimant.say('I want a refund');
  expect(await claimant.press('yes')).toMatch(/Amount: MX\$9,600\. Is that right/);
  expect(await claimant.press('yes')).toMatch(/photo or a document/);
  expect(await claimant.press('noEvidence')).toMatch(
    /Is everything right[\s\S]*When: March 4, 2026[\s\S]*Amount: MX\$9,600/,
  );
});

test('what is said clearly in the meantime is not asked about any more', async () => {
  const claimant = await openHouse().claimant('consumer', 'en');
  await claimant.say(story);
  const after = await claimant.say('it was on 3 April 2026 and I paid $480 for it');
  expect(after).not.toMatch(/Is that right/);
  expect(after).toMatch(/What would put it right/);
});

test('a yes while a doubt waits is not the yes to the whole claim', async () => {
  const claimant = await openHouse().claimant('consumer', 'en');
  await claimant.say(`${story}. I want a refund`);
  await claimant.press('yes', 'when');
  await claimant.press('yes', 'amount');
  expect(await claimant.press('noEvidence')).toMatch(/Is everything right/);
  expect(await claimant.say('I paid 9,800 pesos')).toMatch(/first it was “MX\$9,600”, now it is “MX\$9,800”/);
  expect(await claimant.say('yes')).not.toMatch(/invite|link/i);
});
