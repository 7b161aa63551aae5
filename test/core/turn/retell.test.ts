import { expect, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import type { CaseEvent } from '../../../core/case/event.ts';
import type { Paraphrase, Telling } from '../../../core/port/paraphrase.ts';
import type { Store } from '../../../core/port/store.ts';
import { MINUTE } from '../../../core/time.ts';
import type { Input } from '../../../core/turn/input.ts';
import { type House, openHouse } from '../../fixture/house.ts';
import type { Claimant } from '../../fixture/invited.ts';
import { engineRoom } from './engine-room.ts';

const STORY =
  'My fridge from Acme came broken on 3 March, it does not cool at all and the door hangs by one hinge. I called them three times, and each time a man said that somebody would come and look at it, and nobody ever came. I paid $480 and want my money back.';
const OWN =
  'The fridge worked when our driver plugged it in, and the man who took it signed for it without a word about the door. We heard of the hinge ten days after that, and we offered to send somebody twice.';
const SHORT = 'The customer says that the fridge does not cool. Nobody came to look at it.';

type Does = string | null | ((telling: Telling, signal: AbortSignal) => Promise<string | null>);
/** Retells as it is told to, and keeps what it was given. */
const retelling = (does: () => Does): Paraphrase & { readonly given: Telling[] } => {
  const given: Telling[] = [];
  return {
    given,
    reword: async () => null,
    retell: async (telling, signal) => {
      given.push(telling);
      const next = does();
      const text = typeof next === 'function' ? await next(telling, signal) : next;
      return text === null ? null : { text, locale: telling.locale };
    },
  };
};

const filed = async (house: House): Promise<Claimant> => {
  const claimant = await house.claimant();
  await claimant.say(STORY);
  await claimant.press('noEvidence');
  await claimant.press('file');
  return claimant;
};
const entered = async (house: House, claimant: Claimant, locale: 'en' | 'es' = 'en') => {
  await claimant.press('inviteSeller');
  const respondent = await house.enter(await claimant.link('invite'), locale);
  await respondent.news();
  return respondent;
};
const retold = async ({ store }: { readonly store: Store }, caseId: string) =>
  (await store.record(caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'retold' || event.type === 'retellingCorrected' ? [event as CaseEvent] : [],
  );
const labels = async (person: Pick<Claimant, 'feed'>, label: string): Promise<number> =>
  (await person.feed()).filter(({ message }) => JSON.stringify(message).includes(label)).length;

test('what the claimant told is put in short after the turn, once, and is on the record', async () => {
  const paraphrase = retelling(() => SHORT);
  const house = openHouse(memoryStore(), { paraphrase });
  const claimant = await filed(house);
  expect(paraphrase.given).toEqual([]);
  await house.wait(MINUTE);
  await house.wait(MINUTE);
  expect(await retold(house, claimant.caseId)).toMatchObject([{ by: 'claimant', locale: 'en', text: SHORT }]);
  expect(paraphrase.given).toHaveLength(1);
  const [{ words = [], claimed = [] } = {}] = paraphrase.given;
  expect(words.join(' ')).toContain('does not cool');
  expect(claimed).toContainEqual({ minor: 48_000, currency: 'USD' });
  expect(await house.store.due(Number.MAX_SAFE_INTEGER, 99)).not.toContainEqual(
    expect.objectContaining({ deadline: expect.objectContaining({ clock: 'retelling' }) }),
  );
});

test('without a model nothing waits, and nothing is written', async () => {
  const house = openHouse();
  const claimant = await filed(house);
  const due = await house.store.due(Number.MAX_SAFE_INTEGER, 99);
  expect(due.length).toBeGreaterThan(0);
  expect(due.filter(({ deadline }) => deadline.clock === 'retelling')).toEqual([]);
  await house.wait(MINUTE);
  expect(await retold(house, claimant.caseId)).toEqual([]);
});

test('where a model was switched off meanwhile, what is due is settled and the clocks go on', async () => {
  const store = memoryStore();
  const claimant = await filed(openHouse(store, { paraphrase: retelling(() => SHORT) }));
  const house = openHouse(store);
  await house.wait(MINUTE);
  expect(await retold(house, claimant.caseId)).toMatchObject([{ text: null }]);
});

test('both read it once both have told something; short words are left as they are', async () => {
  const house = openHouse(memoryStore(), { paraphrase: retelling(() => SHORT) });
  const claimant = await filed(house);
  await house.wait(MINUTE);
  expect(await claimant.news()).not.toContain(SHORT);
  const respondent = await entered(house, claimant);
  expect(await labels(respondent, SHORT)).toBe(0);
  await respondent.press('points');
  await respondent.press('dispute', 'problem');
  await respondent.say('It was fine.');
  const sent = await respondent.press('pointsDone');
  expect(sent).toContain(`What the other side told, in short: ${SHORT}`);
  expect(await claimant.news()).toMatch(
    new RegExp(`What you told, in short: ${SHORT}[\\s\\S]*That is not what I said`, 'u'),
  );
  await house.wait(MINUTE);
  expect(await retold(house, claimant.caseId)).toHaveLength(1);
});

const answered = async (does: () => Does, locale: 'en' | 'es' = 'en') => {
  const paraphrase = retelling(does);
  const house = openHouse(memoryStore(), { paraphrase });
  const claimant = await filed(house);
  await house.wait(MINUTE);
  const respondent = await entered(house, claimant, locale);
  await respondent.press('points');
  await respondent.press('dispute', 'problem');
  await respondent.say(OWN);
  await respondent.press('pointsDone');
  await claimant.news();
  await house.wait(MINUTE);
  return { house, claimant, respondent, paraphrase };
};

test('the other side’s words come as well, each from its own words alone', async () => {
  const { claimant, paraphrase, respondent } = await answered(() => SHORT);
  expect(paraphrase.given.map(({ by }) => by)).toEqual(['claimant', 'respondent']);
  expect(paraphrase.given[1]?.words).toEqual([OWN]);
  expect(paraphrase.given[0]?.words.join(' ')).not.toContain('driver');
  expect(await claimant.news()).toMatch(/A program wrote this[\s\S]*What the other side told, in short/u);
  expect(await respondent.news()).toMatch(/A program wrote this[\s\S]*What you told, in short/u);
});

test('a side takes away what was made of its words, and says it itself', async () => {
  const { house, claimant, respondent } = await answered(() => SHORT);
  expect(await claimant.press('retellingWrong')).toMatch(/It is gone[\s\S]*\[Leave it out\]/u);
  const said = 'The fridge never cooled, from the first hour on.';
  expect(await claimant.say(said)).toMatch(/Your own words stand there now/u);
  expect(await respondent.news()).toContain(`in its own words: ${said}`);
  expect(await retold(house, claimant.caseId)).toMatchObject([
    { by: 'claimant' },
    { by: 'respondent' },
    { type: 'retellingCorrected', by: 'claimant' },
    { type: 'retellingCorrected', by: 'claimant', text: said },
  ]);
  const adjuster = await house.adjuster(claimant.caseId);
  const brief = await adjuster.news();
  expect(brief).toContain(`The customer, in their own words: ${said}`);
  expect(brief).toContain(`The business, in short (written by a program): ${SHORT}`);
  expect(await claimant.press('retellingWrong')).toMatch(/moved on|no longer|changed/u);
});

/** Tells more, while the claim lies with the other side. */
const putRight = async (claimant: Claimant): Promise<void> => {
  await claimant.press('fix', null);
  await claimant.press('fix', 'tried');
  const more =
    'I wrote to them and called them, and a man said that somebody would come, and then nobody came at all.';
  expect(await claimant.say(more)).toMatch(/This is where both sides stand/u);
};

test('who takes it away need not say anything, and it is not written again', async () => {
  const { house, claimant, paraphrase } = await answered(() => SHORT);
  await claimant.press('retellingWrong');
  expect(await claimant.press('keep')).toMatch(/stays as it was/u);
  const before = paraphrase.given.length;
  await putRight(claimant);
  await house.wait(MINUTE);
  expect(paraphrase.given.slice(before).map(({ by }) => by)).not.toContain('claimant');
});

test('once the words have changed, what was made of them is no longer read', async () => {
  let text = SHORT;
  const { house, claimant, respondent } = await answered(() => text);
  text = 'The customer says that the door hangs by one hinge. Nobody came.';
  await respondent.news();
  await putRight(claimant);
  const corrected = await respondent.news();
  expect(corrected).toMatch(/This is where both sides stand/u);
  expect(corrected).toContain('What you told, in short');
  expect(corrected).not.toContain('What the other side told, in short');
  const last = (await respondent.feed()).length;
  await house.wait(MINUTE);
  const later = JSON.stringify((await respondent.feed()).slice(last));
  expect(later).toContain('hangs by one hinge');
});

test('a reader of another language reads the facts in its place', async () => {
  const { respondent, claimant } = await answered(() => SHORT, 'es');
  const card = await respondent.news();
  expect(card).toMatch(/otro idioma/u);
  expect(card).not.toContain(SHORT);
  expect(await claimant.news()).toContain(`What you told, in short: ${SHORT}`);
});

test('while a person holds the case the bot is silent, and that person has it in the brief', async () => {
  const paraphrase = retelling(() => SHORT);
  const house = openHouse(memoryStore(), { paraphrase });
  const claimant = await filed(house);
  const respondent = await entered(house, claimant);
  await respondent.press('points');
  await respondent.press('dispute', 'problem');
  await respondent.say(OWN);
  await respondent.press('pointsDone');
  const adjuster = await house.adjuster(claimant.caseId);
  await adjuster.press('takeOver');
  await claimant.news();
  await house.wait(MINUTE);
  expect(await retold(house, claimant.caseId)).toHaveLength(2);
  expect(await claimant.news()).toBe('');
  await house.turns.take({
    conversationId: adjuster.conversationId,
    updateId: 'back',
    input: { kind: 'arrive' },
  });
  expect(await adjuster.news()).toContain(`The business, in short (written by a program): ${SHORT}`);
});

test('where nothing comes of it, nobody notices, and it is not asked again for the same words', async () => {
  const { house, claimant, paraphrase } = await answered(() => null);
  expect(paraphrase.given).toHaveLength(2);
  expect(await claimant.news()).toBe('');
  await house.wait(10 * MINUTE);
  expect(paraphrase.given).toHaveLength(2);
  const adjuster = await house.adjuster(claimant.caseId);
  expect(await adjuster.news()).not.toMatch(/in short|A program/u);
});

test('no conversation waits for it, and one that is ended meanwhile is due again', async () => {
  const store = memoryStore();
  const hangs = (_telling: Telling, signal: AbortSignal) =>
    new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
  const room = engineRoom({ store, paraphrase: retelling(() => hangs) });
  const { turns } = room;
  const opened = await turns.open({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' });
  const { conversationId, caseId } = opened;
  const take = (updateId: string, input: Input) => turns.take({ conversationId, updateId, input });
  await take('story', { kind: 'text', text: STORY });
  await take('none', { kind: 'choice', action: 'noEvidence' });
  await take('file', { kind: 'choice', action: 'file' });
  room.wait(MINUTE);
  await turns.tick();
  expect(await take('side', { kind: 'text', text: 'how long will this take?' })).toMatchObject({
    status: 'done',
  });
  await turns.stop();
  expect(await retold(room, caseId)).toEqual([]);
  const next = openHouse(store, { paraphrase: retelling(() => SHORT) });
  await next.wait(MINUTE);
  expect(await retold(next, caseId)).toMatchObject([{ text: SHORT }]);
});
