import { LOCALES, type Locale } from '../locale.ts';
import type { Phrase } from '../message/message.ts';
import { say } from '../message/phrasing.ts';
import { exponentOf, type Money } from '../money.ts';
import { checkBid } from './check.ts';
import { gridStep } from './grid.ts';
import { SealedAmount } from './sealed-amount.ts';

/** Longer than any amount of money, written with all its separators. */
const LONGEST = 40;
const DIGITS = 12;

/** What of a round is public. */
export type RoundBounds = { readonly low: Money; readonly high: Money; readonly currency: string };

/** `unclear` also where the number is outside the bounds: the answer is the same, whatever was typed. */
export type Typed = { readonly amount: SealedAmount } | { readonly problem: 'unclear' | 'offGrid' };

/**
 * Reads a number typed under seal and checks it against bounds and grid, so that a slip is answered beside the field.
 * The case checks again, with what only it knows. What was typed goes nowhere but under the seal.
 */
export const readSealed = (typed: string, { low, high, currency }: RoundBounds, locale: Locale): Typed => {
  const money = plainMoney(typed, currency, locale);
  if (money === null) return { problem: 'unclear' };
  const refusal = checkBid(money, { low: low.minor, high: high.minor, currency }, null);
  if (refusal === null) return { amount: new SealedAmount(money) };
  return { problem: refusal.code === 'offGrid' ? 'offGrid' : 'unclear' };
};

/** Whether these words are nothing but a number that may be meant for the seal, be it one that can be taken or not. */
export const isNumberAlone = (typed: string, currency: string): boolean =>
  withoutCurrency(typed.normalize('NFKC').trim(), currency) !== null;

/**
 * Plain digits with the separators of their writer's language, with or without the sign of the round's currency. Null
 * for everything that could be read in two ways or in none: nobody may seal a number that they did not mean, so
 * nothing is guessed.
 */
const plainMoney = (typed: string, currency: string, locale: Locale): Money | null => {
  const plain = withoutCurrency(typed.normalize('NFKC').trim(), currency);
  if (plain === null || plain.length > LONGEST) return null;
  const exponent = exponentOf(currency);
  const [whole = '', fraction = ''] = withoutGroups(plain, locale, exponent)?.split('.') ?? [];
  if (whole === '' || whole.length > DIGITS || fraction.length > exponent) return null;
  return { minor: Number(whole + fraction.padEnd(exponent, '0')), currency };
};

/** Takes the round's own currency off either end; with the sign of another one, nothing here is a number. */
const withoutCurrency = (text: string, currency: string): string | null =>
  patternOf(currency).exec(text)?.[1]?.trim() ?? null;

/** Made once for each currency that a round was ever in: finding its signs is slow. */
const patterns = new Map<string, RegExp>();
const patternOf = (currency: string): RegExp => {
  const known = patterns.get(currency);
  if (known !== undefined) return known;
  const sign = `(?:${signsOf(currency).map(RegExp.escape).join('|')})`;
  const made = new RegExp(`^(?:${sign}\\s*)?(\\d[\\d.,'’\\s]*)(?:${sign})?$`, 'iu');
  patterns.set(currency, made);
  return made;
};

/** What people write after a number instead of a sign, and the currencies that they then mean. */
const WORDS: { readonly [word: string]: readonly string[] } = {
  元: ['TWD', 'CNY', 'HKD', 'MOP'],
  圓: ['TWD'],
  塊: ['TWD'],
  块: ['CNY'],
  pesos: ['MXN', 'COP', 'CLP', 'ARS', 'UYU', 'DOP', 'CUP', 'PHP'],
  euros: ['EUR'],
  dollars: ['USD', 'AUD', 'CAD', 'NZD', 'SGD'],
  dólares: ['USD'],
  pounds: ['GBP'],
};

/** Every way in which our languages write a currency, the longest first: `US$` before `$`. */
const signsOf = (currency: string): readonly string[] => {
  const symbols = LOCALES.flatMap((locale) =>
    (['symbol', 'narrowSymbol', 'code'] as const).flatMap((currencyDisplay) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
        .formatToParts(0)
        .filter(({ type }) => type === 'currency')
        .map(({ value }) => value.normalize('NFKC')),
    ),
  );
  const words = Object.keys(WORDS).filter((word) => WORDS[word]?.includes(currency));
  return [...new Set([...symbols, ...words])].sort((one, other) => other.length - one.length);
};

/** Digits with at most one `.` before the fraction; null where a separator may be either. */
const withoutGroups = (text: string, locale: Locale, exponent: number): string | null => {
  const compact = text.replace(/(?<=\d)['’\s](?=\d{3}(?!\d))/gu, '');
  if (!/^\d[\d.,]*$/u.test(compact)) return null;
  const separators = [...compact.replace(/\d/gu, '')];
  const [first] = separators;
  if (first === undefined) return compact;
  const last = separators.at(-1);
  const tail = compact.length - 1 - Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
  if (separators.length === 1) return oneSeparator(compact, first, tail, locale, exponent);
  const same = separators.every((each) => each === first);
  if (same) return grouped(compact, first) ? compact.replaceAll(first, '') : null;
  // Two kinds: the last is the decimal one and stands once, the others group.
  const groups = compact.slice(0, compact.length - 1 - tail);
  const decimal = separators.filter((each) => each === last).length === 1;
  if (!decimal || tail === 0 || tail === 3 || !grouped(groups, first)) return null;
  return `${groups.replaceAll(first, '')}.${compact.slice(-tail)}`;
};

/** The separator that groups thousands. In Spanish it is the point in some countries and the comma in others. */
const GROUPS: { readonly [L in Locale]: string | null } = {
  en: ',',
  'zh-Hant': ',',
  'zh-Hans': ',',
  es: null,
};

const oneSeparator = (
  text: string,
  separator: string,
  tail: number,
  locale: Locale,
  exponent: number,
): string | null => {
  if (tail === 0) return null;
  if (tail !== 3 || !grouped(text, separator)) return text.replace(separator, '.');
  return GROUPS[locale] === separator || exponent === 0 ? text.replace(separator, '') : null;
};

/** Thousands as they are grouped everywhere but in India: one to three digits, then threes; no leading zero. */
const grouped = (text: string, separator: string): boolean => {
  const [head = '', ...rest] = text.split(separator);
  return /^[1-9]\d{0,2}$/u.test(head) && rest.every((part) => part.length === 3);
};

/** What its writer is told of a number that was not taken: the bounds and the steps at both of them, never the step around what was typed. */
export const typedProblem = (
  problem: Extract<Typed, { problem: unknown }>['problem'],
  { low, high, currency }: RoundBounds,
): Phrase => {
  if (problem === 'unclear')
    return say('sealedNumber.unclear', { low: { money: low }, high: { money: high } });
  const money = (minor: number) => ({ money: { minor, currency } });
  const lowStep = gridStep(low.minor, currency);
  const highStep = gridStep(high.minor, currency);
  return lowStep === highStep
    ? say('sealedNumber.step', { step: money(lowStep) })
    : say('sealedNumber.steps', {
        lowStep: money(lowStep),
        low: { money: low },
        highStep: money(highStep),
        high: { money: high },
      });
};
