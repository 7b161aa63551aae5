import type { ClientBase } from 'pg';
import type { QueueSummary } from '../../../core/view/queue.ts';
import { rowWords } from '../../../core/view/queue-words.ts';

/**
 * What the queue is filtered and searched by besides the columns of `case_row`: kept by the database itself from the
 * summary, whichever version of Parley wrote that. As generated columns rather than indexes on an expression, so that a
 * summary that changes in nothing of this leaves the indexes alone. A summary without `words` comes from a version that
 * knew of none: what was known stays. The text is looked into and not read as JSON, which PostgreSQL refuses where a name
 * holds half a character; what is looked for holds neither a quote nor a backslash, so no name can look like it.
 */
export const CASE_WORDS = `
  ALTER TABLE case_row
    ADD COLUMN flagged boolean GENERATED ALWAYS AS (summary LIKE '%"flags":["%') STORED,
    ADD COLUMN stalled boolean GENERATED ALWAYS AS (summary ~ '"flags":\\[[^]]*"stalled"') STORED,
    ADD COLUMN handover_to text COLLATE "C" GENERATED ALWAYS AS
      (substring(summary FROM '"handoverTo":"([^"]*)"')) STORED;
  CREATE INDEX case_row_flagged ON case_row (closed, due, case_id) WHERE flagged;
  CREATE INDEX case_row_stalled ON case_row (closed, due, case_id) WHERE stalled;
  CREATE INDEX case_row_handed ON case_row (handover_to, closed, due, case_id) WHERE handover_to IS NOT NULL;
  CREATE TABLE case_word (
    word text COLLATE "C" NOT NULL, case_id text COLLATE "C" NOT NULL, PRIMARY KEY (word, case_id)
  );
  CREATE FUNCTION words_in(summary text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT string_to_array(substring(summary FROM '"words":"\\|([^"]*)\\|"'), '|')
  $$;
  CREATE FUNCTION keep_words() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    words text[] := words_in(NEW.summary);
  BEGIN
    IF words IS NULL THEN
      RETURN NULL;
    END IF;
    IF TG_OP = 'UPDATE' THEN
      DELETE FROM case_word WHERE case_id = NEW.case_id AND word <> ALL (words)
        AND word = ANY (words_in(OLD.summary));
    END IF;
    INSERT INTO case_word SELECT DISTINCT unnest(words), NEW.case_id ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE TRIGGER case_row_in AFTER INSERT ON case_row FOR EACH ROW EXECUTE FUNCTION keep_words();
  CREATE TRIGGER case_row_said AFTER UPDATE OF summary ON case_row FOR EACH ROW
    WHEN (OLD.summary IS DISTINCT FROM NEW.summary) EXECUTE FUNCTION keep_words();
`;

const ROWS = 1_000;

/** Gives words to the rows from before there were any, or numbers among them; the trigger puts them into their table. */
export const wordsOfOldRows = async (client: ClientBase): Promise<void> => {
  for (let after = ''; ; ) {
    const { rows } = await client.query<{ case_id: string; summary: string }>(
      'SELECT case_id, summary FROM case_row WHERE case_id > $1 ORDER BY case_id LIMIT $2',
      [after, ROWS],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.case_id;
    await client.query(
      `UPDATE case_row SET summary = n.summary FROM json_to_recordset($1) AS n (case_id text, summary text)
       WHERE case_row.case_id = n.case_id`,
      [JSON.stringify(rows.map(withWords))],
    );
  }
};

const withWords = (row: { readonly case_id: string; readonly summary: string }) => {
  const summary: QueueSummary = JSON.parse(row.summary);
  return { ...row, summary: JSON.stringify({ ...summary, words: rowWords(row.case_id, summary) }) };
};
