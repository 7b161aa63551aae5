import { say } from '../../../../core/message/phrasing.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Counted, Span } from '../../../../core/report/count.ts';
import {
  type CauseDimension,
  type CausesReport,
  NONE,
  REST,
  readCauses,
} from '../../../../core/report/read-causes.ts';
import { readTeam } from '../../../../core/report/read-team.ts';
import type { Cause } from '../../../../core/report/tally.ts';
import type { Instant } from '../../../../core/time.ts';
import type { QueueSummary } from '../../../../core/view/queue.ts';
import { cellOf, countOf } from './report-cell.ts';
import type { DeskSection } from './report-wire.ts';
import type { Sayer } from './said.ts';

export const TEAM_COLUMNS = [
  'taken',
  'inTime',
  'late',
  'handedOver',
  'released',
  'missed',
  'held',
  'waiting',
  'overdue',
] as const;

/** The weekly review of the team, and the promises that it gave as a whole. */
export const teamSections = async (
  store: Store,
  span: Span,
  when: Counted & { readonly now: Instant },
  by: Sayer,
): Promise<readonly DeskSection[]> => {
  const { members, promisesKept, promisesMissed } = await readTeam(store, span, when);
  const names = new Map((await store.members()).map(({ id, name }) => [id, name]));
  return [
    {
      id: 'team',
      title: by.key('report.team'),
      what: by.key('report.team.what'),
      empty: by.key('report.team.none'),
      chart: null,
      columns: [
        by.key('report.team.member'),
        ...TEAM_COLUMNS.map((column) => by.key(`report.team.${column}`)),
      ],
      rows: members.map((member) => ({
        id: member.memberId,
        label: names.get(member.memberId) ?? '',
        caseId: null,
        cells: TEAM_COLUMNS.map((column) => countOf(member[column], by)),
      })),
    },
    {
      id: 'promises',
      title: by.key('report.promises'),
      what: by.key('report.promises.what'),
      empty: '',
      chart: { kind: 'bars', series: [0], most: null },
      columns: [by.key('report.promises'), by.key('report.promises.count')],
      rows: [
        {
          id: 'kept',
          label: by.key('report.promises.kept'),
          caseId: null,
          cells: [countOf(promisesKept, by)],
        },
        {
          id: 'missed',
          label: by.key('report.promises.missed'),
          caseId: null,
          cells: [countOf(promisesMissed, by)],
        },
      ],
    },
  ];
};

/** What an address calls the ways of setting causes side by side. */
export const CAUSES_BY = {
  kind: 'claimType',
  respondent: 'respondent',
} as const satisfies { readonly [name: string]: CauseDimension };
export type CausesBy = keyof typeof CAUSES_BY;

/** What went wrong in a span, and with whom or in which kind of case. */
export const causesSection = async (
  store: Store,
  span: Span,
  name: CausesBy,
  by: Sayer,
): Promise<DeskSection> => {
  const report = await readCauses(store, span, CAUSES_BY[name]);
  return {
    id: 'causes',
    title: by.key('report.causes'),
    what: by.key('report.causes.what'),
    empty: by.key('report.causes.none'),
    chart: { kind: 'bars', series: [0], most: null },
    columns: [by.key('report.cause'), by.key('report.total'), ...(await groupsSaid(store, report, name, by))],
    rows: report.lines.map(({ cause, why, total, cells }) => ({
      id: `${cause}/${why}`,
      label: by.phrase(say(`report.cause.${cause}`, { why: WHY[cause](why, by) })),
      caseId: null,
      cells: [total, ...cells].map((cell) => cellOf(cell, by)),
    })),
  };
};

const promised = (why: string, by: Sayer): string => by.key(why === 'payment' ? 'term.money' : `term.${why}`);

/** The words for the reason of a cause. */
const WHY: { readonly [C in Cause]: (why: string, by: Sayer) => string } = {
  stalled: (why, by) => by.key(`staff.signal.${why}`),
  refused: (why, by) => by.key(`refusalReason.${why}`),
  broken: promised,
  disputed: promised,
};

const groupsSaid = (
  store: Store,
  { groups }: CausesReport,
  name: CausesBy,
  by: Sayer,
): Promise<readonly string[]> =>
  Promise.all(
    groups.map(async (group) => {
      if (group === REST) return by.key('report.rest');
      if (group === NONE) return by.key('report.unknown');
      return name === 'kind'
        ? by.key(`claimType.${group}`)
        : ((await nameOf(store, group)) ?? by.key('report.unknown'));
    }),
  );

/** The name of another side, as its newest case has it; the figures themselves know none. */
const nameOf = async (store: Store, respondent: string): Promise<string | null> => {
  const [newest] = await store.facts({ kind: 'respondent', respondent, limit: 1 });
  const row = newest === undefined ? null : await store.case(newest.caseId);
  return row === null ? null : (row.summary as QueueSummary).respondentName;
};
