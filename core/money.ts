import { z } from 'zod';

/** Currencies whose smallest unit is the major unit itself (ISO 4217, exponent 0). */
const EXPONENT_0 = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
/** Currencies with a thousandth as the smallest unit (ISO 4217, exponent 3). */
const EXPONENT_3 = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** An ISO 4217 code in capitals, for example `TWD`. */
export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);
export type CurrencyCode = z.infer<typeof CurrencyCode>;

/**
 * An amount of money. `minor` counts the currency's smallest unit (cents for USD, yen for JPY, fils for KWD)
 * and is a safe, non-negative integer: there is no fraction to round and no sign to misread.
 */
export const Money = z.object({ minor: z.int().nonnegative(), currency: CurrencyCode }).readonly();
export type Money = z.infer<typeof Money>;

/** Decimal places of a currency: 0, 2 or 3 (ISO 4217). */
export const exponentOf = (currency: CurrencyCode): 0 | 2 | 3 =>
  EXPONENT_0.has(currency) ? 0 : EXPONENT_3.has(currency) ? 3 : 2;

/** How many smallest units make one major unit: 1, 100 or 1000. */
export const minorPerMajor = (currency: CurrencyCode): number => 10 ** exponentOf(currency);

/**
 * The amount as a person of that locale writes it, decimals only when there are any: `$480`, `480,50 €`, `NT$4,800`.
 * The currency is always visible; `und` symbols fall back to the code.
 */
export const formatMoney = (money: Money, locale: string): string => {
  const exponent = exponentOf(money.currency);
  const whole = money.minor % minorPerMajor(money.currency) === 0;
  return formatter(locale, money.currency, whole ? 0 : exponent).format(
    money.minor / minorPerMajor(money.currency),
  );
};

const formatters = new Map<string, Intl.NumberFormat>();
const formatter = (locale: string, currency: CurrencyCode, digits: number): Intl.NumberFormat => {
  const key = `${locale}/${currency}/${digits}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, made);
  return made;
};
