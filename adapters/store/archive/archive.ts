import { resolve } from 'node:path';
import type { ClientBase } from 'pg';
import type { Digest, Log } from '../../../core/port/outside.ts';
import type { Instant } from '../../../core/time.ts';
import { BackupRefused } from '../backup/manifest.ts';
import { type Answer, done, type Out, refused, runCommand } from '../operator-command.ts';
import { database } from '../postgres/connection.ts';
import { prepareDatabase } from '../postgres/schema.ts';
import { bringBack } from './bring-back.ts';
import { aloneAtMonths, beginOf, monthsIn, settleMonths } from './month.ts';
import { takeOut } from './take-out.ts';

type Parts = {
  readonly digest: Digest;
  readonly log: Log;
  readonly now: () => Instant;
  /** Where cases lie: a directory of this machine, or the address of a PostgreSQL. */
  readonly source: { readonly directory: string } | { readonly url: string };
};

const USAGE = `Say before which month, or what to bring back:
  npm run archive -- --before 2025-01 [--to DIR]
  npm run archive -- --restore DIR [--case ID]
`;

/**
 * `npm run archive -- --before YYYY-MM`: moves the records of cases that ended before that month into tables of their
 * months; with `--to DIR` takes those months out of the database, each into a folder of DIR. `npm run archive --
 * --restore DIR`: brings the cases of such a folder back. Parley goes on meanwhile; run it once every process is of a
 * version that knows of archives. Resolves to 0 where it was done, 1 where it was refused, 2 for a wrong call.
 */
export const archiveCommand = (args: readonly string[], out: Out, parts: Parts): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      options: {
        before: { type: 'string' },
        to: { type: 'string' },
        restore: { type: 'string' },
        case: { type: 'string' },
      },
      work: ({ before, to, restore, case: caseId = null }) => {
        const begin = beginOf(before ?? '');
        if (restore !== undefined)
          return before === undefined
            ? archived(parts, (client) => restored(client, resolve(restore), caseId, parts))
            : null;
        const place = to === undefined ? null : resolve(to);
        return begin === null ? null : archived(parts, (client) => moved(client, begin, place, parts));
      },
    },
    args,
    out,
  );

const archived = async (parts: Parts, work: (client: ClientBase) => Promise<string>): Promise<Answer> =>
  'url' in parts.source
    ? done(await atDatabase(parts.source.url, parts, work))
    : refused('Months are of PostgreSQL: one machine keeps its cases in one file.');

const atDatabase = async (
  url: string,
  { log }: Parts,
  work: (client: ClientBase) => Promise<string>,
): Promise<string> => {
  const db = database(url, log, 0);
  try {
    await prepareDatabase(db);
    let said = '';
    const alone = await db.once((client) =>
      aloneAtMonths(client, async () => {
        said = await work(client);
      }),
    );
    if (!alone)
      throw new BackupRefused('Somebody else is at work on the archive. Wait until that has ended.');
    return said;
  } finally {
    await db.close();
  }
};

const moved = async (
  client: ClientBase,
  before: Instant,
  to: string | null,
  parts: Parts,
): Promise<string> => {
  if (before > parts.now())
    throw new BackupRefused('That month has not begun: what is of today stays where it is.');
  const settled = await settleMonths(client, before);
  const lines = [`${settled} ended cases were moved into their months.`];
  const months = (await monthsIn(client)).filter((month) => (beginOf(month) ?? before) < before);
  if (to === null)
    return [
      ...lines,
      `In the database beside the hot table: ${months.length === 0 ? 'none' : months.join(', ')}.`,
    ].join('\n');
  for (const month of months) {
    const taken = await takeOut(client, month, to, parts);
    if (taken !== null)
      lines.push(`${month}: ${taken.cases} cases, in ${taken.folder}. Every chain verifies.`);
  }
  return [
    ...lines,
    'Keep those folders as you keep backups; erased cases are taken out of them likewise.',
  ].join('\n');
};

const restored = async (
  client: ClientBase,
  folder: string,
  caseId: string | null,
  { digest }: Parts,
): Promise<string> => {
  const back = await bringBack(client, folder, caseId, digest);
  return back === 0
    ? 'Nothing was brought back: what is in that archive is here already, or was erased.'
    : `${back} cases are here again. Every chain verifies.`;
};
