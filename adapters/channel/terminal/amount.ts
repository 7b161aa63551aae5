import { exponentOf, type Money } from '../../../core/money.ts';

/**
 * A plain number in a currency: "400", "400.50", "400,5". Null for anything else, above all where a separator could
 * stand for thousands ("1,000"): a number that is about to be sealed is never guessed.
 */
export const typedAmount = (typed: string, currency: string): Money | null => {
  const [, whole, fraction = ''] = /^(\d{1,12})(?:[.,](\d{1,3}))?$/u.exec(typed.trim()) ?? [];
  const exponent = exponentOf(currency);
  if (whole === undefined || fraction.length > Math.min(exponent, 2)) return null;
  return { minor: Number(whole + fraction.padEnd(exponent, '0')), currency };
};
