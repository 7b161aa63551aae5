import { z } from 'zod';
import { Owner } from '../../../../core/case/party.ts';
import { civilDateOf, instantOf } from '../../../../core/deadline/calendar.ts';
import { ClockId } from '../../../../core/deadline/deadline.ts';
import { say } from '../../../../core/message/phrasing.ts';
import type { CaseQuery, CaseRow, Store } from '../../../../core/port/store.ts';
import type { Procedure } from '../../../../core/procedure/procedure.ts';
import type { Instant } from '../../../../core/time.ts';
import type { QueueSummary } from '../../../../core/view/queue.ts';
import { dueSaid, procedureBy, reasonSaid, type Sayer } from './said.ts';
import type { DeskQueue, DeskRow, Filter } from './wire.ts';

/** Rows a page. */
const PAGE = 40;
/** Rows looked at for one page where most are left out; the reader asks on from there. */
const LOOKED_AT = 2_000;
const CHUNK = 200;

export type QueueRequest = {
  readonly filter: Filter;
  /** What is searched for, in the reader's own words; empty for everything. */
  readonly text: string;
  readonly after: CaseQuery['after'];
  readonly staffId: string;
  readonly now: Instant;
};

/** One page of the queue: earliest date first, cases that have ended last. */
export const queuePage = async (
  store: Store,
  procedures: readonly Procedure[],
  request: QueueRequest,
  by: Sayer,
): Promise<DeskQueue> => {
  const { rows, next } = await ROWS[request.filter](store, request, by);
  return {
    now: request.now,
    rows: rows
      .map((row) => rowSaid(row, request.staffId, procedures, by))
      .filter((row) => fits(row, request.text)),
    next: next === null ? null : cursorOf(next),
  };
};

/** Every word that was typed stands in the case's number, its kind, the other side's name or the amount. */
const fits = ({ label, about, other, amount }: DeskRow, text: string): boolean => {
  const said = [label, about, other, amount].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => said.includes(word));
};

type Page = { readonly rows: readonly CaseRow[]; readonly next: Last | null };
/** The last row that was looked at: where the next page begins. */
type Last = Pick<CaseRow, 'open' | 'due' | 'caseId'>;
type Read = (store: Store, request: QueueRequest, by: Sayer) => Promise<Page>;

const page = async (
  store: Store,
  query: Omit<CaseQuery, 'after' | 'limit'>,
  { after }: QueueRequest,
): Promise<Page> => {
  const rows = await store.cases({ ...query, ...(after === undefined ? {} : { after }), limit: PAGE + 1 });
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1] ?? null) : null };
};

/** Rows lie by date: those up to the end of the reader's day, midnight included, come first. */
const dueToday: Read = async (store, request, { timeZone }) => {
  const endOfDay = instantOf(civilDateOf(request.now, timeZone), 24, timeZone);
  const { rows, next } = await page(store, { open: true }, request);
  const today = rows.filter(({ due }) => due !== null && due <= endOfDay);
  return { rows: today, next: today.length === rows.length ? next : null };
};

const summaryOf = ({ summary }: CaseRow): QueueSummary => summary as QueueSummary;
const standsOut = (row: CaseRow, staffId: string): boolean =>
  summaryOf(row).flags.length > 0 || summaryOf(row).handoverTo === staffId;

const flagged: Read = async (store, request) => {
  const found: CaseRow[] = [];
  let after: CaseQuery['after'] = request.after;
  for (let looked = 0; looked < LOOKED_AT; looked += CHUNK) {
    const rows = await store.cases({ open: true, ...(after === undefined ? {} : { after }), limit: CHUNK });
    for (const row of rows)
      if (standsOut(row, request.staffId) && found.push(row) === PAGE) return { rows: found, next: row };
    if (rows.length < CHUNK) return { rows: found, next: null };
    after = rows.at(-1);
  }
  return { rows: found, next: after === undefined ? null : { ...after, open: true } };
};

/** One row a filter; a filter that finds nothing to read does not compile. */
const ROWS: { readonly [F in Filter]: Read } = {
  mine: (store, request) => page(store, { open: true, holderId: request.staffId }, request),
  // Of a case that has ended, a wish that its data be destroyed still waits for somebody.
  unowned: (store, request) => page(store, { needsPerson: true }, request),
  dueToday,
  flagged,
  all: (store, request) => page(store, {}, request),
};

const Cursor = z.tuple([z.boolean(), z.int().nullable(), z.string().max(100)]);

const cursorOf = ({ open, due, caseId }: Last): string =>
  Buffer.from(JSON.stringify([open, due, caseId])).toString('base64url');

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
    label: by.phrase(say('desk.caseLabel', { id: summary.claimantLabel })),
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
