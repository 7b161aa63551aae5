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

/**
 * A time of day as a number of hours from 0 to below 24: "14:00", "9.30", "2 pm", "下午 2:30". Null for what could be
 * read in two ways, or in none.
 */
export const timeTyped = (typed: string): number | null => {
  const found = TIME.exec(typed.trim().toLowerCase());
  const { before, hour, minute = '0', after } = found?.groups ?? {};
  const half = HALF[before ?? after?.replaceAll('.', '').replace(/\s/gu, '') ?? ''];
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (found === null || minutes > 59 || hours > 23) return null;
  if (half === undefined) return found.groups?.['minute'] === undefined ? null : hours + minutes / 60;
  if (hours < 1 || hours > 12) return null;
  return (hours % 12) + half + minutes / 60;
};
const TIME =
  /^(?<before>上午|下午|晚上)?\s*(?<hour>\d{1,2})(?:\s?[:.：點点時时h]\s?(?<minute>\d{2})?分?)?\s?(?<after>[ap]\.?\s?m\.?)?$/u;
const HALF: { readonly [word: string]: number } = { am: 0, pm: 12, 上午: 0, 下午: 12, 晚上: 12 };
