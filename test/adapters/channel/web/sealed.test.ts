import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ServerFrame } from '../../../../adapters/channel/web/wire.ts';
import { type Heard, isDone, isFeed, type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { openSealedRound } from './scene.ts';

/** A number that stands nowhere else. */
const CANARY = '7645';
/** Four digits in a row stand in one of forty hashes by chance. */
const withoutHashes = ({ text }: Heard): string => text.join('\n').replace(/[0-9a-f]{64}/gu, '');
const CANARY_FORMS = [/7,?645/, /764500/, /７６４５/];

let house: House;
let claimant: TestBrowser;
let respondent: TestBrowser;
const heard: Heard = { text: [] };
const others: Heard = { text: [] };
let scene: Awaited<ReturnType<typeof openSealedRound>>;
beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url, heard);
  respondent = testBrowser(house.url, others);
  scene = await openSealedRound(claimant, respondent);
});
afterAll(() => house.close());

const seal = (id: string, amount: string): Promise<ServerFrame> =>
  claimant.say(scene.mine, id, { kind: 'sealed', roundId: scene.roundId, amount });

test('a sealed number comes back in its receipt and is nowhere else', async () => {
  const live = await respondent.live(scene.theirs);
  live.send({ t: 'hello', after: 0 });
  await live.next(isFeed);
  const before = live.frames().length;
  const theirs = JSON.stringify(await respondent.feed(scene.theirs));
  heard.text.length = 0;

  const sealed = await seal('n1', ` $${CANARY} `);
  expect(sealed).toMatchObject({ t: 'done', receipt: { title: 'Your number is sealed' } });
  expect(heard.text.filter((text) => /7,645|764500/.test(text))).toHaveLength(1);
  heard.text.length = 0;
  const receipt = isDone(sealed) ? sealed.receipt : undefined;
  expect(receipt?.text).toContain('$7,645');
  expect(JSON.parse(receipt?.file.content ?? '')).toMatchObject({
    format: 'parley-receipt',
    minor: 764_500,
    currency: 'USD',
    side: 'claimant',
    openingKey: expect.stringMatching(/^[0-9a-f]{64}$/),
  });

  // Sent again, it is done, and the receipt does not come a second time.
  expect(await seal('n1', CANARY)).toEqual({ t: 'done', id: 'n1' });
  await claimant.feed(scene.mine);
  await claimant.get(`/api/conversations/${scene.mine}/export`);
  await claimant.get('/api/me');
  await respondent.get(`/api/conversations/${scene.theirs}/export`);
  for (const form of CANARY_FORMS) {
    expect(withoutHashes(heard)).not.toMatch(form);
    expect(withoutHashes(others)).not.toMatch(form);
    expect(house.log.text()).not.toMatch(form);
  }
  // The other side's screen is the same, to the byte, and nothing was pushed to it.
  expect(JSON.stringify(await respondent.feed(scene.theirs))).toBe(theirs);
  expect(live.frames()).toHaveLength(before);
  live.socket.close();
});

test('what cannot be read or is out of bounds is answered alike, by public numbers only', async () => {
  const answers = new Set<string>();
  for (const [index, typed] of [
    '-7645',
    'about 7645',
    '7645,9876',
    '€7645',
    '99999645',
    '7.6.4',
    '',
  ].entries()) {
    const answer = await seal(`u${index}`, typed);
    expect(answer).toMatchObject({ t: 'refused', retry: false });
    answers.add(JSON.stringify({ ...answer, id: '' }));
  }
  expect([...answers]).toEqual([
    JSON.stringify({
      t: 'refused',
      id: '',
      text: 'Please type one amount from $0 to $9,800, in digits and without separators for thousands. Nothing was sealed.',
      retry: false,
    }),
  ]);
});

test('a number between the steps is told the step', async () => {
  expect(await seal('v1', '7646')).toMatchObject({
    t: 'refused',
    text: 'Please choose a rounder amount: in steps of $1 near $0, and of $5 near $9,800. Nothing was sealed.',
  });
});

test('a fault while sealing says nothing of the number, neither to the log nor in the answer', async () => {
  house.trouble.on = true;
  const answer = await seal('w1', CANARY);
  house.trouble.on = false;
  expect(answer).toMatchObject({ t: 'refused', retry: true });
  expect(house.log.text()).toContain('"what":"turn"');
  for (const form of CANARY_FORMS) {
    expect(JSON.stringify(answer)).not.toMatch(form);
    expect(house.log.text()).not.toMatch(form);
  }
});

test('over a socket, the receipt goes to the one that sealed and to no other screen of the same person', async () => {
  const one = await claimant.live(scene.mine);
  const two = await claimant.live(scene.mine);
  for (const live of [one, two]) {
    live.send({ t: 'hello', after: 0 });
    await live.next(isFeed);
  }
  one.send({ t: 'say', id: 'x1', input: { kind: 'sealed', roundId: scene.roundId, amount: '7650' } });
  expect((await one.next(isDone)).receipt?.text).toContain('$7,650');
  await two.next(isFeed);
  expect(JSON.stringify(two.frames())).not.toMatch(/7,?650/);
  one.socket.close();
  two.socket.close();
});

test('after the close the number is refused, and the other side never learns that there was one', async () => {
  house.clock.move(4 * 24 * 3_600_000);
  expect(await seal('y1', CANARY)).toMatchObject({
    t: 'refused',
    text: expect.stringContaining('no longer open'),
  });
  await house.turns.tick();
  const { items } = await respondent.feed(scene.theirs);
  expect(JSON.stringify(items)).not.toMatch(/7,?6[45]/);
});
