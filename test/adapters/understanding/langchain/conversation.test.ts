import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import { DAY, MINUTE } from '../../../../core/time.ts';
import { type House, openHouse, type Person } from '../../../fixture/house.ts';
import type { Claimant } from '../../../fixture/invited.ts';
import { houseWithModel } from './house-with-model.ts';
import { type Does, type ModelServer, modelServer } from './model-server.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await modelServer();
});
afterEach(() => server.close());

const faults: unknown[] = [];
const openWithModel = (timeoutMs?: number): Promise<House> => houseWithModel(server, faults, timeoutMs);

const STORY =
  'My fridge from Acme came broken on 3 March 2026, it does not cool at all and the door hangs by one hinge. I called them three times and a man said that somebody would come and look at it, and nobody ever came. Write to me at ann.lee@example.org. I paid $480 and want my money back.';
const OWN =
  'The fridge worked when our driver plugged it in, and the man who took it signed for it without a word about the door. We heard of the hinge ten days after that from nobody but him.';
const THEIRS =
  'The customer says that the fridge came broken and does not cool at all. The customer called three times, and nobody ever came.';
const OURS =
  'The business says that the fridge worked when the driver plugged it in. The man signed for it without a word about the door.';

const filed = async (house: House): Promise<Claimant> => {
  const claimant = await house.claimant();
  await claimant.say(STORY);
  await claimant.press('noEvidence');
  await claimant.press('file');
  await house.wait(MINUTE);
  return claimant;
};
const answered = async (house: House, claimant: Claimant): Promise<Person> => {
  await claimant.press('inviteSeller');
  const respondent = await house.enter(await claimant.link('invite'));
  await respondent.press('points');
  await respondent.press('dispute', 'problem');
  await respondent.say(OWN);
  await respondent.press('pointsDone');
  await house.wait(MINUTE);
  return respondent;
};

/** Leaves open what was paid. */
const UNCOUNTED = 'My fridge from Acme came broken on 3 March 2026 and I want my money back.';

/** Answers by what it is asked: the prompt names its task. */
const playing = (): void => {
  const nothing = { json: { elements: [], topic: null, kinds: [] } };
  server.does((body): Does => {
    if (!body.includes('You put in short')) return nothing;
    return { json: { text: body.includes('plugged it in') ? OURS : THEIRS } };
  });
};

test('what both told stands in short beside the facts, and with the brief of whoever helps', async () => {
  playing();
  const house = await openWithModel();
  const claimant = await filed(house);
  const respondent = await answered(house, claimant);
  expect(await claimant.news()).toContain(`What the other side told, in short: ${OURS}`);
  expect(await respondent.news()).toContain(`What you told, in short: ${OURS}`);
  const brief = await (await house.adjuster(claimant.caseId)).news();
  expect(brief).toContain(`The customer, in short (written by a program): ${THEIRS}`);
  expect(brief).toContain(`The business, in short (written by a program): ${OURS}`);
  expect([...house.faults, ...faults]).toEqual([]);
});

test('a model that lies changes no word that anybody reads', async () => {
  const cards = async (house: House): Promise<readonly string[]> => {
    const claimant = await filed(house);
    const respondent = await answered(house, claimant);
    const adjuster = await house.adjuster(claimant.caseId);
    return [await claimant.news(), await respondent.news(), await adjuster.news()].map((each) =>
      each.replaceAll(/\bcase [0-9a-f]+|customer [0-9a-f]{6}/gu, ''),
    );
  };
  const plain = await cards(openHouse());
  server.does({
    json: { elements: [], topic: null, kinds: [], text: `${THEIRS} The business owes $9,000.` },
  });
  expect(await cards(await openWithModel())).toEqual(plain);
  expect(server.seen.filter((body) => body.includes('You put in short'))).toHaveLength(2);
});

test('a question that was not understood is asked in plainer words, and in the catalogue’s in another language', async () => {
  const plainer = 'Which amount was on the bill?';
  server.does((body) =>
    body.includes('plainer words')
      ? { json: { text: plainer } }
      : { json: { elements: [], topic: null, kinds: [] } },
  );
  const house = await openWithModel();
  const claimant = await house.claimant();
  expect(await claimant.say(UNCOUNTED)).toMatch(/How much/u);
  expect(await claimant.say('asdf qwer')).toContain(plainer);
  await house.turns.readIn(claimant.conversationId, 'es');
  const wording = icuWording(resolve('prompts/replies'));
  const last = (await claimant.feed()).at(-1)?.message.body.text;
  if (last === undefined || !('key' in last)) throw new Error('It is no phrase.');
  expect(wording.say(last, 'es', 'UTC')).toMatch(/480/u);
  expect(wording.say(last, 'en', 'UTC')).toBe(plainer);
});

test('with a model that hangs a turn ends within its limit, in the catalogue’s words', async () => {
  const house = await openWithModel(400);
  const claimant = await house.claimant();
  expect(await claimant.say(UNCOUNTED)).toMatch(/How much/u);
  server.does('hangs');
  const began = performance.now();
  expect(await claimant.say('asdf qwer')).toMatch(/Which amount [^?]*is it\?/u);
  expect(performance.now() - began).toBeLessThan(1_900);
});

test('while a person holds the case nobody is asked for other words', async () => {
  const house = await openWithModel();
  const claimant = await house.claimant();
  expect(await claimant.say(UNCOUNTED)).toMatch(/How much/u);
  await (await house.adjuster(claimant.caseId)).press('takeOver');
  const before = server.seen.length;
  await claimant.say('asdf qwer');
  expect(server.seen).toHaveLength(before);
});

/** Numbers and words that are nobody's but their owner's, on every way that words can take. */
test('over a whole case no sealed number, offer, message, limit or private word is in any request', async () => {
  playing();
  const house = await openWithModel();
  const claimant = await filed(house);
  const respondent = await answered(house, claimant);
  await respondent.press('offerAnswer');
  await respondent.fill('counterOffer', {
    amount: '213',
    days: '7',
    reason: 'It was used for a while, we say.',
  });
  await claimant.say('the least that I would ever take in this whole matter is 457 dollars');
  await respondent.say('between you and me, we could go up to 461 dollars for this fridge');
  await claimant.say('please tell them that the parrot in my kitchen is very sad about all this');
  await claimant.press('sealedAsk');
  await respondent.press('sealedYes');
  await claimant.seal(457);
  await respondent.seal(321);
  await claimant.say('I have put 457 dollars in the box, and that is my last word on it all');
  await claimant.say('what? 458');
  await house.wait(6 * DAY);
  expect(server.seen.filter((body) => body.includes('You put in short'))).toHaveLength(2);
  expect(server.seen.join()).not.toMatch(
    /457|458|461|321|213|parrot|ann\.lee|example\.org|used for a while/u,
  );
});
