import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { ClientBase } from 'pg';
import type { Digest } from '../../../core/port/outside.ts';
import { BackupRefused, databaseIn, readManifest } from '../backup/manifest.ts';
import { brokenWords, checkChains, pagesOfFile } from '../migrate/check.ts';
import { inTransaction } from './month.ts';

/**
 * Brings cases back from the folder of a month, all of them or one: their events are part of the record again, and turns
 * go on. What was erased meanwhile stays so, and what is here already stays as it is. Resolves to how many came back.
 * Throws `BackupRefused` for a folder that is no archive, is damaged or is of other cases: nothing is changed then.
 */
export const bringBack = async (
  client: ClientBase,
  folder: string,
  caseId: string | null,
  digest: Digest,
): Promise<number> => {
  const { format } = await readManifest(folder);
  if (format !== 'parley-archive')
    throw new BackupRefused(`${folder} is a backup and no archive: npm run restore.`);
  const file = new DatabaseSync(databaseIn(folder), { readOnly: true });
  try {
    const chains = await checkChains(pagesOfFile(file), digest);
    if (chains.broken.length > 0)
      throw new BackupRefused(`Nothing was brought back: ${brokenWords(chains)}.`);
    const lying = file
      .prepare('SELECT case_id FROM case_head WHERE version > 0')
      .all()
      .map((row) => String(row['case_id']))
      .filter((each) => caseId === null || each === caseId);
    return await inTransaction(client, async () => {
      let back = 0;
      for (const each of lying) back += Number(await bringCase(client, file, each));
      return back;
    });
  } finally {
    file.close();
  }
};

const bringCase = async (client: ClientBase, file: DatabaseSync, caseId: string): Promise<boolean> => {
  await client.query('SELECT 1 FROM case_head WHERE case_id = $1 FOR UPDATE', [caseId]);
  const { rows } = await client.query<{ head: string; version: number }>(
    'SELECT head, version FROM taken_out WHERE case_id = $1',
    [caseId],
  );
  const [noted] = rows;
  if (noted === undefined) return false;
  const events = file.prepare('SELECT * FROM event WHERE case_id = ? ORDER BY position').all(caseId);
  if (events.length !== noted.version || events.at(-1)?.['hash'] !== noted.head)
    throw new BackupRefused(`The archive's record of ${caseId} is not the one that was taken out here.`);
  await putEvents(client, events);
  await client.query('UPDATE case_head SET version = $2, revision = revision + 1 WHERE case_id = $1', [
    caseId,
    noted.version,
  ]);
  for (const table of ['taken_out', 'taken_out_file'])
    await client.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  return true;
};

const putEvents = (client: ClientBase, events: readonly { readonly [column: string]: SQLOutputValue }[]) => {
  const columns = Object.keys(events[0] ?? {}).join(', ');
  return client.query(
    `INSERT INTO event (${columns}) SELECT ${columns} FROM json_populate_recordset(null::event, $1)`,
    [JSON.stringify(events)],
  );
};
