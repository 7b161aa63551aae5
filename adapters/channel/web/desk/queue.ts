import { z } from 'zod';
import { caseNumber } from '../../../../core/case/number.ts';
import { Owner } from '../../../../core/case/party.ts';
import { civilDateOf, instantOf } from '../../../../core/deadline/calendar.ts';
import { ClockId } from '../../../../core/deadline/deadline.ts';
import { say } from '../../../../core/message/phrasing.ts';
import { CLAIM_TYPES } from '../../../../core/narrative/claim-type.ts';
import type { CaseQuery, CaseRow, Store } from '../../../../core/port/store.ts';
import type { Procedure } from '../../../../core/procedure/procedure.ts';
import type { Instant } from '../../../../core/time.ts';
import type { QueueSummary } from '../../../../core/view/queue.ts';
import { beginnings, kindWord, numberWords, searchWords } from '../../../../core/view/queue-words.ts';
import { dueSaid, procedureBy, reasonSaid, type Sayer } from './said.ts';
import type { DeskQueue, DeskRow, Filter } from './wire.ts';

/** Rows a page. */
const PAGE = 40;
/** Words of a search; what is typed beyond them is left out. */
const WORDS = 6;

export type QueueRequest = {
  readonly filter: Filter;
  /** What is searched for, in the reader's own words; empty for everything. */
  readonly text: string;
  readonly after: CaseQuery['after'];
  readonly staffId: string;
  /** Of a neutral: no more than the cases that lie with them, or were proposed to them. */
  readonly own: boolean;
  readonly now: Instant;
};

/** One page of the queue: earliest date first, cases that have ended last. */
export const queuePage = async (
  store: Store,
  procedures: readonly Procedure[],
  request: QueueRequest,
  by: Sayer,
): Promise<DeskQueue> => {
  const { after, text, staffId, own, now } = request;
  const lists = await Promise.all(
    (own ? ownCases(staffId) : WANTED[request.filter](request, by)).map((query) =>
      store.cases({
        ...query,
        ...(text === '' ? {} : { words: wanted(text, by) }),
        ...(after === undefined ? {} : { after }),
        limit: PAGE + 1,
      }),
    ),
  );
  const rows = inOrder(lists.flat());
  const shown = rows.slice(0, PAGE);
  return {
    now,
    rows: shown.map((row) => {
      const said = rowSaid(row, staffId, procedures, by);
      return own && row.holderId !== staffId ? askedRow(said, by) : said;
    }),
    next: rows.length > PAGE ? cursorOf(shown.at(-1)) : null,
  };
};

type Wanted = Omit<CaseQuery, 'after' | 'limit' | 'words'>;

/** One row a filter: what is read for it, together in the queue's order. */
const WANTED: { readonly [F in Filter]: (request: QueueRequest, by: Sayer) => readonly Wanted[] } = {
  mine: ({ staffId }) => [{ open: true, holderId: staffId }],
  // Of a case that has ended, a wish that its data be destroyed still waits for somebody.
  unowned: () => [
    { open: true, needsPerson: true },
    { open: false, needsPerson: true },
  ],
  // Up to the end of the reader's day, midnight included.
  dueToday: ({ now }, { timeZone }) => [
    { open: true, dueBy: instantOf(civilDateOf(now, timeZone), 24, timeZone) },
  ],
  stalled: () => [{ open: true, stalled: true }],
  flagged: ({ staffId }) => [
    { open: true, flagged: true },
    { open: true, handedTo: staffId },
  ],
  all: () => [{}],
};

/** Those that lie with a neutral, and those that wait for their word on whether anything stands in the way. */
const ownCases = (staffId: string): readonly Wanted[] => [
  { open: true, holderId: staffId },
  { open: true, handedTo: staffId },
];

/** Whom it is between and of what kind: all that a neutral may know before they have declared. */
const askedRow = ({ caseId, label, about, other, demonstration }: DeskRow, by: Sayer): DeskRow => ({
  caseId,
  label,
  about,
  other,
  amount: null,
  phase: by.key('mediator.phase.asked'),
  open: true,
  next: { owner: 'staff', who: by.key('staff.owner.staff'), step: by.key('step.conflict') },
  due: null,
  holder: null,
  reason: null,
  handedToMe: true,
  flags: [],
  demonstration,
});

/** Rows of several readings of one queue as one of them would give them, each once. */
const inOrder = (rows: readonly CaseRow[]): readonly CaseRow[] =>
  [...new Map(rows.map((row) => [row.caseId, row])).values()].sort(
    (one, other) =>
      Number(other.open) - Number(one.open) ||
      (one.due ?? Number.MAX_SAFE_INTEGER) - (other.due ?? Number.MAX_SAFE_INTEGER) ||
      (one.caseId < other.caseId ? -1 : 1),
  );

/**
 * What is typed, as beginnings of words: each finds the number of a case, the other side's name, the amount, or what a
 * kind of dispute is called in the reader's language. A word that stands on every row says nothing.
 */
const wanted = (text: string, by: Sayer): NonNullable<CaseQuery['words']> => {
  const onEvery = searchWords(by.phrase(say('desk.caseLabel', { id: '' })));
  return searchWords(text)
    .filter((word) => !onEvery.includes(word))
    .slice(0, WORDS)
    .map((word, place, words) => [
      word,
      ...numberWords(word, { before: words[place - 1], next: words[place + 1] }),
      ...KINDS.filter((kind) => isCalled(kind, word, by)).map(kindWord),
    ]);
};

const KINDS = [...CLAIM_TYPES, null] as const;

const isCalled = (kind: (typeof KINDS)[number], word: string, by: Sayer): boolean => {
  const name = by.key(kind === null ? 'desk.aboutUnknown' : `claimType.${kind}`);
  return searchWords(name)
    .flatMap(beginnings)
    .some((each) => each.startsWith(word));
};

const summaryOf = ({ summary }: CaseRow): QueueSummary => summary as QueueSummary;

const Cursor = z.tuple([z.boolean(), z.int().nullable(), z.string().max(100)]);

const cursorOf = (last: CaseRow | undefined): string | null =>
  last === undefined
    ? null
    : Buffer.from(JSON.stringify([last.open, last.due, last.caseId])).toString('base64url');

/** Reads a cursor of ours; anything else starts from the beginning. */
export const readCursor = (text: string | undefined): CaseQuery['after'] => {
  try {
    const [open, due, caseId] = Cursor.parse(
      JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8')),
    );
    return { open, due, caseId };
  } catch {
    return undefined;
  }
};

const rowSaid = (row: CaseRow, staffId: string, procedures: readonly Procedure[], by: Sayer): DeskRow => {
  const summary = summaryOf(row);
  const owner = Owner.safeParse(row.owner);
  const clock = ClockId.safeParse(row.step);
  const clocks = procedureBy(procedures, summary.procedureId)?.clocks;
  const paused = summary.flags.includes('paused');
  return {
    caseId: row.caseId,
    label: by.phrase(say('desk.caseLabel', { id: caseNumber(row.caseId) })),
    about: by.key(summary.claimType === null ? 'desk.aboutUnknown' : `claimType.${summary.claimType}`),
    other: summary.respondentName,
    amount:
      summary.amount === null ? null : by.phrase(say('value.money', { amount: { money: summary.amount } })),
    phase: by.key(`phase.${paused ? 'paused' : row.phase}`),
    open: row.open,
    next:
      (row.open || row.needsPerson) && owner.success
        ? { owner: owner.data, who: by.key(`staff.owner.${row.owner}`), step: by.key(`step.${row.step}`) }
        : null,
    due:
      row.due === null || !clock.success || clocks === undefined
        ? null
        : dueSaid(row.due, clocks[clock.data], by),
    holder:
      row.holderId === null
        ? null
        : { name: summary.holderName ?? row.holderId, mine: row.holderId === staffId },
    reason: row.needsPerson ? reasonSaid(summary.reason, summary.flags, by) : null,
    handedToMe: summary.handoverTo === staffId,
    flags: summary.flags.map((id) => ({ id, label: by.key(`staff.flag.${id}`) })),
    demonstration: row.demonstration,
  };
};
