import type { DatabaseSync } from 'node:sqlite';
import type { QueueSummary } from '../../../core/view/queue.ts';
import { rowWords } from '../../../core/view/queue-words.ts';

/** Stands in for "no date" in a column that is sorted: later than every moment, so what has no date comes last. */
export const NO_DATE = Number.MAX_SAFE_INTEGER;

/** What the queue is filtered by besides its columns. An index is used only where a query says the very same. */
export const FLAGGED = "json_array_length(summary, '$.flags') > 0";
export const STALLED = `instr(json_extract(summary, '$.flags'), '"stalled"') > 0`;
export const HANDED_TO = "json_extract(summary, '$.handoverTo')";
/** The words of a row, each in its own line of `json_each`; they hold letters and digits alone. */
const wordsOf = (row: 'old' | 'new'): string =>
  `json_each('["' || replace(trim(${row}.summary ->> 'words', '|'), '|', '","') || '"]')`;

/**
 * The tables, step by step: entry n brings a file from schema n to n + 1. A step is never changed once released, only
 * followed by another. Events and messages lie in the order in which they came, whatever case they belong to, so that
 * a commit of many turns writes a few full pages; what is looked up by its key alone is clustered by it (WITHOUT ROWID).
 */
const STEPS: readonly (string | ((db: DatabaseSync) => void))[] = [
  `
  CREATE TABLE event (
    case_id TEXT NOT NULL, position INTEGER NOT NULL,
    recorded TEXT NOT NULL, salt TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (case_id, position)
  ) STRICT;

  CREATE TABLE message (
    conversation_id TEXT NOT NULL, seq INTEGER NOT NULL,
    at INTEGER NOT NULL, version INTEGER NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (conversation_id, seq)
  ) STRICT;

  CREATE TABLE conversation (
    conversation_id TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL, role TEXT NOT NULL, person_id TEXT NOT NULL, memory TEXT NOT NULL
  ) STRICT;
  CREATE INDEX conversation_case ON conversation (case_id);
  CREATE INDEX conversation_person ON conversation (person_id);

  CREATE TABLE handled (
    conversation_id TEXT NOT NULL, update_id TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, update_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE deadline (
    case_id TEXT NOT NULL, key TEXT NOT NULL,
    clock TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, owner TEXT NOT NULL,
    PRIMARY KEY (case_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deadline_at ON deadline (at, case_id, key);

  CREATE TABLE case_row (
    case_id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL, phase TEXT NOT NULL, closed INTEGER NOT NULL, owner TEXT NOT NULL,
    step TEXT NOT NULL, due INTEGER NOT NULL, holder_id TEXT, needs_person INTEGER NOT NULL,
    demonstration INTEGER NOT NULL, summary TEXT NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX case_row_queue ON case_row (closed, due, case_id);
  CREATE INDEX case_row_holder ON case_row (holder_id, closed, due, case_id) WHERE holder_id IS NOT NULL;
  CREATE INDEX case_row_person ON case_row (closed, due, case_id) WHERE needs_person = 1;

  CREATE TABLE sealed (
    case_id TEXT NOT NULL, round_id TEXT NOT NULL, side TEXT NOT NULL,
    ciphertext BLOB NOT NULL, commitment TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (case_id, round_id, side)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE case_key (case_id TEXT PRIMARY KEY NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE link (
    code_hash TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, case_id TEXT, person_id TEXT,
    role TEXT NOT NULL, expires_at INTEGER NOT NULL, bound_to TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE session (
    session_id TEXT PRIMARY KEY NOT NULL, staff TEXT, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE session_grant (
    session_id TEXT NOT NULL, person_id TEXT NOT NULL,
    PRIMARY KEY (session_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE address (
    channel TEXT NOT NULL, chat_id TEXT NOT NULL, conversation_id TEXT NOT NULL,
    shown INTEGER NOT NULL, trying INTEGER, lost INTEGER NOT NULL, reference TEXT NOT NULL, used_at INTEGER NOT NULL,
    PRIMARY KEY (channel, chat_id, conversation_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX address_conversation ON address (conversation_id);
  `,
  `
  CREATE TABLE case_head (
    case_id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, revision INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO case_head SELECT case_id, max(position), max(position) FROM event GROUP BY case_id;
  `,
  // Who was of the team before there were roles could do everything on a case, and still can.
  `
  CREATE TABLE member (member_id TEXT PRIMARY KEY NOT NULL, member TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT OR IGNORE INTO member
    SELECT id, json_object('id', id, 'name', trim(substr(name, 1, 120)), 'roles', json_array('adjuster', 'senior'),
      'authority', 'unlimited', 'languages', json_array(), 'fields', json_array(), 'credential', NULL,
      'capacity', 100, 'active', json('true'), 'addedAt', 1000 * unixepoch())
    FROM (
      SELECT substr(name, 7) AS id, value AS name FROM setting WHERE name LIKE 'staff/%'
      UNION ALL
      SELECT each.value ->> 'id', each.value ->> 'name' FROM setting, json_each(setting.value) AS each
      WHERE setting.name = 'desk/people'
    )
    WHERE length(id) BETWEEN 1 AND 64 AND trim(name) <> '';
  DELETE FROM setting WHERE name LIKE 'staff/%' OR name = 'desk/people';
  `,
  `
  CREATE INDEX session_staff ON session (staff ->> 'id') WHERE staff IS NOT NULL;
  CREATE TABLE passkey (
    credential_id TEXT PRIMARY KEY NOT NULL, member_id TEXT NOT NULL, added_at INTEGER NOT NULL, passkey TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX passkey_member ON passkey (member_id, added_at);
  CREATE TABLE journal (position INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT;
  `,
  `
  CREATE TABLE challenge (
    challenge TEXT PRIMARY KEY NOT NULL, member_id TEXT, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
      CREATE INDEX case_row_flagged ON case_row (closed, due, case_id) WHERE ${FLAGGED};
      CREATE INDEX case_row_stalled ON case_row (closed, due, case_id) WHERE ${STALLED};
      CREATE INDEX case_row_handed ON case_row (${HANDED_TO}, closed, due, case_id) WHERE ${HANDED_TO} IS NOT NULL;
      CREATE TABLE case_word (word TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (word, case_id)) STRICT, WITHOUT ROWID;
      CREATE TRIGGER case_row_in AFTER INSERT ON case_row WHEN new.summary ->> 'words' IS NOT NULL BEGIN
        INSERT OR IGNORE INTO case_word SELECT value, new.case_id FROM ${wordsOf('new')};
      END;
      CREATE TRIGGER case_row_said AFTER UPDATE OF summary ON case_row
        WHEN new.summary <> old.summary AND new.summary ->> 'words' IS NOT old.summary ->> 'words' BEGIN
        DELETE FROM case_word WHERE case_id = old.case_id AND word IN (SELECT value FROM ${wordsOf('old')});
        INSERT OR IGNORE INTO case_word SELECT value, new.case_id FROM ${wordsOf('new')} WHERE new.summary ->> 'words' IS NOT NULL;
      END;
  `,
  // Few events are files; the others are told apart by their text, which costs less than reading their JSON.
  `
  CREATE TABLE erased (
    case_id TEXT PRIMARY KEY NOT NULL, at INTEGER NOT NULL, leaves TEXT NOT NULL, head TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX event_file ON event (recorded ->> '$.event.evidence.sha256', case_id)
    WHERE instr(recorded, '"type":"evidenceAdded"') > 0;
  `,
  // Cases that were there before are counted in the background (core/turn/count-older.ts).
  `
  CREATE TABLE case_fact (
    case_id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, edition INTEGER NOT NULL,
    demonstration INTEGER NOT NULL, opened_at INTEGER NOT NULL,
    channel TEXT NOT NULL, locale TEXT NOT NULL, procedure_id TEXT NOT NULL, claim_type TEXT, respondent TEXT,
    reached INTEGER NOT NULL, reply_hours INTEGER, settle_hours INTEGER,
    promises INTEGER NOT NULL, promises_kept INTEGER NOT NULL, promises_broken INTEGER NOT NULL,
    claimant_score INTEGER, respondent_score INTEGER, warned INTEGER NOT NULL, statutory_at INTEGER
  ) STRICT;
  CREATE INDEX case_fact_opened ON case_fact (opened_at);
  CREATE INDEX case_fact_respondent ON case_fact (respondent, opened_at) WHERE respondent IS NOT NULL;
  CREATE INDEX case_fact_warned ON case_fact (opened_at) WHERE warned <> 0;
  CREATE INDEX case_fact_statutory ON case_fact (statutory_at) WHERE statutory_at IS NOT NULL;
  CREATE TABLE case_tally (
    case_id TEXT NOT NULL, position INTEGER NOT NULL, what TEXT NOT NULL, why TEXT NOT NULL,
    at INTEGER NOT NULL, member_id TEXT, claim_type TEXT, respondent TEXT,
    PRIMARY KEY (case_id, position, what, why)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX case_tally_at ON case_tally (at);
  `,
  // A row that is erased takes the words with it by which it was found.
  `
  CREATE TRIGGER case_row_out AFTER DELETE ON case_row BEGIN
    DELETE FROM case_word WHERE case_id = old.case_id AND word IN (SELECT value FROM ${wordsOf('old')});
  END;
  `,
  // A backup of a shared installation may hold cases whose record was taken to an archive; see ../archive/month.ts.
  `
  CREATE TABLE taken_out (
    case_id TEXT PRIMARY KEY NOT NULL, month TEXT NOT NULL, at INTEGER NOT NULL, version INTEGER NOT NULL,
    procedure_id TEXT NOT NULL, time_zone TEXT NOT NULL, leaves TEXT NOT NULL, head TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE taken_out_file (
    sha256 TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (sha256, case_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX taken_out_file_case ON taken_out_file (case_id);
  `,
  // Rows from before there were words, or numbers among them, are found by them.
  (db) => {
    db.function('row_words', { deterministic: true }, (caseId, summary) =>
      rowWords(String(caseId), JSON.parse(String(summary)) as QueueSummary),
    );
    db.exec(`UPDATE case_row SET summary = json_set(summary, '$.words', row_words(case_id, summary))
      WHERE summary ->> 'claimantLabel' IS NOT NULL`);
  },
  'CREATE INDEX case_fact_demonstration ON case_fact (case_id) WHERE demonstration = 1',
];

/** Marks the file as Parley's ('Parl' in ASCII), so that another program's database is never written to. */
const APPLICATION_ID = 0x5061726c;

/**
 * Pages of 4 kB that the write-ahead log grows to before it is written back. A commit of many turns touches the same
 * pages again and again: written back every 1,000 pages (SQLite's own default), each would be written many times.
 */
const LOG_PAGES = 10_000;

const number = (db: DatabaseSync, sql: string): number =>
  Number(Object.values(db.prepare(sql).get() ?? {})[0]);

/** Whether the file is Parley's or empty, and how its schema stands to the one that this Parley knows. Only reads. */
export const standingOf = (
  db: DatabaseSync,
): { readonly ours: boolean; readonly schema: number; readonly known: number } => {
  const owner = number(db, 'PRAGMA application_id');
  const schema = number(db, 'PRAGMA user_version');
  const empty = owner === 0 && schema === 0 && number(db, 'SELECT count(*) FROM sqlite_schema') === 0;
  return { ours: owner === APPLICATION_ID || empty, schema, known: STEPS.length };
};

/**
 * Sets what durability rests on and brings the tables up to date. `secure_delete` overwrites what is deleted: a
 * shredded key must not stay readable in a free page. Throws on a file of another program or of a newer Parley.
 */
export const prepareDatabase = (db: DatabaseSync, path: string): void => {
  const { ours, schema, known } = standingOf(db);
  if (!ours) throw new Error(`${path} is a database of another program.`);
  if (schema > known)
    throw new Error(`${path} was written by a newer Parley (schema ${schema}, known up to ${known}).`);
  db.exec(
    // NORMAL: who writes brings the log to the disk itself, see group-commit.ts; what it is checkpointed to is synced here.
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;
     PRAGMA wal_autocheckpoint = ${LOG_PAGES}`,
  );
  if (schema < known) migrate(db);
};

const migrate = (db: DatabaseSync): void => {
  db.exec('BEGIN IMMEDIATE');
  try {
    // Read again under the lock: another process may have been first.
    for (const step of STEPS.slice(number(db, 'PRAGMA user_version')))
      typeof step === 'string' ? db.exec(step) : step(db);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STEPS.length}; COMMIT`);
  } catch (fault) {
    db.exec('ROLLBACK');
    throw fault;
  }
};
