import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { readPrompt } from '../../../../adapters/understanding/langchain/prompt.ts';
import {
  heldToWords,
  RETELL,
  RetellAnswer,
  RetellExample,
  retellAskOf,
} from '../../../../adapters/understanding/langchain/retell.ts';
import {
  heldToQuestion,
  REWORD,
  RewordAnswer,
  RewordExample,
  rewordAskOf,
} from '../../../../adapters/understanding/langchain/reword.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';
import { LOCALES } from '../../../../core/locale.ts';
import type { Reading } from '../../../../core/port/understanding.ts';
import { HOME } from '../reading.ts';

const DIRECTORY = resolve('prompts/model');
const rules = rulesUnderstanding();
const read = <Example>(task: string, example: z.ZodType<Example>) =>
  readdirSync(join(DIRECTORY, task, 'example')).map((file) => ({
    file,
    ...example.parse(JSON.parse(readFileSync(join(DIRECTORY, task, 'example', file), 'utf8'))),
  }));
const retellings = read(RETELL.task, RetellExample);
const rewordings = read(REWORD.task, RewordExample);

test.each([
  [RETELL.task, RetellAnswer],
  [REWORD.task, RewordAnswer],
])('the schema of %s is what an answer is read by', (task, answer) => {
  const { $schema: _, ...schema } = z.toJSONSchema(answer);
  expect(JSON.parse(readFileSync(join(DIRECTORY, task, 'schema.json'), 'utf8'))).toEqual(schema);
});

test('each language has an example of both, and each prompt carries its version', () => {
  for (const locale of LOCALES) {
    expect(retellings.some(({ ask }) => ask.language === locale)).toBe(true);
    expect(rewordings.some(({ ask }) => ask.language === locale)).toBe(true);
  }
  expect(readPrompt(DIRECTORY, RETELL).name).toMatch(/^retell@\d+$/u);
  expect(readPrompt(DIRECTORY, REWORD).name).toMatch(/^reword@\d+$/u);
});

test.each(retellings)(
  'retell/$file: its answer passes whole',
  async ({ ask: { language, side, words }, answer }) => {
    const context = HOME[language];
    const telling = {
      ...context,
      by: side,
      words,
      currency: 'USD',
      claimType: null,
      claimed: [{ minor: 900_000, currency: 'USD' }],
    };
    const ask = await retellAskOf(telling, rules);
    expect(ask?.locale).toBe(language);
    if (ask === null) return;
    expect(ask.words).toEqual(words);
    expect(await heldToWords(answer, ask, telling, rules)).toBe(answer.text);
  },
);

test.each(rewordings)(
  'reword/$file: its answer passes whole',
  async ({ ask: { language, question, said }, answer }) => {
    const context = HOME[language];
    const reading = (await rules.read(said, context)) as Reading;
    const puzzled = { ...context, question: { key: 'askAgain.tried' }, claimType: null, reading };
    const ask = rewordAskOf(question, puzzled);
    expect(ask).not.toBeNull();
    if (ask !== null) expect(await heldToQuestion(answer, ask, context, rules)).toBe(answer.text);
  },
);
