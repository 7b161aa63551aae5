import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Attachments, Digest, Log } from '../../../core/port/outside.ts';
import { type Answer, done, type Out, refused, runCommand } from '../operator-command.ts';
import { database } from '../postgres/connection.ts';
import { files } from '../postgres/files.ts';
import { prepareDatabase } from '../postgres/schema.ts';
import { holdDirectory } from '../sqlite/hold.ts';
import { prepareDatabase as prepareFile } from '../sqlite/schema.ts';
import type { Copied } from './copy.ts';
import { fillDatabase, moveFile } from './fill.ts';

type Parts = {
  readonly digest: Digest;
  readonly log: Log;
  /** Settings that a shared store has and a directory has not: the mark of the key that its numbers are sealed with. */
  readonly settingsOf: (directory: string) => { readonly [name: string]: string };
  /** The files of a data directory: their hashes, and how to read them. */
  readonly filesOf: (directory: string) => {
    readonly hashes: readonly string[];
    readonly kept: Pick<Attachments, 'get'>;
  };
};

const USAGE =
  'Say from where and to where: npm run migrate -- --from sqlite:./data --to postgres://user:password@host/database\n';

/**
 * `npm run migrate -- --from sqlite:<DATA_DIR> --to postgres://…`: moves an installation of one machine into an empty
 * PostgreSQL database. All of it or nothing: it is committed after every hash chain was computed anew from what
 * arrived. The directory stays as it is. Resolves to 0 where all went over, 1 where it was refused, 2 for a wrong call.
 */
export const migrateCommand = (args: readonly string[], out: Out, parts: Parts): Promise<number> =>
  runCommand(
    {
      usage: USAGE,
      options: { from: { type: 'string' }, to: { type: 'string' } },
      work: ({ from = '', to = '' }) => {
        const directory = /^sqlite:(.+)$/.exec(from)?.[1];
        const called = directory !== undefined && /^postgres(ql)?:\/\//.test(to);
        return called ? moveFrom(directory, to, parts) : null;
      },
    },
    args,
    out,
  );

const moveFrom = async (directory: string, to: string, parts: Parts): Promise<Answer> => {
  const path = join(directory, 'parley.sqlite');
  if (!existsSync(path)) return refused(`There is no parley.sqlite in ${directory}.`);
  const letGo = holdDirectory(directory);
  if (letGo === null) return refused(`Parley is at work in ${directory}. Stop it first.`);
  try {
    return done(await moveAll(directory, path, to, parts));
  } finally {
    letGo();
  }
};

const moveAll = async (directory: string, path: string, url: string, parts: Parts): Promise<string> => {
  const from = new DatabaseSync(path);
  const db = database(url, parts.log, 0);
  try {
    // An older file is brought up to date first: both sides then have the same tables.
    prepareFile(from, path);
    await prepareDatabase(db);
    const { hashes, kept } = parts.filesOf(directory);
    const target = files(db);
    // Before the rows that name them, and outside their transaction: a file that nobody names does no harm.
    for (const hash of hashes) await moveFile(kept, target, hash);
    const copied = await db.once((client) =>
      fillDatabase(client, from, parts.settingsOf(directory), parts.digest),
    );
    return report(copied, hashes.length, directory);
  } finally {
    from.close();
    await db.close();
  }
};

const report = (copied: Copied, fileCount: number, directory: string): string =>
  [
    `Moved ${copied['case_head']} cases, ${copied['event']} events, ${copied['message']} messages and ${fileCount} files.`,
    `The hash chains of all ${copied['case_head']} cases verify.`,
    `Start every process with STORE set to that database and MASTER_KEY to what it was here (${join(directory, 'master.key')}).`,
  ].join('\n');
