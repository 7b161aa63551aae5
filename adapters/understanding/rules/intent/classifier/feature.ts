import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import type { Locale } from '../../../../../core/locale.ts';

/** Parts of a text of one kind. Each kind is weighed as a whole, so that its many letters do not drown its few words. */
export type FeatureGroup = { readonly weight: number; readonly features: ReadonlySet<string> };

/**
 * What is looked at in a plain text (lower case, no accents, Han simplified): the stems of its words, the pairs of
 * neighbours (with its beginning and its end), and runs of three and four letters, which outlive a typing error.
 * `locale` chooses the stemmer of Latin words.
 */
export const featuresOf = (low: string, locale: Locale): readonly FeatureGroup[] => {
  const words = HAN.test(low) ? hanWords(low) : (low.match(LATIN) ?? []);
  const stems = words.map((word) => stemOf(word, locale));
  const pairs = new Set<string>();
  for (let index = 0; index <= stems.length; index += 1)
    pairs.add(`${stems[index - 1] ?? '^'} ${stems[index] ?? '$'}`);
  return [
    { weight: 1, features: new Set(stems) },
    { weight: 1, features: pairs },
    { weight: 0.6, features: runs(words) },
  ];
};

const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z0-9]+(?:'[a-z]+)?/gu;
const WORD = /[\p{L}\p{N}]/u;
/** natural's own tokenizers know no Chinese. */
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

const hanWords = (low: string): readonly string[] =>
  Array.from(SEGMENTER.segment(low), ({ segment }) => segment).filter((segment) => WORD.test(segment));

/** Longer than this nothing is a word; the time of natural's English stemmer grows with the square of the length. */
const LONGEST = 40;

/** Stems that were found before, by stemmer: people use few words often (Zipf 1949), and natural's stemmers are slow. */
const KEPT = 20_000;
const STEMS = { en: new Map<string, string>(), es: new Map<string, string>() };

/** natural's stemmers return nothing of use for Chinese. */
const stemOf = (word: string, locale: Locale): string => {
  if (word.length > LONGEST || HAN.test(word)) return word;
  const language = locale === 'es' ? 'es' : 'en';
  const known = STEMS[language];
  const before = known.get(word);
  if (before !== undefined) return before;
  const stem = language === 'es' ? spanish.stem(word) : english.stem(word);
  if (known.size >= KEPT) known.clear();
  known.set(word, stem);
  return stem;
};

/** Runs of letters within each Latin word, its ends marked; runs of one and two characters across a Chinese text. */
const runs = (words: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>();
  const han = words.filter((word) => HAN.test(word)).join('');
  for (let at = 0; at < han.length; at += 1) {
    found.add(`~${han.charAt(at)}`);
    if (at > 0) found.add(`~${han.slice(at - 1, at + 1)}`);
  }
  for (const word of words) {
    if (HAN.test(word)) continue;
    const marked = `_${word}_`;
    for (let at = 0; at + 3 <= marked.length; at += 1) {
      found.add(`~${marked.slice(at, at + 3)}`);
      if (at + 4 <= marked.length) found.add(`~${marked.slice(at, at + 4)}`);
    }
  }
  return found;
};
