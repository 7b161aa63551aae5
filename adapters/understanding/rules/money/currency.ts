import type { Locale } from '../../../../core/locale.ts';
import type { CurrencyCode } from '../../../../core/money.ts';
import { ELEMENT } from '../../../../core/narrative/element-rule.ts';
import type { ReadingContext } from '../../../../core/port/understanding.ts';
import { CURRENCY_NAMES } from './currency-name.ts';
import {
  CENTS,
  FAMILIES,
  type FamilyName,
  IS_A_WORD,
  LOOKS_LIKE_A_WORD,
  OWN_SIGNS,
  PREFIXED,
} from './currency-sign.ts';

/** A sign that several currencies share is a family; one of its own is its code; `cent` is a hundredth. */
type Meaning =
  | { readonly code: CurrencyCode; readonly cent?: true }
  | { readonly family: FamilyName }
  | { readonly cent: true };

/** "Australian $50" */
const PEOPLE = /([a-z ]+) (?:dollar|peso)(?=$|\|)/gu;

/** Every code with its names; a sign followed by `$` as in NZ$ and NZD$ where the currency is a dollar or a peso. */
const named = (): readonly [string, Meaning][] =>
  Object.entries(CURRENCY_NAMES).flatMap(([code, names]) => {
    const low = code.toLowerCase();
    const peoples = [...names.matchAll(PEOPLE)].map(([, people]) => `${people} $`);
    const signs = PREFIXED.test(names) ? [`${low}$`, `${low} $`, `${low.slice(0, 2)}$`, ...peoples] : [];
    // 圆 is the 元 of cheques.
    const all = names
      .split('|')
      .flatMap((name) => (name.endsWith('元') ? [name, name.replace(/元$/u, '圆')] : [name]));
    return [low, ...signs, ...all].map((sign): [string, Meaning] => [sign, { code }]);
  });
const own = (): readonly [string, Meaning][] =>
  Object.entries(OWN_SIGNS).flatMap(([code, signs]) =>
    signs.split('|').map((sign): [string, Meaning] => [sign, { code }]),
  );
const families = (): readonly [string, Meaning][] =>
  Object.values(FAMILIES).flatMap(({ name, signs }) =>
    signs.split('|').map((sign): [string, Meaning] => [sign, { family: name }]),
  );
const cents = (): readonly [string, Meaning][] =>
  Object.entries(CENTS).flatMap(([code, signs]) =>
    signs
      .split('|')
      .map((sign): [string, Meaning] => [sign, code === 'any' ? { cent: true } : { code, cent: true }]),
  );

/** Signs as they stand in a plain text (lower case, no accents, simplified). */
export const SIGN: ReadonlyMap<string, Meaning> = new Map([...named(), ...families(), ...cents(), ...own()]);

/** What a family may mean, the likeliest first: every currency whose full name holds one of its words, and its own. */
const membersOf = (name: FamilyName): readonly CurrencyCode[] => {
  const { first, signs } = FAMILIES[name];
  const words = new Set(signs.split('|').filter((sign) => /^[a-z]{4,}$/u.test(sign)));
  const kin = Object.entries(CURRENCY_NAMES).filter(([, names]) =>
    names.split(/[| ]/u).some((word) => words.has(word)),
  );
  return [...new Set([...first.split(' '), ...kin.map(([code]) => code)])];
};
const MEMBERS: ReadonlyMap<FamilyName, readonly CurrencyCode[]> = new Map(
  Object.values(FAMILIES).map(({ name }): [FamilyName, readonly CurrencyCode[]] => [name, membersOf(name)]),
);

/**
 * Where 元 alone is enough; a Chinese speaker with a case in dollars may mean either, and is asked. A question for an
 * amount names the currency of the case, and 元 in answer to it is that one.
 */
const YUAN: ReadonlySet<CurrencyCode> = new Set(['CNY', 'TWD', 'HKD', 'MOP']);
const HOME: { readonly [Language in Locale]: CurrencyCode } = {
  en: 'USD',
  'zh-Hant': 'TWD',
  'zh-Hans': 'CNY',
  es: 'EUR',
};

/**
 * Whether what was written in small letters or in capitals can be this sign. Codes that are words too count in capitals,
 * and not where everything is in capitals: "2 PEN", not "1 pen" nor "I PAID 5 ALL IN".
 */
export const isWritten = (sign: string, cased: string, start: number, end: number): boolean => {
  if (!LOOKS_LIKE_A_WORD.has(sign)) return true;
  if (!cased.slice(start, end).includes(sign.toUpperCase())) return false;
  const around = `${cased.slice(Math.max(0, start - 40), start)} ${cased.slice(end, end + 40)}`;
  return /[a-z]/u.test(around) || !/[A-Z]/u.test(around);
};

/** Signs of one currency that are another's at home. */
const SHARED: { readonly [sign: string]: readonly CurrencyCode[] } = {
  '£': MEMBERS.get('pound') ?? [],
  c$: ['NIO'],
  '₩': ['KPW'],
  '₽': ['BYN'],
  '₱': ['CUP'],
};

/** One letter that stands for a currency in its own country and for anything elsewhere: R500, Q 500. */
const LOCAL: { readonly [code: CurrencyCode]: string } = {
  ZAR: 'r',
  PHP: 'p',
  NGN: 'n',
  GTQ: 'q',
  HNL: 'l',
  SZL: 'e',
  BWP: 'p',
  MZN: 'mt',
  ZMW: 'k',
  PGK: 'k',
};
/** The sign that counts only where the case is in its currency, if it has one. */
export const localSign = (known: CurrencyCode | undefined): string | undefined =>
  known === undefined ? undefined : LOCAL[known];

export type Currency = { readonly code: CurrencyCode; readonly certain: boolean; readonly cent: boolean };

/** What a sign means in this case. One that does not fit the case's own currency is guessed, and not certain. */
export const currencyOf = (
  sign: string,
  { locale, currency: known, asked }: Pick<ReadingContext, 'locale' | 'currency' | 'asked'>,
): Currency | null => {
  const meaning = SIGN.get(sign);
  const home = known ?? HOME[locale];
  if (meaning === undefined) return { code: home, certain: known !== undefined, cent: false };
  if (known !== undefined && SHARED[sign]?.includes(known) === true)
    return { code: known, certain: true, cent: false };
  if ('code' in meaning)
    return {
      code: meaning.code,
      certain: !IS_A_WORD.has(sign) || meaning.code === known,
      cent: meaning.cent === true,
    };
  if ('cent' in meaning) return { code: home, certain: known !== undefined, cent: true };
  const named = asked !== undefined && ELEMENT[asked].answer === 'money';
  return ofFamily(meaning.family, HOME[locale], known, named);
};

const ofFamily = (
  family: FamilyName,
  home: CurrencyCode,
  known: CurrencyCode | undefined,
  named: boolean,
): Currency | null => {
  const members = MEMBERS.get(family) ?? [];
  if (known !== undefined && members.includes(known))
    return { code: known, certain: named || family !== 'yuan' || YUAN.has(known), cent: false };
  // Elsewhere pounds are a weight.
  if (known !== undefined && family === 'pound') return null;
  const [first] = members;
  const fits = family === 'yuan' ? YUAN.has(home) : members.includes(home);
  return { code: fits ? home : (first ?? home), certain: false, cent: false };
};

/** The currency of a number without a sign. */
export const bareCurrency = (locale: Locale, known: CurrencyCode | undefined): Currency => ({
  code: known ?? HOME[locale],
  certain: known !== undefined,
  cent: false,
});
