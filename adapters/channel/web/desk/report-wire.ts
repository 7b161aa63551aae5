/*
 * A report as it goes to the console: every word said, every number written in the reader's language, and beside it the
 * number itself where a chart draws it. The same tables make the file.
 */

/** The reports that are made of what is counted; the daily stall list has its own shape. */
export const REPORTS = ['figures', 'trend', 'team', 'causes', 'warnings'] as const;
export type ReportName = (typeof REPORTS)[number];

export type DeskReport = {
  readonly name: ReportName;
  /** Days of the period, `YYYY-MM-DD`, with both ends; null for a report of this moment. */
  readonly period: { readonly from: string; readonly to: string; readonly text: string } | null;
  /** By what it can be set side by side, and by what it is. */
  readonly by: { readonly chosen: string; readonly options: readonly DeskOption[] } | null;
  /** What is true of every number in it, a sentence each. */
  readonly notes: readonly string[];
  readonly sections: readonly DeskSection[];
};

type DeskOption = { readonly value: string; readonly label: string };

export type DeskSection = {
  readonly id: string;
  readonly title: string;
  /** The definition: what it counts. */
  readonly what: string;
  /** What it says where there are no rows. */
  readonly empty: string;
  readonly chart: DeskChart | null;
  /** The first is the heading of the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly DeskLine[];
};

/** `series`: the columns that are drawn, counted among the cells from 0. `most`: the value at the full length, where it is fixed. */
export type DeskChart = {
  readonly kind: 'funnel' | 'bars' | 'line';
  readonly series: readonly number[];
  readonly most: number | null;
};

export type DeskLine = {
  /** Tells it from the other lines of its section. */
  readonly id: string;
  readonly label: string;
  /** The case that the line is about. */
  readonly caseId: string | null;
  readonly cells: readonly DeskCell[];
};

/** `value`: the number behind the words; null where it is not told or is none. Moments in milliseconds since 1970. */
export type DeskCell = { readonly text: string; readonly value: number | null };
