import { z } from 'zod';
import type { Locale } from '../../../core/locale.ts';
import type { Puzzled } from '../../../core/port/paraphrase.ts';
import type { ReadingContext, Understanding } from '../../../core/port/understanding.ts';
import { isGrounded } from './grounded.ts';
import { isPrivate, maskedIn, type RewordAsk, type Sentence } from './model-ask.ts';
import { exampleOf, type Form } from './prompt.ts';
import { partsOf, sentencesOf } from './sense.ts';
import { NOT_ASKED, scriptOf } from './word.ts';

export const RewordAnswer = z.object({ text: z.string() });
export type RewordAnswer = z.infer<typeof RewordAnswer>;
export const RewordExample = exampleOf({ question: z.string(), said: z.string() }, RewordAnswer);

/** Asking a question again in plainer words. */
export const REWORD: Form<RewordAsk> = {
  task: 'reword',
  example: RewordExample,
  said: ({ locale, question, said }) => ({ language: locale, question, said }),
};

/** Null where the words must stay here. */
export const rewordAskOf = (question: string, { locale, reading, claimType }: Puzzled): RewordAsk | null =>
  isPrivate(reading, claimType) || reading.text.length > MOST_SAID
    ? null
    : { locale, question: question as Sentence, said: maskedIn(reading) };

/** More than that was not said because a question was not understood. */
const MOST_SAID = 500;
/** Characters of a question: it stands above the keyboard of a phone. */
const MOST = 200;

/** The text of an answer, where it asks for the same and for nothing else; else null. */
export const heldToQuestion = async (
  { text }: RewordAnswer,
  { locale, question }: RewordAsk,
  context: ReadingContext,
  rules: Understanding,
): Promise<string | null> => {
  const said = text.trim();
  if (said === '' || said.length > MOST || said === question || sentencesOf(said).length > 2) return null;
  if (NOT_ASKED[scriptOf(locale)].test(said) || !asksTheSame(said, question, locale)) return null;
  return (await isGrounded(said, { source: question, locale, context, rules })) ? said : null;
};

/** Some word, or two signs of Chinese in a row, of the question is in the other wording too, and nobody is named who is not. */
const asksTheSame = (said: string, question: string, locale: Locale): boolean => {
  const script = scriptOf(locale);
  const asked = new Set(partsOf(question, script));
  const named = said.match(TITLES) ?? [];
  return (
    named.every((name) => question.includes(name)) && partsOf(said, script).some((part) => asked.has(part))
  );
};

/** Where Chinese names somebody or a firm, it mostly says so. */
const TITLES = /\p{Script=Han}{1,4}(?:先生|小姐|女士|太太|[经經]理|老[师師]|公司|集[团團])/gu;
