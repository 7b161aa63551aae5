import type { Reading, ReadingContext, Understanding } from '../port/understanding.ts';

/**
 * Reads the same words in the same place once. For one turn, whose attempts may be several: a model is not asked, and
 * waited for, a second time only because somebody else's events came first. What the words are read against is part of
 * the place: where another question is open meanwhile, they are read anew.
 */
export const readOnce = (understanding: Understanding): Understanding => {
  const known: Known[] = [];
  return {
    read: (text, context) => {
      // Most turns need one attempt: there nothing is compared.
      const place = known.length === 0 ? '' : placeOf(text, context);
      const before = known.find((each) => placeOf(each.text, each.context) === place);
      if (before !== undefined) return before.reading;
      const reading = understanding.read(text, context);
      known.push({ text, context, reading });
      return reading;
    },
  };
};

type Known = {
  readonly text: string;
  readonly context: ReadingContext;
  readonly reading: Reading | Promise<Reading>;
};

const placeOf = (text: string, { now: _now, ...where }: ReadingContext): string =>
  JSON.stringify([text, where]);
