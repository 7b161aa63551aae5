const FIRST = 400;
const LONGEST = 20_000;

/**
 * Milliseconds until the next attempt after so many failures: doubling up to 20 seconds, then a random half of it less,
 * so that a thousand browsers do not come back to a restarted server in the same instant. `chance` is in [0, 1).
 */
export const backoff = (failures: number, chance: number): number =>
  Math.min(LONGEST, FIRST * 2 ** Math.max(0, failures - 1)) * (1 - chance / 2);
