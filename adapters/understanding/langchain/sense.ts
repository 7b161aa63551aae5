import type { Locale } from '../../../core/locale.ts';
import { hasOwnHan } from './han.ts';
import { JOINING, NOT, type Script, scriptOf } from './word.ts';

/** The sentences of a text. A point within a number ends none. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?;])\s+|(?<=[。！？；\n])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/**
 * Whether each sentence is made of the source's words, and says no where the source does and only there. Numbers and
 * names being right, "it did arrive" for "it did not" is the lie that is left.
 */
export const keepsSense = (text: string, source: string, locale: Locale): boolean => {
  const script = scriptOf(locale);
  if (script === 'zh' && hasOwnHan(text, source)) return false;
  const told = sentencesOf(source).map((sentence) => weighed(sentence, script));
  return sentencesOf(text).every((sentence) => isTold(weighed(sentence, script), told, script));
};

type Weighed = { readonly stems: ReadonlySet<string>; readonly no: boolean };

const weighed = (sentence: string, script: Script): Weighed => ({
  stems: new Set(script === 'zh' ? pairsOf(sentence) : stemsOf(sentence, script)),
  no: NOT[script].test(sentence),
});

/** Two signs of Chinese say about as much as the beginning of a word. */
const pairsOf = (sentence: string): readonly string[] =>
  (sentence.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );

/** The first letters of words that carry something: "delivered" and "delivery" are one. */
const stemsOf = (sentence: string, script: Exclude<Script, 'zh'>): readonly string[] =>
  (
    sentence
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? []
  )
    .map((word) => word.slice(0, STEM))
    .filter((stem) => !JOINING[script].has(stem));

const STEM = 5;
/** So much of what a sentence says must stand in the source; the rest may be another word for it. */
const ENOUGH = 0.5;

const isTold = ({ stems, no }: Weighed, told: readonly Weighed[], script: Script): boolean => {
  const shared = (other: Weighed): number => [...stems].filter((stem) => other.stems.has(stem)).length;
  const all = new Set(told.flatMap((each) => [...each.stems]));
  // Chinese has been held to the source sign by sign; pairs of signs across its joints would only mislead here.
  const known = [...stems].filter((stem) => all.has(stem)).length;
  if (script !== 'zh' && known < ENOUGH * stems.size) return false;
  const best = Math.max(0, ...told.map(shared));
  const alike = Math.max(0, ...told.filter((each) => each.no === no).map(shared));
  return best > 0 && alike >= ENOUGH * best && alike > 0;
};
