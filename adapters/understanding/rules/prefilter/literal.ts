import { type AST, RegExpParser } from '@eslint-community/regexpp';

/**
 * Texts of which at least one stands in whatever a pattern matches; null where nothing is known to stand there. The
 * method is that of Cox, "Regular Expression Matching with a Trigram Index" (2012), and of RE2's FilteredRE2, without
 * its AND: of what stands one after another the most telling part is kept.
 */
export type Literals = readonly string[] | null;

/** `exact`: all that a part of a pattern can match, where that is little; `needed`: one of these stands in its match. */
type Part = { readonly exact: Literals; readonly needed: Literals };

/** More ways than this to write a part are not spelled out. */
const SPELLED = 48;
/** More literals than this cost as much to look for as the pattern itself. */
const MOST = 400;
const ANYTHING: Part = { exact: null, needed: null };
const NOTHING: Part = { exact: [''], needed: null };

/** What any match of a pattern contains. Null for a pattern that ignores case, and for one that may match without a literal. */
export const literalsOf = (pattern: RegExp): Literals => {
  if (pattern.ignoreCase) return null;
  const { source, unicode, unicodeSets } = pattern;
  const parsed = new RegExpParser().parsePattern(source, 0, source.length, { unicode, unicodeSets });
  return telling(anyOf(parsed.alternatives));
};

/** What of a part is to be looked for. */
const telling = ({ exact, needed }: Part): Literals => {
  const literals = exact ?? needed;
  return literals === null || literals.includes('') || literals.length > MOST ? null : literals;
};

const anyOf = (alternatives: readonly AST.Alternative[]): Part => {
  const parts = alternatives.map(({ elements }) => inRow(elements));
  const exact = parts.every((part) => part.exact !== null) ? parts.flatMap((part) => part.exact ?? []) : null;
  if (exact !== null && exact.length <= SPELLED) return { exact: [...new Set(exact)], needed: null };
  const needed = parts.map(telling);
  return {
    exact: null,
    needed: needed.includes(null) ? null : [...new Set(needed.flatMap((each) => each ?? []))],
  };
};

/** Parts one after another: spelled out together as long as they are few, and of all stretches the most telling. */
const inRow = (elements: readonly AST.Element[]): Part => {
  let whole = true;
  let run: readonly string[] = [''];
  let best: Literals = null;
  const offer = (literals: Literals): void => {
    best = moreTelling(best, literals);
  };
  for (const element of elements) {
    const { exact, needed } = partOf(element);
    const joined = exact === null ? null : crossed(run, exact);
    if (joined !== null) {
      run = joined;
      continue;
    }
    whole = false;
    offer(run);
    offer(needed);
    run = exact ?? [''];
  }
  offer(run);
  return whole ? { exact: run, needed: null } : { exact: null, needed: best };
};

/** Of two of which both stand in a match, the one that is looked for. */
export const moreTelling = (one: Literals, other: Literals): Literals =>
  worth(other) > worth(one) ? other : one;

/** The longer the shortest literal, the less often it stands there by chance; then the fewer the better. */
const worth = (literals: Literals): number =>
  literals === null || literals.length === 0 || literals.length > MOST
    ? 0
    : Math.min(5, ...literals.map(({ length }) => length)) - literals.length / (MOST + 1);

const crossed = (before: readonly string[], after: readonly string[]): readonly string[] | null =>
  before.length * after.length > SPELLED
    ? null
    : [...new Set(before.flatMap((start) => after.map((end) => `${start}${end}`)))];

const partOf = (element: AST.Element): Part => {
  switch (element.type) {
    case 'Character':
      return { exact: [String.fromCodePoint(element.value)], needed: null };
    case 'Assertion':
      return NOTHING;
    case 'Group':
    case 'CapturingGroup':
      return anyOf(element.alternatives);
    case 'CharacterClass':
      return element.negate ? ANYTHING : oneOf(element.elements);
    case 'CharacterSet':
      return oneOf([element]);
    case 'Quantifier':
      return repeated(element);
    default:
      return ANYTHING;
  }
};

const DIGITS = [...'0123456789'];

/** One character out of few; of many, nothing is known. */
const oneOf = (elements: readonly (AST.CharacterClass['elements'][number] | AST.CharacterSet)[]): Part => {
  const characters: string[] = [];
  for (const element of elements) {
    if (element.type === 'Character') characters.push(String.fromCodePoint(element.value));
    else if (element.type === 'CharacterClassRange' && element.max.value - element.min.value < SPELLED)
      for (let code = element.min.value; code <= element.max.value; code += 1)
        characters.push(String.fromCodePoint(code));
    else if (element.type === 'CharacterSet' && element.kind === 'digit' && !element.negate)
      characters.push(...DIGITS);
    else return ANYTHING;
  }
  return characters.length > SPELLED ? ANYTHING : { exact: [...new Set(characters)], needed: null };
};

const repeated = ({ element, min, max }: AST.Quantifier): Part => {
  const part = partOf(element);
  if (max === 0) return NOTHING;
  if (min === 0)
    return max === 1 && part.exact !== null
      ? { exact: [...new Set(['', ...part.exact])], needed: null }
      : ANYTHING;
  return min === 1 && max === 1 ? part : { exact: null, needed: telling(part) };
};
