import type { Store } from '../../../core/port/store.ts';
import type { FactQuery, TallyColumn } from '../../../core/report/count.ts';
import type { CaseFact } from '../../../core/report/fact.ts';
import type { Tally } from '../../../core/report/tally.ts';
import type { Database } from './connection.ts';

/** Each property of a fact and its column. */
const COLUMN: { readonly [P in keyof CaseFact]: string } = {
  caseId: 'case_id',
  version: 'version',
  edition: 'edition',
  demonstration: 'demonstration',
  openedAt: 'opened_at',
  channel: 'channel',
  locale: 'locale',
  procedureId: 'procedure_id',
  claimType: 'claim_type',
  respondent: 'respondent',
  reached: 'reached',
  replyHours: 'reply_hours',
  settleHours: 'settle_hours',
  promises: 'promises',
  promisesKept: 'promises_kept',
  promisesBroken: 'promises_broken',
  claimantScore: 'claimant_score',
  respondentScore: 'respondent_score',
  warned: 'warned',
  statutoryAt: 'statutory_at',
};
const COLUMNS = Object.keys(COLUMN) as (keyof CaseFact)[];

export const factColumns = (fact: CaseFact): { readonly [column: string]: unknown } =>
  Object.fromEntries(COLUMNS.map((column) => [COLUMN[column], fact[column]]));

export const tallyColumns = ({ caseId, memberId, claimType, why, ...tally }: Tally) => ({
  case_id: caseId,
  member_id: memberId,
  claim_type: claimType,
  why: why ?? '',
  ...tally,
});

type Facts = Pick<Store, 'countFacts' | 'countTallies' | 'facts' | 'uncounted' | 'putFact'>;

/** There are few, and an index of them alone. */
const MADE_UP = 'case_id IN (SELECT case_id FROM case_fact WHERE demonstration)';

/** What is counted of cases, counted in the database. */
export const factAccess = (db: Database): Facts => ({
  countFacts: ({ from, to, by, having, demonstration = false }) =>
    db.query(
      `SELECT ${by.map((column) => `${COLUMN[column]} AS "${column}", `).join('')}count(*) AS count FROM case_fact
       WHERE opened_at >= $1 AND opened_at < $2 AND demonstration = ${demonstration}
         ${having === undefined ? '' : `AND ${COLUMN[having]} IS NOT NULL`} ${grouped(by)}`,
      [from, to],
    ),
  countTallies: ({ from, to, what, by, demonstration = false }) =>
    db.query(
      `SELECT ${by.map((column) => `${TALLY[column]}, `).join('')}count(*) AS count FROM case_tally
       WHERE at >= $1 AND at < $2 AND what = ANY ($3) AND ${demonstration ? '' : 'NOT'} ${MADE_UP} ${grouped(by)}`,
      [from, to, what],
    ),
  facts: (wanted) => {
    const { condition, values } = narrowed(wanted);
    return db.query<CaseFact>(
      `${FACT} WHERE ${condition} AND demonstration = ${wanted.demonstration ?? false} ORDER BY opened_at DESC, case_id LIMIT $1`,
      [wanted.limit, ...values],
    );
  },
  uncounted: async (edition, limit, after = '') => {
    const rows = await db.query<{ caseId: string }>(UNCOUNTED, [after, edition, limit]);
    return rows.map(({ caseId }) => caseId);
  },
  putFact: async (fact, tallies) => {
    await db.query(PUT, [
      fact.caseId,
      fact.version,
      JSON.stringify([{ n: 1, ...factColumns(fact) }]),
      JSON.stringify(tallies.map((tally) => ({ n: 1, ...tallyColumns(tally) }))),
    ]);
  },
});

const grouped = (by: readonly string[]): string =>
  by.length === 0 ? '' : `GROUP BY ${by.map((_column, index) => index + 1).join(', ')}`;

const TALLY: { readonly [C in TallyColumn]: string } = {
  what: 'what',
  why: `nullif(why, '') AS why`,
  memberId: 'member_id AS "memberId"',
  claimType: 'claim_type AS "claimType"',
  respondent: 'respondent',
};

const FACT = `SELECT ${COLUMNS.map((column) => `${COLUMN[column]} AS "${column}"`).join(', ')} FROM case_fact`;

const narrowed = (
  wanted: FactQuery,
): { readonly condition: string; readonly values: readonly (string | number)[] } => {
  if (wanted.kind === 'warned') return { condition: 'warned <> 0', values: [] };
  return wanted.kind === 'statutory'
    ? { condition: 'statutory_at <= $2', values: [wanted.by] }
    : { condition: 'respondent = $2', values: [wanted.respondent] };
};

/** Not for a case that was erased meanwhile. */
const PUT = `WITH there AS (SELECT 1 FROM case_head WHERE case_id = $1 AND version >= $2 FOR UPDATE)
  SELECT count_1($3, $4) FROM there`;

const UNCOUNTED = `
  SELECT head.case_id AS "caseId" FROM case_head head LEFT JOIN case_fact fact ON fact.case_id = head.case_id
  WHERE head.case_id > $1 AND head.version > 0
    AND (fact.case_id IS NULL OR fact.edition < $2 OR fact.version < head.version)
  ORDER BY head.case_id LIMIT $3`;
