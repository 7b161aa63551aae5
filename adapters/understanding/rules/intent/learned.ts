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

/** How sure the classifier must be, from 0 to 1. Chosen by hand, looking at held-out utterances too: those flatter it. */
const SURE = 0.2;
/**
 * What sends for a person, leaves the internet or ends a case must be surer, for a wrong command costs more than an
 * unknown one; so must what may be the answer to a question.
 */
const VERY_SURE = 0.5;
const COMMANDS: readonly Intent[] = ['person', 'cannotOnline', 'cancel'];
/** The second best must stand clearly behind. */
const LEAD = 1.5;

export type Scores = { readonly [Kind in LearnedIntent]?: number };
export type Learned = { readonly intent: LearnedIntent | null; readonly scores: Scores };

const learned = new Map<Script, Classifier<LearnedIntent>>();

/**
 * What a short plain text wants, and how likely each intent is; null where it is not sure. Learns when first asked. `answering` says that the text may be the answer to a question.
 */
export const learnedIntent = (low: string, locale: Locale, answering: boolean): Learned => {
  const script: Script = HAN.test(low) ? 'han' : 'latin';
  const classifier = learned.get(script) ?? train(examplesOf(script));
  learned.set(script, classifier);
  return judged(classifier(featuresOf(low, locale)), answering);
};

const HAN = /\p{Script=Han}/u;

const judged = (likely: ReadonlyMap<LearnedIntent, number>, answering: boolean): Learned => {
  const guess = best(likely);
  const scores: { [Kind in LearnedIntent]?: number } = {};
  for (const [intent, score] of likely) if (score >= TOLD) scores[intent] = Math.round(score * 100) / 100;
  if (guess === null) return { intent: null, scores };
  const needed = answering || COMMANDS.includes(guess.label) ? VERY_SURE : SURE;
  let second = 0;
  for (const [intent, score] of likely) if (intent !== guess.label && score > second) second = score;
  return { intent: guess.score >= needed && guess.score >= LEAD * second ? guess.label : null, scores };
};
/** Less likely ones are not worth telling. */
const TOLD = 0.05;
