import type { ClientBase } from 'pg';
import type { Digest } from '../../../core/port/outside.ts';
import { chainHash, GENESIS, leafHash } from '../../../core/record/chain.ts';

type Entry = {
  readonly caseId: string;
  readonly position: number;
  readonly recorded: string;
  readonly salt: string;
  readonly hash: string;
};

/** Cases that are read at once. */
const PAGE = 200;

/**
 * Reads every case back from where it was copied to and computes its chain anew. Resolves to the cases whose chain does
 * not hold, with the number of those that were looked at.
 */
export const checkChains = async (
  client: ClientBase,
  digest: Digest,
): Promise<{ readonly cases: number; readonly broken: readonly string[] }> => {
  const broken: string[] = [];
  let cases = 0;
  for (let after = ''; ; ) {
    const page = await client.query<{ caseId: string; version: number }>(
      'SELECT case_id AS "caseId", version FROM case_head WHERE case_id > $1 ORDER BY case_id LIMIT $2',
      [after, PAGE],
    );
    const last = page.rows.at(-1);
    if (last === undefined) return { cases, broken };
    const entries = await client.query<Entry>(
      `SELECT case_id AS "caseId", position, recorded, salt, hash FROM event
       WHERE case_id > $1 AND case_id <= $2 ORDER BY case_id, position`,
      [after, last.caseId],
    );
    const byCase = Map.groupBy(entries.rows, ({ caseId }) => caseId);
    for (const { caseId, version } of page.rows)
      if (!holds(byCase.get(caseId) ?? [], version, digest)) broken.push(caseId);
    cases += page.rows.length;
    after = last.caseId;
  }
};

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
