import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openModel } from '../../../../adapters/understanding/langchain/model.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import { ELEMENTS } from '../../../../core/narrative/element.ts';
import type { Log, LogEntry } from '../../../../core/port/outside.ts';
import type { Reading, ReadingContext } from '../../../../core/port/understanding.ts';
import { DAY, MINUTE } from '../../../../core/time.ts';
import { HOME } from '../reading.ts';
import { type Does, formOf, type ModelServer, modelServer } from './model-server.ts';

const rules = rulesUnderstanding();
const WORDING = icuWording(resolve('prompts/replies'));
const TELLING = { claimType: null, missing: ELEMENTS };
const CONTEXT: ReadingContext = { ...HOME.en, telling: TELLING };
/** What the rules alone find in it: the day and the amount, no thing and no name. */
const STORY =
  'On 3 March I had the boys of Blue Heron put in one of those whisper pumps, 480 dollars it was. The day after it howled like a dog.';
const GOOD = {
  elements: [
    { element: 'item', quote: 'whisper pumps', means: null },
    { element: 'seller', quote: 'Blue Heron', means: null },
  ],
  topic: null,
};

let server: ModelServer;
let now = HOME.en.now;
let logged: (LogEntry & { readonly severity: string })[];
const log: Log = {
  info: (entry) => logged.push({ ...entry, severity: 'info' }),
  warn: (entry) => logged.push({ ...entry, severity: 'warn' }),
  error: (entry) => logged.push({ ...entry, severity: 'error' }),
};

beforeEach(async () => {
  server = await modelServer();
  now = HOME.en.now;
  logged = [];
});
afterEach(() => server.close());

type Options = {
  readonly timeoutMs?: number;
  readonly dailyTokens?: number;
  readonly provider?: 'anthropic' | 'ollama';
};
const open = async ({ timeoutMs = 4_000, dailyTokens = 1_000_000, provider }: Options = {}) => {
  const { understanding } = await openModel({
    rules,
    wording: WORDING,
    settings: server.settings(provider),
    promptDirectory: resolve('prompts/model'),
    timeoutMs,
    dailyTokens,
    clock: { now: () => now },
    log,
  });
  return understanding;
};

const byRules = (text: string): Reading => rules.read(text, CONTEXT) as Reading;
const textOf = ({ elements }: Reading, element: string): string | undefined => {
  const value = elements.find((each) => each.element === element)?.value;
  return value?.kind === 'text' ? value.text : undefined;
};

test('what it points at is added to what the rules read, in the person’s own words, and is unsure', async () => {
  server.does({ json: GOOD });
  const reading = await (await open()).read(STORY, CONTEXT);
  expect(textOf(reading, 'item')).toBe('whisper pumps');
  expect(textOf(reading, 'seller')).toBe('Blue Heron');
  for (const { element, start, end, certain } of reading.elements.slice(-2)) {
    expect(STORY.slice(start, end)).toBe(textOf(reading, element));
    expect(certain).toBe(false);
  }
  const { elements: _, ...rest } = byRules(STORY);
  expect(reading).toMatchObject(rest);
  expect(reading.elements.slice(0, -2)).toEqual(byRules(STORY).elements);
  expect(logged).toEqual([
    expect.objectContaining({ severity: 'info', what: 'model.asked', code: 'lift-elements@2', count: 100 }),
  ]);
});

test.each(['anthropic', 'ollama'] as const)('it is asked in the form of %s as well', async (provider) => {
  server.does({ json: GOOD });
  const reading = await (await open({ provider })).read(STORY, CONTEXT);
  expect(textOf(reading, 'seller')).toBe('Blue Heron');
  expect(logged).toEqual([expect.objectContaining({ what: 'model.asked', count: 100 })]);
});

test('a slow model is not waited for beyond the limit, and nobody hears of it', async () => {
  const understanding = await open({ timeoutMs: 300 });
  for (const does of ['hangs', 'dripping'] as const) {
    server.does(does);
    const began = performance.now();
    expect(await understanding.read(STORY, CONTEXT)).toEqual(byRules(STORY));
    expect(performance.now() - began).toBeLessThan(1_500);
  }
  expect(server.seen).toHaveLength(2);
  expect(logged.map(({ what, code }) => [what, code])).toEqual([
    ['model.failed', 'timeout'],
    ['model.failed', 'timeout'],
  ]);
});

test('the limit is one for both attempts', async () => {
  server.does({ status: 500 }, 'hangs');
  const understanding = await open({ timeoutMs: 400 });
  const began = performance.now();
  expect(await understanding.read(STORY, CONTEXT)).toEqual(byRules(STORY));
  expect(performance.now() - began).toBeLessThan(1_600);
  expect(server.seen).toHaveLength(2);
});

test('a failure is tried once more', async () => {
  server.does({ status: 500 }, { json: GOOD });
  const reading = await (await open()).read(STORY, CONTEXT);
  expect(textOf(reading, 'seller')).toBe('Blue Heron');
  expect(server.seen).toHaveLength(2);
});

test('a wrong key stays wrong: it is not tried again', async () => {
  server.does({ status: 401 });
  await (await open()).read(STORY, CONTEXT);
  expect(server.seen).toHaveLength(1);
  expect(logged).toEqual([expect.objectContaining({ what: 'model.failed', code: 'status', status: 401 })]);
});

test('after three failures in a row it is left alone for a minute, then tried once', async () => {
  server.does({ status: 503 });
  const understanding = await open();
  for (let turn = 0; turn < 3; turn += 1) await understanding.read(STORY, CONTEXT);
  expect(server.seen).toHaveLength(6);
  expect(logged.at(-1)).toMatchObject({ severity: 'warn', what: 'model.breaker', code: 'open' });
  await understanding.read(STORY, CONTEXT);
  expect(server.seen).toHaveLength(6);
  now += MINUTE;
  await understanding.read(STORY, CONTEXT);
  expect(server.seen).toHaveLength(8);
  await understanding.read(STORY, CONTEXT);
  expect(server.seen).toHaveLength(8);
  now += MINUTE;
  server.does({ json: GOOD });
  expect(textOf(await understanding.read(STORY, CONTEXT), 'seller')).toBe('Blue Heron');
  expect(logged.map(({ code }) => code)).toContain('closed');
  await understanding.read(STORY, CONTEXT);
  expect(server.seen).toHaveLength(10);
});

test('where nobody listens at the address, the rules read alone', async () => {
  const understanding = await open();
  await server.close();
  expect(await understanding.read(STORY, CONTEXT)).toEqual(byRules(STORY));
  expect(logged).toEqual([expect.objectContaining({ what: 'model.failed', code: 'unreachable' })]);
  server = await modelServer();
});

test('after the tokens of a day the rules read alone until the next', async () => {
  server.does({ json: GOOD });
  // Each answer takes 100; beside it there must be room for a question and the longest answer.
  const understanding = await open({ dailyTokens: 4_000 });
  const asked = async (): Promise<number> => {
    const before = server.seen.length;
    for (let turn = 0; turn < 40; turn += 1) await understanding.read(STORY, CONTEXT);
    return server.seen.length - before;
  };
  const first = await asked();
  expect(first).toBeGreaterThan(1);
  expect(first).toBeLessThan(40);
  expect(await asked()).toBe(0);
  expect(logged.filter(({ code }) => code === 'spent')).toHaveLength(1);
  now += DAY;
  expect(await asked()).toBe(first);
});

test('at most four questions are under way at a time; a fifth person is read by the rules at once', async () => {
  server.does('hangs');
  const understanding = await open({ timeoutMs: 600 });
  const waiting = Array.from({ length: 4 }, () => understanding.read(STORY, CONTEXT));
  const began = performance.now();
  expect(await understanding.read(STORY, CONTEXT)).toEqual(byRules(STORY));
  expect(performance.now() - began).toBeLessThan(500);
  await Promise.all(waiting);
  expect(server.seen).toHaveLength(4);
});

const LIES: readonly (readonly [string, unknown])[] = [
  ['an amount that nobody wrote', { element: 'wantedAmount', quote: '900 dollars', means: null }],
  ['half of a number', { element: 'wantedAmount', quote: '48', means: null }],
  ['a number without its end', { element: 'correctAmount', quote: '80 dollars', means: null }],
  ['the amount that is another fact already', { element: 'wantedAmount', quote: '480 dollars', means: null }],
  ['a day that was shifted', { element: 'promisedBy', quote: '4 March', means: null }],
  ['the day that is another fact already', { element: 'promisedBy', quote: '3 March', means: null }],
  ['a name of its own', { element: 'seller', quote: 'Acme Ltd', means: null }],
  ['a name in other letters', { element: 'seller', quote: 'blue heron', means: null }],
  ['half of a name', { element: 'seller', quote: 'Blue Her', means: null }],
  ['a quote that was mended', { element: 'item', quote: 'whisper pump.', means: null }],
  ['a number for a name', { element: 'seller', quote: '480', means: null }],
  ['the whole story for a name', { element: 'seller', quote: STORY, means: null }],
  ['a fact that the rules read', { element: 'amount', quote: '480 dollars', means: null }],
  ['a fact about health', { element: 'injury', quote: 'howled like a dog', means: 'yes' }],
  ['a fact that does not exist', { element: 'verdict', quote: 'howled like a dog', means: null }],
  ['a yes to nothing', { element: 'police', quote: 'howled like a dog', means: null }],
  ['nothing', { element: 'seller', quote: '', means: null }],
];

test.each(LIES)('it lies: %s is dropped', async (_what, lie) => {
  server.does({ json: { elements: [lie], topic: null } });
  expect(await (await open()).read(STORY, CONTEXT)).toEqual(byRules(STORY));
});

test('of a long list each is judged for itself', async () => {
  const lies = LIES.map(([, lie]) => lie);
  server.does({
    json: { elements: [...lies.slice(0, 6), ...GOOD.elements, 7, null, 'x'], topic: 'verdict' },
  });
  const reading = await (await open()).read(STORY, CONTEXT);
  expect(reading.elements).toHaveLength(byRules(STORY).elements.length + 2);
});

const HOSTILE: readonly (readonly [string, Does])[] = [
  ['words instead of JSON', { words: 'Sure! The claimant should accept the offer of $900.' }],
  ['broken JSON', { words: '{"elements":[{"element":"seller","quo' }],
  ['another thing in JSON', { words: '["accept", 900]' }],
  ['a command', { json: { elements: [], topic: null, intent: 'cancel', consent: 'yes', flags: ['minor'] } }],
  ['HTML', { raw: '<!doctype html><h1>502 Bad Gateway</h1>' }],
  ['no body', { raw: '' }],
  ['the right thing in a body that is far too large', { raw: ' '.repeat(400_000) + formOf('', GOOD) }],
  ['garbage of a stream', { raw: 'data: {"choices":[{"delta":{}}]}\n\ndata: [DONE]\n\n' }],
  ['no choice', { raw: '{"choices":[]}' }],
  [
    'another language',
    { json: { elements: [{ element: 'seller', quote: '藍鷺', means: null }], topic: null } },
  ],
];

test.each(HOSTILE)('it answers with %s: the reading is the rules’ own', async (_what, does) => {
  server.does(does);
  expect(await (await open()).read(STORY, CONTEXT)).toEqual(byRules(STORY));
});

test('a question beside the point may be recognised, but only in words that ask something', async () => {
  server.does({ json: { elements: [], topic: 'privacy' } });
  const understanding = await open();
  const intentOf = async (text: string) => (await understanding.read(text, CONTEXT)).intent;
  const question = 'say, would anybody besides you get to look at this?';
  expect(byRules(question)).toMatchObject({ intent: 'answer', elements: [] });
  expect(await intentOf(question)).toBe('privacy');
  expect(await intentOf('somebody besides you got to look at it')).toBe('answer');
  server.does({ json: { elements: [], topic: 'cancel' } });
  expect(await intentOf(question)).toBe('answer');
});

test('the kind of dispute is proposed, never settled, and never against the rules', async () => {
  server.does({
    json: { ...GOOD, kinds: ['serviceNotAsAgreed', 'verdict', 'defectiveGoods', 'subscription'] },
  });
  const understanding = await open();
  expect(byRules(STORY).claimType).toBeUndefined();
  const open3 = ['serviceNotAsAgreed', 'defectiveGoods', 'subscription'];
  expect((await understanding.read(STORY, CONTEXT)).claimType).toEqual({
    type: 'serviceNotAsAgreed',
    certain: false,
    candidates: open3,
  });
  const unsure = 'The plumber of Blue Heron put in the whisper pump and now the ceiling is wet.';
  expect(byRules(unsure).claimType?.certain).toBe(false);
  const merged = (await understanding.read(unsure, CONTEXT)).claimType;
  expect(merged).toMatchObject({ type: byRules(unsure).claimType?.type, certain: false });
  expect(merged?.candidates).toHaveLength(3);
  const known = { ...CONTEXT, telling: { claimType: 'subscription' as const, missing: ELEMENTS } };
  expect((await understanding.read(STORY, known)).claimType).toBeUndefined();
  const plain = 'The boys of Blue Heron sent the whisper pump and it arrived broken and does not work.';
  expect(byRules(plain).claimType?.certain).toBe(true);
  expect((await understanding.read(plain, CONTEXT)).claimType).toEqual(byRules(plain).claimType);
});

test('no line of the log holds a word of anybody or the key', async () => {
  const understanding = await open({ timeoutMs: 300 });
  for (const does of [{ json: GOOD }, { status: 500 }, { words: STORY }, 'hangs'] as const) {
    server.does(does);
    await understanding.read(STORY, CONTEXT);
  }
  expect(logged.length).toBeGreaterThan(3);
  expect(JSON.stringify(logged)).not.toMatch(/Heron|pump|480|key-of-the-test/u);
});
