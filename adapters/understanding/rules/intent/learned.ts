import { readFileSync } from 'node:fs';
import type { Locale } from '../../../../core/locale.ts';
import type { Intent } from '../../../../core/port/understanding.ts';
import { plainOf } from '../plain.ts';
import { featuresOf } from './classifier/feature.ts';
import { best } from './classifier/refuse.ts';
import { type Classifier, type Example, train } from './classifier/train.ts';

/** What can be learned from utterances; a correction is told by rules alone, and an answer is what is refused. */
export type LearnedIntent = Exclude<Intent, 'answer' | 'correct'>;

/** English and Spanish are learned together, so that a sentence in the other of the two is understood as well. */
export type Script = 'latin' | 'han';
const LOCALES: { readonly [Each in Script]: readonly Locale[] } = {
  latin: ['en', 'es'],
  han: ['zh-Hant', 'zh-Hans'],
};

type Utterances = { readonly [Kind in LearnedIntent | 'answer']: readonly string[] };

/** Our own utterances of a script, each with what it wants; what only tells something is an example against all. */
export const examplesOf = (script: Script): readonly Example<LearnedIntent>[] =>
  LOCALES[script].flatMap((locale) => {
    const file = new URL(`./utterance/${locale}.json`, import.meta.url);
    const utterances = JSON.parse(readFileSync(file, 'utf8')) as Utterances;
    return (Object.entries(utterances) as [LearnedIntent | 'answer', readonly string[]][]).flatMap(
      ([intent, texts]) =>
        texts.map((text) => ({
          groups: featuresOf(plainOf(text).low, locale),
          label: intent === 'answer' ? null : intent,
        })),
    );
  });

/**
 * How sure the classifier must be. From cross-validation of the whole reading (rules first), the lowest at which 95 of
 * 100 named intents are right; what sends for a person, leaves the internet or ends a case must be surer still, for a
 * wrong command costs more than an unknown one.
 */
const SURE = 0.25;
const SURE_OF_COMMAND = 0.5;
const COMMANDS: readonly Intent[] = ['person', 'cannotOnline', 'cancel'];
/** The second best must stand clearly behind. */
const LEAD = 1.5;

export type Scores = { readonly [Kind in LearnedIntent]?: number };
export type Learned = { readonly intent: LearnedIntent | null; readonly scores: Scores };

const learned = new Map<Script, Classifier<LearnedIntent>>();

/** What a short plain text wants, and how likely each intent is; null where it is not sure. Learns when first asked. */
export const learnedIntent = (low: string, locale: Locale): Learned => {
  const script: Script = HAN.test(low) ? 'han' : 'latin';
  const classifier = learned.get(script) ?? train(examplesOf(script));
  learned.set(script, classifier);
  return judged(classifier(featuresOf(low, locale)));
};

const HAN = /\p{Script=Han}/u;

/** The likeliest intent, where it is likely enough. */
export const judged = (likely: ReadonlyMap<LearnedIntent, number>): Learned => {
  const guess = best(likely);
  const scores = Object.fromEntries(
    [...likely]
      .filter(([, score]) => score >= TOLD)
      .map(([intent, score]) => [intent, Math.round(score * 100) / 100]),
  );
  if (guess === null || guess.score < (COMMANDS.includes(guess.label) ? SURE_OF_COMMAND : SURE))
    return { intent: null, scores };
  const second = Math.max(...[...likely].flatMap(([intent, score]) => (intent === guess.label ? [] : score)));
  return { intent: guess.score >= LEAD * second ? guess.label : null, scores };
};
/** Less likely ones are not worth telling. */
const TOLD = 0.05;
