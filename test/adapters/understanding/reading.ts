import { rulesUnderstanding } from '../../../adapters/understanding/rules/understanding.ts';
import type { Locale } from '../../../core/locale.ts';
import type { Reading, ReadingContext } from '../../../core/port/understanding.ts';

/** Tuesday, 24 November 2026, in the morning in New York, the afternoon in Madrid, the night in Taipei. */
const NOW = Date.parse('2026-11-24T15:00:00Z');

export const HOME: { readonly [Language in Locale]: ReadingContext } = {
  en: { locale: 'en', now: NOW, timeZone: 'America/New_York', currency: 'USD' },
  'zh-Hant': { locale: 'zh-Hant', now: NOW, timeZone: 'Asia/Taipei', currency: 'TWD' },
  'zh-Hans': { locale: 'zh-Hans', now: NOW, timeZone: 'Asia/Shanghai', currency: 'CNY' },
  es: { locale: 'es', now: NOW, timeZone: 'Europe/Madrid', currency: 'EUR' },
};

const understanding = rulesUnderstanding();

/** A message as it is understood in a case of that language's home. */
export const reading = (locale: Locale, text: string, more: Partial<ReadingContext> = {}): Reading => {
  const read = understanding.read(text, { ...HOME[locale], ...more });
  if (read instanceof Promise) throw new Error('The rules answer at once.');
  return read;
};

/** The same without a currency that the case knows. */
export const readingAbroad = (locale: Locale, text: string): Reading => {
  const { currency: _, ...home } = HOME[locale];
  const read = understanding.read(text, home);
  if (read instanceof Promise) throw new Error('The rules answer at once.');
  return read;
};
