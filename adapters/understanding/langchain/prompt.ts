import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Locale } from '../../../core/locale.ts';

/** Turns of a conversation with a model, in order. */
export type Turn = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

export type Prompt<Ask> = {
  /** Task and version, as in a log line: `lift-elements@2`. */
  readonly name: string;
  /** What the answer has to look like, as JSON Schema. */
  readonly schema: { readonly [keyword: string]: unknown };
  turns(ask: Ask): readonly Turn[];
};

/** How a task is written down: the folder of its prompt, its examples, and an ask as a model reads it, field by field. */
export type Form<Ask extends { readonly locale: Locale }> = {
  readonly task: string;
  readonly example: z.ZodType<{ readonly ask: { readonly language: Locale }; readonly answer: unknown }>;
  readonly said: (ask: Ask) => object;
};

const HEAD = /^---\nversion: (\d+)\n---\n/u;
const Schema = z.record(z.string(), z.unknown());

/** What is asked, and the answer that a careful reader gives; each task has its own of both. */
export const exampleOf = <Ask extends z.ZodRawShape, Answer extends z.ZodType>(ask: Ask, answer: Answer) =>
  z.object({ ask: z.object({ language: Locale, ...ask }), answer });

/**
 * Reads a task from its folder in `directory`: `prompt.md` with its version at the head, `schema.json`, and
 * `example/*.json`; those in the language of an ask are shown before it, as turns of the same conversation. Throws where
 * one of them cannot be read.
 */
export const readPrompt = <Ask extends { readonly locale: Locale }>(
  directory: string,
  { task, example, said }: Form<Ask>,
): Prompt<Ask> => {
  const folder = join(directory, task);
  const text = readFileSync(join(folder, 'prompt.md'), 'utf8');
  const version = HEAD.exec(text)?.[1];
  if (version === undefined) throw new Error(`${folder}/prompt.md has no version at its head.`);
  const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const examples = readdirSync(join(folder, 'example'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => example.parse(readJson(join('example', file))));
  const system: Turn = { role: 'system', content: text.replace(HEAD, '').trim() };
  return {
    name: `${task}@${version}`,
    schema: Schema.parse(readJson('schema.json')),
    turns: (ask) => [
      system,
      ...examples
        .filter((each) => each.ask.language === ask.locale)
        .flatMap((each): readonly Turn[] => [
          { role: 'user', content: JSON.stringify(each.ask) },
          { role: 'assistant', content: JSON.stringify(each.answer) },
        ]),
      { role: 'user', content: JSON.stringify(said(ask)) },
    ],
  };
};
