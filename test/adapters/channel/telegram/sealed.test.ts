import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { type Bench, openBench } from './bench.ts';
import { bothIn, conversationOf, feedOf, keyFor, offered, press, say, sealing } from './story.ts';

let bench: Bench;
afterEach(() => bench.close());

/** An amount that stands nowhere else, in every way in which it may be written. */
const CANARY = '317';
const CANARY_SEEN = /(?<![0-9a-z])317(?:00|\.00)?(?![0-9a-z])/iu;

const sealedRows = async (): Promise<number> => {
  const { store } = bench.parley();
  const [{ caseId } = { caseId: '' }] = await store.cases({ limit: 1 });
  const round = (await feedOf(bench, bench.person(7))).findLast(
    ({ message }) => message.body.kind === 'sealedInput',
  );
  const { body } = round?.message ?? { body: { kind: 'text' } };
  return (await store.sealed(caseId, body.kind === 'sealedInput' ? body.roundId : '')).length;
};

/** Everything that the program ever wrote anywhere, or sent. */
const traces = async (): Promise<string> => {
  const { store } = bench.parley();
  const files = readdirSync(bench.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('key'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  const feeds = await Promise.all([7, 8].map((id) => feedOf(bench, bench.person(id))));
  const [{ caseId } = { caseId: '' }] = await store.cases({ limit: 1 });
  return JSON.stringify([
    feeds,
    await store.record(caseId),
    await store.conversations(caseId),
    await Promise.all(
      [7, 8].flatMap((id) => ['filling', 'standing'].map((name) => store.setting(`telegram/${name}/${id}`))),
    ),
    bench.logged,
    bench.server.calls,
    files.map((text) => text.replace(/[^\x20-\x7e]+/gu, ' ')),
  ]);
};

test('a number typed into the chat is sealed, taken off the screen, and stands nowhere', async () => {
  bench = await openBench();
  const { ana, ben } = await sealing(bench);
  expect(ana.read(1)).toMatch(/our own page/u);
  await say(bench, ana, `$${CANARY}`);
  expect(await sealedRows()).toBe(1);
  expect(ana.read(2)).toMatch(/is sealed/u);
  expect(ana.read(2)).toMatch(/I removed your message.*Telegram itself may have seen it/u);
  expect(ana.screen.some(({ text }) => text.includes(CANARY))).toBe(false);
  expect(ben.read()).not.toMatch(CANARY_SEEN);
  await say(bench, ben, CANARY);
  expect(await sealedRows()).toBe(2);
  expect((await traces()).match(CANARY_SEEN)).toBeNull();
  expect(bench.faults).toEqual([]);
});

test.each([
  ['out of bounds', '31799', /from \$200/u],
  ['of two readings', '3,17', /without separators|one amount/u],
])('a number %s is said to be none, and removed all the same', async (_what, typed, problem) => {
  bench = await openBench();
  const { ana } = await sealing(bench);
  await say(bench, ana, typed);
  expect(await sealedRows()).toBe(0);
  expect(ana.read(1)).toMatch(problem);
  expect(ana.read(1)).toMatch(/I removed your message/u);
  expect(ana.screen.some(({ text }) => text === typed)).toBe(false);
  expect(await traces()).not.toContain(typed);
});

test('words with a number in them are kept nowhere and removed; words without are heard', async () => {
  bench = await openBench();
  const { ana } = await sealing(bench);
  await say(bench, ana, `my number is ${CANARY}`);
  expect(ana.screen.some(({ text }) => text.includes(CANARY))).toBe(false);
  expect(await sealedRows()).toBe(0);
  await say(bench, ana, 'how long does this take?');
  expect(ana.screen.some(({ text }) => text === 'how long does this take?')).toBe(true);
  expect((await traces()).match(CANARY_SEEN)).toBeNull();
});

test('where Telegram does not let the message go, the person is asked to remove it', async () => {
  bench = await openBench();
  const { ana } = await sealing(bench);
  bench.server.fault = ({ method }) =>
    method === 'deleteMessage'
      ? {
          status: 400,
          body: { ok: false, error_code: 400, description: "Bad Request: message can't be deleted" },
        }
      : null;
  await say(bench, ana, CANARY);
  expect(ana.read(2)).toMatch(/could not remove your message/u);
  expect(await sealedRows()).toBe(1);
});

test('an edited message is a number as well, and an edited number replaces the one before', async () => {
  bench = await openBench();
  const { ana } = await sealing(bench);
  const id = await say(bench, ana, 'let me think');
  await ana.edit(id, CANARY);
  await bench.quiet();
  expect(await sealedRows()).toBe(1);
  expect((await traces()).match(CANARY_SEEN)).toBeNull();
});

test('the same number delivered twice is sealed and answered once', async () => {
  bench = await openBench();
  const { ana } = await sealing(bench);
  const { updateId } = await ana.say(CANARY);
  await bench.quiet();
  await bench.restart();
  await ana.say(CANARY, updateId);
  await bench.quiet();
  expect(ana.read().match(/I removed your message/gu)).toHaveLength(1);
  expect(await conversationOf(bench, ana)).toMatch(/./u);
});

test('a form that was begun before the round opened does not take the number', async () => {
  bench = await openBench();
  const { ana, ben } = await bothIn(bench);
  await offered(bench, ben);
  await press(bench, ana, 'sealedAsk');
  const { seq } = (await feedOf(bench, ben)).findLast(({ message }) => message.body.kind === 'form') ?? {
    seq: 0,
  };
  const form = `f:${await conversationOf(bench, ben)}:${seq}`;
  const agree = await keyFor(bench, ben, 'sealedYes');
  await ben.press(form);
  await bench.quiet();
  // Agreed on another screen: no key of this chat ends the form.
  const { turns } = bench.parley();
  const [, , at = '', index = ''] = agree.split(':');
  const [item] = await bench.parley().store.feed(await conversationOf(bench, ben), Number(at) - 1, 1);
  const { body } = item?.message ?? { body: { kind: 'text' as const, text: { verbatim: '' } } };
  const choice = 'choices' in body ? body.choices[Number(index)] : undefined;
  await turns.take({
    conversationId: await conversationOf(bench, ben),
    updateId: 'elsewhere',
    input: { kind: 'choice', action: 'sealedYes', subject: choice?.subject ?? '' },
  });
  await bench.quiet();
  await say(bench, ben, CANARY);
  expect(await sealedRows()).toBe(1);
  expect((await traces()).match(CANARY_SEEN)).toBeNull();
});

test('before the round is open, an amount is an amount', async () => {
  bench = await openBench();
  const ana = bench.person(7);
  await say(bench, ana, 'The kettle I bought from Acme on 3 March does not work.');
  await say(bench, ana, `$${CANARY}`);
  expect(ana.read()).not.toMatch(/sealed/u);
  expect(JSON.stringify(await feedOf(bench, ana))).toContain(CANARY);
});

test('without https, a link to our own page takes the place of the one inside Telegram', async () => {
  bench = await openBench();
  const { ana } = await sealing(bench);
  const [, code = ''] = /http:\/\/127\.0\.0\.1:\d+\/l\/(\w+)/u.exec(ana.read(1)) ?? [];
  expect(await bench.parley().turns.peek(code, null)).toMatchObject({ ok: true, kind: 'resume' });
});
