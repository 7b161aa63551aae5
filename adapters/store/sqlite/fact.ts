import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Store } from '../../../core/port/store.ts';
import type {
  FactColumn,
  FactCount,
  FactCountQuery,
  FactQuery,
  TallyColumn,
  TallyCount,
  TallyCountQuery,
} from '../../../core/report/count.ts';
import type { CaseFact } from '../../../core/report/fact.ts';
import type { Tally } from '../../../core/report/tally.ts';
import type { GroupCommit } from './group-commit.ts';
import { type Query, query } from './query.ts';

/** Each property of a fact and its column; those that never change, and those that stand in an index, by themselves. */
const FIXED = { caseId: 'case_id', demonstration: 'demonstration', openedAt: 'opened_at' } as const;
const INDEXED = { respondent: 'respondent', warned: 'warned', statutoryAt: 'statutory_at' } as const;
const PLAIN = {
  version: 'version',
  edition: 'edition',
  channel: 'channel',
  locale: 'locale',
  procedureId: 'procedure_id',
  claimType: 'claim_type',
  reached: 'reached',
  replyHours: 'reply_hours',
  settleHours: 'settle_hours',
  promises: 'promises',
  promisesKept: 'promises_kept',
  promisesBroken: 'promises_broken',
  claimantScore: 'claimant_score',
  respondentScore: 'respondent_score',
} as const;
const COLUMN: { readonly [P in keyof CaseFact]: string } = { ...FIXED, ...INDEXED, ...PLAIN };

const keysOf = <T extends object>(columns: T): readonly (keyof T)[] => Object.keys(columns) as (keyof T)[];
const valuesOf = (fact: CaseFact, columns: readonly (keyof CaseFact)[]): SQLInputValue[] =>
  columns.map((column) => {
    const value = fact[column];
    return typeof value === 'boolean' ? Number(value) : value;
  });

/** Writes a fact unless a later one is there. Its indexes are left alone where nothing in them changes: in most turns. */
export const factWriter = (db: DatabaseSync): ((fact: CaseFact) => void) => {
  const [fixed, indexed, plain] = [keysOf(FIXED), keysOf(INDEXED), keysOf(PLAIN)];
  const set = (columns: readonly (keyof CaseFact)[]): string =>
    columns.map((column) => `${COLUMN[column]} = ?`).join(', ');
  const refresh = query(
    db,
    `UPDATE case_fact SET ${set(plain)} WHERE case_id = ? AND version <= ?
       AND ${indexed.map((column) => `${COLUMN[column]} IS ?`).join(' AND ')}`,
  );
  const all = [...fixed, ...indexed, ...plain];
  const put = query(
    db,
    `INSERT INTO case_fact (${all.map((column) => COLUMN[column]).join(', ')})
     VALUES (${all.map(() => '?').join(', ')}) ON CONFLICT DO UPDATE
     SET ${[...indexed, ...plain].map((column) => `${COLUMN[column]} = excluded.${COLUMN[column]}`).join(', ')}
     WHERE excluded.version >= case_fact.version`,
  );
  return (fact) => {
    const placed = [...valuesOf(fact, plain), fact.caseId, fact.version, ...valuesOf(fact, indexed)];
    if (refresh.run(...placed) === 0) put.run(...valuesOf(fact, all));
  };
};

/** What is counted twice, as when an older case is read again, is there once. */
export const tallyWriter = (db: DatabaseSync): ((tallies: readonly Tally[]) => void) => {
  const put = query(
    db,
    `INSERT INTO case_tally (case_id, position, what, why, at, member_id, claim_type, respondent)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  return (tallies) => {
    for (const { caseId, position, what, why, at, memberId, claimType, respondent } of tallies)
      put.run(caseId, position, what, why ?? '', at, memberId, claimType, respondent);
  };
};

type Facts = Pick<Store, 'countFacts' | 'countTallies' | 'facts' | 'uncounted' | 'putFact'>;

/** What is counted of cases, counted in the database. */
export const factAccess = (db: DatabaseSync, group: GroupCommit): Facts => {
  const putFact = factWriter(db);
  const putTallies = tallyWriter(db);
  const there = query(db, 'SELECT 1 FROM case_head WHERE case_id = ? AND version >= ?');
  const uncounted = query<{ caseId: string }>(
    db,
    `SELECT head.case_id AS caseId FROM case_head head LEFT JOIN case_fact fact ON fact.case_id = head.case_id
     WHERE head.case_id > ? AND head.version > 0
       AND (fact.case_id IS NULL OR fact.edition < ? OR fact.version < head.version)
     ORDER BY head.case_id LIMIT ?`,
  );
  return {
    ...counting(db),
    facts: factsBy(db),
    uncounted: async (edition, limit, after = '') =>
      uncounted.all(after, edition, limit).map(({ caseId }) => caseId),
    putFact: (fact, tallies) =>
      group.write(() => {
        if (there.get(fact.caseId, fact.version) === undefined) return;
        putFact(fact);
        putTallies(tallies);
      }),
  };
};

const TALLY: { readonly [C in TallyColumn]: string } = {
  what: 'what',
  why: "nullif(why, '') AS why",
  memberId: 'member_id AS memberId',
  claimType: 'claim_type AS claimType',
  respondent: 'respondent',
};

const counting = (db: DatabaseSync): Pick<Store, 'countFacts' | 'countTallies'> => {
  const known = new Map<string, Query<{ count: number }>>();
  const count = (sql: string, values: readonly SQLInputValue[]): { count: number }[] => {
    const statement = known.get(sql) ?? query<{ count: number }>(db, sql);
    known.set(sql, statement);
    return statement.all(...values).map((row) => ({ ...row }));
  };
  return {
    countFacts: async <C extends FactColumn>({
      from,
      to,
      by,
      having,
      demonstration = false,
    }: FactCountQuery<C>) =>
      count(
        `SELECT ${by.map((column) => `${COLUMN[column]} AS ${column}, `).join('')}count(*) AS count FROM case_fact
         WHERE opened_at >= ? AND opened_at < ? AND demonstration = ${Number(demonstration)}
         ${having === undefined ? '' : `AND ${COLUMN[having]} IS NOT NULL`}
         ${by.length === 0 ? '' : `GROUP BY ${by.map((_column, index) => index + 1).join(', ')}`}`,
        [from, to],
      ) as FactCount<C>[],
    countTallies: async <C extends TallyColumn>({
      from,
      to,
      what,
      by,
      demonstration = false,
    }: TallyCountQuery<C>) =>
      count(
        `SELECT ${by.map((column) => `${TALLY[column]}, `).join('')}count(*) AS count FROM case_tally
         WHERE at >= ? AND at < ? AND what IN (${what.map(() => '?').join(', ')})
         AND case_id ${demonstration ? '' : 'NOT'} IN (SELECT case_id FROM case_fact WHERE demonstration = 1)
         ${by.length === 0 ? '' : `GROUP BY ${by.map((_column, index) => index + 1).join(', ')}`}`,
        [from, to, ...what],
      ) as TallyCount<C>[],
  };
};

const FACT = `SELECT ${keysOf(COLUMN)
  .map((column) => `${COLUMN[column]} AS ${column}`)
  .join(', ')} FROM case_fact`;

type FactRow = Omit<CaseFact, 'demonstration'> & { readonly demonstration: number };

const factsBy = (db: DatabaseSync): Store['facts'] => {
  const newest = 'ORDER BY opened_at DESC, case_id LIMIT ?';
  const warned = query<FactRow>(db, `${FACT} WHERE warned <> 0 AND demonstration = ? ${newest}`);
  const statutory = query<FactRow>(db, `${FACT} WHERE statutory_at <= ? AND demonstration = ? ${newest}`);
  const respondent = query<FactRow>(db, `${FACT} WHERE respondent = ? AND demonstration = ? ${newest}`);
  const rows: { readonly [K in FactQuery['kind']]: (wanted: Extract<FactQuery, { kind: K }>) => FactRow[] } =
    {
      warned: ({ limit, demonstration = false }) => warned.all(Number(demonstration), limit),
      statutory: ({ by, limit, demonstration = false }) => statutory.all(by, Number(demonstration), limit),
      respondent: (wanted) =>
        respondent.all(wanted.respondent, Number(wanted.demonstration ?? false), wanted.limit),
    };
  return async (wanted) => {
    const read = rows[wanted.kind] as (wanted: FactQuery) => FactRow[];
    return read(wanted).map((row) => ({ ...row, demonstration: row.demonstration === 1 }));
  };
};
