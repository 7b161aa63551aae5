import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ClientFrame } from '../../../adapters/channel/web/wire.ts';
import { DAY, HOUR } from '../../../core/time.ts';
import { checkCase } from '../../fire/ledger.ts';
import { wordsOf } from './teams/person.ts';
import { filling, invitedInTeams, pressing } from './teams/sealed-round.ts';
import { teamsSite } from './teams/site.ts';
import { type Bench, openBench } from './telegram/bench.ts';
import { bothIn, conversationOf, keyFor, offered, STORY, say } from './telegram/story.ts';
import { isDone, isFeed, testBrowser } from './web/browser.ts';
import { fileClaim } from './web/scene.ts';

/** Longer than an offer stands. */
const LATE = 30 * DAY;

/** The web and Telegram of one program, by webhook: what comes twice may come on two lines at once. */
let bench: Bench;
beforeAll(async () => {
  bench = await openBench({ mode: 'webhook' });
});
afterAll(() => bench.close());
const site = teamsSite();

const recordOf = async ({ parley }: Pick<Bench, 'parley'>, conversationId: string) => {
  const { store } = parley();
  const caseId = (await store.conversation(conversationId))?.caseId ?? '';
  // Whole and in order, whatever came.
  await checkCase(store, caseId);
  return (await store.record(caseId)).map(({ recorded }) => recorded.event.type);
};
const saidBy = (bench: Pick<Bench, 'parley'>, conversationId: string) =>
  bench
    .parley()
    .store.feed(conversationId, 0, 1_000)
    .then((feed) =>
      feed.flatMap(({ message: { from, body } }) =>
        from.role === 'claimant' && 'verbatim' in body.text ? [body.text.verbatim] : [],
      ),
    );

test('web: what a page sends again after it lost its line, in any order and hours later, is taken once', async () => {
  const ann = testBrowser(bench.address());
  const mine = await ann.openCase();
  const frames: readonly ClientFrame[] = [
    { t: 'say', id: 'a1', input: { kind: 'text', text: STORY } },
    { t: 'say', id: 'a2', input: { kind: 'choice', action: 'noEvidence' } },
    { t: 'say', id: 'a3', input: { kind: 'text', text: 'It was the 4th of March.' } },
  ];
  const first = await ann.live(mine);
  for (const frame of frames) first.send(frame);
  for (const _ of frames) await first.next(isDone);
  first.socket.terminate();
  const before = await recordOf(bench, mine);
  const shown = (await ann.feed(mine)).items.length;
  for (const again of [frames.toReversed(), [...frames, ...frames]]) {
    const line = await ann.live(mine);
    line.send({ t: 'hello', after: 0 });
    expect((await line.next(isFeed)).items).toHaveLength(shown);
    for (const frame of again) line.send(frame);
    for (const frame of again)
      expect(await line.next(isDone)).toMatchObject({ id: 'id' in frame && frame.id });
    line.socket.terminate();
    await bench.wait(5 * HOUR);
  }
  expect(await recordOf(bench, mine)).toEqual(before);
  expect(await saidBy(bench, mine)).toEqual([STORY, 'It was the 4th of March.']);
});

test('web: a yes to an offer that ran out meanwhile is told so, and binds nobody', async () => {
  const ann = testBrowser(bench.address());
  const ben = bench.person(21);
  const mine = await ann.openCase();
  await say(bench, ben, `/start ${await fileClaim(ann, mine, 480)}`);
  await offered(bench, ben);
  const yes = (await ann.feed(mine)).items
    .flatMap((item) => ('choices' in item ? (item.choices ?? []) : []))
    .find(({ action }) => action === 'accept');
  expect(yes).toBeDefined();
  await bench.wait(LATE);
  const before = await recordOf(bench, mine);
  const { length } = (await ann.feed(mine)).items;
  const { action = '', subject = '' } = yes ?? {};
  for (const id of ['y1', 'y1', 'y2'])
    expect(await ann.say(mine, id, { kind: 'choice', action, subject })).toMatchObject({ t: 'done', id });
  const told = (await ann.feed(mine)).items.slice(length).map(({ text }) => text);
  expect(told.filter((text) => text.startsWith('That offer ran out in the meantime'))).toHaveLength(2);
  expect(await recordOf(bench, mine)).toEqual(before);
});

test('Telegram: every update of a negotiation again, backwards, two at a time and hours later, is taken once', async () => {
  const { ana, ben } = await bothIn(bench);
  await offered(bench, ben);
  const mine = await conversationOf(bench, ana);
  const late = await keyFor(bench, ana, 'accept');
  const [before, screens] = [await recordOf(bench, mine), [ana.read(), ben.read()]];
  const brought = [...bench.server.brought];
  await bench.wait(HOUR);
  for (const update of brought.toReversed()) {
    const taken = await Promise.all([bench.server.send(update), bench.server.send(update)]);
    expect(taken).toEqual([200, 200]);
  }
  await bench.quiet();
  expect(await recordOf(bench, mine)).toEqual(before);
  expect([ana.read(), ben.read()]).toEqual(screens);

  await bench.wait(LATE);
  const after = await recordOf(bench, mine);
  const { length } = ana.screen;
  await ana.press(late);
  await bench.quiet();
  expect(
    ana.screen
      .slice(length)
      .map(({ text }) => text)
      .join(),
  ).toContain('That offer ran out');
  expect(await recordOf(bench, mine)).toEqual(after);
});

test('Teams: every activity of a negotiation again, backwards, two at a time and hours later, is taken once', async () => {
  const { claimant, respondent } = await invitedInTeams(site);
  await pressing(site, respondent, 'offerAnswer');
  await filling(site, respondent, 'counterOffer', { amount: '200', days: '7', reason: 'It was used.' });
  const [address] = await site.world().parley().store.addressesAt('teams', claimant.conversationId);
  const mine = address?.conversationId ?? '';
  const late = claimant.button(({ data }) => (data['parley'] as { action?: string })?.action === 'accept');
  const before = await recordOf(site.world(), mine);
  const read = () => [claimant, respondent].map((person) => person.reads());
  const screens = read();
  await site.world().wait(HOUR);
  for (const person of [claimant, respondent])
    for (const activity of [...person.brought].toReversed()) {
      const taken = await Promise.all([person.post(activity), person.post(activity)]);
      expect(taken.map(({ status }) => status)).toEqual([200, 200]);
    }
  await site.settled();
  expect(await recordOf(site.world(), mine)).toEqual(before);
  expect(read()).toEqual(screens);

  await site.world().wait(LATE);
  const after = await recordOf(site.world(), mine);
  const answer = await claimant.press(late);
  expect(wordsOf(answer['value'])).toContain('That offer ran out');
  expect(await recordOf(site.world(), mine)).toEqual(after);
});
