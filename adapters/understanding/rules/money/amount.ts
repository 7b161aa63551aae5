import { exponentOf } from '../../../../core/money.ts';
import type { Plain } from '../plain.ts';
import { type Candidate, numbersIn } from './candidate.ts';
import { currencyOf } from './currency.ts';
import { closesRange, joinCents, opensRange } from './join.ts';
import { signsOf } from './sign.ts';
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
import { timesOf } from './word-number.ts';

/** Amounts that a sign or a word of a currency marks: `$480`, `480 euros`, 一萬二千元. */
export const signedAmounts = (
  text: string,
  plain: Plain,
  context: MoneyContext,
  numbers: readonly Candidate[],
): readonly Amount[] => {
  const signed: Signed[] = [];
  numbers.forEach((_, index) => {
    const found = signedBy(plain, numbers, index, context);
    if (found === null) return;
    const first = numbers[index - 1];
    const last = signed.at(-1);
    const ranged = first !== undefined && last?.candidate !== first && opensRange(plain.low, first, found);
    if (ranged) signed.push({ ...unsure(found), ...edges(first), candidate: first });
    signed.push(ranged ? unsure(found) : found);
    const next = numbers[index + 1];
    if (
      next !== undefined &&
      closesRange(plain.low, found, next) &&
      signedBy(plain, numbers, index + 1, context) === null
    )
      signed.splice(-1, 1, unsure(found), { ...unsure(found), ...edges(next), candidate: next });
  });
  return joinCents(plain.low, signed, numbers).flatMap((each) => amountOf(text, plain, each));
};

/** Whether a text may speak of money in words at all; spares the slow reader of spelt-out numbers. */
const SPEAKS_OF_MONEY =
  /[$€£¥]|dol|buck|eur|pound|quid|grand|peso|libra|sol(?:es)|yen|yuan|cent|pen(?:ce|ny|ique)|fran[ck]|rup[ei]|dinar|dirham|ri[ya]|ryal|chelin|shilling|r[ou]+b|lira|mark|marco|krone|krona|coron|crown|zlot|reais|real|real(?:es)|baht|rand|won|peset|guilder|florin|escud|colon|bolivia|bolivar|quetzal|lempir|guaran|shekel|ringgit|\b(?:usd|gbp|mxn|twd|ntd|cny|rmb|hkd|jpy|cad|aud|chf|inr)\b|\d (?:mil|thousand|hundred|million|millon)/u;

/** Numbers of a text that may be amounts. Spelt-out ones cost more to find and are sought where money is spoken of. */
export const numbersOf = (
  plain: Plain,
  { locale, currency }: MoneyContext,
  asked: boolean,
): readonly Candidate[] => {
  const words = asked || SPEAKS_OF_MONEY.test(plain.low);
  if (!words && !/[\d十百千一二三四五六七八九十两壹贰叁]/u.test(plain.low)) return [];
  const exponent = exponentOf(currency ?? 'USD');
  return numbersIn(plain, { commaIsDecimal: locale === 'es', exponent }, words);
};

/** What stands before and after a number, if a sign of a currency does. */
const signedBy = (
  plain: Plain,
  numbers: readonly Candidate[],
  index: number,
  context: MoneyContext,
): Signed | null => {
  const [candidate, previous, next] = [numbers[index], numbers[index - 1], numbers[index + 1]];
  if (candidate === undefined) return null;
  const { low } = plain;
  const more = MANY.exec(low.slice(candidate.end, candidate.end + 2))?.[0].length ?? 0;
  const { before, after, torn } = signsOf(plain, { ...candidate, end: candidate.end + more }, previous, next);
  const grand = low.slice(candidate.start, candidate.end).endsWith('grand');
  const sign = strongest(before?.sign, after?.sign) ?? (grand ? 'grand' : undefined);
  if (sign === undefined || (before === null && !startsFree(low, candidate.start))) return null;
  const start = before?.start ?? candidate.start;
  const signEnd = after?.end ?? candidate.end;
  if (isOther(plain, candidate, sign, signEnd)) return null;
  const times = after === null ? null : timesBehind(low, after.end);
  const american = before?.sign === '$' && AMERICAN.test(plain.cased.slice(Math.max(0, start - 4), start));
  const currency = currencyOf(american ? 'us$' : sign, context.locale, context.currency);
  if (currency === null) return null;
  const doubtful = torn || isNegative(low, start) || ODD.has(sign);
  return {
    candidate: times === null ? candidate : { ...candidate, value: candidate.value * times.factor },
    start,
    end: times?.end ?? signEnd,
    currency: doubtful ? { ...currency, certain: false } : currency,
    approximate: more > 0 || candidate.approximate === true || isAbout(low, start, signEnd),
  };
};

/** "C $ 300" may be the end of a word before a `$`. */
const ODD: ReadonlySet<string> = new Set(['c $']);

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

/** "75 USD million", 5美元万: the sum goes on behind the sign. */
const GOES_ON = /^\s?(mil millones|million(?:es)?|millon(?:es)?|billion|thousand|bn(?![a-z])|万|亿)/u;
const timesBehind = (low: string, end: number): { readonly factor: number; readonly end: number } | null => {
  const match = GOES_ON.exec(low.slice(end, end + 14));
  if (match?.[1] === undefined) return null;
  const factor = match[1] === '万' ? 1e4 : match[1] === '亿' ? 1e8 : timesOf(match[1]);
  return { factor, end: end + match[0].length };
};

/** Signs that are something else in this place: 三塊蛋糕, 五分 of a mark or an hour. */
const isOther = ({ low }: Plain, { value, start }: Candidate, sign: string, end: number): boolean => {
  if (sign === '分') return !/[元块圆角毛][零又]?$/u.test(low.slice(Math.max(0, start - 2), start));
  return (
    MEASURES.has(sign) &&
    value < 10 &&
    /^[\p{Script=Han}]/u.test(low.slice(end)) &&
    !/^[的多左就买但退而还也都太啊吧了一二三四五六七八九半]/u.test(low.slice(end))
  );
};
const MEASURES: ReadonlySet<string> = new Set(['块', '角', '毛', '刀']);
