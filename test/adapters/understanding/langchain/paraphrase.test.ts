import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openModel } from '../../../../adapters/understanding/langchain/model.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import type { Locale } from '../../../../core/locale.ts';
import type { LogEntry } from '../../../../core/port/outside.ts';
import type { Puzzled, Telling } from '../../../../core/port/paraphrase.ts';
import type { Reading } from '../../../../core/port/understanding.ts';
import { MINUTE } from '../../../../core/time.ts';
import { HOME } from '../reading.ts';
import { type Does, formOf, type ModelServer, modelServer } from './model-server.ts';

const rules = rulesUnderstanding();
const WORDS = [
  'whisper pump',
  'Blue Heron',
  'Their man put it in on 3 March 2026 and it never ran for longer than 20 minutes. I paid $480 for it on the spot.',
  'I called them three times. A woman called Ruth said "we will look into it", and nobody came. They did not answer my letter.',
];
const GOOD =
  'The customer says that the whisper pump never ran for longer than 20 minutes. The customer called Blue Heron three times, and nobody came.';

let server: ModelServer;
let now = HOME.en.now;
let logged: LogEntry[] = [];
beforeEach(async () => {
  server = await modelServer();
  now = HOME.en.now;
  logged = [];
});
afterEach(() => server.close());

const open = ({
  timeoutMs = 4_000,
  dailyTokens = 1_000_000,
  provider = 'openai' as 'openai' | 'ollama',
} = {}) =>
  openModel({
    rules,
    wording: icuWording(resolve('prompts/replies')),
    settings: server.settings(provider),
    promptDirectory: resolve('prompts/model'),
    timeoutMs,
    dailyTokens,
    clock: { now: () => now },
    log: { info: (e) => logged.push(e), warn: (e) => logged.push(e), error: (e) => logged.push(e) },
  });

const told = (
  words: readonly string[] = WORDS,
  more: Partial<Telling> = {},
  locale: Locale = 'en',
): Telling => ({
  ...HOME[locale],
  by: 'claimant',
  words,
  currency: 'USD',
  claimType: null,
  claimed: [{ minor: 48_000, currency: 'USD' }],
  ...more,
});
const still = new AbortController().signal;
const retold = async (does: Does, telling: Telling = told()) => {
  server.does(does);
  return (await open()).paraphrase.retell(telling, still);
};

test.each(['openai', 'ollama'] as const)(
  'what was told comes back in short, asked in the form of %s',
  async (provider) => {
    server.does({ json: { text: GOOD } });
    const { paraphrase } = await open({ provider });
    expect(await paraphrase.retell(told(), still)).toEqual({ text: GOOD, locale: 'en' });
    expect(logged).toEqual([expect.objectContaining({ what: 'model.asked', code: 'retell@1', count: 100 })]);
    expect(server.seen[0]).toContain('blinks red');
  },
);

const LIES: readonly (readonly [string, string])[] = [
  ['another number', GOOD.replace('20', '30')],
  ['a number that was written out', GOOD.replace('20 minutes', 'twenty minutes')],
  ['another count', GOOD.replace('three', 'four')],
  ['an amount that nobody wrote', `${GOOD} The customer paid $840.`],
  ['the amount in another currency', `${GOOD} The customer paid €480.`],
  ['another day', GOOD.replace('called', 'on 4 March 2026 called')],
  ['another month', GOOD.replace('called', 'in April called')],
  ['another name', GOOD.replace('Blue Heron', 'Acme')],
  ['a name that opens a sentence', GOOD.replace('The customer called', 'Michael called')],
  ['a right count of the wrong thing', GOOD.replace('20 minutes', 'three days')],
  ['a right day of the wrong thing', `${GOOD} The customer called them on 3 March 2026.`],
  ['a right name that did another thing', `${GOOD} Ruth put it in.`],
  ['a quotation that nobody said', `${GOOD} Ruth said “it never ran well”.`],
  ['a yes for a no', GOOD.replace('never ran', 'ran')],
  ['a no for a yes', GOOD.replace('called Blue', 'never called Blue')],
  [
    'a story of its own',
    'The customer enjoyed a pleasant evening. The neighbours celebrated their anniversary outside.',
  ],
  ['advice', `${GOOD} The business should pay.`],
  ['blame', `${GOOD} The business cheated the customer.`],
  ['a prediction', `${GOOD} The customer will win in court.`],
  ['an offer', `${GOOD} The customer accepts the offer.`],
  ['somebody’s own voice', GOOD.replace('The customer called', 'I called')],
  ['an address', `${GOOD} See www.example.com for more.`],
  ['marks', `**${GOOD}**`],
  ['one sentence', 'The customer says that the whisper pump never ran.'],
  ['far too many', `${GOOD} ${GOOD} ${GOOD}`],
  ['something longer than what was told', `${GOOD} ${WORDS.join(' ')} ${WORDS.join(' ')}`],
  [
    'another language',
    'El cliente dice que la bomba nunca funcionó. Nadie vino a mirarla después de llamar a Blue Heron.',
  ],
  ['what was private', `${GOOD} Write to •.`],
  ['nothing', ''],
];

test.each(LIES)('it lies: with %s nothing of it stands', async (_what, text) => {
  expect(text).not.toBe(GOOD);
  expect(await retold({ json: { text } })).toBeNull();
});

const BROKEN: readonly (readonly [string, Does])[] = [
  ['words instead of JSON', { words: GOOD }],
  ['broken JSON', { words: '{"text":"The customer sa' }],
  ['another thing in JSON', { json: { text: 7 } }],
  ['HTML', { raw: '<!doctype html><h1>502 Bad Gateway</h1>' }],
  ['no body', { raw: '' }],
  [
    'the right thing in a body that is far too large',
    { raw: ' '.repeat(400_000) + formOf('', { text: GOOD }) },
  ],
  ['a refusal', { status: 401 }],
];
test.each(BROKEN)('it answers with %s: nothing of it stands', async (_what, does) => {
  expect(await retold(does)).toBeNull();
});

test.each([
  [
    'es',
    [
      'La nevera',
      'Llegó rota el 3 de marzo de 2026 y no enfría nada, y la puerta no cierra.',
      'Llamé a la tienda y nadie vino a mirarla, y no contestaron mi carta.',
    ],
    'El cliente cuenta que la nevera llegó rota y no enfría nada. Llamó a la tienda y nadie vino a mirarla.',
    'El cliente cuenta que la nevera llegó rota y no enfría nada. Llamó a la tienda y Marta vino a mirarla.',
  ],
  [
    'zh-Hant',
    [
      '冰箱送到的時候就壞了，完全不會冷，門也關不起來。',
      '打了好幾次電話給店家，沒有人來看，寫信也沒有人回。',
    ],
    '申訴人表示，冰箱送到的時候就壞了，完全不會冷。申訴人打了好幾次電話給店家，沒有人來看。',
    '申訴人表示，冰箱送到的時候就壞了，完全不會冷。王大明打了好幾次電話給店家，沒有人來看。',
  ],
  [
    'zh-Hans',
    ['冰箱送到的时候就坏了，完全不会冷，门也关不上。', '打了好几次电话给店家，没有人来看，写信也没有人回。'],
    '投诉人表示，冰箱送到的时候就坏了，完全不会冷。投诉人打了好几次电话给店家，没有人来看。',
    '投诉人表示，冰箱送到的时候就坏了，三天后完全不会冷。投诉人打了好几次电话给店家，没有人来看。',
  ],
] as const)('in %s as well, and what nobody said is not let in', async (locale, words, good, lie) => {
  const telling = told(words, {}, locale);
  expect(await retold({ json: { text: good } }, telling)).toEqual({ text: good, locale });
  expect(await retold({ json: { text: lie } }, telling)).toBeNull();
});

test('words that must stay here are not sent, whatever else is', async () => {
  const secret = [
    'the least I would take is 411 dollars, but do not tell them',
    'I broke my arm when it burst and had surgery',
    'between us, 461 dollars would do',
  ];
  await retold(
    { json: { text: GOOD } },
    told([...WORDS, ...secret, 'write to ann.lee@example.org about it']),
  );
  expect(server.seen).toHaveLength(1);
  expect(server.seen.join()).toContain('never ran');
  expect(server.seen.join()).not.toMatch(/411|surgery|461|ann\.lee/u);
  expect(await retold({ json: { text: GOOD } }, told(WORDS, { claimType: 'personalInjury' }))).toBeNull();
  expect(server.seen).toHaveLength(1);
});

const puzzled = (said: string, more: Partial<Puzzled> = {}): Puzzled => ({
  ...HOME.en,
  question: { key: 'askAgain.tried' },
  claimType: null,
  reading: rules.read(said, HOME.en) as Reading,
  ...more,
});
const PLAINER = 'Did you call them or write to them before?';
const reworded = async (text: string) => {
  server.does({ json: { text } });
  return (await open()).paraphrase.reword(puzzled('huh? 12 what now'));
};

test('a question comes back in plainer words, from the catalogue’s sentence and what was said', async () => {
  expect(await reworded(PLAINER)).toBe(PLAINER);
  expect(server.seen[0]).toContain('Have you already written to them or called them?');
  expect(server.seen[0]).toContain('huh? 12 what now');
});

test.each([
  ['a number of the person’s', 'Did you call them 12 times?'],
  ['a name', 'Did you call Acme or write to them?'],
  ['a day', 'Did you write to them on Monday?'],
  ['advice', 'You should call them or write to them first.'],
  ['a promise', 'Tell me whether you called, and you will get a refund.'],
  ['something else', 'What colour is the sky?'],
  ['a secret', 'Did you write to them? Tell me your password.'],
  ['another language', '¿Ya les escribió usted o los llamó por teléfono antes?'],
  ['the same again', 'Have you already written to them or called them?'],
  ['far too many words', `${PLAINER} ${'Or write to them? '.repeat(20)}`],
  ['nothing', ''],
])('with %s the catalogue’s own words stay', async (_what, text) => {
  expect(await reworded(text)).toBeNull();
});

test('for words of a crisis or of somebody’s health, and for a case of it, nothing is asked', async () => {
  server.does({ json: { text: PLAINER } });
  const { paraphrase } = await open();
  for (const said of [
    'I want to die',
    'I broke my arm and my neck hurts',
    'my lawyer says no',
    'I am 15 years old',
  ])
    expect([said, await paraphrase.reword(puzzled(said))]).toEqual([said, null]);
  expect(await paraphrase.reword(puzzled('huh', { claimType: 'healthService' }))).toBeNull();
  expect(server.seen).toEqual([]);
});

test('what identifies a person is masked in what was said', async () => {
  server.does({ json: { text: PLAINER } });
  const said = 'huh? write to ann.lee@example.org or call 212-555-0147';
  expect(await (await open()).paraphrase.reword(puzzled(said))).toBe(PLAINER);
  expect(server.seen[0]).toContain('huh? write to');
  expect(server.seen[0]).not.toMatch(/ann\.lee|0147/u);
});

test('a question waits for other words two seconds at most, and is asked once', async () => {
  server.does('hangs');
  const { paraphrase } = await open();
  const began = performance.now();
  expect(await paraphrase.reword(puzzled('huh'))).toBeNull();
  expect(performance.now() - began).toBeLessThan(3_500);
  server.does({ status: 500 });
  expect(await paraphrase.reword(puzzled('huh'))).toBeNull();
  expect(server.seen).toHaveLength(2);
});

test('a question waits no longer than its turn may', async () => {
  server.does('hangs');
  const { paraphrase } = await open({ timeoutMs: 300 });
  const began = performance.now();
  expect(await paraphrase.reword(puzzled('huh'))).toBeNull();
  expect(performance.now() - began).toBeLessThan(1_900);
  expect(server.seen).toHaveLength(1);
});

test('what the reading of the same words has waited is no longer there for the question', async () => {
  server.does('hangs');
  const { understanding, paraphrase } = await open({ timeoutMs: 300 });
  const context = { ...HOME.en, telling: { claimType: null, missing: ['item' as const] } };
  const reading = await understanding.read('the boys of Blue Heron put in something that howled', context);
  const began = performance.now();
  expect(await paraphrase.reword(puzzled('', { reading }))).toBeNull();
  expect(performance.now() - began).toBeLessThan(100);
  expect(server.seen).toHaveLength(1);
});

test('circuit and allowance are one for all that is asked', async () => {
  server.does({ status: 503 });
  const { understanding, paraphrase } = await open();
  await paraphrase.retell(told(), still);
  await paraphrase.reword(puzzled('huh'));
  await paraphrase.retell(told(), still);
  const before = server.seen.length;
  expect(logged.at(-1)).toMatchObject({ what: 'model.breaker', code: 'open' });
  const context = { ...HOME.en, telling: { claimType: null, missing: ['item' as const] } };
  await understanding.read('the boys of Blue Heron put in something that howled', context);
  expect(server.seen).toHaveLength(before);
  now += MINUTE;
  server.does({ json: { text: GOOD } });
  expect(await paraphrase.retell(told(), still)).not.toBeNull();
  const poor = await open({ dailyTokens: 1_500 });
  const asked = server.seen.length;
  expect(await poor.paraphrase.retell(told(), still)).toBeNull();
  expect(server.seen).toHaveLength(asked);
  expect(logged.at(-1)).toMatchObject({ what: 'model.allowance', code: 'spent' });
});
