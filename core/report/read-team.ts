import type { CaseRow, Store } from '../port/store.ts';
import type { Instant } from '../time.ts';
import type { Counted, Span, TallyCount } from './count.ts';
import { type TallyKind, TEAM_TALLIES } from './tally.ts';

/**
 * What the weekly review says of one of the team. Of the week: `taken`: cases taken up or accepted from somebody else.
 * `inTime` and `late`: those of them for which a person had been promised, taken up by that date or after it. `handedOver`:
 * given to somebody who accepted. `released`: given back to the queue. `missed`: dates that went by while they had the case.
 * As of now: `held`: open cases that they have. `waiting`: those of them whose next step is theirs. `overdue`: those whose
 * date went by.
 */
export type TeamRow = {
  readonly memberId: string;
  readonly taken: number;
  readonly inTime: number;
  readonly late: number;
  readonly handedOver: number;
  readonly released: number;
  readonly missed: number;
  readonly held: number;
  readonly waiting: number;
  readonly overdue: number;
};

/**
 * `promisesKept`: cases that were taken up by the date by which a person had been promised. `promisesMissed`: such dates
 * that went by before anybody came, and dates of whoever had the case. These are numbers of the team's own work, not of
 * parties, so small ones are told.
 */
export type TeamReport = {
  readonly members: readonly TeamRow[];
  readonly promisesKept: number;
  readonly promisesMissed: number;
};

type Team = Pick<Store, 'countTallies' | 'members' | 'cases'>;

/** Everybody who takes cases or did something in the span, by name. Who has the right to see it is asked before. */
export const readTeam = async (
  store: Team,
  span: Span,
  { now, demonstration = false }: Counted & { readonly now: Instant },
): Promise<TeamReport> => {
  const counts = await store.countTallies({ ...span, what: TEAM_TALLIES, by: ['what', 'why', 'memberId'] });
  const acted = new Set(counts.map(({ memberId }) => memberId));
  const members = (await store.members())
    .filter(({ id, active, roles }) => acted.has(id) || (active && roles.some(takesCases)))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const rows: TeamRow[] = [];
  for (const { id } of members) rows.push(rowOf(id, counts, await heldBy(store, id, demonstration), now));
  const all = (what: TallyKind, why?: string): number => sum(counts, what, why);
  return {
    members: rows,
    promisesKept: all('taken', 'inTime'),
    promisesMissed: all('missed'),
  };
};

const takesCases = (role: string): boolean => role === 'adjuster' || role === 'senior' || role === 'mediator';

type Count = TallyCount<'what' | 'why' | 'memberId'>;

const sum = (counts: readonly Count[], what: TallyKind, why?: string): number =>
  counts.reduce(
    (total, each) =>
      each.what === what && (why === undefined || each.why === why) ? total + each.count : total,
    0,
  );

const rowOf = (
  memberId: string,
  counts: readonly Count[],
  held: readonly CaseRow[],
  now: Instant,
): TeamRow => {
  const own = counts.filter((each) => each.memberId === memberId);
  return {
    memberId,
    taken: sum(own, 'taken') + sum(own, 'received'),
    inTime: sum(own, 'taken', 'inTime'),
    late: sum(own, 'taken', 'late'),
    handedOver: sum(own, 'handedOver'),
    released: sum(own, 'released'),
    missed: sum(own, 'missed'),
    held: held.length,
    waiting: held.filter(({ owner }) => owner === 'staff').length,
    overdue: held.filter(({ owner, due }) => owner === 'staff' && due !== null && due < now).length,
  };
};

const PAGE = 500;

const heldBy = async (
  store: Team,
  holderId: string,
  demonstrations: boolean,
): Promise<readonly CaseRow[]> => {
  const found: CaseRow[] = [];
  for (let after: CaseRow | undefined; ; ) {
    const rows = await store.cases({
      holderId,
      open: true,
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...rows.filter(({ demonstration }) => demonstration === demonstrations));
    after = rows.at(-1);
    if (rows.length < PAGE) return found;
  }
};
