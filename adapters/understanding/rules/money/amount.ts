import { type CurrencyCode, exponentOf, minorPerMajor } from '../../../../core/money.ts';
import type { FoundAmount, ReadingContext } from '../../../../core/port/understanding.ts';
import type { Plain } from '../plain.ts';
import { type Candidate, numbersIn } from './candidate.ts';
import {
  ALSO_WORDS,
  bareCurrency,
  type Currency,
  currencyOf,
  MONEY_WORD,
  SIGN_AFTER,
  SIGN_BEFORE,
} from './currency.ts';

/** Largest amount that is read as one, in major units; more is a slip of the hand or the number of something else. */
const LARGEST = 1e12;

/** Where a text was found to say something else; a bare number in there is no amount. */
export type Taken = readonly { readonly start: number; readonly end: number }[];

/** An amount with its place in the plain text; `start` and `end` of `found` are those of the text as given. */
export type Amount = { readonly found: FoundAmount; readonly start: number; readonly end: number };

type Context = Pick<ReadingContext, 'locale' | 'currency'>;
type Side = { readonly candidate: Candidate; readonly start: number; readonly end: number };
type Signed = Side & { readonly currency: Currency; readonly approximate: boolean };

/** Amounts that a sign or a word of a currency marks: `$480`, `480 euros`, 一萬二千元. */
export const signedAmounts = (
  text: string,
  plain: Plain,
  context: Context,
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
  { locale, currency }: Context,
  asked: boolean,
): readonly Candidate[] => {
  const words = asked || MONEY_WORD.test(plain.low);
  if (!words && !/[\d一二三四五六七八九十两壹贰叁]/u.test(plain.low)) return [];
  const exponent = exponentOf(currency ?? 'USD');
  return numbersIn(plain, { commaIsDecimal: locale === 'es', exponent }, words);
};

/**
 * Numbers without a currency that are amounts all the same: behind "paid" or 花了, or anywhere in a short answer where
 * an amount was asked for.
 */
export const bareAmounts = (
  text: string,
  plain: Plain,
  context: Context,
  numbers: readonly Candidate[],
  taken: Taken,
  asked: boolean,
): readonly Amount[] => {
  const free = numbers.filter(
    (each) =>
      standsAlone(plain.low, each) && !taken.some(({ start, end }) => each.start < end && each.end > start),
  );
  const spoken = free.filter(({ start }) => isPaid(plain.low, start));
  const chosen = spoken.length > 0 || !asked ? spoken : free;
  const currency = bareCurrency(context.locale, context.currency);
  return chosen.flatMap((candidate) =>
    amountOf(text, plain, {
      candidate,
      ...edges(candidate),
      currency: chosen.length > 1 && spoken.length === 0 ? { ...currency, certain: false } : currency,
      approximate: isAbout(plain.low, candidate.start, candidate.end),
    }),
  );
};

const edges = ({ start, end }: Candidate) => ({ start, end });
const unsure = (signed: Signed): Signed => ({
  ...signed,
  approximate: true,
  currency: { ...signed.currency, certain: false },
});

/** How far before a number its sign may begin. */
const SIGN_LENGTH = 24;

const signedBy = (plain: Plain, candidate: Candidate, context: Context): Signed | null => {
  const { low } = plain;
  const head = low.slice(Math.max(0, candidate.start - SIGN_LENGTH), candidate.start);
  const before = SIGN_BEFORE.exec(head);
  const more = MANY.exec(low.slice(candidate.end, candidate.end + 2))?.[0].length ?? 0;
  SIGN_AFTER.lastIndex = candidate.end + more;
  const after = SIGN_AFTER.exec(low);
  const afterSign = after === null ? undefined : (after[1] ?? after[2]);
  const grand = candidate.kind === 'words' && low.slice(candidate.start, candidate.end).endsWith('grand');
  const sign = strongest(before?.[1], afterSign) ?? (grand ? 'grand' : undefined);
  if (sign === undefined || (before === null && !startsFree(low, candidate.start))) return null;
  const start = before === null ? candidate.start : candidate.start - before[0].length;
  const end = after === null ? candidate.end : candidate.end + more + after[0].length;
  if (isNegative(low, start) || isOther(plain, candidate, sign, start, end)) return null;
  const american = sign === '$' && AMERICAN.test(plain.cased.slice(Math.max(0, start - 4), start));
  const currency = currencyOf(american ? 'us$' : sign, context.locale, context.currency);
  if (currency === null) return null;
  return { candidate, start, end, currency, approximate: more > 0 || isAbout(low, start, end) };
};

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

/** A number that goes on to the left is the tail of a code: INV-2210, iPhone15, #4711. */
const startsFree = (low: string, start: number): boolean =>
  !TAIL.test(low.slice(Math.max(0, start - 2), start));
const TAIL = /(?:[a-z\d#_]|[a-z\d][-./:])$/u;
const isNegative = (low: string, start: number): boolean =>
  low.charAt(start - 1) === '-' && !/[\p{L}\p{N}]/u.test(low.charAt(start - 2));

/** Signs that are something else in this place: "1 pen", 三塊蛋糕, "100 % euro". */
const isOther = (
  { low, cased }: Plain,
  { value }: Candidate,
  sign: string,
  start: number,
  end: number,
): boolean => {
  if (ALSO_WORDS.has(sign)) return !cased.slice(start, end).includes(sign.toUpperCase());
  return (
    (sign === '块' || sign === '角' || sign === '毛') &&
    value < 10 &&
    /^[\p{Script=Han}]/u.test(low.slice(end)) &&
    !/^[的多左就买但退而还也都太啊吧了一二三四五六七八九半]/u.test(low.slice(end))
  );
};

const ABOUT_BEFORE =
  /(?:\b(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|over|more than|unos|unas|casi|aproximadamente|alrededor de|cerca de|como|mas de|mas o menos)|大约|大概|差不多|约|将近|快|近|~)\s?$/u;
const ABOUT_AFTER =
  /^(?:\s?(?:or so|more or less|ish|y pico|mas o menos|aproximadamente|approx)|左右|上下|多)/u;
const isAbout = (low: string, start: number, end: number): boolean =>
  ABOUT_BEFORE.test(low.slice(Math.max(0, start - 18), start)) || ABOUT_AFTER.test(low.slice(end, end + 18));

const BETWEEN = /(?:between|entre|从|介于|在|from|de)\s?$/u;
const RANGE = /^\s?(?:[-~]|to|or|o|a|到|至)\s?[$€£¥]?$/u;
const RANGE_AND = /^\s?(?:and|y)\s?[$€£¥]?$/u;

/** "300 to 400 euros", "between 300 and 400 dollars": the first number is of the second's currency. */
const opensRange = (low: string, first: Candidate, second: Side): boolean => {
  const gap = low.slice(first.end, second.start);
  if (gap.length > 6 || !startsFree(low, first.start)) return false;
  return (
    RANGE.test(gap) ||
    (RANGE_AND.test(gap) && BETWEEN.test(low.slice(Math.max(0, first.start - 9), first.start)))
  );
};
const closesRange = (low: string, first: Side, second: Candidate): boolean =>
  second.start - first.end <= 4 &&
  RANGE.test(low.slice(first.end, second.start)) &&
  NEXT.test(low.slice(second.end, second.end + NEXT_LENGTH));

/** "12 dollars and 50 cents", 十二塊五: the smaller part belongs to the amount before it. */
const joinCents = (low: string, signed: readonly Signed[]): readonly Signed[] => {
  const joined: Signed[] = [];
  for (const each of signed) {
    const last = joined.at(-1);
    const gap = last === undefined ? '' : low.slice(last.end, each.start);
    if (
      last !== undefined &&
      !last.currency.cent &&
      each.currency.cent &&
      /^ ?(?:and|con|y)? ?$/u.test(gap)
    ) {
      const value = last.candidate.value + each.candidate.value / (isTenth(low, each.end) ? 10 : 100);
      joined.splice(-1, 1, { ...last, end: each.end, candidate: { ...last.candidate, value } });
    } else joined.push(each);
  }
  return joined.map((each) => withTenths(low, each));
};
const isTenth = (low: string, end: number): boolean =>
  /[毛角]钱?$/u.test(low.slice(Math.max(0, end - 2), end));

const TENTHS = /^([一二三四五六七八九\d])(?=$|[\s，。,.!！?？、的])/u;
const withTenths = (low: string, signed: Signed): Signed => {
  if (low.charAt(signed.end - 1) !== '块') return signed;
  const tenths = TENTHS.exec(low.slice(signed.end, signed.end + 2));
  if (tenths === null) return signed;
  const digit = '零一二三四五六七八九'.indexOf(tenths[1] ?? '');
  const value = signed.candidate.value + (digit === -1 ? Number(tenths[1]) : digit) / 10;
  return { ...signed, end: signed.end + 1, candidate: { ...signed.candidate, value } };
};

/** Words behind which a number is money; the number follows within a few words. */
const PAID =
  /(?:\b(?:paid|pay|costs?|spent|worth|charged(?: me| us)?|price (?:was|is|of)|total (?:of|was|is)|owes? (?:me|us)|deposit of|refund of|offer(?:ed)?(?: me| of)?|amount (?:is|was|of)|bill (?:was|of)|pague|pagamos|pago|costo|cuesta|gaste|vale|valia|cobraron|cobro|precio (?:de|es|fue|era)|total (?:de|es|fue)|deben|ofrecen|ofrezco|importe (?:de|es)|monto (?:de|es)|debitaron)\s(?:me |us |them |him |her |les |about |around |over |only |like |unos |unas |casi |como |de |a total of |is |was )?|(?:花了?|付了?|付的|花费|价格是?|价钱是?|总共|一共|共|合计|总价|估价|报价|(?:修理|维修|医药|医疗|治疗)费|退我?|赔我?|收了?我?|扣了?我?|转了?|汇了?|刷了|金额是?|多付了?)(?:大约|大概|差不多|约|快)?)$/u;
const BOUGHT_FOR = /(?:bought|ordered|purchased|sold|compr|vend)[^.!?\n]{1,50}\s(?:for|por|a)\s$/u;
const isPaid = (low: string, start: number): boolean =>
  PAID.test(low.slice(Math.max(0, start - 28), start)) ||
  BOUGHT_FOR.test(low.slice(Math.max(0, start - 64), start));
const NEXT =
  /^(?:$|\s*[,.;:!?)，。；：！？、）\n](?!\d)|\s*(?:\p{Extended_Pictographic}|左右|上下|多|吧|啊|呢|了|的|，)|\s(?:for|on|to|back|in|total|and|but|plus|at|by|with|via|from|please|or|is|was|would|max|por|para|y|pero|mas|en|con|el|a|al|hace|de|desde|gracias|not|instead|thanks|[$€£¥-])(?![a-z]))/u;

const NEXT_LENGTH = 12;

/** A number that counts nothing else: no unit, code, time, ratio or name belongs to it. */
const standsAlone = (low: string, { start, end, kind }: Candidate): boolean => {
  if (!startsFree(low, start) || isNegative(low, start)) return false;
  const text = low.slice(start, end);
  if (kind === 'han' && text.length < 2 && !/\d/u.test(text)) return false;
  if (
    kind === 'words' &&
    !text.includes(' ') &&
    ['one', 'un', 'una', 'uno', 'half', 'medio', 'media'].includes(text)
  )
    return false;
  return NEXT.test(low.slice(end, end + NEXT_LENGTH));
};

const amountOf = (
  text: string,
  plain: Plain,
  { candidate, currency, approximate, ...at }: Signed,
): readonly Amount[] => {
  const { start, end } = plain.span(at.start, at.end);
  const tenth = isTenth(plain.low, at.end) && currency.cent;
  const major = currency.cent ? candidate.value / (tenth ? 10 : 100) : candidate.value;
  if (!(major <= LARGEST)) return [];
  const minor = Math.round(major * minorPerMajor(currency.code));
  const found: FoundAmount = {
    minor,
    currency: currency.code satisfies CurrencyCode,
    text: text.slice(start, end),
    start,
    end,
    certain: candidate.certain && currency.certain,
    ...(approximate ? { approximate } : {}),
  };
  return [{ found, start: at.start, end: at.end }];
};
