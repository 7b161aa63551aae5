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
    if (parts > 0) return each;
    const next = after.get(each.candidate);
    return withLooseCents(low, withTenths(low, each), next !== undefined && own.has(next) ? undefined : next);
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

const TENTHS = /^([一二三四五六七八九\d])(?=$|[\s，。,.!！?？、的])/u;
const withTenths = (low: string, signed: Signed): Signed => {
  if (low.charAt(signed.end - 1) !== '块') return signed;
  const tenths = TENTHS.exec(low.slice(signed.end, signed.end + 2));
  if (tenths === null) return signed;
  const digit = '零一二三四五六七八九'.indexOf(tenths[1] ?? '');
  const value = signed.candidate.value + (digit === -1 ? Number(tenths[1]) : digit) / 10;
  return { ...signed, end: signed.end + 1, candidate: { ...signed.candidate, value } };
};

/** "15 dollars and 50", "25 euros con 50", "thirteen dollars forty five": hundredths that nobody named. */
const LINK = /^ (?:and |con |y )?$/u;
const withLooseCents = (low: string, signed: Signed, next: Candidate | undefined): Signed => {
  const link = next === undefined ? '' : low.slice(signed.end, next.start);
  if (next === undefined || signed.currency.cent || !LINK.test(link)) return signed;
  const { candidate } = signed;
  const small = Number.isInteger(candidate.value) && Number.isInteger(next.value) && next.value < 100;
  const unsure = { ...signed, currency: { ...signed.currency, certain: false } };
  if (!small) return signed;
  if (!ENDS.test(low.slice(next.end, next.end + 4))) return link === ' ' ? unsure : signed;
  const value = candidate.value + next.value / 100;
  const clear = link === ' con ' && (next.value >= 10 || next.end - next.start === 2);
  return { ...(clear ? signed : unsure), end: next.end, candidate: { ...candidate, value, unit: 1 } };
};
/** Nothing is counted by the number. */
const ENDS = /^(?:$|[.,;!?)](?!\d)|\n| (?:and|for|y|por|para|de|en) ?|[\p{Script=Han}，。])/u;
