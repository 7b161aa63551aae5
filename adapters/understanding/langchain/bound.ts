import type { Locale } from '../../../core/locale.ts';
import { partsOf, sentencesOf } from './sense.ts';
import { COUNTING, JOINTS, NUMBERS, OPENING, type Script, scriptOf } from './word.ts';

/**
 * Whether each number, count and name is said of what the source says it of: the clause that has it shares a word with a
 * clause of the source that has it too. "Promised for the 2nd, came on the 14th" is made of right words and right days.
 */
export const isBound = (text: string, source: string, locale: Locale): boolean => {
  const script = scriptOf(locale);
  const capitals = new Set(capitalsOf(source, script));
  const told = placesOf(source, capitals, script);
  return placesOf(text, capitals, script).every(({ values, parts }) =>
    [...values].every((value) =>
      told.some(
        (place) =>
          place.values.has(value) &&
          (place.parts.size === 0 || [...parts].some((part) => place.parts.has(part))),
      ),
    ),
  );
};

/** A clause: what is fixed in it, and what it says of that. A name that stands alone in the source is bound to nothing. */
type Place = { readonly values: ReadonlySet<string>; readonly parts: ReadonlySet<string> };

const placesOf = (text: string, capitals: ReadonlySet<string>, script: Script): readonly Place[] =>
  sentencesOf(text).flatMap((sentence) =>
    sentence.split(JOINTS[script]).map((clause) => {
      const values = valuesOf(clause, capitals, script);
      const own = restOf(clause, values, script);
      // "On 3 March, the fridge came": what it says stands in the next clause.
      return {
        values,
        parts: own.size > 0 ? own : restOf(sentence, valuesOf(sentence, capitals, script), script),
      };
    }),
  );

const restOf = (text: string, values: ReadonlySet<string>, script: Script): ReadonlySet<string> => {
  const words =
    script === 'zh'
      ? text
      : text
          .split(/[^\p{L}\p{N}'’-]+/u)
          .filter((word) => !values.has(word.toLowerCase()))
          .join(' ');
  return new Set(partsOf(words, script));
};

/** Numbers, counts, and words that the source writes with a capital letter. */
const valuesOf = (text: string, capitals: ReadonlySet<string>, script: Script): ReadonlySet<string> => {
  const counted = [...(text.match(NUMBERS) ?? []), ...(text.match(COUNTING[script]) ?? [])];
  const named = capitalsOf(text, script).filter((word) => capitals.has(word));
  return new Set([...counted, ...named].map((word) => word.toLowerCase()));
};

const capitalsOf = (text: string, script: Script): readonly string[] =>
  script === 'zh'
    ? []
    : (text.match(/\p{Lu}[\p{L}'’-]*/gu) ?? []).filter((word) => !OPENING[script].has(word.toLowerCase()));
