import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Locale } from '../../../core/locale.ts';
import { ElementId } from '../../../core/narrative/element.ts';
import type { ModelAsk } from './model-ask.ts';
import { Answer } from './proposal.ts';

/** Turns of a conversation with a model, in order. */
export type Turn = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

export type Prompt = {
  /** Task and version, as in a log line: `lift-elements@1`. */
  readonly name: string;
  /** What the answer has to look like, as JSON Schema. */
  readonly schema: { readonly [keyword: string]: unknown };
  turns(ask: ModelAsk): readonly Turn[];
};

const HEAD = /^---\nversion: (\d+)\n---\n/u;
const Schema = z.record(z.string(), z.unknown());
/** What is asked, and the answer that a careful reader gives. */
export const Example = z.object({
  ask: z.object({
    language: Locale,
    missing: z.array(ElementId),
    asked: ElementId.optional(),
    kindOpen: z.literal(true).optional(),
    text: z.string(),
  }),
  answer: Answer,
});

/**
 * Reads the task `lift-elements` from `directory`: `prompt.md` with its version at the head, `schema.json`, and
 * `example/*.json`; those in the language of an ask are shown before it, as turns of the same conversation. Throws where
 * one of them cannot be read.
 */
export const readPrompt = (directory: string): Prompt => {
  const folder = join(directory, 'lift-elements');
  const text = readFileSync(join(folder, 'prompt.md'), 'utf8');
  const version = HEAD.exec(text)?.[1];
  if (version === undefined) throw new Error(`${folder}/prompt.md has no version at its head.`);
  const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const examples = readdirSync(join(folder, 'example'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => Example.parse(readJson(join('example', file))));
  const system: Turn = { role: 'system', content: text.replace(HEAD, '').trim() };
  const shown = ({ ask, answer }: z.infer<typeof Example>): readonly Turn[] => [
    { role: 'user', content: JSON.stringify(ask) },
    { role: 'assistant', content: JSON.stringify(answer) },
  ];
  return {
    name: `lift-elements@${version}`,
    schema: Schema.parse(readJson('schema.json')),
    turns: (ask) => [
      system,
      ...examples.filter(({ ask: { language } }) => language === ask.locale).flatMap(shown),
      { role: 'user', content: JSON.stringify(said(ask)) },
    ],
  };
};

/** The ask as a model reads it, field by field: what a caller may have added to it is not in it. */
export const said = ({ locale, text, missing, asked, kindOpen }: ModelAsk) => ({
  language: locale,
  missing,
  ...(asked === undefined ? {} : { asked }),
  ...(kindOpen === undefined ? {} : { kindOpen }),
  text,
});
