import type { Store } from '../port/store.ts';
import type { TimeZone } from '../time.ts';
import type { Span } from './count.ts';
import { CASE_COLUMNS, type Dimension, type FigureCounts, type FiguresTable, figuresOf } from './figures.ts';
import { type Period, spanOf, weeksOf } from './period.ts';
import { hasReached } from './stage.ts';
import { type Cell, told } from './suppress.ts';

type Counts = Pick<Store, 'countFacts'>;

/** The figures of the cases that were opened in a span, all together and set side by side by `by`. */
export const readFigures = async (store: Counts, span: Span, by: Dimension): Promise<FiguresTable> => {
  const cases = await store.countFacts({ ...span, by: [by, ...CASE_COLUMNS] });
  const replies = await store.countFacts({ ...span, by: [by, 'replyHours'], having: 'replyHours' });
  const settlements = await store.countFacts({ ...span, by: [by, 'settleHours'], having: 'settleHours' });
  const groups = new Map<string, FigureCounts>();
  for (const key of new Set(cases.map((row) => row[by])))
    groups.set(key, {
      cases: cases.filter((row) => row[by] === key),
      replies: replies.filter((row) => row[by] === key),
      settlements: settlements.filter((row) => row[by] === key),
    });
  return figuresOf(groups);
};

/** Week by week, none where no case was opened at all: cases that were opened then, those that the other side joined, and those that were signed. */
export type Trend = readonly {
  readonly week: Period;
  readonly opened: Cell;
  readonly joined: Cell;
  readonly signed: Cell;
}[];

export const readTrend = async (store: Counts, period: Period, timeZone: TimeZone): Promise<Trend> => {
  const weeks = weeksOf(period);
  const rows: (readonly [number, number, number])[] = [];
  for (const week of weeks) {
    const cases = await store.countFacts({ ...spanOf(week, timeZone), by: ['reached'] });
    const count = (mark: 'opened' | 'joined' | 'signed'): number =>
      cases.reduce((sum, row) => (hasReached(row.reached, mark) ? sum + row.count : sum), 0);
    rows.push([count('opened'), count('joined'), count('signed')]);
  }
  if (rows.every(([opened]) => opened === 0)) return [];
  const [opened, joined, signed] = ([0, 1, 2] as const).map(
    (column) => told(rows.map((row) => row[column])).cells,
  );
  return weeks.map((week, place) => ({
    week,
    opened: opened?.[place] ?? null,
    joined: joined?.[place] ?? null,
    signed: signed?.[place] ?? null,
  }));
};
