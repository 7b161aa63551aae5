import { exponentOf, type Money } from '../core/money.ts';
import type { Reading } from '../core/port/understanding.ts';

/**
 * The amount in a form's field: a plain number in the case's currency; anything else as it was understood, if that was
 * certain. Null where it is unclear: nothing is guessed.
 */
export const amountTyped = (typed: string, reading: Reading | undefined, currency: string): Money | null => {
  const plain = /^(\d{1,12})(?:[.,](\d{1,3}))?$/u.exec(typed);
  const exponent = exponentOf(currency);
  const [, whole, fraction = ''] = plain ?? [];
  // Three digits after a separator may be thousands: not guessed.
  if (whole !== undefined && fraction.length <= Math.min(exponent, 2))
    return { minor: Number(whole + fraction.padEnd(exponent, '0')), currency };
  const found = reading?.amounts.find(({ text }) => text.trim() === typed);
  return found?.certain === true ? { minor: found.minor, currency: found.currency } : null;
};

/** Whole days from 0 to 365, as a field holds them; undefined for anything else. */
export const daysTyped = (typed: string | undefined): number | undefined => {
  const days = Number(typed?.trim() === '' ? Number.NaN : typed);
  return Number.isInteger(days) && days >= 0 && days <= 365 ? days : undefined;
};
