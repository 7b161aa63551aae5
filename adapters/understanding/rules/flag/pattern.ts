import { mayMatch } from '../prefilter/prefilter.ts';

/**
 * What raises a flag. A harmless phrase ("die of laughter") is taken out of the text before it is read a second time,
 * so that it never hides a danger that stands beside it. Patterns read text made plain: lower case, no accents, Han
 * characters simplified.
 */
export type Signs = {
  readonly signs: readonly RegExp[];
  /** With the `g` flag: every one of them is taken out. */
  readonly harmless?: readonly RegExp[];
};

/** Whether a plain text shows one of the signs once what is harmless is left out. */
export const shows = ({ signs, harmless = [] }: Signs, low: string): boolean => {
  if (!showsOne(signs, low)) return false;
  if (harmless.length === 0) return true;
  const rest = withoutHarmless({ harmless }, low);
  return rest === low || showsOne(signs, rest);
};

const showsOne = (signs: readonly RegExp[], low: string): boolean =>
  mayMatch(signs, low).some((sign) => sign.test(low));

/** A plain text with its harmless phrases taken out. */
export const withoutHarmless = ({ harmless = [] }: Pick<Signs, 'harmless'>, low: string): string =>
  mayMatch(harmless, low).length === 0
    ? low
    : harmless.reduce((text, phrase) => text.replace(phrase, ' ~ '), low);
