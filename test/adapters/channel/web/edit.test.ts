import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ServerFrame, WireItem } from '../../../../adapters/channel/web/wire.ts';
import { replay } from '../../../../core/case/evolve.ts';
import { readRecorded } from '../../../../core/case/migrate.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { fileClaim, join } from './scene.ts';

let house: House;
let claimant: TestBrowser;
let mine: string;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
});
afterAll(() => house.close());

let turns = 0;
const say = (text: string): Promise<ServerFrame> => {
  turns += 1;
  return claimant.say(mine, `t${turns}`, { kind: 'text', text });
};
const edit = (seq: number, text: string, id = `e${turns++}`): Promise<ServerFrame> =>
  claimant.say(mine, id, { kind: 'edit', of: String(seq), text });
const items = async (): Promise<readonly WireItem[]> => (await claimant.feed(mine)).items;
const own = async (text: string): Promise<WireItem & { readonly kind: 'text' }> => {
  const item = (await items()).findLast((each) => each.from.me && each.text === text);
  if (item?.kind !== 'text') throw new Error(`Nobody wrote ${text}.`);
  return item;
};
const state = async () => {
  const { caseId } = (await house.store.conversation(mine)) ?? { caseId: '' };
  return replay((await house.store.record(caseId)).map(({ recorded }) => readRecorded(recorded)));
};
const refused = { t: 'refused', retry: false, text: expect.stringContaining('can no longer be edited') };
const STORY = 'The kettle that I bought on 20 February does not work. It cost $480.';

test('an earlier answer that is edited is put right, and the open question is asked again', async () => {
  await say(STORY);
  await say('Acme');
  const answer = await own('Acme');
  expect(answer).toMatchObject({ edit: 'always' });
  await say('I called them twice and nobody answered the phone');
  expect(await edit(answer.seq, 'Acme Kitchens Ltd')).toMatchObject({ t: 'done' });
  expect((await state())?.elements.seller?.value).toEqual({ kind: 'text', text: 'Acme Kitchens Ltd' });
  const after = await items();
  const echo = after.findLastIndex(({ from }) => from.me);
  expect(after[echo]).toMatchObject({ text: 'Acme Kitchens Ltd', edits: answer.seq, edit: 'always' });
  expect(after[echo + 1]?.text).toContain('it was “Acme”, now it is “Acme Kitchens Ltd”');
  expect(after.at(-1)).toMatchObject({ kind: 'choices', choices: expect.arrayContaining([]) });
  // Once more, by the number that it was sent under first.
  expect(await edit(answer.seq, 'Acme Home')).toMatchObject({ t: 'done' });
  expect((await state())?.elements.seller?.value).toEqual({ kind: 'text', text: 'Acme Home' });
});

test('the telling that is edited is told anew: facts and story say what it says now', async () => {
  await say(STORY);
  const text = 'The kettle that I bought on 21 February does not work. It cost $450.';
  expect(await edit((await own(STORY)).seq, text)).toMatchObject({ t: 'done' });
  const { elements, story } = (await state()) ?? {};
  expect(story?.map((part) => part.text)).toEqual([text]);
  expect(elements).toMatchObject({
    amount: { value: { money: { minor: 45_000, currency: 'USD' } } },
    when: { value: { from: '2026-02-21' } },
  });
});

test('a number that was not clear is not asked about any longer once its words are edited', async () => {
  await say('The kettle does not work.');
  await say('Acme');
  await say('20 February');
  await say('1.234');
  const doubtful = await own('1.234');
  expect(await edit(doubtful.seq, '$1,234')).toMatchObject({ t: 'done' });
  expect((await state())?.elements.amount?.value).toMatchObject({ money: { minor: 123_400 } });
});

test('a doubt about words that are edited away is none: it is not asked about any longer', async () => {
  await say(STORY);
  await say('Acme');
  await say('It cost $500.');
  expect((await items()).at(-1)?.text).toContain('$500');
  const doubtful = await own('It cost $500.');
  const text = 'I called them twice and nobody answered the phone.';
  expect(await edit(doubtful.seq, text)).toMatchObject({ t: 'done' });
  await say('yes');
  expect((await state())?.elements.amount?.value).toMatchObject({ money: { minor: 48_000 } });
  expect((await items()).slice(-2).some((item) => item.text.includes('$500'))).toBe(false);
});

test('the same edit twice has one effect, and the answer to it is the same when nothing can be edited any more', async () => {
  await say(STORY);
  const { seq } = await own(STORY);
  const text = STORY.replace('480', '450');
  expect(await edit(seq, text, 'twice')).toEqual({ t: 'done', id: 'twice' });
  const before = await items();
  expect(await edit(seq, text, 'twice')).toEqual({ t: 'done', id: 'twice' });
  expect(await items()).toHaveLength(before.length);
  await claimant.say(mine, 'p', { kind: 'choice', action: 'withdraw' });
  await claimant.say(mine, 'q', { kind: 'choice', action: 'withdrawYes' });
  expect(await edit(seq, text, 'twice')).toEqual({ t: 'done', id: 'twice' });
  expect(await edit(seq, STORY)).toMatchObject(refused);
});

test('words that stated nothing can be edited only while nothing was said after them', async () => {
  await say('what?');
  const question = await own('what?');
  expect(question).toMatchObject({ edit: 'newest' });
  expect(await edit(question.seq, STORY)).toMatchObject({ t: 'done' });
  await say('how long will this take?');
  const other = await own('how long will this take?');
  await say('Acme');
  expect(await edit(other.seq, 'yes')).toMatchObject(refused);
});

test('what is not the own words of the reader is not edited', async () => {
  await say(STORY);
  const before = await state();
  for (const seq of [1, 2, 400, 0]) expect(await edit(seq, '$1')).toMatchObject(refused);
  expect(await claimant.say(mine, 'odd', { kind: 'edit', of: '3e0', text: '$1' })).toMatchObject(refused);
  await edit((await own(STORY)).seq, STORY.replace('480', '450'));
  // Nor the edit itself: it has no place of its own.
  const echo = (await items()).findLast(({ from }) => from.me);
  expect(await edit(echo?.seq ?? 0, '$1')).toMatchObject(refused);
  expect(before?.elements.amount?.value).toMatchObject({ money: { minor: 48_000 } });
  expect((await state())?.elements.amount?.value).toMatchObject({ money: { minor: 45_000 } });
});

test('a yes that filed the claim is not edited: what it did is undone by steps of its own', async () => {
  await say('I bought a fridge from Casa Lima on 20 February 2026 for $800. It broke. I want a refund.');
  await claimant.say(mine, 'none', { kind: 'choice', action: 'noEvidence' });
  await say('yes');
  expect((await state())?.phase).toBe('filed');
  const yes = await own('yes');
  expect(yes.edit).toBeUndefined();
  expect(await edit(yes.seq, 'no')).toMatchObject(refused);
});

test('what a human may have read stands', async () => {
  const code = await fileClaim(claimant, mine);
  const { panel, items: mineBefore } = await claimant.feed(mine);
  expect(panel.composer.edits).toBe(true);
  const story = mineBefore.find(({ from }) => from.me);
  await join(testBrowser(house.url), code);
  expect((await claimant.feed(mine)).panel.composer.edits).toBe(false);
  expect(await edit(story?.seq ?? 0, 'It cost $900.')).toMatchObject(refused);
  expect((await state())?.elements.amount?.value).toMatchObject({ money: { minor: 80_000 } });
});
