import type { Plain } from '../plain.ts';
import type { Candidate } from './candidate.ts';
import { isWritten, SIGN } from './currency.ts';

/** A sign of a currency beside a number. `apart` is true where a space stands between the two. */
export type Sign = {
  readonly sign: string;
  readonly start: number;
  readonly end: number;
  readonly apart: boolean;
};

const LONGEST = Math.max(...[...SIGN.keys()].map((sign) => sign.length));
const isLetter = (unit: string): boolean => /[a-z]/u.test(unit);

/**
 * Signs that only follow a number ("dollars", 元): bare nouns in Latin letters, and hundredths. Codes, marks and Chinese
 * names of a currency stand on either side.
 */
const FOLLOWS =
  /^(?:[pc]|[a-z]+ [a-z].*|[a-z .]*(?:euros|dollars?|dolar(?:es)?|bucks?|pesos?|pounds?|libras?|quid|yens?|yenes|yuane?s?|kuai|cents?|grand|soles|reais|reales|liras?|francs?|francos?|coronas?|crowns|marks|wons?|kips?)|¢|[元块圆欧毛角分蚊刀镑円铢].*|美分|便士|cent[aei].*|ctvs|pen(?:ce|ny|nies)|peniques?|sen|mao|fen|jiao)$/u;
const PRECEDES: ReadonlySet<string> = new Set([...SIGN.keys()].filter((sign) => !FOLLOWS.test(sign)));

/** The sign right before an offset, the longest that there is: `$`, "EUR", 新台币. Looked up, not searched for. */
export const signBefore = ({ low, cased }: Plain, at: number): Sign | null => {
  let end = at;
  while (end > 0 && at - end < 2 && low.charAt(end - 1) === ' ') end -= 1;
  const apart = end < at;
  const dotted = /[.:]/u.test(low.charAt(end - 1)) ? end - 1 : end;
  for (const to of dotted === end ? [end] : [end, dotted])
    for (let length = Math.min(LONGEST, to); length > 0; length -= 1) {
      const start = to - length;
      const sign = low.slice(start, to);
      if (!PRECEDES.has(sign) || isLetter(low.charAt(start - 1))) continue;
      // The end of a code, as in 5bbd34.
      if (isLetter(sign.charAt(0)) && /\d/u.test(low.charAt(start - 1))) continue;
      if (isWritten(sign, cased, start, to)) return { sign, start, end: to, apart };
    }
  return null;
};

const LINK = /(?:\s{1,2}|-)?(?:de |of )?/uy;

/** The sign right after an offset. Letters may not go on into another word: "5 europeans". */
export const signAfter = ({ low, cased }: Plain, at: number): Sign | null => {
  LINK.lastIndex = at;
  const link = LINK.exec(low)?.[0] ?? '';
  const start = at + link.length;
  for (let length = Math.min(LONGEST, low.length - start); length > 0; length -= 1) {
    const sign = low.slice(start, start + length);
    if (!SIGN.has(sign)) continue;
    const end = start + length;
    if (isLetter(sign.charAt(length - 1)) && /[a-z\d]/u.test(low.charAt(end))) continue;
    // "10-$": a hyphen joins words only.
    if (link === '-' && !isLetter(sign)) continue;
    if (isWritten(sign, cased, start, end)) return { sign, start, end, apart: link !== '' };
  }
  return null;
};

/** The signs of one number; `torn` where another number may own one of them as well. */
export type Signs = { readonly before: Sign | null; readonly after: Sign | null; readonly torn: boolean };

type Number = Pick<Candidate, 'start' | 'end'>;

/**
 * The signs of a number among its neighbours. A sign that stands alone between two numbers belongs to the one it touches
 * ("1 $10 bill"), else to the one that would have none otherwise ("rmb 10 usd 20", "10 $ 30 $"), else to either.
 */
export const signsOf = (
  plain: Plain,
  number: Number,
  previous: Number | undefined,
  next: Number | undefined,
): Signs => {
  const before = signBefore(plain, number.start);
  const after = signAfter(plain, number.end);
  const left =
    before !== null && previous !== undefined && touches(plain.low, previous.end, before.start)
      ? owner(signBefore(plain, previous.start), after, spaced(plain, previous.end), before.apart)
      : 'right';
  const right =
    after !== null &&
    next !== undefined &&
    PRECEDES.has(after.sign) &&
    touches(plain.low, after.end, next.start)
      ? owner(before, signAfter(plain, next.end), after.apart, spaced(plain, next.start - 1))
      : 'left';
  return {
    before: left === 'left' ? null : before,
    after: right === 'right' ? null : after,
    torn: left === 'either' || right === 'either',
  };
};

const spaced = ({ low }: Plain, at: number): boolean => low.charAt(at) === ' ';
const touches = (text: string, end: number, start: number): boolean =>
  start - end <= 2 && start >= end && text.slice(end, start).trim() === '';

/** Whose the sign is that stands between two numbers: the left one's, the right one's, or that of either. */
const owner = (
  leftHas: Sign | null,
  rightHas: Sign | null,
  leftApart: boolean,
  rightApart: boolean,
): 'left' | 'right' | 'either' => {
  if (leftApart !== rightApart) return leftApart ? 'right' : 'left';
  if ((leftHas === null) === (rightHas === null)) return 'either';
  return leftHas === null ? 'left' : 'right';
};
