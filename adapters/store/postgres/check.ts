import { type Finding, unwell, well } from '../../../core/port/finding.ts';
import type { Log } from '../../../core/port/outside.ts';
import { database } from './connection.ts';
import { KNOWN_SCHEMA } from './schema.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Standing = { readonly server: string; readonly marked: boolean; readonly tables: number };

/** Asks the database server who it is and what lies there. Nothing is changed. */
export const checkServer = async (url: string): Promise<readonly Finding[]> => {
  const { host } = new URL(url);
  const db = database(url, silent);
  try {
    return await db.once(async (client) => {
      const { rows } = await client.query<Standing>(
        `SELECT current_setting('server_version') AS server, to_regclass('parley_schema') IS NOT NULL AS marked,
           (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables`,
      );
      const [{ server, marked, tables } = { server: '?', marked: false, tables: 0 }] = rows;
      const answers = well(`The database at ${host} answers (PostgreSQL ${server.split(' ')[0]}).`);
      if (!marked && tables > 0)
        return [
          answers,
          unwell('It is a database of another program.', 'Give Parley a database of its own.'),
        ];
      if (!marked) return [answers, well('There are no cases yet; the first start makes the tables.')];
      const { rows: marks } = await client.query<{ version: number }>('SELECT version FROM parley_schema');
      return [answers, schemaFinding(marks[0]?.version ?? 0)];
    });
  } catch {
    return [
      unwell(
        `The database at ${host} does not let Parley in, or does not answer.`,
        'Start it, or set STORE to where it is.',
      ),
    ];
  } finally {
    await db.close();
  }
};

const schemaFinding = (schema: number): Finding => {
  if (schema > KNOWN_SCHEMA)
    return unwell(
      `The database was written by a newer Parley (schema ${schema}, known up to ${KNOWN_SCHEMA}).`,
      'Start the newer Parley.',
    );
  const later = schema < KNOWN_SCHEMA ? '; the next start brings it up to date' : '';
  return well(`The tables are Parley's (schema ${schema} of ${KNOWN_SCHEMA}${later}).`);
};
