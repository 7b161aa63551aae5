import { exponentOf } from '../../../../core/money.ts';
import type { Plain } from '../plain.ts';
import { type Candidate, numbersIn } from './candidate.ts';
import { ALSO_WORDS, currencyOf, MONEY_WORD, SIGN_AFTER, SIGN_BEFORE } from './currency.ts';
import { closesRange, joinCents, opensRange } from './join.ts';
import {
  type Amount,
  amountOf,
  edges,
  isAbout,
  isNegative,
  type MoneyContext,
  type Signed,
  startsFree,
  unsure,
} from './signed.ts';

/** Amounts that a sign or a word of a currency marks: `$480`, `480 euros`, 一萬二千元. */
export const signedAmounts = (
  text: string,
  plain: Plain,
  context: MoneyContext,
  numbers: readonly Candidate[],
): readonly Amount[] => {
  const signed: Signed[] = [];
  numbers.forEach((candidate, index) => {
    const found = signedBy(plain, candidate, context);
    if (found === null) return;
    const first = numbers[index - 1];
    const last = signed.at(-1);
    const ranged = first !== undefined && last?.candidate !== first && opensRange(plain.low, first, found);
    if (ranged) signed.push({ ...unsure(found), ...edges(first), candidate: first });
    signed.push(ranged ? unsure(found) : found);
    const next = numbers[index + 1];
    if (next !== undefined && closesRange(plain.low, found, next) && signedBy(plain, next, context) === null)
      signed.splice(-1, 1, unsure(found), { ...unsure(found), ...edges(next), candidate: next });
  });
  return joinCents(plain.low, signed).flatMap((each) => amountOf(text, plain, each));
};

/** Numbers of a text that may be amounts. Spelt-out ones cost more to find and are sought where money is spoken of. */
export const numbersOf = (
  plain: Plain,
  { locale, currency }: MoneyContext,
  asked: boolean,
): readonly Candidate[] => {
  const words = asked || MONEY_WORD.test(plain.low);
  if (!words && !/[\d一二三四五六七八九十两壹贰叁]/u.test(plain.low)) return [];
  const exponent = exponentOf(currency ?? 'USD');
  return numbersIn(plain, { commaIsDecimal: locale === 'es', exponent }, words);
};

/** How far before a number its sign may begin. */
const SIGN_LENGTH = 24;

const signedBy = (plain: Plain, candidate: Candidate, context: MoneyContext): Signed | null => {
  const { low } = plain;
  const before = SIGN_BEFORE.exec(low.slice(Math.max(0, candidate.start - SIGN_LENGTH), candidate.start));
  const more = MANY.exec(low.slice(candidate.end, candidate.end + 2))?.[0].length ?? 0;
  const after = signAfter(low, candidate.end + more, before !== null);
  const grand = candidate.kind === 'words' && low.slice(candidate.start, candidate.end).endsWith('grand');
  const sign = strongest(before?.[1], after?.sign) ?? (grand ? 'grand' : undefined);
  if (sign === undefined || (before === null && !startsFree(low, candidate.start))) return null;
  const start = candidate.start - (before?.[0].length ?? 0);
  const end = after?.end ?? candidate.end;
  if (isNegative(low, start) || isOther(plain, candidate, sign, start, end)) return null;
  const american = sign === '$' && AMERICAN.test(plain.cased.slice(Math.max(0, start - 4), start));
  const currency = currencyOf(american ? 'us$' : sign, context.locale, context.currency);
  if (currency === null) return null;
  // "10 rmb 20 usd": a code between two numbers may belong to either.
  const torn =
    after?.torn === true ||
    (before !== null && /^[a-z]/u.test(sign) && TORN.test(low.slice(Math.max(0, start - 2), start)));
  return {
    candidate,
    start,
    end,
    currency: torn ? { ...currency, certain: false } : currency,
    approximate: more > 0 || isAbout(low, start, end),
  };
};

/** The sign behind a number, unless it belongs to the next one: "rmb 10 usd 20", "1 $10 bill". */
const signAfter = (
  low: string,
  from: number,
  signed: boolean,
): { readonly sign: string; readonly end: number; readonly torn: boolean } | null => {
  SIGN_AFTER.lastIndex = from;
  const match = SIGN_AFTER.exec(low);
  const sign = match?.[1] ?? match?.[2];
  if (match === null || sign === undefined) return null;
  const end = from + match[0].length;
  const apart = match[0].startsWith(' ') && !/^(?: de| of)/u.test(match[0]);
  const opens =
    /^ ?\d/u.test(low.slice(end, end + 2)) && !/^(?:dollars?|euros?|pesos?|bucks?|dolar)/u.test(sign);
  if (opens && (signed || (apart && match[2] !== undefined))) return null;
  return { sign, end, torn: opens && apart };
};

const TORN = /\d ?$/u;

/** "US $20"; in small letters it would be "charged us $20". */
const AMERICAN = /(?<![A-Z])US $/u;

/** Of a sign on either side the one that says more: 新臺幣三萬元, "$480 USD". */
const strongest = (before: string | undefined, after: string | undefined): string | undefined =>
  before === undefined || before === '$' || before === '¥'
    ? after === '元'
      ? (before ?? after)
      : (after ?? before)
    : before;

/** 三千多元, 三百來塊: some more than the number. */
const MANY = /^[多来余]/u;

/** "75 USD million": the sum goes on behind the sign. */
const GOES_ON = /^\s?(?:million|millon|billion|thousand|mil(?![a-z])|bn(?![a-z])|万|亿)/u;

/** Signs that are something else in this place: "1 pen", 三塊蛋糕, "100 % euro". */
const isOther = (
  { low, cased }: Plain,
  { value }: Candidate,
  sign: string,
  start: number,
  end: number,
): boolean => {
  if (GOES_ON.test(low.slice(end, end + 10))) return true;
  if (ALSO_WORDS.has(sign)) return !cased.slice(start, end).includes(sign.toUpperCase());
  return (
    (sign === '块' || sign === '角' || sign === '毛') &&
    value < 10 &&
    /^[\p{Script=Han}]/u.test(low.slice(end)) &&
    !/^[的多左就买但退而还也都太啊吧了一二三四五六七八九半]/u.test(low.slice(end))
  );
};
