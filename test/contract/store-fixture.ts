import type { ClockDeadline } from '../../core/deadline/deadline.ts';
import type { Message } from '../../core/message/message.ts';
import type { Append, CaseRow, Conversation, Link, SealedRow, StoredRecord } from '../../core/port/store.ts';
import type { CaseFact } from '../../core/report/fact.ts';
import type { Tally } from '../../core/report/tally.ts';

/** 2026-01-05T00:00:00Z, a Monday. */
export const START = 1_767_571_200_000;

export const storedRecord = (caseId: string, position: number, text = 'The kettle broke.'): StoredRecord => ({
  recorded: {
    position,
    at: START + position,
    by: { role: 'claimant', id: `${caseId}-claimant` },
    v: 1,
    event: { type: 'storyTold', messageId: `${caseId}/m${position}`, text },
  },
  salt: position.toString(16).padStart(32, '0'),
  hash: position.toString(16).padStart(64, '0'),
});

export const message = (text: string): Message => ({
  from: { role: 'claimant' },
  body: { kind: 'text', text: { verbatim: text } },
});

export const sent = (conversationId: string, text: string) => ({
  conversationId,
  at: START,
  version: 1,
  message: message(text),
});

/** A batch of `count` events on top of `version`, and nothing else unless `more` says so. */
export const batch = (
  caseId: string,
  version: number,
  more: Partial<Append> & { readonly count?: number } = {},
): Append => {
  const { count = 1, ...rest } = more;
  return {
    caseId,
    expectedVersion: version,
    records: Array.from({ length: count }, (_, index) => storedRecord(caseId, version + index + 1)),
    messages: [],
    conversations: [],
    ...rest,
  };
};

export const conversation = (conversationId: string, more: Partial<Conversation> = {}): Conversation => ({
  conversationId,
  caseId: 'k-1',
  role: 'claimant',
  personId: 'p-1',
  memory: null,
  ...more,
});

export const deadline = (key: string, at: number): ClockDeadline => ({
  key,
  clock: 'answer',
  kind: 'end',
  at,
  owner: 'respondent',
});

export const caseRow = (caseId: string, more: Partial<CaseRow> = {}): CaseRow => ({
  caseId,
  version: 1,
  phase: 'telling',
  open: true,
  owner: 'claimant',
  step: 'tell',
  due: START,
  holderId: null,
  needsPerson: false,
  demonstration: false,
  summary: { title: 'Kettle' },
  updatedAt: START,
  ...more,
});

export const sealedRow = (side: 'claimant' | 'respondent', more: Partial<SealedRow> = {}): SealedRow => ({
  caseId: 'k-1',
  roundId: 'r-1',
  side,
  ciphertext: Uint8Array.from({ length: 64 }, (_, index) => (side === 'claimant' ? index : 255 - index)),
  commitment: side.padEnd(64, '0'),
  at: START,
  ...more,
});

export const link = (codeHash: string, more: Partial<Link> = {}): Link => ({
  codeHash,
  kind: 'invite',
  caseId: 'k-1',
  personId: null,
  role: 'respondent',
  expiresAt: START + 1,
  boundTo: null,
  ...more,
});

export const caseFact = (caseId: string, more: Partial<CaseFact> = {}): CaseFact => ({
  caseId,
  version: 1,
  edition: 1,
  demonstration: false,
  openedAt: START,
  channel: 'web',
  locale: 'en',
  procedureId: 'consumer',
  claimType: null,
  respondent: null,
  reached: 1,
  replyHours: null,
  settleHours: null,
  promises: 0,
  promisesKept: 0,
  promisesBroken: 0,
  claimantScore: null,
  respondentScore: null,
  warned: 0,
  statutoryAt: null,
  ...more,
});

export const tally = (caseId: string, more: Partial<Tally> = {}): Tally =>
  ({
    caseId,
    position: 1,
    at: START,
    what: 'taken',
    why: 'inTime',
    memberId: 'alex',
    claimType: null,
    respondent: null,
    ...more,
  }) as Tally;
