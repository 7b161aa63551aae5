import type { DeskQueue, DeskRow } from '../../wire.ts';

/**
 * A page of the queue as it was read last. `after`: where it begins, null for the first. `stale`: something moved since,
 * so it is read again when it comes into view.
 */
export type Slice = {
  readonly after: string | null;
  readonly rows: readonly DeskRow[];
  readonly next: string | null;
  readonly stale: boolean;
};

/** A row and the slice that it lies in. */
export type Placed = { readonly row: DeskRow; readonly slice: number };

/**
 * Puts what was read in the place of slice `index`. Where the one after it begins elsewhere now, that one is stale; where
 * nothing follows any more, the rest goes.
 */
export const withSlice = (
  slices: readonly Slice[],
  index: number,
  { rows, next }: Pick<DeskQueue, 'rows' | 'next'>,
): readonly Slice[] => {
  const before = slices.slice(0, index);
  const read: Slice = { after: before.at(-1)?.next ?? null, rows, next, stale: false };
  const [following, ...rest] = slices.slice(index + 1);
  if (next === null || following === undefined) return [...before, read];
  const moved = following.after !== next;
  return [
    ...before,
    read,
    moved ? { ...following, after: next, stale: true } : following,
    // Dropped rather than guessed: they are read again when somebody scrolls there.
    ...(moved && following.rows.length === 0 ? [] : rest),
  ];
};

export const allStale = (slices: readonly Slice[]): readonly Slice[] =>
  slices.map((slice) => ({ ...slice, stale: true }));

/** All rows in order. A case that moved while slices were read at different moments is shown once, at its first place. */
export const placed = (slices: readonly Slice[]): readonly Placed[] => {
  const seen = new Set<string>();
  return slices.flatMap(({ rows }, slice) =>
    rows.flatMap((row) => {
      if (seen.has(row.caseId)) return [];
      seen.add(row.caseId);
      return [{ row, slice }];
    }),
  );
};

/** The slice to read next so that rows `first` to `last` are there and fresh; null where nothing is to be read. */
export const wantedSlice = (slices: readonly Slice[], first: number, last: number): number | null => {
  const rows = placed(slices);
  const from = rows[Math.max(0, Math.min(first, rows.length - 1))]?.slice ?? 0;
  const to = rows[Math.min(last, rows.length - 1)]?.slice ?? 0;
  const stale = slices.findIndex((slice, index) => slice.stale && index >= from && index <= to);
  if (stale !== -1) return stale;
  const end = slices.at(-1);
  if (end === undefined) return 0;
  return end.next !== null && last >= rows.length ? slices.length : null;
};
