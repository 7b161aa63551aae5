/** The longest text that one message may have, in UTF-16 units. */
export const LONGEST_TEXT = 65_536;

/** A person's text as it can be stored and shown: whole characters, `\n` for every line end, no control characters. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '');

/**
 * A long text in parts of at most `limit` units, cut where a paragraph, a line, a sentence or a word ends if there is
 * such a place in the last third; joined, they are the text. A text that fits is one part.
 */
export const inParts = (text: string, limit: number): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = endOfPart(rest, limit);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
};

const ENDS = [/\n\n+/gu, /\n/gu, /[.!?。！？]\s*/gu, /\s+/gu] as const;

const endOfPart = (text: string, limit: number): number => {
  const from = Math.floor((limit * 2) / 3);
  const window = text.slice(from, limit);
  for (const end of ENDS) {
    const last = [...window.matchAll(end)].at(-1);
    if (last !== undefined) return from + last.index + last[0].length;
  }
  // Never between the halves of a character.
  const half = text.charCodeAt(limit - 1);
  return half >= 0xd800 && half < 0xdc00 ? limit - 1 : limit;
};
