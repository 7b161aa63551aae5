import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DAY } from '../../../../core/time.ts';
import { type House, openHouse } from '../../../fixture/house.ts';
import { negotiating, STORY } from '../../../fixture/invited.ts';
import { houseWithModel } from './house-with-model.ts';
import { type ModelServer, modelServer } from './model-server.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await modelServer();
});
afterEach(() => server.close());

const faults: unknown[] = [];
const openWithModel = (timeoutMs?: number): Promise<House> => houseWithModel(server, faults, timeoutMs);

/** A telling whose thing and name the rules do not find. */
const TOLD =
  'On 3 March 2026 I had the boys of Blue Heron put in one of those whisper pumps, 480 dollars it was. It came broken and does not work. I want my money back.';

test('a telling fills more of the card, and what the model pointed at is not asked for', async () => {
  const plain = await openHouse().claimant();
  expect(await plain.say(TOLD)).not.toMatch(/whisper pumps\n|: Blue Heron/u);
  server.does({
    json: {
      elements: [
        { element: 'item', quote: 'whisper pumps', means: null },
        { element: 'seller', quote: 'Blue Heron', means: null },
      ],
      topic: null,
    },
  });
  const house = await openWithModel();
  const claimant = await house.claimant();
  const card = await claimant.say(TOLD);
  expect(card).toMatch(/The other side: Blue Heron/u);
  expect(card).toMatch(/: whisper pumps/u);
  expect(card).not.toMatch(/Who is the other side/u);
  await claimant.press('noEvidence');
  expect(await claimant.press('file')).toMatch(/Shall I invite Blue Heron/u);
  expect([...house.faults, ...faults]).toEqual([]);
});

test('a day that the model pointed at is confirmed before it counts', async () => {
  const told =
    'One of those whisper pumps from Acme came on 3 March 2026, and I had told them 20 February 2026 at the latest. It never ran and I paid $480. I want my money back.';
  server.does({
    json: { elements: [{ element: 'promisedBy', quote: '20 February 2026', means: null }], topic: null },
  });
  const plain = await openHouse().claimant();
  expect(await plain.say(told)).not.toMatch(/February 20, 2026/u);
  const claimant = await (await openWithModel()).claimant();
  expect(await claimant.say(told)).toMatch(/February 20, 2026[^\n]*\?/u);
});

test('a kind of dispute that the model proposes is asked, with two others at most', async () => {
  const told =
    'The boys of Blue Heron came on 3 March 2026 for the whisper pump, 480 dollars. It is a sad story.';
  const plain = await openHouse().claimant();
  expect(await plain.say(told)).not.toMatch(/\[A service was not as agreed\]/u);
  const kinds = ['serviceNotAsAgreed', 'defectiveGoods', 'wrongCharge'];
  server.does({ json: { elements: [], topic: null, kinds } });
  const house = await openWithModel();
  const claimant = await house.claimant();
  await claimant.say(told);
  expect((await claimant.feed()).at(-1)?.message.body).toMatchObject({
    kind: 'choices',
    choices: [
      { action: 'claimType', subject: 'serviceNotAsAgreed' },
      { action: 'claimType', subject: 'defectiveGoods' },
      { action: 'claimGroup' },
    ],
  });
  const types = async () =>
    (await house.store.record(claimant.caseId)).filter(
      ({ recorded: { event } }) => event.type === 'claimTypeSet',
    );
  expect(await types()).toEqual([]);
  await claimant.press('claimType', 'defectiveGoods');
  expect(await types()).toHaveLength(1);
});

/** What the claimant reads up to the invitation, as far as it does not depend on chance. */
const untilFiled = async (house: House): Promise<readonly string[]> => {
  const claimant = await house.claimant();
  return [
    await claimant.say(STORY),
    await claimant.press('noEvidence'),
    await claimant.press('file'),
    await claimant.panel(),
  ];
};

test('the same claim is filed with a model that adds nothing, lies, or is away', async () => {
  const byRules = await untilFiled(openHouse());
  server.does({ json: { elements: [], topic: null } });
  expect(await untilFiled(await openWithModel())).toEqual(byRules);
  server.does({
    json: {
      elements: [{ element: 'tried', quote: 'accept the offer of $9,000', means: null }],
      topic: 'cost',
    },
  });
  expect(await untilFiled(await openWithModel())).toEqual(byRules);
  expect(server.seen.length).toBeGreaterThan(1);
  const house = await openWithModel();
  await server.close();
  const began = performance.now();
  expect(await untilFiled(house)).toEqual(byRules);
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(house.faults).toEqual([]);
  server = await modelServer();
});

test('no number of the table or of a sealed round ever reaches a model', async () => {
  const house = await openWithModel();
  const { claimant, respondent } = await negotiating(house);
  expect(server.seen.length).toBeGreaterThan(0);
  expect(server.seen.join()).toContain('$480');
  const told = server.seen.length;
  await claimant.say('the least that I would ever take in this whole matter is 457 dollars');
  await respondent.say('between you and me, we could go up to 461 dollars for this fridge');
  await claimant.press('sealedAsk');
  await respondent.press('sealedYes');
  await claimant.seal(457);
  await respondent.seal(321);
  await claimant.say('I have put 457 dollars in the box, and that is my last word on it all');
  await respondent.say('ours was 321 dollars, which we think is fair for an old machine');
  await house.wait(6 * DAY);
  expect(server.seen).toHaveLength(told);
  expect(server.seen.join()).not.toMatch(/457|461|321/u);
});

test('the tokens of a day outlive a restart', async () => {
  server.does({ json: { elements: [], topic: null } });
  const house = await openWithModel();
  await untilFiled(house);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await house.store.setting('model/tokens')).toMatch(/^\d{4}-\d\d-\d\d \d{3}$/u);
});
