import type { Store } from '../port/store.ts';
import type { Span } from './count.ts';
import { type Cell, told } from './suppress.ts';
import { CAUSES, type Cause } from './tally.ts';

/** By what causes can be set side by side. */
export const CAUSE_DIMENSIONS = ['claimType', 'respondent'] as const;
export type CauseDimension = (typeof CAUSE_DIMENSIONS)[number];

/** Most groups that are told; the others come together under `REST`. */
const MOST_GROUPS = 20;
/** The key of what was counted beside the groups with the most. */
export const REST = 'rest';
/** The key of what belongs to no group: no kind was told yet, nobody was invited. */
export const NONE = 'none';

/**
 * Why cases stood still, were refused, or had a promise broken, counted when it happened: one line a cause. A case counts
 * once for each. Cells are told as `told` says, group beside group.
 */
export type CausesReport = {
  /** What the cells of a line stand for, the group with the most causes first. */
  readonly groups: readonly string[];
  readonly lines: readonly {
    readonly cause: Cause;
    readonly why: string;
    readonly total: Cell;
    readonly cells: readonly Cell[];
  }[];
};

export const readCauses = async (
  store: Pick<Store, 'countTallies'>,
  span: Span,
  by: CauseDimension,
): Promise<CausesReport> => {
  const counts = await store.countTallies({ ...span, what: CAUSES, by: ['what', 'why', by] });
  const groups = groupsOf(counts.map((each) => ({ key: each[by] ?? NONE, count: each.count })));
  const keyOf = (value: string | null): string => (groups.includes(value ?? NONE) ? (value ?? NONE) : REST);
  const lines = [...Map.groupBy(counts, ({ what, why }) => `${what}/${why}`).values()].map((alike) => {
    const cells = groups.map((group) =>
      alike.reduce((sum, each) => (keyOf(each[by]) === group ? sum + each.count : sum), 0),
    );
    const { total, cells: shown } = told(cells);
    return { alike, size: cells.reduce((sum, count) => sum + count, 0), total, cells: shown };
  });
  return {
    groups,
    lines: lines
      .sort((one, other) => other.size - one.size)
      .flatMap(({ alike: [first], total, cells }) =>
        first === undefined ? [] : [{ cause: first.what as Cause, why: first.why ?? '', total, cells }],
      ),
  };
};

const groupsOf = (counts: readonly { readonly key: string; readonly count: number }[]): readonly string[] => {
  const sizes = new Map<string, number>();
  for (const { key, count } of counts) sizes.set(key, (sizes.get(key) ?? 0) + count);
  const sorted = [...sizes].sort(([, one], [, other]) => other - one).map(([key]) => key);
  return sorted.length <= MOST_GROUPS ? sorted : [...sorted.slice(0, MOST_GROUPS - 1), REST];
};
