import type { Locale } from '../../../core/locale.ts';
import type { Reading, ReadingContext, Understanding } from '../../../core/port/understanding.ts';
import { stemsOf } from './sense.ts';
import { COUNTING, NEVER, NUMBERS, OPENING, STEM, scriptOf, UNLESS_SAID } from './word.ts';

/** What the words of a model are held against. */
export type Ground = {
  /** The words that they may be made of, masked. */
  readonly source: string;
  readonly locale: Locale;
  readonly context: ReadingContext;
  readonly rules: Understanding;
};

/**
 * Whether a text says nothing that its source does not: each number, amount, day, name and quotation stands there, no
 * word of it advises, blames, predicts or settles, and it is plain text in the language that was asked for.
 */
export const isGrounded = async (text: string, ground: Ground): Promise<boolean> => {
  const { source, locale, context, rules } = ground;
  if (!isPlain(text) || !isToned(text, source, locale)) return false;
  if (!standIn(NUMBERS, text, source) || !standIn(COUNTING[scriptOf(locale)], text, source)) return false;
  if (!hasNamesOf(text, source, locale) || !quotesOf(text).every((quote) => source.includes(quote)))
    return false;
  const [said, told] = await Promise.all([
    rules.read(text, { ...context, locale }),
    rules.read(source, { ...context, locale }),
  ]);
  return said.language === locale && isCounted(said, told);
};

/** One line without marks, addresses or anything that was masked. */
const isPlain = (text: string): boolean =>
  /\p{L}/u.test(text) &&
  !/[•<>{}[\]*_#|\\`@\n\r\t\p{Cc}\p{Cf}]|https?:|www\.|\w\.(?:com|net|org)\b/iu.test(text);

const isToned = (text: string, source: string, locale: Locale): boolean =>
  !NEVER[scriptOf(locale)].test(text) && standIn(UNLESS_SAID[scriptOf(locale)], text, source);

/** Whether all that the pattern (`g`) finds in a text, it finds in the source. */
const standIn = (pattern: RegExp, text: string, source: string): boolean => {
  const told = new Set((source.match(pattern) ?? []).map((word) => word.toLowerCase()));
  return (text.match(pattern) ?? []).every((word) => told.has(word.toLowerCase()));
};

const isCounted = (said: Reading, told: Reading): boolean =>
  said.amounts.every(({ minor, currency }) =>
    told.amounts.some((each) => each.minor === minor && each.currency === currency),
  ) && said.dates.every(({ from, to }) => told.dates.some((each) => each.from === from && each.to === to));

/** A word with a capital letter is a name, but for those that only begin a sentence. In Chinese every Latin word is one. */
const hasNamesOf = (text: string, source: string, locale: Locale): boolean => {
  const known = new Set(source.match(WORD) ?? []);
  const lower = new Set([...known].map((word) => word.toLowerCase()));
  const script = scriptOf(locale);
  return [...text.matchAll(WORD)].every(({ 0: word, index }) => {
    if (known.has(word)) return true;
    if (script === 'zh') return !/\p{Script=Latin}/u.test(word);
    if (!/\p{Lu}/u.test(word)) return true;
    const opens = /(?:^|[.!?:¿¡]["“«]?\s*)$/u.test(text.slice(0, index));
    const small = word.toLowerCase();
    if (!opens || /\p{Lu}/u.test(word.slice(1))) return false;
    return lower.has(small) || OPENING[script].has(small) || (script === 'es' && isVerbOf(small, lower));
  });
};

/** Spanish opens a sentence with its verb: "Llamó a la tienda" where the source has "llamé". */
const isVerbOf = (word: string, told: ReadonlySet<string>): boolean => {
  const [stem] = stemsOf(word, 'es');
  return stem?.length === STEM && [...told].some((each) => stemsOf(each, 'es').includes(stem));
};

const WORD = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}'’&-]*/gu;

const quotesOf = (text: string): readonly string[] =>
  [...text.matchAll(/["“”«「『]([^"“”»」』]+)["“”»」』]/gu)].map(([, quote = '']) => quote.trim());
