import type { FactColumn, FactCount } from './count.ts';
import { meanOf, quantile, type Spread, sizeOf } from './spread.ts';
import { hasReached, type Mark, STAGES, type Stage } from './stage.ts';
import { type Cell, told } from './suppress.ts';

/** By what the figures can be set side by side. */
export const DIMENSIONS = ['channel', 'locale', 'procedureId'] as const satisfies readonly FactColumn[];
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * What is counted, of the cases that were opened in a period. Demonstrations are left out.
 *
 * A stage: cases that reached it, whenever they did.
 * `bothIn`: cases that the other side joined. `bothInSettled`: those of them that both signed.
 * `payments`: signed settlements with money in them. `paidAtOnce`: those whose payer reported the payment within 24 hours.
 * `promisesDue`: promises that were confirmed, or were not kept in time, or that the sides differ on. `promisesKept`:
 * those that the side that they were made to confirmed.
 * `rounds`: cases with a sealed round. `roundsMet`: those in which a round met; of one that did not, nothing is known.
 */
const COUNTED = [
  ...STAGES,
  'bothIn',
  'bothInSettled',
  'payments',
  'paidAtOnce',
  'promisesDue',
  'promisesKept',
  'rounds',
  'roundsMet',
] as const;
type Counted = (typeof COUNTED)[number];

/** A part of a whole; told only where both may be. */
export type Rate = { readonly count: Cell; readonly of: Cell };

/** In hours, rounded down: half took no longer than `median`, nine in ten no longer than `p90`. */
export type Duration = { readonly count: Cell; readonly median: number | null; readonly p90: number | null };

/** Of the answers to the closing question, from 1 (very badly) to 5 (very well). */
export type Score = { readonly count: Cell; readonly mean: number | null };

/**
 * The figures of all cases, or of those that are alike in what they are set side by side by.
 *
 * `toReply`: from the filing to the other side's first answer, refusal or offer. `toSettle`: from the filing to the last
 * signature. `satisfaction.difference`: the claimants' mean less the respondents'.
 */
export type Figures = {
  readonly stages: { readonly [S in Stage]: Cell };
  /** Of those in which both took part; of all that were filed. One that is still open counts as not settled. */
  readonly settledOfBothIn: Rate;
  readonly settledOfFiled: Rate;
  readonly paidAtOnce: Rate;
  readonly promisesKept: Rate;
  readonly roundsMet: Rate;
  readonly toReply: Duration;
  readonly toSettle: Duration;
  readonly satisfaction: {
    readonly claimant: Score;
    readonly respondent: Score;
    readonly difference: number | null;
  };
};

export type FiguresTable = {
  readonly all: Figures;
  readonly groups: readonly { readonly key: string; readonly figures: Figures }[];
};

export const CASE_COLUMNS = [
  'reached',
  'promisesKept',
  'promisesBroken',
  'claimantScore',
  'respondentScore',
] as const satisfies readonly FactColumn[];

type Row<C extends FactColumn> = { readonly [P in C]: FactCount<P>[P] } & { readonly count: number };

/** What the store counted: cases by what they reached, and how long each reply and each settlement took. */
export type FigureCounts = {
  readonly cases: readonly Row<(typeof CASE_COLUMNS)[number]>[];
  readonly replies: readonly Row<'replyHours'>[];
  readonly settlements: readonly Row<'settleHours'>[];
};

/** The tables, from counts by group. Every number in them may be told: see `told`. */
export const figuresOf = (groups: ReadonlyMap<string, FigureCounts>): FiguresTable => {
  const keys = [...groups.keys()].sort();
  const raw = keys.map((key) => rawOf(groups.get(key) ?? NOTHING));
  const cells = columnsTold(raw);
  return {
    all: figuresFrom(cells(null), merged(raw)),
    groups: keys.map((key, place) => ({
      key,
      figures: figuresFrom(cells(place), raw[place] ?? rawOf(NOTHING)),
    })),
  };
};

const NOTHING: FigureCounts = { cases: [], replies: [], settlements: [] };

const SPREADS = ['toReply', 'toSettle', 'claimant', 'respondent'] as const;
type SpreadName = (typeof SPREADS)[number];
type Raw = {
  readonly counts: { readonly [C in Counted]: number };
  readonly spreads: { readonly [S in SpreadName]: Spread };
};

const rawOf = ({ cases, replies, settlements }: FigureCounts): Raw => {
  const withMarks = (...marks: readonly Mark[]): number =>
    sum(cases.filter(({ reached }) => marks.every((mark) => hasReached(reached, mark))));
  const promises = (column: 'promisesKept' | 'promisesBroken'): number =>
    cases.reduce((total, row) => total + row[column] * row.count, 0);
  const scores = (column: 'claimantScore' | 'respondentScore'): Spread =>
    cases.flatMap((row) => {
      const score = row[column];
      return score === null ? [] : [{ value: score, count: row.count }];
    });
  const kept = promises('promisesKept');
  return {
    counts: {
      ...(Object.fromEntries(STAGES.map((stage) => [stage, withMarks(stage)])) as { [S in Stage]: number }),
      bothIn: withMarks('joined'),
      bothInSettled: withMarks('joined', 'signed'),
      payments: withMarks('payment'),
      paidAtOnce: withMarks('paidAtOnce'),
      promisesDue: kept + promises('promisesBroken'),
      promisesKept: kept,
      rounds: withMarks('sealedRound'),
      roundsMet: withMarks('roundMet'),
    },
    spreads: {
      toReply: replies.flatMap(({ replyHours: value, count }) => (value === null ? [] : [{ value, count }])),
      toSettle: settlements.flatMap(({ settleHours: value, count }) =>
        value === null ? [] : [{ value, count }],
      ),
      claimant: scores('claimantScore'),
      respondent: scores('respondentScore'),
    },
  };
};

const sum = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((total, { count }) => total + count, 0);

const merged = (raw: readonly Raw[]): Pick<Raw, 'spreads'> => {
  const together = (name: SpreadName): Spread => raw.flatMap(({ spreads }) => spreads[name]);
  return {
    spreads: {
      toReply: together('toReply'),
      toSettle: together('toSettle'),
      claimant: together('claimant'),
      respondent: together('respondent'),
    },
  };
};

type Cells = { readonly [C in Counted | SpreadName]: Cell };

/** Each column of counts over all groups, as it may be told; `null` asks for its total. */
const columnsTold = (raw: readonly Raw[]): ((place: number | null) => Cells) => {
  const columns = [
    ...COUNTED.map((name) => [name, told(raw.map(({ counts }) => counts[name]))] as const),
    ...SPREADS.map((name) => [name, told(raw.map(({ spreads }) => sizeOf(spreads[name])))] as const),
  ];
  return (place) =>
    Object.fromEntries(
      columns.map(([name, { total, cells }]) => [name, place === null ? total : (cells[place] ?? null)]),
    ) as Cells;
};

const figuresFrom = (cells: Cells, { spreads }: Pick<Raw, 'spreads'>): Figures => {
  const rate = (count: Cell, of: Cell): Rate => ({ count, of });
  const duration = (name: 'toReply' | 'toSettle'): Duration => ({
    count: cells[name],
    median: cells[name] === null ? null : quantile(spreads[name], 0.5),
    p90: cells[name] === null ? null : quantile(spreads[name], 0.9),
  });
  const score = (name: 'claimant' | 'respondent'): Score => ({
    count: cells[name],
    mean: cells[name] === null ? null : meanOf(spreads[name]),
  });
  const [claimant, respondent] = [score('claimant'), score('respondent')];
  return {
    stages: Object.fromEntries(STAGES.map((stage) => [stage, cells[stage]])) as Figures['stages'],
    settledOfBothIn: rate(cells.bothInSettled, cells.bothIn),
    settledOfFiled: rate(cells.signed, cells.filed),
    paidAtOnce: rate(cells.paidAtOnce, cells.payments),
    promisesKept: rate(cells.promisesKept, cells.promisesDue),
    roundsMet: rate(cells.roundsMet, cells.rounds),
    toReply: duration('toReply'),
    toSettle: duration('toSettle'),
    satisfaction: {
      claimant,
      respondent,
      difference: claimant.mean === null || respondent.mean === null ? null : claimant.mean - respondent.mean,
    },
  };
};
