/** A sentence of a plain text with its place. */
export type Sentence = { readonly text: string; readonly start: number; readonly end: number };

/** A point inside a number or an abbreviation ends no sentence. */
const SENTENCE =
  /(?:[^.!?。！？\n]|\.(?=[\p{L}\p{N}])|(?<=\b(?:mr|mrs|ms|dr|st|no|sr|sra|inc|ltd|co|corp|vs|approx|num|av|s\.a|a\.m|p\.m))\.)+[.!?。！？…]*/gu;

/** The sentences of a plain text, without the white space around them. */
export const sentencesOf = (low: string): readonly Sentence[] => {
  const found: Sentence[] = [];
  for (const { 0: raw, index } of low.matchAll(SENTENCE)) {
    const start = index + raw.length - raw.trimStart().length;
    const end = index + raw.trimEnd().length;
    if (end > start) found.push({ text: low.slice(start, end), start, end });
  }
  return found;
};

/** Between Chinese characters a space does the work of a comma for people who type without any. */
const SPACED = /(?<=\p{Script=Han}) (?=[\p{Script=Han}\d])/u;

/** The clauses of a Chinese text, where one sentence tells a whole story between commas; else its sentences. */
export const clausesOf = (low: string, sentences: readonly Sentence[]): readonly Sentence[] =>
  low.includes('，') || /\p{Script=Han},/u.test(low) || SPACED.test(low) ? sentences.flatMap(cut) : sentences;

const CLAUSE = /(?:[^，, ]|,(?=\d)|(?<!\p{Script=Han}) | (?![\p{Script=Han}\d]))+/gu;
const cut = ({ text, start }: Sentence): readonly Sentence[] =>
  [...text.matchAll(CLAUSE)].flatMap(({ 0: raw, index }) => {
    const words = raw.trim();
    const from = start + index + raw.indexOf(words);
    return words === '' ? [] : [{ text: words, start: from, end: from + words.length }];
  });

/** Something found in a plain text, by its place. */
export type Place = { readonly start: number; readonly end: number };
