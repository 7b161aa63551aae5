import { csvOf, type Line } from './csv.ts';
import type { DeskCell, DeskReport, DeskSection } from './report-wire.ts';
import type { Sayer } from './said.ts';

/**
 * A report as a file for a spreadsheet. One section is its table as it stands, each number by itself where a cell has one.
 * Without a section it is all of them, a number a line, so that a file has the same columns from its first line to its last.
 */
export const reportFile = ({ sections }: DeskReport, section: string | undefined, by: Sayer): string => {
  const chosen = section === undefined && sections.length === 1 ? sections[0]?.id : section;
  const one = sections.find(({ id }) => id === chosen);
  return csvOf(one === undefined ? flat(sections, by) : table(one));
};

/** Shares and means keep the digits that tell them apart; moments are in UTC (ISO 8601). */
const written = ({ text, value }: DeskCell): string => {
  if (value === null) return text;
  // No count and no number of hours is as large as a moment of this century.
  return value > 1e11 ? new Date(value).toISOString() : String(Math.round(value * 10_000) / 10_000);
};

const table = ({ columns, rows }: DeskSection): readonly Line[] => [
  columns,
  ...rows.map(({ label, cells }) => [label, ...cells.map(written)]),
];

const flat = (sections: readonly DeskSection[], by: Sayer): readonly Line[] => [
  [
    by.key('report.file.section'),
    by.key('report.file.row'),
    by.key('report.file.column'),
    by.key('report.file.value'),
  ],
  ...sections.flatMap(({ title, columns, rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map((cell, place) => [title, label, columns[place + 1] ?? '', written(cell)]),
    ),
  ),
];
