import { rulesUnderstanding } from '../../../adapters/understanding/rules/understanding.ts';
import type { Reading, ReadingContext } from '../../../core/port/understanding.ts';

const understanding = rulesUnderstanding();

/** A message as the rules understand it, on a quiet day in UTC unless `more` says otherwise. */
export const understood = (text: string, more: Partial<ReadingContext> = {}): Reading => {
  const read = understanding.read(text, {
    locale: 'en',
    now: Date.parse('2026-11-24T12:00:00Z'),
    timeZone: 'UTC',
    ...more,
  });
  if (read instanceof Promise) throw new Error('The rules answer at once.');
  return read;
};
