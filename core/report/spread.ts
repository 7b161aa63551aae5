/** How often each value came. */
export type Spread = readonly { readonly value: number; readonly count: number }[];

/** The value that a share of all others do not exceed (nearest rank); null where there is none. */
export const quantile = (spread: Spread, share: number): number | null => {
  const sorted = [...spread].sort((one, other) => one.value - other.value);
  const rank = Math.max(1, Math.ceil(share * sizeOf(spread)));
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (passed >= rank) return value;
  }
  return null;
};

export const sizeOf = (spread: Spread): number => spread.reduce((sum, { count }) => sum + count, 0);

export const meanOf = (spread: Spread): number | null => {
  const size = sizeOf(spread);
  return size === 0 ? null : spread.reduce((sum, { value, count }) => sum + value * count, 0) / size;
};
