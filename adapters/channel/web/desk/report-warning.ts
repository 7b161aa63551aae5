import { caseNumber } from '../../../../core/case/number.ts';
import { Owner } from '../../../../core/case/party.ts';
import { say } from '../../../../core/message/phrasing.ts';
import type { CaseRow, Store } from '../../../../core/port/store.ts';
import { readWarnings, type Warned } from '../../../../core/report/read-warnings.ts';
import type { Instant } from '../../../../core/time.ts';
import type { QueueSummary } from '../../../../core/view/queue.ts';
import { countOf, plain } from './report-cell.ts';
import type { DeskCell, DeskLine, DeskSection } from './report-wire.ts';
import type { Sayer } from './said.ts';

/** Rows that are looked up at once. */
const CHUNK = 50;

/** The early warnings: open cases with the reason, and other sides that many turned against. */
export const warningSections = async (
  store: Store,
  now: Instant,
  by: Sayer,
): Promise<{ readonly sections: readonly DeskSection[]; readonly more: boolean }> => {
  const { cases, respondents, more } = await readWarnings(store, now);
  const rows = await rowsOf(store, [
    ...cases.map(({ caseId }) => caseId),
    ...respondents.map(({ newestCaseId }) => newestCaseId),
  ]);
  const again = respondents.flatMap(({ cases: count, newestCaseId }) => {
    const row = rows.get(newestCaseId);
    return row === undefined
      ? []
      : [
          {
            id: newestCaseId,
            label: otherSide(row),
            caseId: newestCaseId,
            cells: [countOf(count, by), plain(caseLabel(row, by))],
          },
        ];
  });
  const sections = [
    {
      id: 'warnings',
      title: by.key('report.warnings'),
      what: by.key('report.warnings.what'),
      empty: by.key('report.warnings.none'),
      chart: null,
      columns: COLUMNS.map(by.key),
      rows: cases.flatMap((warned) => {
        const row = rows.get(warned.caseId);
        return row === undefined ? [] : [lineOf(warned, row, by)];
      }),
    },
    {
      id: 'again',
      title: by.key('report.again'),
      what: by.key('report.again.what'),
      empty: by.key('report.again.none'),
      chart: null,
      columns: [by.key('report.stall.other'), by.key('report.cases'), by.key('report.again.newest')],
      rows: again,
    },
  ];
  return { sections, more };
};

const COLUMNS = [
  'report.stall.case',
  'report.stall.why',
  'report.stall.other',
  'report.stall.step',
  'report.stall.owner',
  'report.stall.due',
] as const;

const rowsOf = async (store: Store, caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseRow>> => {
  const found = new Map<string, CaseRow>();
  for (let place = 0; place < caseIds.length; place += CHUNK)
    for (const row of await Promise.all(
      caseIds.slice(place, place + CHUNK).map((caseId) => store.case(caseId)),
    ))
      if (row !== null) found.set(row.caseId, row);
  return found;
};

const summaryOf = ({ summary }: CaseRow): QueueSummary => summary as QueueSummary;
const otherSide = (row: CaseRow): string => summaryOf(row).respondentName ?? '';
const caseLabel = (row: CaseRow, by: Sayer): string => {
  const { claimType } = summaryOf(row);
  const about = by.key(claimType === null ? 'desk.aboutUnknown' : `claimType.${claimType}`);
  return `${about} · ${by.phrase(say('desk.caseLabel', { id: caseNumber(row.caseId) }))}`;
};

const lineOf = ({ caseId, why, statutoryAt }: Warned, row: CaseRow, by: Sayer): DeskLine => ({
  id: caseId,
  label: caseLabel(row, by),
  caseId,
  cells: [
    plain(why.map((warning) => by.key(`report.warning.${warning}`)).join(' · ')),
    plain(otherSide(row)),
    plain(by.key(`step.${row.step}`)),
    plain(summaryOf(row).holderName ?? by.key(`staff.owner.${Owner.parse(row.owner)}`)),
    moment(statutoryAt ?? row.due, by),
  ],
});

const moment = (at: Instant | null, { locale, timeZone }: Sayer): DeskCell => ({
  text:
    at === null
      ? ''
      : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at),
  value: at,
});
