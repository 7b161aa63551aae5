import { NEXT, NEXT_LENGTH } from './bare.ts';
import type { Candidate } from './candidate.ts';
import { isTenth, type Side, type Signed, startsFree, unsure } from './signed.ts';

const BETWEEN = /(?:between|entre|从|介于|在|from|de)\s?$/u;
const RANGE = /^ ?(?:[-~]|to|or|o|a|到|至|或) ?[$€£¥]?$/u;
const RANGE_AND = /^\s?(?:and|y)\s?[$€£¥]?$/u;

/** "300 to 400 euros", "between 300 and 400 dollars": the first number is of the second's currency. */
export const opensRange = (low: string, first: Candidate, second: Side): boolean => {
  const gap = low.slice(first.end, second.start);
  if (gap.length > 6 || !startsFree(low, first.start)) return false;
  return (
    RANGE.test(gap) ||
    (RANGE_AND.test(gap) && BETWEEN.test(low.slice(Math.max(0, first.start - 9), first.start)))
  );
};
/** "$300-400": the second number is of the first's currency. */
export const closesRange = (low: string, first: Side, second: Candidate): boolean =>
  second.start - first.end <= 4 &&
  RANGE.test(low.slice(first.end, second.start)) &&
  NEXT.test(low.slice(second.end, second.end + NEXT_LENGTH));

/** "$200-$300", "between $200 and $300": both have a sign of their own. "From $200 to $300" tells of two amounts. */
const isSpan = (low: string, first: Side, second: Side): boolean => {
  const gap = low.slice(first.end, second.start);
  const before = low.slice(Math.max(0, first.start - 9), first.start);
  return gap.length <= 6 && (RANGE_AND.test(gap) ? BOTH.test(before) : RANGE.test(gap) && !FROM.test(before));
};
const BOTH = /(?:between|entre|介于)\s?$/u;
const FROM = /(?:from|de|从)\s?$/u;

/** Neither end of a range is the amount. */
export const doubtRanges = (low: string, signed: readonly Signed[]): readonly Signed[] =>
  signed.map((each, index) => {
    const previous = signed[index - 1];
    const next = signed[index + 1];
    const ranged =
      (previous !== undefined && isSpan(low, previous, each)) ||
      (next !== undefined && isSpan(low, each, next));
    return ranged ? unsure(each) : each;
  });

/** "12 dollars and 50 cents", 十二塊五, 五元三毛二分: the smaller part belongs to the amount before it. */
export const joinCents = (
  low: string,
  signed: readonly Signed[],
  numbers: readonly Candidate[],
): readonly Signed[] => {
  const joined: Joined[] = [];
  for (const each of signed) {
    const last = joined.at(-1);
    if (last !== undefined && each.currency.cent && belongs(low, last.signed, each))
      joined.splice(-1, 1, { signed: withPart(low, last.signed, each), parts: last.parts + 1 });
    else joined.push({ signed: each, parts: 0 });
  }
  const own = new Set(signed.map(({ candidate }) => candidate));
  const after = new Map(numbers.map((each, index) => [each, numbers[index + 1]]));
  return joined.map(({ signed: each, parts }) => {
    const tenths = withTenths(low, each);
    if (parts > 0 || tenths !== each) return tenths;
    const next = after.get(each.candidate);
    return withLooseCents(low, each, next !== undefined && own.has(next) ? undefined : next);
  });
};

/** An amount and how many smaller parts it has taken in. */
type Joined = { readonly signed: Signed; readonly parts: number };

const withPart = (low: string, whole: Signed, part: Signed): Signed => {
  // 三毛二分: thirty-two hundredths.
  const value = whole.currency.cent
    ? whole.candidate.value * 10 + part.candidate.value
    : whole.candidate.value + part.candidate.value / (isTenth(low, part.end) ? 10 : 100);
  const certain = whole.candidate.certain && part.candidate.certain;
  return { ...whole, end: part.end, candidate: { ...whole.candidate, value, certain } };
};

/** A part smaller than one of what it follows; of a hundredth only 毛 takes another: 三毛二分. */
const belongs = (low: string, last: Signed, each: Signed): boolean =>
  /^,? ?(?:and|con|y|又|零)? ?$/u.test(low.slice(last.end, each.start)) &&
  each.candidate.value < 100 &&
  (!last.currency.cent || (isTenth(low, last.end) && !isTenth(low, each.end)));

/** 三塊五, 三塊二毛五: a digit behind 塊 is a tenth and behind 毛 a hundredth, unless it counts what follows: 三塊五個. */
const TENTHS =
  /^([一二三四五六七八九\d])(?=$|[^\d一二三四五六七八九十百千万亿.,:])(?!(?:个|斤|天|次|月|年|号|点|折|块|元|角|毛|分|只|件|条|张|台|人|[%/]))/u;
const PLAIN_END = /^(?:$|[\s，。,.!！?？、；)）的吧])/u;
const withTenths = (low: string, signed: Signed): Signed => {
  const last = low.charAt(signed.end - 1);
  if (last !== '块' && last !== '毛') return signed;
  const digit = TENTHS.exec(low.slice(signed.end, signed.end + 3))?.[1];
  if (digit === undefined) return signed;
  const han = '零一二三四五六七八九'.indexOf(digit);
  const number = han === -1 ? Number(digit) : han;
  const { candidate, currency } = signed;
  const hundredths = last === '毛' && !currency.cent;
  const value = currency.cent
    ? candidate.value * 10 + number
    : candidate.value + number / (hundredths ? 100 : 10);
  const clear = PLAIN_END.test(low.slice(signed.end + 1, signed.end + 2));
  return {
    ...signed,
    end: signed.end + 1,
    currency: clear ? currency : { ...currency, certain: false },
    candidate: { ...candidate, value },
  };
};

/** "15 dollars and 50", "25 euros con 50", "thirteen dollars forty five": hundredths that nobody named. */
const LINK = /^ (?:and |con |y )?$/u;
const withLooseCents = (low: string, signed: Signed, next: Candidate | undefined): Signed => {
  const link = next === undefined ? '' : low.slice(signed.end, next.start);
  if (next === undefined || signed.currency.cent || !LINK.test(link)) return signed;
  const { candidate } = signed;
  const small = Number.isInteger(candidate.value) && Number.isInteger(next.value) && next.value < 100;
  const unsure = { ...signed, currency: { ...signed.currency, certain: false } };
  if (!small || COUNTED.test(low.slice(next.end, next.end + 9))) return signed;
  if (!ENDS.test(low.slice(next.end, next.end + 4))) return link === ' ' ? unsure : signed;
  const value = candidate.value + next.value / 100;
  const clear = link === ' con ' && (next.value >= 10 || next.end - next.start === 2);
  return { ...(clear ? signed : unsure), end: next.end, candidate: { ...candidate, value, unit: 1 } };
};
/** "$100 3 days ago" */
const COUNTED =
  /^ ?(?:days?|weeks?|months?|years?|times?|hours?|minutes?|x|dias?|semanas?|mes(?:es)?|anos?|veces|horas?)(?![a-z])/u;
/** Nothing is counted by the number. */
const ENDS = /^(?:$|[.,;!?)](?!\d)|\n| (?:and|for|y|por|para|de|en) ?|[\p{Script=Han}，。])/u;
