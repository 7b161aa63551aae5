import type { DatabaseSync } from 'node:sqlite';
import type { ClientBase } from 'pg';
import type { Attachments, Digest } from '../../../core/port/outside.ts';
import { DatabaseRefused } from '../postgres/schema.ts';
import { MOVED } from '../table.ts';
import { brokenWords, checkChains, pagesOfServer } from './check.ts';
import { type Copied, copyTables } from './copy.ts';

/** Puts a file where its hash says; throws `DatabaseRefused` for one that is not what its name says. */
export const moveFile = async (
  from: Pick<Attachments, 'get'>,
  to: Attachments,
  hash: string,
): Promise<void> => {
  const bytes = await from.get(hash);
  if (bytes === null) throw new DatabaseRefused(`The file ${hash} cannot be read.`);
  const { sha256 } = await to.put(bytes);
  if (sha256 !== hash)
    throw new DatabaseRefused(`The file ${hash} is not what its name says: it was changed.`);
};

/**
 * Fills an empty database from a file with the same schema, in one transaction: it is committed after every hash chain
 * was computed anew from what arrived. `settings` are laid over those of the file.
 */
export const fillDatabase = async (
  client: ClientBase,
  from: DatabaseSync,
  settings: { readonly [name: string]: string },
  digest: Digest,
): Promise<Copied> => {
  await client.query('BEGIN');
  try {
    await refuseFilled(client);
    const copied = await copyTables(from, client);
    for (const [name, value] of Object.entries(settings))
      await client.query(
        'INSERT INTO setting VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        [name, value],
      );
    const chains = await checkChains(pagesOfServer(client), digest);
    if (chains.broken.length > 0 || chains.cases !== copied['case_head'])
      throw new DatabaseRefused(`Nothing was moved: ${brokenWords(chains)}.`);
    await client.query('COMMIT');
    return copied;
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw fault;
  }
};

const refuseFilled = async (client: ClientBase): Promise<void> => {
  for (const table of MOVED) {
    const { rows } = await client.query(`SELECT 1 FROM ${table} LIMIT 1`);
    if (rows.length === 0) continue;
    const what =
      table === 'case_head' ? 'There are cases in that database' : 'Parley was at work in that database';
    throw new DatabaseRefused(`${what} already. Give it an empty one.`);
  }
};
