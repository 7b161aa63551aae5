import { z } from 'zod';
import { Side } from '../../../core/case/party.ts';
import { MOST_RETOLD } from '../../../core/narrative/retelling.ts';
import type { Telling } from '../../../core/port/paraphrase.ts';
import type { Reading, ReadingContext, Understanding } from '../../../core/port/understanding.ts';
import { isBound } from './bound.ts';
import { isGrounded } from './grounded.ts';
import { isPrivate, maskedIn, type RetellAsk } from './model-ask.ts';
import { exampleOf, type Form } from './prompt.ts';
import { keepsSense, sentencesOf } from './sense.ts';
import { PERSONS, scriptOf } from './word.ts';

export const RetellAnswer = z.object({ text: z.string() });
export type RetellAnswer = z.infer<typeof RetellAnswer>;
export const RetellExample = exampleOf({ side: Side, words: z.array(z.string()) }, RetellAnswer);

/** Putting in short what one side told. */
export const RETELL: Form<RetellAsk> = {
  task: 'retell',
  example: RetellExample,
  said: ({ locale, by, words }) => ({ language: locale, side: by, words }),
};

/** Longer tellings stay as they are: what they cost grows with their length. */
const LONGEST = 6_000;

/**
 * What a model is asked for a telling; null where it must not see it or nothing is left to put in short. Left out are
 * words about somebody's body, age, death or counsel, a limit of one's own, and words with an amount that is none of the
 * claim's: that may be a thought of an offer. Words of several languages are not put into one.
 */
export const retellAskOf = async (telling: Telling, rules: Understanding): Promise<RetellAsk | null> => {
  const context = contextOf(telling);
  const readings = await Promise.all(telling.words.map((words) => rules.read(words, context)));
  const kept = readings.filter(
    (reading) => !isPrivate(reading, telling.claimType) && isOfTheClaim(reading, telling),
  );
  const words = kept.map(maskedIn);
  const { language } = await rules.read(words.join('\n'), context);
  const isOne = kept.every((reading) => reading.language === language || isShort(reading.text));
  const length = words.join(' ').length;
  return words.length === 0 || !isOne || length > LONGEST
    ? null
    : { locale: language, by: telling.by, words };
};

const contextOf = ({ locale, now, timeZone, currency }: Telling): ReadingContext => ({
  locale,
  now,
  timeZone,
  currency,
});

const isOfTheClaim = ({ amounts }: Reading, { claimed }: Telling): boolean =>
  amounts.every(({ minor, currency }) =>
    claimed.some((money) => money.minor === minor && money.currency === currency),
  );

/** A name or a thing is of no language. */
const isShort = (text: string): boolean => text.length < 40;

const SENTENCES = { least: 2, most: 4 };

/** The text of an answer, where it may stand beside the facts; else null. */
export const heldToWords = async (
  { text }: RetellAnswer,
  { locale, words }: RetellAsk,
  telling: Telling,
  rules: Understanding,
): Promise<string | null> => {
  const said = text.trim();
  const source = words.join('\n');
  const count = sentencesOf(said).length;
  if (count < SENTENCES.least || count > SENTENCES.most) return null;
  if (said.length > MOST_RETOLD || said.length > source.length || PERSONS[scriptOf(locale)].test(said))
    return null;
  if (!keepsSense(said, source, locale) || !isBound(said, source, locale)) return null;
  return (await isGrounded(said, { source, locale, context: contextOf(telling), rules })) ? said : null;
};
