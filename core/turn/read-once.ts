import type { Reading, Understanding } from '../port/understanding.ts';

/**
 * Reads the same words in the same place once. For one turn, whose attempts may be several: a model is not asked, and
 * waited for, a second time only because somebody else's events came first. What the words are read against is part of
 * the place: where another question is open meanwhile, they are read anew.
 */
export const readOnce = (understanding: Understanding): Understanding => {
  const known = new Map<string, Reading | Promise<Reading>>();
  return {
    read: (text, context) => {
      const { now: _now, ...where } = context;
      const place = JSON.stringify([text, where]);
      const reading = known.get(place) ?? understanding.read(text, context);
      known.set(place, reading);
      return reading;
    },
  };
};
