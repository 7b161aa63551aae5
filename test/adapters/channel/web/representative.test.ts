import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Heard, isDone, isFeed, type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { newest, openSealedRound } from './scene.ts';

/** A number that stands nowhere else. */
const CANARY = /7,?645|764500|７６４５/u;
const withoutHashes = ({ text }: Heard): string => text.join('\n').replace(/[0-9a-f]{64}/gu, '');

let house: House;
let claimant: TestBrowser;
let lawyer: TestBrowser;
const heard: Heard = { text: [] };
let scene: Awaited<ReturnType<typeof openSealedRound>>;
beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
  lawyer = testBrowser(house.url, heard);
  scene = await openSealedRound(claimant, testBrowser(house.url));
});
afterAll(() => house.close());

const linkFor = async (scope: string): Promise<string> => {
  const values = { name: 'Ana Ruiz', kind: 'lawyer', scope, bids: 'no' };
  await claimant.say(scene.mine, 'r1', { kind: 'choice', action: 'represent' });
  await claimant.say(scene.mine, 'r2', { kind: 'form', action: 'represent', values });
  return newest(await claimant.feed(scene.mine), 'link').url.split('/l/')[1] ?? '';
};

test('a lawyer comes in by a link of their own, speaks under their name, sees no sealed number, and is out at a word', async () => {
  const code = await linkFor('speaks');
  expect(await (await lawyer.get(`/api/links/${code}`)).json()).toMatchObject({
    kind: 'mandate',
    title: 'Somebody asks you to act for them',
  });
  const entered = await lawyer.post(`/api/links/${code}`, { locale: 'en' });
  const { conversationId } = (await entered.json()) as { conversationId: string };
  const door = await lawyer.feed(conversationId);
  expect(JSON.stringify(door.items)).not.toMatch(/fridge|9,800/u);
  const choice = newest(door, 'choices').choices.find(({ action }) => action === 'takeMandate');
  if (choice?.subject === undefined) throw new Error('There is nothing to say yes to.');
  const yes = { kind: 'choice', action: choice.action, subject: choice.subject } as const;
  expect(isDone(await lawyer.say(conversationId, 'l1', yes))).toBe(true);

  const live = await lawyer.live(conversationId);
  live.send({ t: 'hello', after: 0 });
  await live.next(isFeed);
  const { roundId } = scene;
  const sealed = await claimant.say(scene.mine, 'b1', { kind: 'sealed', roundId, amount: '7645' });
  expect(sealed).toMatchObject({ t: 'done', receipt: { title: 'Your number is sealed' } });
  const own = await lawyer.say(conversationId, 'b2', { kind: 'sealed', roundId, amount: '900' });
  expect(own).not.toHaveProperty('receipt');
  await lawyer.say(conversationId, 'l2', { kind: 'text', text: 'We have kept the receipt.' });
  const said = (await claimant.feed(scene.mine)).items.find(({ text }) => text.includes('kept the receipt'));
  expect(said?.from).toMatchObject({ label: 'Ana Ruiz, lawyer of the customer', me: false });
  await lawyer.feed(conversationId);
  await lawyer.get(`/api/conversations/${conversationId}/export`);
  expect(withoutHashes(heard)).not.toMatch(CANARY);

  house.clock.move(60_000);
  await claimant.say(scene.mine, 'e1', { kind: 'choice', action: 'represent' });
  const end = newest(await claimant.feed(scene.mine), 'choices').choices.find(
    ({ action }) => action === 'representEnd',
  );
  const subject = end?.subject ?? '';
  await claimant.say(scene.mine, 'e2', { kind: 'choice', action: 'representEnd', subject });
  await claimant.say(scene.mine, 'e3', { kind: 'choice', action: 'representEndYes', subject });
  heard.text.length = 0;
  expect((await lawyer.feed(conversationId)).items.map(({ text }) => text)).toEqual([
    'The person you acted for has ended it. There is nothing more to do here. Thank you.',
  ]);
  await lawyer.say(conversationId, 'l3', { kind: 'text', text: 'Hello?' });
  await lawyer.get(`/api/conversations/${conversationId}/export`);
  expect(heard.text.join('\n')).not.toMatch(/fridge|9,800|receipt/u);
  expect((await lawyer.post(`/api/links/${code}`, { locale: 'en' })).status).toBe(410);
});
