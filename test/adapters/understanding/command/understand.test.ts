import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { understandCommand } from '../../../../adapters/understanding/command/understand.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');

type Told = {
  readonly language?: string;
  readonly problem?: string;
  readonly masked?: string;
  readonly dates?: readonly { readonly from: string }[];
  readonly elements?: readonly { readonly element: string; readonly value: object }[];
};

const told = async (...lines: readonly string[]): Promise<readonly Told[]> => {
  const output = new PassThrough();
  const chunks: Buffer[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk));
  const input = Readable.from(lines.map((line) => `${line}\n`));
  expect(await understandCommand({ input, output }, rulesUnderstanding(), () => NOW)).toBe(0);
  const written = Buffer.concat(chunks).toString('utf8').trimEnd();
  return written === '' ? [] : written.split('\n').map((line) => JSON.parse(line) as Told);
};

test('elements come with their places, and private numbers do not come', async () => {
  const [one] = await told(
    JSON.stringify({ text: 'I bought a fridge at Best Buy for $480, call 555-123-4567', currency: 'USD' }),
  );
  expect(one?.masked).toBe('I bought a fridge at Best Buy for $480, call •');
  expect(one?.elements).toContainEqual({
    element: 'seller',
    value: { kind: 'text', text: 'Best Buy' },
    start: 21,
    end: 29,
    certain: true,
  });
});

describe('a language is named as programs name it', () => {
  test.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['es-MX', 'es'],
    ['es_419', 'es'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
  ])('%s is %s', async (locale, language) => {
    expect((await told(JSON.stringify({ text: '450', locale })))[0]?.language).toBe(language);
  });

  test.each(['fr', 'not a language', ''])('%p is a problem that says which there are', async (locale) => {
    expect((await told(JSON.stringify({ text: '450', locale })))[0]?.problem).toContain('zh-Hant');
  });
});

test('lines are answered in their order, and one that is none stops nothing', async () => {
  const answers = await told(
    '{"text":"one"}',
    '{broken',
    '',
    '{"nothing":1}',
    '{"text":"4111 1111 1111 1111"}',
  );
  expect(answers.map(({ problem, masked }) => (problem === undefined ? masked : 'problem'))).toEqual([
    'one',
    'problem',
    'problem',
    '•',
  ]);
});

test('days are reckoned from the moment that the line gives, else from the moment of the call', async () => {
  const [given, called] = await told(
    JSON.stringify({ text: 'it came yesterday', now: '2026-03-02' }),
    JSON.stringify({ text: 'it came yesterday' }),
  );
  expect([given?.dates?.[0]?.from, called?.dates?.[0]?.from]).toEqual(['2026-03-01', '2026-11-23']);
});

test('ten thousand lines are never held together: input waits while nobody reads the answers', async () => {
  const text = `It broke after a day, order A-12345. ${'x'.repeat(500)}`;
  // How long reading takes is nothing to this: what each line is understood as is known beforehand.
  const reading = await rulesUnderstanding().read(text, { locale: 'en', now: NOW, timeZone: 'UTC' });
  const line = `${JSON.stringify({ text })}\n`;
  let taken = 0;
  let answered = 0;
  let furthest = 0;
  const input = Readable.from(
    (function* () {
      for (; taken < 10_000; taken += 1) yield line;
    })(),
    { highWaterMark: 1 },
  );
  let kept = '';
  const output = new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _encoding, done) => {
      const lines = (kept + chunk.toString('utf8')).split('\n');
      kept = lines.pop() ?? '';
      answered += lines.length;
      furthest = Math.max(furthest, taken - answered);
      setImmediate(done);
    },
  });
  await understandCommand({ input, output }, { read: () => reading }, () => NOW);
  await new Promise<void>((resolve) => output.end(resolve));
  expect(answered).toBe(10_000);
  expect(furthest).toBeLessThan(2_000);
});
