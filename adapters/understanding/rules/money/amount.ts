import { exponentOf } from '../../../../core/money.ts';
import type { Plain } from '../plain.ts';
import { type Candidate, numbersIn } from './candidate.ts';
import { currencyOf, localSign } from './currency.ts';
import { HAN_NUMERALS } from './han-number.ts';
import { closesRange, doubtRanges, joinCents, opensRange } from './join.ts';
import { type Sign, type Signs, signsOf } from './sign.ts';
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
  return doubtRanges(plain.low, joinCents(plain.low, signed, numbers)).flatMap((each) =>
    amountOf(text, plain, each),
  );
};

const NUMERAL = new RegExp(`[\\d${HAN_NUMERALS}]`, 'u');
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
  if (!words && !NUMERAL.test(plain.low)) return [];
  const exponent = exponentOf(currency ?? 'USD');
  return numbersIn(plain, { commaIsDecimal: locale === 'es', exponent }, words);
};

/** The number with its sign, if what stands before or after it is one. */
const signedBy = (
  plain: Plain,
  numbers: readonly Candidate[],
  index: number,
  context: MoneyContext,
): Signed | null => {
  const [candidate, previous, next] = [numbers[index], numbers[index - 1], numbers[index + 1]];
  if (candidate === undefined) return null;
  const { low } = plain;
  const more = MANY.exec(low.slice(candidate.end, candidate.end + 5))?.[0].length ?? 0;
  const beside = signsOf(plain, { ...candidate, end: candidate.end + more }, previous, next);
  const signs = { ...beside, before: beside.before ?? localBefore(plain, candidate.start, context) };
  const sign = signAmong(plain, candidate, signs, context);
  const free = signs.before !== null || startsFree(low, candidate.start);
  if (sign === null || !(free || endsRange(low, previous, candidate))) return null;
  const currency = currencyOf(sign, context);
  if (currency === null) return null;
  const start = signs.before?.start ?? candidate.start;
  const end = signs.after?.end ?? candidate.end;
  const times = signs.after === null ? null : timesBehind(low, end);
  const local = beside.before === null && signs.before !== null;
  const doubtful =
    signs.torn || local || isNegative(low, start) || ODD.has(sign) || isAbroad(plain, sign, end);
  return {
    candidate: times === null ? candidate : { ...candidate, value: candidate.value * times.factor },
    start,
    end: times?.end ?? end,
    currency: doubtful ? { ...currency, certain: false } : currency,
    approximate: more > 0 || candidate.approximate === true || isAbout(low, start, end),
  };
};

/** R500 in a case in rand; it may be a seat or a model all the same, and is asked about. */
const localBefore = ({ low }: Plain, at: number, { currency }: MoneyContext): Sign | null => {
  const sign = localSign(currency);
  if (sign === undefined) return null;
  const apart = low.charAt(at - 1) === ' ';
  const end = apart ? at - 1 : at;
  const start = end - sign.length;
  const alone = low.slice(start, end) === sign && !/[\p{L}\p{N}]/u.test(low.charAt(start - 1));
  return alone ? { sign, start, end, apart } : null;
};

/** The sign that counts of those on either side; null where there is none or it is something else here. */
const signAmong = (
  plain: Plain,
  candidate: Candidate,
  { before, after }: Signs,
  context: MoneyContext,
): string | null => {
  const { low, cased } = plain;
  const grand = low.slice(candidate.start, candidate.end).endsWith('grand');
  const sign = strongest(before?.sign, after?.sign) ?? (grand ? 'grand' : null);
  if (sign === null || isOther(plain, candidate, sign, after?.end ?? candidate.end)) return null;
  if (LETTER_CENTS.has(sign) && !isCents(low, candidate.start, after, context)) return null;
  const american =
    before?.sign === '$' && AMERICAN.test(cased.slice(Math.max(0, before.start - 4), before.start));
  return american ? 'us$' : sign;
};

/** The 300 of "200-300 USD", which is no tail of a code. */
const endsRange = (low: string, previous: Candidate | undefined, { start, value }: Candidate): boolean =>
  previous !== undefined &&
  previous.end === start - 1 &&
  /[-~]/u.test(low.charAt(previous.end)) &&
  previous.value < value &&
  startsFree(low, previous.start);

/** "$50 Canadian", "50 dollars CAN": whose dollars is said behind the sign, in more ways than can be listed. */
const ABROAD =
  /^ ?\(?(?:(?:US|CA|CAN|AU|AUS|NZ|HK|SG|TW|MX)(?![a-zA-Z])|(?:american|canadian|australian|hong kong|new zealand|singapore|taiwan|mexican|jamaican|argentin|colombian|chilen|u\.s\.))/u;
const isAbroad = ({ low, cased }: Plain, sign: string, end: number): boolean =>
  (/[$£]$/u.test(sign) && /^[A-Z]{2}/u.test(cased.slice(end, end + 2))) ||
  (FAMILY_SIGN.test(sign) &&
    (ABROAD.test(cased.slice(end, end + 16)) || ABROAD.test(low.slice(end, end + 16))));
const FAMILY_SIGN = /^(?:\$|dollars?|bucks?|dolar(?:es)?|pesos?)$/u;

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
const MANY = /^(?:多(?!米尼加|明尼加)|[来余])/u;

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
  if (sign === '块' && value >= 10) return PIECES.test(low.slice(end, end + 4));
  return (
    MEASURES.has(sign) &&
    /^[\p{Script=Han}]/u.test(low.slice(end)) &&
    !/^[的多左就买但退而还也都太啊吧了一二三四五六七八九半]/u.test(low.slice(end))
  );
};
/** 50p and 50c are hundredths right behind an amount, and 50p where the case is in pounds. */
const LETTER_CENTS: ReadonlySet<string> = new Set(['p', 'c']);
const isCents = (low: string, start: number, after: Sign | null, { currency }: MoneyContext): boolean =>
  after?.apart === false &&
  ((after.sign === 'p' && currency === 'GBP') ||
    /[$€£] ?\d[\d,.]{0,12} ?(?:and |con |y )?$/u.test(low.slice(Math.max(0, start - 20), start)));

/** Things that come in pieces: 十二块披萨. */
const PIECES =
  /^(?:蛋糕|披萨|比萨|肉|石|木|砖|表|手表|豆腐|巧克力|饼|糖|肥皂|香皂|电池|屏|地板|玻璃|瓷砖|牌|布)/u;
const MEASURES: ReadonlySet<string> = new Set(['块', '角', '毛', '刀']);
