import type { DatabaseSync } from 'node:sqlite';
import { deadlinesOf } from '../../../core/case/due.ts';
import type { Recorded } from '../../../core/case/event.ts';
import { replay } from '../../../core/case/evolve.ts';
import { readRecorded } from '../../../core/case/migrate.ts';
import type { CaseState } from '../../../core/case/state.ts';
import type { Digest } from '../../../core/port/outside.ts';
import type { Procedure, ProcedureRef } from '../../../core/procedure/procedure.ts';
import type { Instant } from '../../../core/time.ts';
import { remembered } from '../../../core/turn/loaded-case.ts';
import { queueRow } from '../../../core/view/queue-row.ts';
import { caseRowWriter, deadlineWriter } from '../sqlite/append.ts';
import { deletionsOf } from '../table.ts';

type Parts = { readonly digest: Digest; readonly procedureOf: (ref: ProcedureRef) => Procedure };

/** What going back came to: cases that lost something, cases that had not begun, sealed rounds that are open again. */
export type Cut = { readonly cut: number; readonly gone: number; readonly sealed: readonly string[] };

/**
 * Brings a copy of the database back to a moment. A case is its events, so those after the moment are taken off its end
 * and what is read beside them is computed anew from the ones that stay; the chain up to there is what it was. Chosen
 * over archived write-ahead logs: one backup taken afterwards goes back to any moment before it, on either store, and
 * nothing has to run meanwhile.
 *
 * Two things do not go back. Who may sign in stays as it was at the backup, as somebody who was let go must not come
 * in again. And a sealed number is in no event: one that was typed or destroyed after the moment is not there, so its
 * side has to type it again.
 */
export const cutAt = (db: DatabaseSync, until: Instant, parts: Parts): Cut => {
  db.exec('BEGIN');
  const firsts = db
    .prepare(
      `SELECT case_id AS caseId, min(position) AS first FROM event WHERE recorded ->> 'at' > ? GROUP BY case_id`,
    )
    .all(until) as unknown as readonly { readonly caseId: string; readonly first: number }[];
  forgetSaid(db, until);
  const sealed: string[] = [];
  for (const { caseId, first } of firsts) {
    if (first === 1) {
      removeCase(db, caseId);
      continue;
    }
    if (cutCase(db, caseId, first, parts).phase === 'sealedRound') sealed.push(caseId);
  }
  // Nothing is shown twice, and nothing new is taken for shown.
  db.exec(`UPDATE address SET trying = NULL, shown = min(shown, (
      SELECT coalesce(max(seq), 0) FROM message WHERE message.conversation_id = address.conversation_id));
    COMMIT`);
  const gone = firsts.filter(({ first }) => first === 1).length;
  return { cut: firsts.length - gone, gone, sealed };
};

/** What was said after the moment, whether or not it changed a case; who was heard then begins with the case's next question. */
const forgetSaid = (db: DatabaseSync, until: Instant): void => {
  const touched = db
    .prepare(
      `SELECT conversation_id AS id, memory FROM conversation WHERE conversation_id IN (
         SELECT conversation_id FROM handled WHERE at > ?1 UNION SELECT conversation_id FROM message WHERE at > ?1)`,
    )
    .all(until) as unknown as readonly { readonly id: string; readonly memory: string }[];
  const put = db.prepare('UPDATE conversation SET memory = ? WHERE conversation_id = ?');
  for (const { id, memory } of touched) put.run(afresh(memory), id);
  for (const table of ['handled', 'message', 'sealed'])
    db.prepare(`DELETE FROM ${table} WHERE at > ?`).run(until);
};

/** Everything of a bot's memory can be asked anew, but the language that its person speaks. */
const afresh = (memory: string): string =>
  JSON.stringify({ locale: remembered(JSON.parse(memory)).locale, bot: null });

const COUNTED = ['case_fact', 'case_tally'];

const removeCase = (db: DatabaseSync, caseId: string): void => {
  for (const statement of deletionsOf('sqlite', '?1')) db.prepare(statement).run(caseId);
  db.prepare('DELETE FROM case_head WHERE case_id = ?').run(caseId);
};

const cutCase = (db: DatabaseSync, caseId: string, first: number, parts: Parts): CaseState => {
  db.prepare('DELETE FROM event WHERE case_id = ? AND position >= ?').run(caseId, first);
  const record = db
    .prepare('SELECT recorded FROM event WHERE case_id = ? ORDER BY position')
    .all(caseId)
    .map(({ recorded }) => readRecorded(JSON.parse(String(recorded))));
  const state = replay(record);
  if (state === null) throw new Error(`The record of ${caseId} is empty.`);
  const procedure = parts.procedureOf(state.procedure);
  db.prepare('UPDATE case_head SET version = ?, revision = revision + 1 WHERE case_id = ?').run(
    record.length,
    caseId,
  );
  // Counted again in the background, as cases are that were there before anything was counted.
  for (const table of COUNTED) db.prepare(`DELETE FROM ${table} WHERE case_id = ?`).run(caseId);
  // Nobody waits for what a model puts in short; the next event of the case asks for it again.
  deadlineWriter(db)(
    caseId,
    deadlinesOf(state, procedure).filter(({ clock }) => clock !== 'retelling'),
  );
  caseRowWriter(db)(queueRow(state, record.length, procedure));
  forgetLater(db, caseId, first, record, parts.digest);
  return state;
};

/** What a case had beside its record that came with the events that are gone: people who came in, invitations. */
const forgetLater = (
  db: DatabaseSync,
  caseId: string,
  first: number,
  record: readonly Recorded[],
  digest: Digest,
): void => {
  const own = 'conversation_id IN (SELECT conversation_id FROM conversation WHERE case_id = ?)';
  db.prepare(`DELETE FROM message WHERE version >= ? AND ${own}`).run(first, caseId);
  // Every party is greeted on coming in; for the team, whoever looks at a case has a conversation.
  const came = `case_id = ? AND role IN ('claimant', 'respondent', 'contributor', 'representative')
    AND NOT EXISTS (SELECT 1 FROM message WHERE message.conversation_id = conversation.conversation_id)`;
  for (const table of ['handled', 'address', 'conversation'])
    db.prepare(
      `DELETE FROM ${table} WHERE conversation_id IN (SELECT conversation_id FROM conversation WHERE ${came})`,
    ).run(caseId);
  const invited = record.flatMap(({ event }) => ('inviteId' in event ? [digest(event.inviteId)] : []));
  db.prepare(
    `DELETE FROM link WHERE case_id = ? AND CASE kind
       WHEN 'invite' THEN code_hash NOT IN (SELECT value FROM json_each(?))
       ELSE person_id NOT IN (SELECT person_id FROM conversation WHERE conversation.case_id = link.case_id) END`,
  ).run(caseId, JSON.stringify(invited));
};
