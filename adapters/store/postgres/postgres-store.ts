import type { Attachments, Log } from '../../../core/port/outside.ts';
import type { Store } from '../../../core/port/store.ts';
import { access } from './access.ts';
import { backlogAccess } from './backlog.ts';
import { database, isPassing } from './connection.ts';
import { erasing } from './erase.ts';
import { factAccess } from './fact.ts';
import { files } from './files.ts';
import { groupAppend } from './group-append.ts';
import { reading } from './reading.ts';
import { DatabaseRefused, prepareDatabase } from './schema.ts';

/** What any number of processes share: the cases, and the files in them. */
export type Shared = { readonly store: Store; readonly attachments: Attachments };

/**
 * The store in a PostgreSQL database, for any number of processes. Nothing that an `append` resolved for is lost by a
 * crash of the server. A server that restarts is waited for, a few seconds; an append whose answer was lost with its
 * connection is asked about again under the same number and so never stored twice. Where the server stays away the
 * promise is rejected, and whether the turn was stored is found out by the same update coming again.
 *
 * Throws `DatabaseRefused` for a database that belongs to another program or a newer Parley.
 */
export const postgresStore = async (options: {
  readonly url: string;
  readonly log: Log;
}): Promise<Shared> => {
  await prepare(options.url, options.log);
  const db = database(options.url, options.log);
  const group = groupAppend(db);
  return {
    store: {
      ...reading(db),
      ...access(db),
      ...factAccess(db),
      ...erasing(db),
      ...backlogAccess(db),
      append: group.append,
      close: async () => {
        await group.close();
        await db.close();
      },
    },
    attachments: files(db),
  };
};

const prepare = async (url: string, log: Log): Promise<void> => {
  const db = database(url, log, 0);
  try {
    await prepareDatabase(db);
  } catch (fault) {
    throw isPassing(fault) ? new DatabaseRefused(awayWords(url, fault)) : fault;
  } finally {
    await db.close();
  }
};

/** Without the password that the address may hold. */
const awayWords = (url: string, fault: unknown): string => {
  const { host } = new URL(url);
  const why = fault instanceof Error ? fault.message || fault.name : String(fault);
  return `The database at ${host} does not answer (${why}). Start it, or set STORE to where it is.`;
};
