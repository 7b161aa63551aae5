/**
 * Lays down what is counted of cases, each unless a later version of it is there; and stores a group of turns with what is
 * counted of them, in the same transaction. `append_2` is `append_1` (append-function.ts) and this: a group that is sent
 * again is answered by the first and changes nothing in the second. Rows are taken by name, as cases are locked by it.
 *
 * A released function is never changed: processes of the version before call it while the next one starts.
 */
export const COUNT_FUNCTION = `
CREATE FUNCTION count_1(facts json, tallies json, judged text[] DEFAULT ARRAY['ok']) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off
AS $$
BEGIN
  INSERT INTO case_fact AS known (case_id, version, edition, demonstration, opened_at, channel, locale, procedure_id,
      claim_type, respondent, reached, reply_hours, settle_hours, promises, promises_kept, promises_broken,
      claimant_score, respondent_score, warned, statutory_at)
    SELECT f.case_id, f.version, f.edition, f.demonstration, f.opened_at, f.channel, f.locale, f.procedure_id,
      f.claim_type, f.respondent, f.reached, f.reply_hours, f.settle_hours, f.promises, f.promises_kept,
      f.promises_broken, f.claimant_score, f.respondent_score, f.warned, f.statutory_at
    FROM json_to_recordset(facts)
      AS f (n int, case_id text, version int, edition int, demonstration boolean, opened_at bigint, channel text,
        locale text, procedure_id text, claim_type text, respondent text, reached int, reply_hours int,
        settle_hours int, promises int, promises_kept int, promises_broken int, claimant_score int,
        respondent_score int, warned int, statutory_at bigint)
    WHERE judged[f.n] = 'ok' ORDER BY f.case_id
    ON CONFLICT (case_id) DO UPDATE
      SET version = excluded.version, edition = excluded.edition, channel = excluded.channel,
        locale = excluded.locale, procedure_id = excluded.procedure_id, claim_type = excluded.claim_type,
        respondent = excluded.respondent, reached = excluded.reached, reply_hours = excluded.reply_hours,
        settle_hours = excluded.settle_hours, promises = excluded.promises, promises_kept = excluded.promises_kept,
        promises_broken = excluded.promises_broken, claimant_score = excluded.claimant_score,
        respondent_score = excluded.respondent_score, warned = excluded.warned, statutory_at = excluded.statutory_at
      WHERE excluded.version >= known.version;
  INSERT INTO case_tally (case_id, position, what, why, at, member_id, claim_type, respondent)
    SELECT t.case_id, t.position, t.what, t.why, t.at, t.member_id, t.claim_type, t.respondent
    FROM json_to_recordset(tallies)
      AS t (n int, case_id text, position int, what text, why text, at bigint, member_id text, claim_type text,
        respondent text)
    WHERE judged[t.n] = 'ok' ORDER BY t.case_id, t.position
    ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION append_2(
  lane_id uuid, number bigint, batches json, records json, messages json, conversations json, deadlines json,
  case_rows json, seals json, links json, facts json, tallies json
) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
  judged text[] := append_1(lane_id, number, batches, records, messages, conversations, deadlines, case_rows, seals,
    links);
BEGIN
  PERFORM count_1(facts, tallies, judged);
  RETURN judged;
END $$;
`;
