import type { DatabaseSync } from 'node:sqlite';
import type { ClientBase } from 'pg';
import type { Digest } from '../../../core/port/outside.ts';
import { chainHash, GENESIS, leafHash } from '../../../core/record/chain.ts';

/** `leaves` and `head`: what is left of one that was erased, or whose record was taken to an archive. */
type Case = {
  readonly caseId: string;
  readonly version: number;
  readonly leaves: string | null;
  readonly head: string | null;
};
type Entry = {
  readonly caseId: string;
  readonly position: number;
  readonly recorded: string;
  readonly salt: string;
  readonly hash: string;
};

/** Some cases in the order of their ids, with everything that is on their records. Empty at the end. */
type Page = { readonly cases: readonly Case[]; readonly entries: readonly Entry[] };
/** Reads the cases whose ids come after one. */
export type ReadPage = (after: string) => Promise<Page>;

/** Cases that are read at once. */
const PAGE = 200;
const CASE = `case_head.case_id AS "caseId", case_head.version, coalesce(erased.leaves, taken_out.leaves) AS leaves,
    coalesce(erased.head, taken_out.head) AS head
  FROM case_head LEFT JOIN erased ON erased.case_id = case_head.case_id
    LEFT JOIN taken_out ON taken_out.case_id = case_head.case_id`;
const ENTRY = 'case_id AS "caseId", position, recorded, salt, hash';

export const pagesOfServer =
  (client: ClientBase): ReadPage =>
  async (after) => {
    const cases = await client.query<Case>(
      `SELECT ${CASE} WHERE case_head.case_id > $1 ORDER BY case_head.case_id LIMIT $2`,
      [after, PAGE],
    );
    const entries = await client.query<Entry>(
      `SELECT ${ENTRY} FROM event WHERE case_id > $1 AND case_id <= $2 ORDER BY case_id, position`,
      [after, cases.rows.at(-1)?.caseId ?? after],
    );
    return { cases: cases.rows, entries: entries.rows };
  };

export const pagesOfFile = (db: DatabaseSync): ReadPage => {
  const some = db.prepare(`SELECT ${CASE} WHERE case_head.case_id > ? ORDER BY case_head.case_id LIMIT ?`);
  const of = db.prepare(
    `SELECT ${ENTRY} FROM event WHERE case_id > ? AND case_id <= ? ORDER BY case_id, position`,
  );
  return async (after) => {
    const cases = some.all(after, PAGE) as unknown as readonly Case[];
    const entries = of.all(after, cases.at(-1)?.caseId ?? after) as unknown as readonly Entry[];
    return { cases, entries };
  };
};

/** Cases that were looked at, and those of them whose chain does not hold. */
export type Chains = { readonly cases: number; readonly broken: readonly string[] };

/** Reads every case back from where it was copied to and computes its chain anew. */
export const checkChains = async (read: ReadPage, digest: Digest): Promise<Chains> => {
  const broken: string[] = [];
  let looked = 0;
  for (let after = ''; ; ) {
    const { cases, entries } = await read(after);
    const last = cases.at(-1);
    if (last === undefined) return { cases: looked, broken };
    const byCase = Map.groupBy(entries, ({ caseId }) => caseId);
    for (const each of cases)
      if (!holds(byCase.get(each.caseId) ?? [], each.version, digest) || !leavesHold(each, digest))
        broken.push(each.caseId);
    looked += cases.length;
    after = last.caseId;
  }
};

/** What is to be said of chains that do not hold. */
export const brokenWords = ({ cases, broken }: Chains): string =>
  `the hash chain of ${broken.length} of ${cases} cases does not hold (${broken.slice(0, 5).join(', ')})`;

const holds = (entries: readonly Entry[], version: number, digest: Digest): boolean => {
  let head = GENESIS;
  return (
    entries.length === version &&
    entries.every(({ position, recorded, salt, hash }, index) => {
      head = chainHash(head, leafHash(JSON.parse(recorded), salt, digest), digest);
      return position === index + 1 && hash === head;
    })
  );
};

const leavesHold = ({ leaves, head }: Case, digest: Digest): boolean =>
  leaves === null ||
  (JSON.parse(leaves) as readonly string[]).reduce((hash, leaf) => chainHash(hash, leaf, digest), GENESIS) ===
    head;
