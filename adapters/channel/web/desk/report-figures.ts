import type { Store } from '../../../../core/port/store.ts';
import type { Procedure } from '../../../../core/procedure/procedure.ts';
import type { Dimension, Duration, Figures, FiguresTable, Rate } from '../../../../core/report/figures.ts';
import { type Period, spanOf } from '../../../../core/report/period.ts';
import { readFigures, readTrend } from '../../../../core/report/read-figures.ts';
import { STAGES } from '../../../../core/report/stage.ts';
import type { TimeZone } from '../../../../core/time.ts';
import { cellOf, differenceOf, hoursOf, meanOf, rateOf, weekOf } from './report-cell.ts';
import type { DeskCell, DeskSection } from './report-wire.ts';
import { procedureBy, type Sayer } from './said.ts';

type Parts = {
  readonly store: Store;
  readonly procedures: readonly Procedure[];
  readonly timeZone: TimeZone;
};

/** What an address calls the ways of setting figures side by side. */
export const FIGURES_BY = {
  channel: 'channel',
  language: 'locale',
  procedure: 'procedureId',
} as const satisfies { readonly [name: string]: Dimension };
export type FiguresBy = keyof typeof FIGURES_BY;

/** The figures of a period, a section each. */
export const figureSections = async (
  { store, procedures, timeZone }: Parts,
  period: Period,
  name: FiguresBy,
  by: Sayer,
): Promise<readonly DeskSection[]> => {
  const table = await readFigures(store, spanOf(period, timeZone), FIGURES_BY[name]);
  const labels = table.groups.map(({ key }) => GROUP[name](key, by, procedures));
  const lines: Lines = (cells) => linesOf(table, labels, cells, by);
  const heading = by.key(`report.by.${name}`);
  const way = funnel(table, labels, by);
  if (labels.length === 0) return [{ ...way, rows: [] }];
  return [
    way,
    settled(heading, lines, by),
    ...RATES.map(({ id, rate }) => rateSection(id, rate, heading, lines, by)),
    ...DURATIONS.map(({ id, duration }) => durationSection(id, duration, heading, lines, by)),
    happy(heading, lines, by),
  ];
};

/** Names of platforms are the same in every language. */
const PLATFORM: { readonly [key: string]: string } = { telegram: 'Telegram', teams: 'Microsoft Teams' };

/** What a group is called. */
const GROUP: {
  readonly [N in FiguresBy]: (key: string, by: Sayer, procedures: readonly Procedure[]) => string;
} = {
  channel: (key, by) => PLATFORM[key] ?? by.key('report.channel.web'),
  language: (key, by) => new Intl.DisplayNames(by.locale, { type: 'language' }).of(key) ?? key,
  procedure: (key, by, procedures) => {
    const title = procedureBy(procedures, key)?.title;
    return title === undefined ? key : by.translated(title);
  },
};

type Lines = (cells: (figures: Figures) => readonly DeskCell[]) => DeskSection['rows'];

/** A line for all cases and one a group. */
const linesOf = (
  { all, groups }: FiguresTable,
  labels: readonly string[],
  cells: (figures: Figures) => readonly DeskCell[],
  by: Sayer,
): DeskSection['rows'] => [
  { id: '', label: by.key('report.all'), caseId: null, cells: cells(all) },
  ...groups.map(({ key, figures }, place) => ({
    id: key,
    label: labels[place] ?? '',
    caseId: null,
    cells: cells(figures),
  })),
];

const funnel = ({ all, groups }: FiguresTable, labels: readonly string[], by: Sayer): DeskSection => ({
  id: 'funnel',
  title: by.key('report.funnel'),
  what: by.key('report.funnel.what'),
  empty: by.key('report.empty'),
  chart: { kind: 'funnel', series: [0], most: null },
  columns: [by.key('report.stage'), by.key('report.all'), ...labels],
  rows: STAGES.map((stage) => ({
    id: stage,
    label: by.key(`report.stage.${stage}`),
    caseId: null,
    cells: [all, ...groups.map(({ figures }) => figures)].map(({ stages }) => cellOf(stages[stage], by)),
  })),
});

const settled = (heading: string, lines: Lines, by: Sayer): DeskSection => ({
  id: 'settled',
  title: by.key('report.settled'),
  what: by.key('report.settled.what'),
  empty: by.key('report.empty'),
  chart: { kind: 'bars', series: [0, 1], most: 1 },
  columns: [heading, by.key('report.settled.bothIn'), by.key('report.settled.filed')],
  rows: lines(({ settledOfBothIn, settledOfFiled }) => [
    rateOf(settledOfBothIn, by),
    rateOf(settledOfFiled, by),
  ]),
});

const RATES = [
  { id: 'paid', rate: ({ paidAtOnce }: Figures): Rate => paidAtOnce },
  { id: 'kept', rate: ({ promisesKept }: Figures): Rate => promisesKept },
  { id: 'rounds', rate: ({ roundsMet }: Figures): Rate => roundsMet },
] as const;

const rateSection = (
  id: (typeof RATES)[number]['id'],
  rate: (figures: Figures) => Rate,
  heading: string,
  lines: Lines,
  by: Sayer,
): DeskSection => ({
  id,
  title: by.key(`report.${id}`),
  what: by.key(`report.${id}.what`),
  empty: by.key('report.empty'),
  chart: { kind: 'bars', series: [0], most: 1 },
  columns: [heading, by.key('report.share.title')],
  rows: lines((figures) => [rateOf(rate(figures), by)]),
});

const DURATIONS = [
  { id: 'toReply', duration: ({ toReply }: Figures): Duration => toReply },
  { id: 'toSettle', duration: ({ toSettle }: Figures): Duration => toSettle },
] as const;

const durationSection = (
  id: (typeof DURATIONS)[number]['id'],
  duration: (figures: Figures) => Duration,
  heading: string,
  lines: Lines,
  by: Sayer,
): DeskSection => ({
  id,
  title: by.key(`report.${id}`),
  what: by.key(`report.${id}.what`),
  empty: by.key('report.empty'),
  chart: { kind: 'bars', series: [0, 1], most: null },
  columns: [heading, by.key('report.median'), by.key('report.p90'), by.key('report.cases')],
  rows: lines((figures) => {
    const { count, median, p90 } = duration(figures);
    return [hoursOf(median, by), hoursOf(p90, by), cellOf(count, by)];
  }),
});

const happy = (heading: string, lines: Lines, by: Sayer): DeskSection => ({
  id: 'happy',
  title: by.key('report.happy'),
  what: by.key('report.happy.what'),
  empty: by.key('report.empty'),
  chart: { kind: 'bars', series: [0, 1], most: 5 },
  columns: [heading, by.key('report.claimants'), by.key('report.respondents'), by.key('report.difference')],
  rows: lines(({ satisfaction: { claimant, respondent, difference } }) => [
    meanOf(claimant, by),
    meanOf(respondent, by),
    differenceOf(difference, by),
  ]),
});

/** Cases week by week. */
export const trendSection = async (
  { store, timeZone }: Parts,
  period: Period,
  by: Sayer,
): Promise<DeskSection> => {
  const trend = await readTrend(store, period, timeZone);
  return {
    id: 'trend',
    title: by.key('report.trend'),
    what: by.key('report.trend.what'),
    empty: by.key('report.empty'),
    chart: { kind: 'line', series: [0, 1, 2], most: null },
    columns: [
      by.key('report.week'),
      ...(['opened', 'joined', 'signed'] as const).map((stage) => by.key(`report.stage.${stage}`)),
    ],
    rows: trend.map(({ week, opened, joined, signed }) => ({
      id: week.from,
      label: weekOf(week, by),
      caseId: null,
      cells: [opened, joined, signed].map((cell) => cellOf(cell, by)),
    })),
  };
};
