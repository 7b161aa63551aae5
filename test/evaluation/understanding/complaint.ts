import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One complaint of the CFPB's public database: its number, the day it was received, and what the person told. */
export type Complaint = { readonly id: string; readonly received: string; readonly text: string };

/** The rows of a CSV file (RFC 4180): quoted fields may hold commas, quotes (doubled) and line ends. */
const rowsOf = (csv: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/uy;
  while (field.lastIndex < csv.length) {
    const match = field.exec(csv);
    if (match === null) throw new Error(`The CSV cannot be read at row ${rows.length}.`);
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== ',') rows.push([]);
  }
  return rows.filter(({ length }) => length > 1);
};

/** Every complaint in `complaints.csv` that tells something. */
export const readComplaints = (folder: string): readonly Complaint[] => {
  const [head = [], ...rows] = rowsOf(
    readFileSync(join(folder, 'complaints.csv'), 'utf8').replace(/^\uFEFF/u, ''),
  );
  const column = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? '';
  return rows
    .map((row) => ({
      id: column(row, 'Complaint ID'),
      received: column(row, 'Date received'),
      text: column(row, 'Consumer complaint narrative'),
    }))
    .filter(({ text }) => text !== '');
};
