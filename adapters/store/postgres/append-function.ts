/**
 * Stores a group of turns inside the database: one call, one transaction, one flush of the log, and each table written
 * once for all of them. What is refused writes nothing and leaves its neighbours alone; a fault undoes the group.
 *
 * A group has the number that its lane gave it. A lane's row remembers the last group and what came of it, so the same
 * group sent again, because its answer was lost with a connection, is answered and not stored twice. The first statement
 * waits on that row for whatever may still be running on a connection that is believed dead.
 *
 * Locks are taken in one order, cases before feeds and each by name, so that two groups never wait for each other. The
 * planner is held to its indexes: it knows nothing of tables that were empty when the function was first planned.
 *
 * A released function is never changed: processes of the version before call it while the next one starts.
 */
export const APPEND_FUNCTION = `
CREATE FUNCTION append_1(
  lane_id uuid, number bigint, batches json, records json, messages json, conversations json, deadlines json,
  case_rows json, seals json, links json
) RETURNS text[] LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off
AS $$
DECLARE
  judged text[];
BEGIN
  INSERT INTO lane AS known (id, last, outcomes, at) VALUES (lane_id, number, '{}', now())
    ON CONFLICT (id) DO UPDATE SET last = excluded.last, at = excluded.at WHERE known.last < excluded.last;
  IF NOT FOUND THEN
    RETURN (SELECT lane.outcomes FROM lane WHERE id = lane_id AND last = number);
  END IF;

  INSERT INTO case_head (case_id, version, revision)
    SELECT case_id, 0, 0 FROM json_to_recordset(batches) AS b (case_id text, version int)
    WHERE b.version = 0 ORDER BY case_id
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM case_head
    WHERE case_id = ANY (ARRAY(SELECT b.case_id FROM json_to_recordset(batches) AS b (case_id text)))
    ORDER BY case_id FOR UPDATE;

  SELECT array_agg(
      CASE
        WHEN handled.update_id IS NOT NULL THEN 'duplicate'
        WHEN coalesce(head.version, 0) <> b.version THEN 'conflict'
        WHEN coalesce(head.revision, 0) <> coalesce(b.revision, head.revision, 0) THEN 'conflict'
        ELSE 'ok'
      END ORDER BY n)
    INTO judged
    FROM json_to_recordset(batches)
      AS b (n int, case_id text, version int, revision int, conversation_id text, update_id text)
    LEFT JOIN case_head head ON head.case_id = b.case_id
    LEFT JOIN handled ON handled.conversation_id = b.conversation_id AND handled.update_id = b.update_id;

  UPDATE case_head SET version = case_head.version + b.count, revision = revision + 1
    FROM json_to_recordset(batches) AS b (n int, case_id text, count int)
    WHERE case_head.case_id = b.case_id AND judged[b.n] = 'ok';
  INSERT INTO handled (conversation_id, update_id, at)
    SELECT b.conversation_id, b.update_id, b.at
    FROM json_to_recordset(batches) AS b (n int, conversation_id text, update_id text, at bigint)
    WHERE judged[b.n] = 'ok' AND b.update_id IS NOT NULL;
  INSERT INTO event (case_id, position, recorded, salt, hash)
    SELECT r.case_id, r.position, r.recorded, r.salt, r.hash
    FROM json_to_recordset(records)
      AS r (n int, case_id text, position int, recorded text, salt text, hash text)
    WHERE judged[r.n] = 'ok';
  INSERT INTO conversation AS known (conversation_id, case_id, role, person_id, memory)
    SELECT c.conversation_id, c.case_id, c.role, c.person_id, c.memory
    FROM json_to_recordset(conversations)
      AS c (n int, conversation_id text, case_id text, role text, person_id text, memory text)
    WHERE judged[c.n] = 'ok' ORDER BY c.conversation_id
    ON CONFLICT (conversation_id) DO UPDATE SET memory = excluded.memory WHERE known.memory <> excluded.memory;

  WITH said AS (
    SELECT m.*, row_number() OVER own AS place, count(*) OVER (PARTITION BY m.conversation_id) AS many
    FROM json_to_recordset(messages)
      AS m (n int, i int, conversation_id text, at bigint, version int, message text)
    WHERE judged[m.n] = 'ok'
    WINDOW own AS (PARTITION BY m.conversation_id ORDER BY m.n, m.i)
  ), grown AS (
    INSERT INTO feed AS known (conversation_id, last)
      SELECT conversation_id, many FROM said WHERE place = 1 ORDER BY conversation_id
      ON CONFLICT (conversation_id) DO UPDATE SET last = known.last + excluded.last
      RETURNING conversation_id, last
  )
  INSERT INTO message (conversation_id, seq, at, version, message)
    SELECT said.conversation_id, grown.last - said.many + said.place, said.at, said.version, said.message
    FROM said JOIN grown ON grown.conversation_id = said.conversation_id;

  DELETE FROM deadline USING json_to_recordset(batches) AS b (n int, case_id text, clocks text[])
    WHERE deadline.case_id = b.case_id AND b.clocks IS NOT NULL AND judged[b.n] = 'ok'
      AND deadline.key <> ALL (b.clocks);
  INSERT INTO deadline AS known (case_id, key, clock, kind, at, owner)
    SELECT d.case_id, d.key, d.clock, d.kind, d.at, d.owner
    FROM json_to_recordset(deadlines)
      AS d (n int, case_id text, key text, clock text, kind text, at bigint, owner text)
    LEFT JOIN deadline stored ON stored.case_id = d.case_id AND stored.key = d.key
    WHERE judged[d.n] = 'ok' AND (stored.clock, stored.kind, stored.at, stored.owner)
      IS DISTINCT FROM (d.clock, d.kind, d.at, d.owner)
    ON CONFLICT (case_id, key) DO UPDATE
      SET clock = excluded.clock, kind = excluded.kind, at = excluded.at, owner = excluded.owner;

  INSERT INTO case_row (case_id, version, phase, closed, owner, step, due, holder_id, needs_person, demonstration,
      summary, updated_at)
    SELECT r.case_id, r.version, r.phase, r.closed, r.owner, r.step, r.due, r.holder_id, r.needs_person,
      r.demonstration, r.summary, r.updated_at
    FROM json_to_recordset(case_rows)
      AS r (n int, case_id text, version int, phase text, closed boolean, owner text, step text, due bigint,
        holder_id text, needs_person boolean, demonstration boolean, summary text, updated_at bigint)
    WHERE judged[r.n] = 'ok' ORDER BY r.case_id
    ON CONFLICT (case_id) DO UPDATE
      SET version = excluded.version, phase = excluded.phase, closed = excluded.closed, owner = excluded.owner,
        step = excluded.step, due = excluded.due, holder_id = excluded.holder_id,
        needs_person = excluded.needs_person, demonstration = excluded.demonstration, summary = excluded.summary,
        updated_at = excluded.updated_at;
  INSERT INTO case_key (case_id, wrapped)
    SELECT s.case_id, decode(s.wrapped, 'hex')
    FROM json_to_recordset(seals) AS s (n int, case_id text, wrapped text)
    WHERE judged[s.n] = 'ok' AND s.wrapped IS NOT NULL;
  INSERT INTO sealed (case_id, round_id, side, ciphertext, commitment, at)
    SELECT s.case_id, s.round_id, s.side, decode(s.ciphertext, 'hex'), s.commitment, s.at
    FROM json_to_recordset(seals)
      AS s (n int, case_id text, round_id text, side text, ciphertext text, commitment text, at bigint)
    WHERE judged[s.n] = 'ok'
    ON CONFLICT (case_id, round_id, side) DO UPDATE
      SET ciphertext = excluded.ciphertext, commitment = excluded.commitment, at = excluded.at;
  INSERT INTO link (code_hash, kind, case_id, person_id, role, expires_at, bound_to)
    SELECT l.code_hash, l.kind, l.case_id, l.person_id, l.role, l.expires_at, l.bound_to
    FROM json_to_recordset(links)
      AS l (n int, code_hash text, kind text, case_id text, person_id text, role text, expires_at bigint,
        bound_to text)
    WHERE judged[l.n] = 'ok' ORDER BY l.code_hash
    ON CONFLICT (code_hash) DO UPDATE
      SET kind = excluded.kind, case_id = excluded.case_id, person_id = excluded.person_id, role = excluded.role,
        expires_at = excluded.expires_at, bound_to = excluded.bound_to;

  UPDATE lane SET outcomes = judged WHERE id = lane_id;
  RETURN judged;
END $$;
`;
