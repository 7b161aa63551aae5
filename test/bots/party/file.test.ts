import { expect, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import type { CaseEvent } from '../../../core/case/event.ts';
import { LOCALES, type Locale } from '../../../core/locale.ts';
import type { Documents } from '../../../core/port/document.ts';
import type { Speech } from '../../../core/port/speech.ts';
import { type House, openHouse, type Person } from '../../fixture/house.ts';
import { invited, STORY } from '../../fixture/invited.ts';

/** Reads what a test wrote into the file: a line each. */
const documents: Documents = {
  pages: async () => null,
  redraw: async () => 'broken',
  read: async ({ bytes }) =>
    Buffer.from(bytes)
      .toString('utf8')
      .split('\n')
      .map((text) => ({ text, place: { page: 1 }, clear: true })),
  close: async () => undefined,
};
/** Hears what a test wrote into the recording. */
const speech: Speech = { transcribe: async (bytes) => Buffer.from(bytes).toString('utf8') };

const houseOf = (files = { documents, speech }): House => openHouse(memoryStore(), files);
const SECONDS = 1_000;

/** Sends a receipt and waits until it was read; what the person then reads. */
const send = async (house: House, person: Person, receipt: string): Promise<string> => {
  await person.attach('receipt.jpg', 'image/jpeg', receipt);
  await house.wait(SECONDS);
  return person.news();
};
const events = async (house: House, caseId: string) =>
  (await house.store.record(caseId)).map(({ recorded: { event } }) => event);
const statedOf = async (house: House, caseId: string, element: string) =>
  (await events(house, caseId))
    .flatMap((event) => (event.type === 'elementsStated' ? event.statements : []))
    .filter((statement) => statement.element === element)
    .map(({ value }) => value);

const RECEIPT = 'Acme\nDate: 2 March 2026\nTotal $495.00';
const TWO =
  /receipt\.jpg[\s\S]*Amount: \$495[\s\S]*When: March 2, 2026[\s\S]*\[Take over \$495\] \[Take over March 2, 2026\] \[No, leave it/;

test('what stands on a receipt is proposed with a button each, and nothing changes before a yes', async () => {
  const house = houseOf();
  const claimant = await house.claimant();
  await claimant.say(STORY);
  expect(await send(house, claimant, RECEIPT)).toMatch(TWO);
  expect(await statedOf(house, claimant.caseId, 'amount')).toMatchObject([{ money: { minor: 48_000 } }]);

  const read = (await events(house, claimant.caseId)).find(({ type }) => type === 'evidenceRead');
  const { evidenceId } = read as Extract<CaseEvent, { type: 'evidenceRead' }>;
  expect(await claimant.press('takeFound', `${evidenceId}/amount`)).toMatch(/\$480.*\$495/);
  expect(await statedOf(house, claimant.caseId, 'amount')).toMatchObject([
    { money: { minor: 48_000 } },
    { money: { minor: 49_500, currency: 'USD' } },
  ]);
  // The other value still waits on its button; the same button twice changes nothing more.
  await claimant.press('takeFound', `${evidenceId}/when`);
  await claimant.press('takeFound', `${evidenceId}/amount`);
  expect(await statedOf(house, claimant.caseId, 'when')).toHaveLength(2);
  expect(await statedOf(house, claimant.caseId, 'amount')).toHaveLength(2);
  expect(house.faults).toEqual([]);
});

test('a plain yes takes both over, a plain no leaves both, other words answer the open question', async () => {
  const house = houseOf();
  const [yes, no, other] = await Promise.all([house.claimant(), house.claimant(), house.claimant()]);
  for (const claimant of [yes, no, other]) {
    await claimant.say(STORY);
    expect(await send(house, claimant, RECEIPT)).toMatch(TWO);
  }
  await yes.say('Yes');
  expect(await statedOf(house, yes.caseId, 'amount')).toHaveLength(2);
  expect(await statedOf(house, yes.caseId, 'when')).toHaveLength(2);
  expect(await no.say('No')).toMatch(/leave it as it is/);
  expect(await statedOf(house, no.caseId, 'amount')).toHaveLength(1);
  expect(await other.say('No wait, it was $500')).toMatch(/\$480.*\$500/);
  // The question about the file was open for one answer only.
  await other.say('yes');
  expect(await statedOf(house, other.caseId, 'amount')).toMatchObject([
    { money: { minor: 48_000 } },
    { money: { minor: 50_000 } },
  ]);
});

test('a file belongs to the fact that was asked for when it came', async () => {
  const house = houseOf();
  const claimant = await house.claimant();
  await claimant.say('My kettle from Acme came broken.');
  const asked = (await house.store.conversation(claimant.conversationId))?.memory as {
    readonly bot: { readonly asked?: string };
  };
  expect(asked.bot.asked).toBeDefined();
  await claimant.attach('photo.jpg', 'image/jpeg', 'no words');
  const [added] = (await events(house, claimant.caseId)).flatMap((event) =>
    event.type === 'evidenceAdded' ? [event.evidence] : [],
  );
  expect(added?.element).toBe(asked.bot.asked);
});

test('only what is missing or different is proposed, and nothing is said of a file without any of it', async () => {
  const house = houseOf();
  const claimant = await house.claimant();
  await claimant.say(STORY);
  expect(await send(house, claimant, 'Acme\nTotal $480.00')).toBe('');
  expect(await send(house, claimant, 'just a photo of a fridge')).toBe('');
  expect(await send(house, claimant, 'Total $480.00\nDate: 2 March 2026')).toMatch(/March 2, 2026/);
});

test('the other side reads neither the words nor the values before they are taken over', async () => {
  const house = houseOf();
  const { claimant, respondent } = await invited(house);
  const asked = await send(house, claimant, `${RECEIPT}\nCard 4111 1111 1111 1111`);
  expect(asked).toMatch(TWO);
  const before = await respondent.news();
  expect(before).toMatch(/receipt\.jpg/);
  expect(before).not.toMatch(/495/);
  const exported = JSON.stringify(await house.turns.exportRecord(respondent.conversationId));
  for (const secret of ['$495', '49500', 'evidenceRead']) expect(exported).not.toContain(secret);
  const own = JSON.stringify(await house.turns.exportRecord(claimant.conversationId));
  expect(own).toContain('Total $495.00');
  expect(own).not.toContain('4111 1111');
  await claimant.say('yes');
  expect(await respondent.news()).toMatch(/\$495/);
});

test('the business is asked whether its own paper says how it was, and answers the fact with it', async () => {
  const house = houseOf();
  const { claimant, respondent } = await invited(house);
  await respondent.press('points');
  await send(house, respondent, 'nothing to see');
  await respondent.press('agree', 'item');
  await send(house, respondent, 'Acme\nDate: 1 March 2026\nTotal $450.00');
  const feed = JSON.stringify(await respondent.feed());
  expect(feed).toContain('ask.found');
  await respondent.say('yes');
  expect(house.faults).toEqual([]);
  const answers = (await events(house, claimant.caseId)).flatMap((event) =>
    event.type === 'elementsAnswered' ? event.answers : [],
  );
  expect(answers).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        element: 'amount',
        stance: 'dispute',
        own: expect.objectContaining({ money: { minor: 45_000, currency: 'USD' } }),
      }),
    ]),
  );
});

test('while a person holds the case the bot proposes nothing; the words are there for that person', async () => {
  const house = houseOf();
  const claimant = await house.claimant();
  await claimant.say(STORY);
  const adjuster = await house.adjuster(claimant.caseId);
  await adjuster.press('takeOver');
  await claimant.news();
  expect(await send(house, claimant, RECEIPT)).toBe('');
  const view = await house.turns.caseForStaff(claimant.caseId, 'alex');
  expect(view?.view.readings).toMatchObject([{ text: RECEIPT, by: 'claimant' }]);
});

test('a recording that nobody can listen to is kept, and its sender kindly asked for words', async () => {
  for (const locale of LOCALES) {
    const house = openHouse();
    const claimant = await house.claimant('consumer', locale);
    await claimant.attach('voice.ogg', 'audio/ogg', 'sound');
    await house.wait(SECONDS);
    const said = await claimant.news();
    expect([locale, said]).toEqual([locale, expect.stringMatching(ASKS[locale])]);
  }
});
const ASKS: { readonly [L in Locale]: RegExp } = {
  en: /cannot listen to it myself/,
  es: /Yo no puedo escucharla/,
  'zh-Hant': /我自己沒辦法聽/,
  'zh-Hans': /我自己听不了/,
};

const record = async (house: House, person: Person, words: string): Promise<string> => {
  await person.attach('voice.ogg', 'audio/ogg', words);
  await house.wait(SECONDS);
  return person.news();
};

test('what was heard in a recording counts as said only after a yes', async () => {
  const house = houseOf();
  const claimant = await house.claimant();
  expect(await record(house, claimant, STORY)).toMatch(
    /heard: “My fridge from Acme[\s\S]*\[Yes, that is right\] \[No, not quite\]/,
  );
  const stories = async () =>
    (await events(house, claimant.caseId)).filter(({ type }) => type === 'storyTold');
  expect(await stories()).toEqual([]);
  expect(await claimant.say('yes')).toMatch(/\$480/);
  expect(await stories()).toMatchObject([{ text: STORY }]);
  expect(await statedOf(house, claimant.caseId, 'amount')).toMatchObject([{ money: { minor: 48_000 } }]);
});

test('what was heard wrongly is left, and asked for in writing', async () => {
  const house = houseOf();
  const claimant = await house.claimant();
  await record(house, claimant, 'My fish from Acme came spoken.');
  expect(await claimant.press('heardWrong')).toMatch(/write me the main point/);
  expect((await events(house, claimant.caseId)).map(({ type }) => type)).not.toContain('storyTold');
  // Its yes still works for who changes their mind, and a button of nobody's recording does nothing.
  expect(await claimant.press('heardRight')).not.toBe('');
  expect((await events(house, claimant.caseId)).map(({ type }) => type)).toContain('storyTold');
});

test('words of distress in a recording are met as such as soon as they are heard to be right', async () => {
  const house = houseOf();
  const claimant = await house.claimant();
  await record(house, claimant, 'I cannot go on, I want to kill myself.');
  await claimant.press('heardRight');
  expect((await events(house, claimant.caseId)).map(({ type }) => type)).toContain('crisisNoted');
});
