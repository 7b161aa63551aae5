/** A place in a person's words: UTF-16 offsets. */
export type Place = { readonly start: number; readonly end: number };

/** What stands for a private number in masked words. */
const HIDDEN = '•';

/**
 * Where a quote stands in the words as they were written; null where it does not, not letter by letter, or where it cuts
 * a word or a number in two. Words that were masked cannot be quoted: a quote must stand as often in `masked` as in `text`.
 */
export const placeOf = (quote: string, text: string, masked: string): Place | null => {
  const words = quote.trim();
  if (!/[\p{L}\p{N}]/u.test(words) || words.includes(HIDDEN)) return null;
  const places = allOf(words, text);
  if (places.length !== allOf(words, masked).length) return null;
  return places.find((place) => isWhole(text, place)) ?? null;
};

const allOf = (words: string, text: string): readonly Place[] => {
  const found: Place[] = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1))
    found.push({ start, end: start + words.length });
  return found;
};

const isWhole = (text: string, { start, end }: Place): boolean =>
  !goesOn(text.slice(0, start), text.slice(start, end)) && !goesOn(text.slice(0, end), text.slice(end));

/** Whether a word or a number goes on from one text into the next: `45|0`, `1,|250`, `frid|ge`, `一萬|二`. */
const goesOn = (before: string, after: string): boolean =>
  (LETTER_LAST.test(before) && LETTER_FIRST.test(after)) ||
  (/\p{N}[.,:/'’ -]?$/u.test(before) && /^[.,:/'’ -]?\p{N}/u.test(after)) ||
  (/[$€£¥]\s?$/u.test(before) && /^\s?\p{N}/u.test(after)) ||
  (HAN_NUMBER_LAST.test(before) && HAN_NUMBER_FIRST.test(after));

const LETTER_LAST = /[\p{L}\p{N}](?<!\p{Script=Han})$/u;
const LETTER_FIRST = /^(?!\p{Script=Han})[\p{L}\p{N}]/u;
const HAN_NUMBER_LAST = /[\p{N}〇零一二三四五六七八九十百千萬万億亿兩两壹貳叁點点]$/u;
const HAN_NUMBER_FIRST = /^[\p{N}〇零一二三四五六七八九十百千萬万億亿兩两壹貳叁點点]/u;
