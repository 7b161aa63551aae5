import { exponentOf, minorPerMajor } from '../../../../core/money.ts';
import type { FoundAmount, ReadingContext } from '../../../../core/port/understanding.ts';
import type { Plain } from '../plain.ts';
import type { Candidate } from './candidate.ts';
import type { Currency } from './currency.ts';

/** Largest amount that is read as one, in major units; more is a slip of the hand or the number of something else. */
const LARGEST = 1e12;

/** An amount with its place in the plain text; `start` and `end` of `found` are those of the text as given. */
export type Amount = { readonly found: FoundAmount; readonly start: number; readonly end: number };

/** What an amount is read against. */
export type MoneyContext = Pick<ReadingContext, 'locale' | 'currency' | 'asked'>;
/** A number with the place of it and its sign. */
export type Side = { readonly candidate: Candidate; readonly start: number; readonly end: number };
export type Signed = Side & {
  readonly currency: Currency;
  readonly approximate: boolean;
};

export const edges = ({ start, end }: Candidate) => ({ start, end });
/** One of two ends of a range: neither is the amount. */
export const unsure = (signed: Signed): Signed => ({
  ...signed,
  approximate: true,
  currency: { ...signed.currency, certain: false },
});

/** A number that goes on to the left is the tail of a code: INV-2210, iPhone15, #4711. */
export const startsFree = (low: string, start: number): boolean =>
  !TAIL.test(low.slice(Math.max(0, start - 2), start));
const TAIL = /(?:[a-z\d#_]|[a-z\d][-./:]|\d,|兆)$/u;
export const isNegative = (low: string, start: number): boolean =>
  NEGATIVE.test(low.slice(Math.max(0, start - 9), start));
const NEGATIVE = /(?:(?<![\p{L}\p{N}] ?)-|\b(?:minus|negative|menos) |[负负] ?)$/u;

const ABOUT_BEFORE =
  /(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.|some|nearly|almost|over|under|up to|at least|at most|more than|less than|close to|unos|unas|casi|aproximadamente|aprox\.?|alrededor de|cerca de|como|mas de|menos de|hasta|al menos|por lo menos|mas o menos|rondando)|大约|大概|差不多|约|将近|接近|快|近|不到|超过|至少|最多|~)\s?$/u;
const ABOUT_AFTER =
  /^(?:\s?(?:or so|more or less|ish|give or take|y pico|mas o menos|aproximadamente|aprox|approx)|左右|上下|多|以上|以下)/u;
export const isAbout = (low: string, start: number, end: number): boolean =>
  ABOUT_BEFORE.test(low.slice(Math.max(0, start - 18), start)) || ABOUT_AFTER.test(low.slice(end, end + 18));

/** Tenths in Chinese: 五毛, 五角. */
export const isTenth = (low: string, end: number): boolean =>
  /[毛角]钱?$/u.test(low.slice(Math.max(0, end - 2), end));

/** Currencies of countries where Spanish is spoken and a comma counts thousands all the same; and where it counts twos. */
const COUNTS = {
  threes: new Set('MXN USD PEN GTQ HNL NIO DOP PAB SVC CUP PHP GBP INR'.split(' ')),
  twos: new Set('INR PKR BDT NPR LKR'.split(' ')),
} as const;

/** The amount in the currency's smallest unit; none where it is absurdly large. */
export const amountOf = (
  text: string,
  plain: Plain,
  { candidate, currency, approximate, ...at }: Signed,
): readonly Amount[] => {
  const { start, end } = plain.span(at.start, at.end);
  const tenth = isTenth(plain.low, at.end) && currency.cent;
  const major = currency.cent ? candidate.value / (tenth ? 10 : 100) : candidate.value;
  if (!(major <= LARGEST)) return [];
  const minor = Math.round(major * minorPerMajor(currency.code));
  const usual =
    candidate.certain || (candidate.comma !== undefined && COUNTS[candidate.comma].has(currency.code));
  const thousandths = candidate.single === true && exponentOf(currency.code) === 3;
  // Half a yen was meant to be something else.
  const whole = Math.abs(minor - major * minorPerMajor(currency.code)) < 0.01;
  const found: FoundAmount = {
    minor,
    currency: currency.code,
    text: text.slice(start, end),
    start,
    end,
    certain: usual && currency.certain && whole && !thousandths,
    ...(approximate ? { approximate } : {}),
  };
  return [{ found, start: at.start, end: at.end }];
};
