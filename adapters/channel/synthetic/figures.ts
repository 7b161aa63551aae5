import type { CaseEventType } from '../../../core/case/event.ts';
import type { CaseRow, Store, StoredRecord } from '../../../core/port/store.ts';
import { DAY } from '../../../core/time.ts';
import type { Played } from './simulation.ts';

/** One case, as its record tells it afterwards. */
type Told = {
  readonly phase: string;
  readonly tookPart: boolean;
  readonly settled: boolean;
  readonly kept: boolean;
  readonly met: boolean;
  /** From filing to the last signature. */
  readonly days: number | null;
};

/** What the printed figures are made of; grows batch by batch. */
export type Tally = {
  readonly cases: readonly Told[];
  readonly turns: number;
  readonly faults: number;
  /** Open cases without an owner, a next step or a date: there must be none. */
  readonly adrift: number;
};

export const EMPTY_TALLY: Tally = { cases: [], turns: 0, faults: 0, adrift: 0 };

/** Reads what became of the cases of a batch. */
export const tallied = async (tally: Tally, played: Played, store: Store): Promise<Tally> => ({
  cases: [...tally.cases, ...(await Promise.all(played.caseIds.map((caseId) => told(caseId, store))))],
  turns: tally.turns + played.turns,
  faults: tally.faults + played.faults,
  adrift: tally.adrift + (await adrift(store)),
});

const told = async (caseId: string, store: Store): Promise<Told> => {
  const [record, row] = await Promise.all([store.record(caseId), store.case(caseId)]);
  const at = (type: CaseEventType): number | null =>
    record.find(({ recorded }) => recorded.event.type === type)?.recorded.at ?? null;
  const filed = at('claimFiled');
  const signed = at('settlementSigned');
  return {
    phase: phaseOf(record, row),
    tookPart: filed !== null && at('respondentJoined') !== null,
    settled: signed !== null,
    kept: at('settlementKept') !== null,
    met: record.some(
      ({ recorded: { event } }) => event.type === 'sealedRoundClosed' && event.outcome.matched,
    ),
    days: filed === null || signed === null ? null : (signed - filed) / DAY,
  };
};

/** The phase; of a closed case also how it was closed. */
const phaseOf = (record: readonly StoredRecord[], row: CaseRow | null): string => {
  const closed = record.findLast(({ recorded: { event } }) => event.type === 'caseClosed')?.recorded.event;
  return closed?.type === 'caseClosed' ? `closed, ${closed.outcome}` : (row?.phase ?? 'none');
};

const PAGE = 200;

/** The promise that every open case has an owner, a next step and a date, looked at from the queue. */
const adrift = async (store: Store, after?: CaseRow): Promise<number> => {
  const rows = await store.cases({
    open: true,
    limit: PAGE,
    ...(after === undefined ? {} : { after: { open: after.open, due: after.due, caseId: after.caseId } }),
  });
  const lost = rows.filter(({ owner, step, due }) => owner === '' || step === '' || due === null).length;
  const last = rows.at(-1);
  return rows.length < PAGE || last === undefined ? lost : lost + (await adrift(store, last));
};

export type Share = { readonly of: number; readonly count: number; readonly share: number | null };

/** The figures of a simulation. All but the last two are the same whenever the same seed is played. */
export type Figures = {
  readonly cases: number;
  readonly seed: string;
  readonly phases: { readonly [phase: string]: number };
  readonly tookPart: Share;
  readonly settled: Share;
  readonly kept: Share;
  readonly bySealedNumbers: Share;
  readonly turnsPerCase: number;
  readonly daysToSettle: { readonly median: number | null; readonly p90: number | null };
  readonly faults: number;
  readonly adrift: number;
  readonly seconds: number;
  readonly turnsPerSecond: number;
};

export const figuresOf = (
  { cases, turns, faults, adrift }: Tally,
  seed: string,
  seconds: number,
): Figures => {
  const count = (test: (told: Told) => boolean): number => cases.filter(test).length;
  const settled = count((told) => told.settled);
  const days = cases.flatMap((told) => (told.days === null ? [] : [told.days])).sort((a, b) => a - b);
  const phases = Object.entries(Object.groupBy(cases, ({ phase }) => phase));
  return {
    cases: cases.length,
    seed,
    phases: Object.fromEntries(
      phases.map(([phase, list = []]) => [phase, list.length] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    tookPart: share(
      count((told) => told.tookPart),
      cases.length,
    ),
    settled: share(
      count((told) => told.settled && told.tookPart),
      count((told) => told.tookPart),
    ),
    kept: share(
      count((told) => told.kept),
      settled,
    ),
    bySealedNumbers: share(
      count((told) => told.settled && told.met),
      settled,
    ),
    turnsPerCase: round(turns / Math.max(1, cases.length)),
    daysToSettle: { median: quantile(days, 0.5), p90: quantile(days, 0.9) },
    faults,
    adrift,
    seconds: round(seconds),
    turnsPerSecond: Math.round(turns / Math.max(0.001, seconds)),
  };
};

const share = (count: number, of: number): Share => ({
  count,
  of,
  share: of === 0 ? null : Math.round((1_000 * count) / of) / 1_000,
});

const round = (value: number): number => Math.round(value * 10) / 10;

const quantile = (sorted: readonly number[], at: number): number | null => {
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))];
  return found === undefined ? null : round(found);
};
