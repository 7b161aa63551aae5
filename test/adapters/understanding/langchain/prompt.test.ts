import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { guarded, topicOf } from '../../../../adapters/understanding/langchain/guard.ts';
import { Example, LIFT } from '../../../../adapters/understanding/langchain/lift.ts';
import type { Masked, ModelAsk } from '../../../../adapters/understanding/langchain/model-ask.ts';
import { readPrompt } from '../../../../adapters/understanding/langchain/prompt.ts';
import { Answer, readAnswer } from '../../../../adapters/understanding/langchain/proposal.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';
import { LOCALES } from '../../../../core/locale.ts';
import { CLAIM_TYPES } from '../../../../core/narrative/claim-type.ts';
import { ELEMENTS } from '../../../../core/narrative/element.ts';
import { HOME } from '../reading.ts';

const DIRECTORY = resolve('prompts/model');
const TASK = join(DIRECTORY, 'lift-elements');
const rules = rulesUnderstanding();
const files = readdirSync(join(TASK, 'example'));
const examples = files.map((file) => ({
  file,
  ...Example.parse(JSON.parse(readFileSync(join(TASK, 'example', file), 'utf8'))),
}));

test('the schema beside the prompt is what an answer is read by', () => {
  const { $schema: _, ...schema } = z.toJSONSchema(Answer);
  expect(JSON.parse(readFileSync(join(TASK, 'schema.json'), 'utf8'))).toEqual(schema);
});

test('the prompt names every fact that may be pointed at and every kind of dispute, and no other', () => {
  const text = readFileSync(join(TASK, 'prompt.md'), 'utf8');
  const [facts = '', kinds = ''] = text.split('The kinds of dispute:');
  const namedIn = (part: string) => [...part.matchAll(/^- `(\w+)`:/gmu)].map(([, name]) => name).sort();
  expect(namedIn(kinds)).toEqual([...CLAIM_TYPES].sort());
  const named = namedIn(facts);
  const allowed = Answer.shape.elements.element.shape.element.options;
  expect(named).toEqual([...allowed].sort());
  for (const topic of Answer.shape.topic.unwrap().options) expect(text).toContain(`\`${topic}\` (`);
});

test('no fact about health or about who somebody is may be pointed at', () => {
  const allowed: readonly string[] = Answer.shape.elements.element.shape.element.options;
  const kept = ELEMENTS.filter((element) => !allowed.includes(element));
  expect(kept.sort()).toEqual(
    ['cardLastFour', 'evidence', 'injury', 'orderNumber', 'plate', 'policyNumber', 'treatment'].sort(),
  );
});

test.each(LOCALES)('in %s there is a telling and a question, and only they are shown', (locale) => {
  const own = examples.filter(({ ask }) => ask.language === locale);
  expect(own.some(({ answer }) => answer.elements.length > 3)).toBe(true);
  expect(own.some(({ answer }) => answer.topic !== null)).toBe(true);
  const ask: ModelAsk = { locale, text: 'x' as Masked, missing: ['item'] };
  const turns = readPrompt(DIRECTORY, LIFT).turns(ask);
  expect(turns).toHaveLength(2 + 2 * own.length);
  expect(JSON.parse(turns.at(-1)?.content ?? '')).toEqual({ language: locale, missing: ['item'], text: 'x' });
});

test('the name of a prompt carries the version at its head', () => {
  expect(readPrompt(DIRECTORY, LIFT).name).toMatch(/^lift-elements@\d+$/u);
});

test.each(examples)('$file: its answer passes the guard whole', async ({ ask, answer }) => {
  const context = HOME[ask.language];
  const reading = await rules.read(ask.text, context);
  const asked: ModelAsk = { locale: ask.language, text: ask.text as Masked, missing: ask.missing };
  // What the rules find by themselves is not asked for; the example shows what would be answered if they did not.
  const ground = { ask: asked, reading: { ...reading, elements: [] }, context, rules };
  expect(readAnswer(answer)).toEqual(answer);
  const kept = await guarded(answer, ground);
  expect(kept.map(({ element }) => element)).toEqual(answer.elements.map(({ element }) => element));
  answer.elements.forEach(({ element, quote }, index) => {
    const { start = 0, end = 0, certain, value } = kept[index] ?? {};
    expect(quote).toContain(ask.text.slice(start, end));
    expect(certain).toBe(false);
    if (value?.kind === 'text') expect({ element, text: value.text }).toEqual({ element, text: quote });
  });
  if (answer.topic !== null) expect(topicOf(answer, ground)).toBe(answer.topic);
});
