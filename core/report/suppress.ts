/** Fewer than so many are not told: they could be pointed at. */
export const LEAST_TOLD = 5;

/** A number that may be told, or null where it is too small to be, or would give away one that is. */
export type Cell = number | null;

export type Column = { readonly total: Cell; readonly cells: readonly Cell[] };

/**
 * A column of counts that add up to its total, as it may be told. Whatever is less than `LEAST_TOLD` is hidden, zero too.
 * One more is hidden with it, so that the total less what is told is no hidden number but a sum of several. That one is
 * taken by its place, the next after the first hidden one, and not by its size, which would say something of it.
 */
export const told = (counts: readonly number[]): Column => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total < LEAST_TOLD) return { total: null, cells: counts.map(() => null) };
  const first = counts.findIndex((count) => count < LEAST_TOLD);
  const places = counts.map((_count, step) => (first + 1 + step) % counts.length);
  const another = first === -1 ? undefined : places.find((place) => (counts[place] ?? 0) >= LEAST_TOLD);
  return {
    total,
    cells: counts.map((count, place) => (count < LEAST_TOLD || place === another ? null : count)),
  };
};
