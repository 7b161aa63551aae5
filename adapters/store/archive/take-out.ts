import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { ClientBase } from 'pg';
import { readRecorded } from '../../../core/case/migrate.ts';
import type { Digest } from '../../../core/port/outside.ts';
import { leafHash } from '../../../core/record/chain.ts';
import type { Instant } from '../../../core/time.ts';
import { BackupRefused, databaseIn, flush, sha256Of, writeManifest } from '../backup/manifest.ts';
import { brokenWords, checkChains, pagesOfFile } from '../migrate/check.ts';
import { prepareDatabase } from '../sqlite/schema.ts';
import { dropMonth, eventsOf, holdMonth, inTransaction } from './month.ts';

type Parts = { readonly digest: Digest; readonly now: () => Instant };

/** A month that was taken out: where it lies now, and what is in it. */
export type MonthTaken = { readonly month: string; readonly folder: string; readonly cases: number };

/**
 * Takes a month out of the database: its events are written into a folder of their own, every chain is computed anew from
 * what was written, and only when that is on the disk is the table dropped, in the one transaction that also notes of
 * each case where it lies. Where the process ends before, there is a folder too many and nothing is lost. Null where
 * nothing of the month was left to be taken. Throws `BackupRefused` where a chain does not hold: nothing is taken then.
 */
export const takeOut = (
  client: ClientBase,
  month: string,
  to: string,
  parts: Parts,
): Promise<MonthTaken | null> =>
  inTransaction(client, async () => {
    const caseIds = await holdMonth(client, month);
    const folder = freeName(join(to, month));
    if (caseIds.length > 0) await writeArchive(client, { month, folder, caseIds }, parts);
    await dropMonth(client, month);
    return caseIds.length === 0 ? null : { month, folder, cases: caseIds.length };
  });

/** Cases that are brought back and end again may lie in the same month a second time. */
const freeName = (name: string): string => {
  let free = name;
  for (let count = 2; existsSync(free); count += 1) free = `${name}.${count}`;
  return free;
};

type Month = { readonly month: string; readonly folder: string; readonly caseIds: readonly string[] };

const writeArchive = async (
  client: ClientBase,
  { month, folder, caseIds }: Month,
  parts: Parts,
): Promise<void> => {
  const aside = `${folder}.unfinished-${process.pid}`;
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  try {
    const path = databaseIn(aside);
    const at = parts.now();
    await fillFile(client, path, month);
    await noteTakenOut(client, path, { month, at }, parts.digest);
    await flush(path);
    const database = await sha256Of(path);
    const cases = caseIds.length;
    await writeManifest(aside, { format: 'parley-archive', version: 1, at, cases, database, files: [] });
    renameSync(aside, folder);
    await flush(dirname(folder));
  } catch (fault) {
    rmSync(aside, { recursive: true, force: true });
    throw fault;
  }
};

/** Rows that are fetched at once. */
const ROWS = 1_000;

const fillFile = async (client: ClientBase, path: string, month: string): Promise<void> => {
  const into = new DatabaseSync(path);
  try {
    prepareDatabase(into, path);
    into.exec('PRAGMA journal_mode = DELETE; BEGIN');
    await client.query(`DECLARE months NO SCROLL CURSOR FOR ${eventsOf(month)}`);
    for (;;) {
      const { rows } = await client.query<{ [column: string]: SQLInputValue }>(`FETCH ${ROWS} FROM months`);
      const columns = Object.keys(rows[0] ?? {});
      const insert = `INSERT INTO event (${columns}) VALUES (${columns.map(() => '?')})`;
      const put = rows.length === 0 ? undefined : into.prepare(insert);
      for (const row of rows) put?.run(...Object.values(row));
      if (rows.length < ROWS) break;
    }
    await client.query('CLOSE months');
    into.exec('INSERT INTO case_head SELECT case_id, max(position), 0 FROM event GROUP BY case_id; COMMIT');
  } finally {
    into.close();
  }
};

/** Reads the file as it lies there: what does not hold in it is taken from nobody. */
const noteTakenOut = async (
  client: ClientBase,
  path: string,
  when: { readonly month: string; readonly at: Instant },
  digest: Digest,
): Promise<void> => {
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    const chains = await checkChains(pagesOfFile(file), digest);
    if (chains.broken.length > 0)
      throw new BackupRefused(`${when.month} stays where it is: ${brokenWords(chains)}.`);
    const record = file.prepare('SELECT recorded, salt, hash FROM event WHERE case_id = ? ORDER BY position');
    for (const { case_id: caseId } of file.prepare('SELECT case_id FROM case_head ORDER BY case_id').all())
      await noteCase(client, String(caseId), { ...when, record: record.all(String(caseId)), digest });
  } finally {
    file.close();
  }
};

type Noted = {
  readonly month: string;
  readonly at: Instant;
  readonly digest: Digest;
  readonly record: readonly { readonly [column: string]: unknown }[];
};

const noteCase = async (
  client: ClientBase,
  caseId: string,
  { month, at, digest, record }: Noted,
): Promise<void> => {
  const stored = record.map(({ recorded, salt }) => ({
    recorded: JSON.parse(String(recorded)),
    salt: String(salt),
  }));
  const [opening] = stored.map(({ recorded }) => readRecorded(recorded).event);
  if (opening?.type !== 'caseOpened') throw new Error(`The record of ${caseId} does not begin.`);
  const leaves = stored.map(({ recorded, salt }) => leafHash(recorded, salt, digest));
  const files = stored.flatMap(({ recorded }) => filesOf(readRecorded(recorded).event));
  await client.query(
    `INSERT INTO taken_out (case_id, month, at, version, procedure_id, time_zone, leaves, head)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      caseId,
      month,
      at,
      record.length,
      opening.procedure.id,
      opening.timeZone,
      JSON.stringify(leaves),
      String(record.at(-1)?.['hash']),
    ],
  );
  await client.query('INSERT INTO taken_out_file SELECT DISTINCT unnest($2::text[]), $1', [caseId, files]);
  // Whoever has it in memory finds out by the revision, and whoever would append finds no such version.
  await client.query('UPDATE case_head SET version = 0, revision = revision + 1 WHERE case_id = $1', [
    caseId,
  ]);
};

const filesOf = (event: ReturnType<typeof readRecorded>['event']): readonly string[] =>
  event.type === 'evidenceAdded'
    ? [
        event.evidence.sha256,
        ...(event.evidence.preview === undefined ? [] : [event.evidence.preview.sha256]),
      ]
    : [];
