import type { ClientBase } from 'pg';
import { APPEND_FUNCTION } from './append-function.ts';
import { CASE_WORDS, wordsOfOldRows } from './case-word.ts';
import type { Database } from './connection.ts';
import { COUNT_FUNCTION } from './count-function.ts';

/** Stands in for "no date" in a column that is sorted: later than every moment, so what has no date comes last. */
export const NO_DATE = Number.MAX_SAFE_INTEGER;

/**
 * The tables, step by step: entry n brings a database from schema n to n + 1. A step is never changed once released,
 * and only ever adds, so that processes of the version before go on while the next one starts. Names sort by their
 * bytes, as in every other store. Tables whose rows change in place leave room for that (`fillfactor`): a new row
 * version on the same page needs no index entry.
 */
const STEPS: readonly (string | ((client: ClientBase) => Promise<void>))[] = [
  `
  CREATE TABLE case_head (
    case_id text COLLATE "C" PRIMARY KEY, version int NOT NULL, revision int NOT NULL
  ) WITH (fillfactor = 70);
  CREATE TABLE event (
    case_id text COLLATE "C" NOT NULL, position int NOT NULL,
    recorded text NOT NULL, salt text NOT NULL, hash text NOT NULL,
    PRIMARY KEY (case_id, position)
  );
  CREATE TABLE feed (conversation_id text COLLATE "C" PRIMARY KEY, last int NOT NULL) WITH (fillfactor = 70);
  CREATE TABLE message (
    conversation_id text COLLATE "C" NOT NULL, seq int NOT NULL,
    at bigint NOT NULL, version int NOT NULL, message text NOT NULL,
    PRIMARY KEY (conversation_id, seq)
  );
  CREATE TABLE conversation (
    conversation_id text COLLATE "C" PRIMARY KEY,
    case_id text COLLATE "C" NOT NULL, role text NOT NULL, person_id text COLLATE "C" NOT NULL, memory text NOT NULL
  ) WITH (fillfactor = 70);
  CREATE INDEX conversation_case ON conversation (case_id);
  CREATE INDEX conversation_person ON conversation (person_id);
  CREATE TABLE handled (
    conversation_id text COLLATE "C" NOT NULL, update_id text COLLATE "C" NOT NULL, at bigint NOT NULL,
    PRIMARY KEY (conversation_id, update_id)
  );
  CREATE TABLE deadline (
    case_id text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
    clock text NOT NULL, kind text NOT NULL, at bigint NOT NULL, owner text NOT NULL,
    worker text, held_until timestamptz,
    PRIMARY KEY (case_id, key)
  );
  CREATE INDEX deadline_at ON deadline (at, case_id, key);
  CREATE TABLE case_row (
    case_id text COLLATE "C" PRIMARY KEY,
    version int NOT NULL, phase text NOT NULL, closed boolean NOT NULL, owner text NOT NULL, step text NOT NULL,
    due bigint NOT NULL, holder_id text COLLATE "C", needs_person boolean NOT NULL, demonstration boolean NOT NULL,
    summary text NOT NULL, updated_at bigint NOT NULL
  ) WITH (fillfactor = 70);
  CREATE INDEX case_row_queue ON case_row (closed, due, case_id);
  CREATE INDEX case_row_holder ON case_row (holder_id, closed, due, case_id) WHERE holder_id IS NOT NULL;
  CREATE INDEX case_row_person ON case_row (closed, due, case_id) WHERE needs_person;
  CREATE TABLE sealed (
    case_id text COLLATE "C" NOT NULL, round_id text NOT NULL, side text COLLATE "C" NOT NULL,
    ciphertext bytea NOT NULL, commitment text NOT NULL, at bigint NOT NULL,
    PRIMARY KEY (case_id, round_id, side)
  );
  CREATE TABLE case_key (case_id text COLLATE "C" PRIMARY KEY, wrapped bytea NOT NULL);
  CREATE TABLE link (
    code_hash text PRIMARY KEY, kind text NOT NULL, case_id text, person_id text, role text NOT NULL,
    expires_at bigint NOT NULL, bound_to text
  );
  CREATE TABLE session (
    session_id text PRIMARY KEY, staff text, created_at bigint NOT NULL, expires_at bigint NOT NULL
  );
  CREATE TABLE session_grant (
    session_id text NOT NULL, person_id text COLLATE "C" NOT NULL, PRIMARY KEY (session_id, person_id)
  );
  CREATE TABLE setting (name text PRIMARY KEY, value text NOT NULL);
  CREATE TABLE address (
    channel text COLLATE "C" NOT NULL, chat_id text COLLATE "C" NOT NULL, conversation_id text COLLATE "C" NOT NULL,
    shown int NOT NULL, trying int, lost boolean NOT NULL, reference text NOT NULL, used_at bigint NOT NULL,
    PRIMARY KEY (channel, chat_id, conversation_id)
  );
  CREATE INDEX address_conversation ON address (conversation_id);
  CREATE TABLE lease (name text PRIMARY KEY, worker text NOT NULL, held_until timestamptz NOT NULL);
  CREATE TABLE lane (
    id uuid PRIMARY KEY, last bigint NOT NULL, outcomes text[] NOT NULL, at timestamptz NOT NULL
  ) WITH (fillfactor = 50);
  CREATE TABLE file (sha256 text COLLATE "C" PRIMARY KEY, bytes bytea NOT NULL);
  -- People's pictures do not get smaller; trying costs time.
  ALTER TABLE file ALTER COLUMN bytes SET STORAGE EXTERNAL;
  ${APPEND_FUNCTION}
  `,
  // Who was of the team before there were roles could do everything on a case, and still can. What they are taken from
  // stays, for processes of the version before.
  `
  CREATE TABLE member (member_id text COLLATE "C" PRIMARY KEY, member text NOT NULL, revision int NOT NULL DEFAULT 1);
  INSERT INTO member (member_id, member)
    SELECT DISTINCT ON (id) id, json_build_object('id', id, 'name', btrim(left(name, 120)),
      'roles', json_build_array('adjuster', 'senior'), 'authority', 'unlimited', 'languages', json_build_array(),
      'fields', json_build_array(), 'credential', NULL, 'capacity', 100, 'active', true,
      'addedAt', floor(1000 * extract(epoch FROM now()))::bigint)::text
    FROM (
      SELECT substr(name, 7) AS id, value AS name FROM setting WHERE name LIKE 'staff/%'
      UNION ALL
      SELECT each.person ->> 'id', each.person ->> 'name'
      FROM setting, json_array_elements(setting.value::json) AS each (person) WHERE setting.name = 'desk/people'
    ) AS person
    WHERE length(id) BETWEEN 1 AND 64 AND btrim(name) <> '';
  `,
  `
  CREATE INDEX session_staff ON session ((staff::jsonb ->> 'id')) WHERE staff IS NOT NULL;
  CREATE TABLE passkey (
    credential_id text PRIMARY KEY, member_id text COLLATE "C" NOT NULL, added_at bigint NOT NULL, passkey text NOT NULL
  );
  CREATE INDEX passkey_member ON passkey (member_id, added_at);
  CREATE TABLE journal (position int PRIMARY KEY, entry text NOT NULL);
  `,
  `
  CREATE TABLE challenge (challenge text PRIMARY KEY, member_id text, expires_at bigint NOT NULL);
  `,
  CASE_WORDS,
  // Few events are files; the others are told apart by their text, which costs less than reading their JSON.
  `
  CREATE TABLE erased (
    case_id text COLLATE "C" PRIMARY KEY, at bigint NOT NULL, leaves text NOT NULL, head text NOT NULL
  );
  CREATE INDEX event_file ON event ((recorded::jsonb #>> '{event,evidence,sha256}'), case_id)
    WHERE strpos(recorded, '"type":"evidenceAdded"') > 0;
  `,
  // Cases that were there before are counted in the background (core/turn/count-older.ts).
  `
  CREATE TABLE case_fact (
    case_id text COLLATE "C" PRIMARY KEY, version int NOT NULL, edition int NOT NULL,
    demonstration boolean NOT NULL, opened_at bigint NOT NULL,
    channel text NOT NULL, locale text NOT NULL, procedure_id text NOT NULL, claim_type text, respondent text,
    reached int NOT NULL, reply_hours int, settle_hours int,
    promises int NOT NULL, promises_kept int NOT NULL, promises_broken int NOT NULL,
    claimant_score int, respondent_score int, warned int NOT NULL, statutory_at bigint
  ) WITH (fillfactor = 70);
  CREATE INDEX case_fact_opened ON case_fact (opened_at);
  CREATE INDEX case_fact_respondent ON case_fact (respondent, opened_at) WHERE respondent IS NOT NULL;
  CREATE INDEX case_fact_warned ON case_fact (opened_at) WHERE warned <> 0;
  CREATE INDEX case_fact_statutory ON case_fact (statutory_at) WHERE statutory_at IS NOT NULL;
  CREATE TABLE case_tally (
    case_id text COLLATE "C" NOT NULL, position int NOT NULL, what text NOT NULL, why text NOT NULL,
    at bigint NOT NULL, member_id text, claim_type text, respondent text,
    PRIMARY KEY (case_id, position, what, why)
  );
  CREATE INDEX case_tally_at ON case_tally (at);
  ${COUNT_FUNCTION}
  `,
  // A row that is erased takes the words with it by which it was found.
  `
  CREATE FUNCTION drop_words() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM case_word WHERE case_id = OLD.case_id AND word = ANY (words_in(OLD.summary));
    RETURN NULL;
  END $$;
  CREATE TRIGGER case_row_out AFTER DELETE ON case_row FOR EACH ROW EXECUTE FUNCTION drop_words();
  `,
  // What is left of cases whose record was taken to an archive; see ../archive/month.ts.
  `
  CREATE TABLE taken_out (
    case_id text COLLATE "C" PRIMARY KEY, month text NOT NULL, at bigint NOT NULL, version int NOT NULL,
    procedure_id text NOT NULL, time_zone text NOT NULL, leaves text NOT NULL, head text NOT NULL
  );
  CREATE TABLE taken_out_file (
    sha256 text COLLATE "C" NOT NULL, case_id text COLLATE "C" NOT NULL, PRIMARY KEY (sha256, case_id)
  );
  CREATE INDEX taken_out_file_case ON taken_out_file (case_id);
  `,
  wordsOfOldRows,
  // Of files that were there before nobody knows when they came: they are looked at as if they came now.
  'ALTER TABLE file ADD COLUMN at timestamptz NOT NULL DEFAULT now()',
  'CREATE INDEX case_fact_demonstration ON case_fact (case_id) WHERE demonstration',
];

/** The schema that this Parley works with. */
export const KNOWN_SCHEMA = STEPS.length;

/** Any number, the same in every Parley: who holds it changes the tables. */
const SCHEMA_LOCK = 0x5061726c;

/** A database that cannot be worked with; the message says why, in one sentence for the operator. */
export class DatabaseRefused extends Error {}

/**
 * Brings the tables up to date, one process after the other. Refuses a database of another program, one of a newer
 * Parley, and a server that would lose what it has acknowledged.
 */
export const prepareDatabase = (db: Database): Promise<void> =>
  db.alone(async (client) => {
    await refuseForgetful(client);
    await client.query('BEGIN');
    try {
      await client.query('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
      await migrate(client, await versionOf(client));
      await client.query('COMMIT');
    } catch (fault) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw fault;
    }
    await client.query("DELETE FROM lane WHERE at < now() - interval '1 day'");
  });

const refuseForgetful = async (client: ClientBase): Promise<void> => {
  const { rows } = await client.query(
    "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'",
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }: { name: string }) => name).join(' and ');
  throw new DatabaseRefused(
    `The database server runs with ${names} off and may lose what it acknowledged. Turn that on.`,
  );
};

const versionOf = async (client: ClientBase): Promise<number> => {
  const { rows } = await client.query<{ marked: string | null; tables: number }>(
    `SELECT to_regclass('parley_schema')::text AS marked,
       (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables`,
  );
  const [found] = rows;
  if (found?.marked != null) {
    const mark = await client.query<{ version: number }>('SELECT version FROM parley_schema');
    return mark.rows[0]?.version ?? 0;
  }
  if (found !== undefined && found.tables > 0)
    throw new DatabaseRefused('STORE names a database of another program. Give Parley one of its own.');
  await client.query('CREATE TABLE parley_schema (version int NOT NULL)');
  await client.query('INSERT INTO parley_schema VALUES (0)');
  return 0;
};

const migrate = async (client: ClientBase, version: number): Promise<void> => {
  if (version > STEPS.length)
    throw new DatabaseRefused(
      `The database was written by a newer Parley (schema ${version}, known up to ${STEPS.length}).`,
    );
  for (const step of STEPS.slice(version))
    await (typeof step === 'string' ? client.query(step) : step(client));
  if (version < STEPS.length) await client.query('UPDATE parley_schema SET version = $1', [STEPS.length]);
};
