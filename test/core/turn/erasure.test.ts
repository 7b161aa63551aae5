import { expect, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import type { Locale } from '../../../core/locale.ts';
import { DAY, HOUR } from '../../../core/time.ts';
import { type House, openHouse } from '../../fixture/house.ts';

const KEPT = 1096 * DAY;

/** A case with a file, which its claimant has taken back. */
const ended = async (house: House, locale: Locale = 'en') => {
  const claimant = await house.claimant('consumer', locale);
  await claimant.say('My fridge from Acme came broken on 3 March 2026. I want my money back.');
  await claimant.attach('receipt.png');
  const adjuster = await house.adjuster(claimant.caseId);
  await claimant.say('cancel');
  await claimant.press('withdraw');
  await claimant.press('withdrawYes');
  expect((await house.store.case(claimant.caseId))?.phase).toBe('withdrawn');
  return { claimant, adjuster, caseId: claimant.caseId };
};

/** As the desk asks the bot for a form. */
const openForm = (house: House, conversationId: string, subject: string) =>
  house.turns.take({ conversationId, updateId: subject, input: { kind: 'choice', action: 'open', subject } });

const isErased = async (house: House, caseId: string): Promise<boolean> =>
  (await house.store.erased(caseId)) !== null;

test('an ended case is kept until its day, then all of it is gone but the leaves of its chain, and its files', async () => {
  const store = memoryStore();
  const house = openHouse(store);
  const { claimant, caseId } = await ended(house);
  const record = await store.record(caseId);
  const files = await store.ownFiles(caseId);
  expect(files).toHaveLength(1);
  await house.wait(KEPT - DAY);
  expect(await isErased(house, caseId)).toBe(false);
  await house.wait(2 * DAY);
  const left = await store.erased(caseId);
  expect(left?.leaves.length).toBeGreaterThanOrEqual(record.length);
  expect(JSON.stringify(left)).not.toContain('Acme');
  expect(await store.record(caseId)).toEqual([]);
  expect(await house.turns.show(claimant.conversationId, 0, 9)).toBeNull();
  const input = { kind: 'text' as const, text: 'hello?' };
  const late = house.turns.take({ conversationId: claimant.conversationId, updateId: 'late', input });
  await expect(late).rejects.toThrow();
  expect(house.faults).toEqual([]);
});

test.each([
  ['en', 'Please delete my data'],
  ['es', 'Quiero que borren mis datos'],
  ['zh-Hant', '請刪除我的個人資料'],
  ['zh-Hans', '请删除我的个人信息'],
] as const)(
  'who asks for it in %s gets a date, a person answers, and what was granted is done a day later',
  async (locale, words) => {
    const house = openHouse();
    const { claimant, adjuster, caseId } = await ended(house, locale);
    const said = await claimant.say(words);
    expect(said).not.toContain('undefined');
    const row = await house.store.case(caseId);
    expect(row).toMatchObject({ open: false, needsPerson: true, owner: 'staff', step: 'erasure' });
    // Asked again it is the same wish.
    const { version } = await house.store.head(caseId);
    expect(await claimant.say(words)).not.toBe('');
    expect((await house.store.head(caseId)).version).toBe(version);

    await adjuster.press('open', 'answerErasure');
    await adjuster.fill('answerErasure', { verdict: 'yes', reason: 'Nothing is open any more.' });
    expect(await claimant.news()).toContain('Nothing is open any more.');
    expect(await house.store.case(caseId)).toMatchObject({ needsPerson: false });
    await house.wait(23 * HOUR);
    expect(await isErased(house, caseId)).toBe(false);
    await house.wait(2 * HOUR);
    expect(await isErased(house, caseId)).toBe(true);
    expect(house.faults).toEqual([]);
  },
);

test('a record on hold is not destroyed, neither on its day nor by a yes; the other side hears nothing of the wish', async () => {
  const house = openHouse();
  const { claimant, adjuster, caseId } = await ended(house);
  await openForm(house, adjuster.conversationId, 'placeHold');
  await adjuster.fill('placeHold', { reason: 'A court asked for it.' });
  await claimant.say('delete my data');
  await adjuster.press('open', 'answerErasure');
  const answer = await adjuster.fill('answerErasure', { verdict: 'yes', reason: 'Fine.' });
  expect(answer).toContain('on hold');
  await house.wait(KEPT + 30 * DAY);
  expect(await isErased(house, caseId)).toBe(false);
  await openForm(house, adjuster.conversationId, 'liftHold');
  await adjuster.fill('liftHold', { reason: 'That is over.' });
  await house.wait(DAY);
  expect(await isErased(house, caseId)).toBe(true);
});
