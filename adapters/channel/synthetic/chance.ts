/** Chance that comes again: the same seed gives the same draws, on every machine. */
export type Chance = {
  /** From 0 up to, and never reaching, 1. */
  next(): number;
  between(low: number, high: number): number;
  /** True with this probability. */
  of(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Picks by weight; the weights need not add up to one. */
  weighted<T extends string>(weights: { readonly [Name in T]: number }): T;
  normal(mean: number, deviation: number): number;
  /** A source of its own, which does not depend on how much of this one was used. */
  fork(name: string): Chance;
};

/** Mulberry32 by Tommy Ettinger (public domain), begun from a 32-bit FNV-1a hash of the seed. Fit for play, not for secrets. */
export const seeded = (seed: string): Chance => {
  let state = fnv1a(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    of: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    weighted: (weights) => byWeight(weights, next()),
    normal: (mean, deviation) => mean + deviation * gauss(next(), next()),
    fork: (name) => seeded(`${seed}/${name}`),
  };
};

const byWeight = <T extends string>(weights: { readonly [Name in T]: number }, drawn: number): T => {
  const entries = Object.entries(weights) as [T, number][];
  let left = drawn * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return (entries.at(-1) as [T, number])[0];
};

/** Box and Muller's transform of two uniform draws. */
const gauss = (one: number, other: number): number =>
  Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other);

const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
};
