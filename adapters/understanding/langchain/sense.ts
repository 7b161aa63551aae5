import type { Locale } from '../../../core/locale.ts';
import { hasOwnHan } from './han.ts';
import { JOINING, JOINTS, NOT, type Script, STEM, scriptOf } from './word.ts';

/** The sentences of a text. A point within a number ends none. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?;])\s+|(?<=[。！？；\n])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/**
 * Whether a text is made of the source's words, and says no where the source does and only there. Numbers and names being
 * right, "it did arrive" for "it did not" is the lie that is left: a word that the source has only beside a "not" needs
 * one here too, and a "not" needs such a word.
 */
export const keepsSense = (text: string, source: string, locale: Locale): boolean => {
  const script = scriptOf(locale);
  const told = sentencesOf(source).flatMap((sentence) => clausesOf(sentence, script));
  return script === 'zh'
    ? !hasOwnHan(text, source) && saysNoAlike(text, told, script)
    : isOfItsWords(text, told, script) && saysNoAlike(text, told, script);
};

type Clause = { readonly stems: readonly string[]; readonly no: boolean };

const clausesOf = (sentence: string, script: Script): readonly Clause[] =>
  sentence.split(JOINTS[script]).map((clause) => ({
    stems: partsOf(clause, script),
    no: NOT[script].test(clause),
  }));

/** Two signs of Chinese say about as much as the beginning of a word. */
const pairsOf = (text: string): readonly string[] =>
  (text.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );

/** The first letters of words that carry something: "delivered" and "delivery" are one. */
export const stemsOf = (text: string, script: Exclude<Script, 'zh'>): readonly string[] =>
  (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? []
  )
    .map((word) => word.slice(0, STEM))
    .filter((stem) => !JOINING[script].has(stem));

/** What a text says, in parts that can be compared. */
export const partsOf = (text: string, script: Script): readonly string[] =>
  script === 'zh' ? pairsOf(text) : stemsOf(text, script);

/** So much of what a sentence says must stand in the source; the rest may be another word for it. */
const ENOUGH = 0.5;

const isOfItsWords = (text: string, told: readonly Clause[], script: Exclude<Script, 'zh'>): boolean => {
  const known = new Set(told.flatMap(({ stems }) => stems));
  return sentencesOf(text).every((sentence) => {
    const stems = stemsOf(sentence, script);
    return stems.filter((stem) => known.has(stem)).length >= ENOUGH * stems.length;
  });
};

const saysNoAlike = (text: string, told: readonly Clause[], script: Script): boolean => {
  const denied = new Set(told.filter(({ no }) => no).flatMap(({ stems }) => stems));
  const said = new Set(told.filter(({ no }) => !no).flatMap(({ stems }) => stems));
  return sentencesOf(text)
    .flatMap((sentence) => clausesOf(sentence, script))
    .every(({ stems, no }) =>
      no
        ? stems.length === 0 || stems.some((stem) => denied.has(stem))
        : stems.every((stem) => said.has(stem) || !denied.has(stem)),
    );
};
