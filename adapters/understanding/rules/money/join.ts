import { NEXT, NEXT_LENGTH } from './bare.ts';
import type { Candidate } from './candidate.ts';
import { isTenth, type Side, type Signed, startsFree } from './signed.ts';

const BETWEEN = /(?:between|entre|从|介于|在|from|de)\s?$/u;
const RANGE = /^\s?(?:[-~]|to|or|o|a|到|至)\s?[$€£¥]?$/u;
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

/** "12 dollars and 50 cents", 十二塊五: the smaller part belongs to the amount before it. */
export const joinCents = (low: string, signed: readonly Signed[]): readonly Signed[] => {
  const joined: Signed[] = [];
  for (const each of signed) {
    const last = joined.at(-1);
    const gap = last === undefined ? '' : low.slice(last.end, each.start);
    if (
      last !== undefined &&
      !last.currency.cent &&
      each.currency.cent &&
      /^ ?(?:and|con|y|又|零)? ?$/u.test(gap)
    ) {
      const value = last.candidate.value + each.candidate.value / (isTenth(low, each.end) ? 10 : 100);
      joined.splice(-1, 1, { ...last, end: each.end, candidate: { ...last.candidate, value } });
    } else joined.push(each);
  }
  return joined.map((each) => withLooseCents(low, withTenths(low, each)));
};
const TENTHS = /^([一二三四五六七八九\d])(?=$|[\s，。,.!！?？、的])/u;
const withTenths = (low: string, signed: Signed): Signed => {
  if (low.charAt(signed.end - 1) !== '块') return signed;
  const tenths = TENTHS.exec(low.slice(signed.end, signed.end + 2));
  if (tenths === null) return signed;
  const digit = '零一二三四五六七八九'.indexOf(tenths[1] ?? '');
  const value = signed.candidate.value + (digit === -1 ? Number(tenths[1]) : digit) / 10;
  return { ...signed, end: signed.end + 1, candidate: { ...signed.candidate, value } };
};

/** "15 dollars and 50" may be 15.50. */
const LOOSE = /^ (?:and |con |y )?\d{1,2}(?=$|[\s.,;!?])(?! ?[%:/]|[.,]\d)(?! [a-z])/u;
const withLooseCents = (low: string, signed: Signed): Signed =>
  LOOSE.test(low.slice(signed.end, signed.end + 12))
    ? { ...signed, currency: { ...signed.currency, certain: false } }
    : signed;
