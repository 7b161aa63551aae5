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
  if (!signs.some((sign) => sign.test(low))) return false;
  if (harmless.length === 0) return true;
  const rest = withoutHarmless({ harmless }, low);
  return rest === low || signs.some((sign) => sign.test(rest));
};

/** A plain text with its harmless phrases taken out. */
export const withoutHarmless = ({ harmless = [] }: Pick<Signs, 'harmless'>, low: string): string =>
  harmless.reduce((text, phrase) => text.replace(phrase, ' ~ '), low);
