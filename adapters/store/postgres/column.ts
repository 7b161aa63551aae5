import type { CaseRow, Link } from '../../../core/port/store.ts';
import { NO_DATE } from './schema.ts';

/** The columns of a row of the queue. */
export const caseRowColumns = (row: CaseRow) => ({
  case_id: row.caseId,
  version: row.version,
  phase: row.phase,
  closed: !row.open,
  owner: row.owner,
  step: row.step,
  due: row.due ?? NO_DATE,
  holder_id: row.holderId,
  needs_person: row.needsPerson,
  demonstration: row.demonstration,
  summary: JSON.stringify(row.summary) ?? 'null',
  updated_at: row.updatedAt,
});

export const linkColumns = (link: Link) => ({
  code_hash: link.codeHash,
  kind: link.kind,
  case_id: link.caseId,
  person_id: link.personId,
  role: link.role,
  expires_at: link.expiresAt,
  bound_to: link.boundTo,
});
