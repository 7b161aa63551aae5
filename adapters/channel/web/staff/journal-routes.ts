import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { caseNumber } from '../../../../core/case/number.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Deed, JournalEntry } from '../../../../core/staff/journal.ts';
import type { StaffRole } from '../../../../core/staff/member.ts';
import { languageOf } from '../server/language.ts';
import { forStaff } from '../server/right.ts';
import { sayer } from '../server/words.ts';
import { JOURNAL_KINDS, type JournalKind } from './journal-wire.ts';
import { OWN_REASON, OWN_REASONS } from './own-reason.ts';
import type { StaffParts } from './sign-in.ts';
import type { JournalLine, JournalPage } from './team-wire.ts';

const PAGE = 200;
/** Lines that a reader is given at once, and how many entries are looked through for them at most. */
const WANTED = 50;
const LOOKED_THROUGH = 5_000;

const JOURNAL = { config: forStaff({ resource: 'journal', action: 'read' }) };
const EXPORT = { config: forStaff({ resource: 'journal', action: 'export' }) };

/** A deed without a kind does not compile. */
const KIND: { readonly [D in Deed['what']]: JournalKind } = {
  signedIn: 'signIn',
  signedOut: 'signIn',
  sessionEnded: 'signIn',
  inviteMade: 'signIn',
  keyAdded: 'key',
  keyRemoved: 'key',
  keyRefused: 'key',
  memberAdded: 'team',
  memberLeft: 'team',
  memberBack: 'team',
  rolesChanged: 'team',
  authorityChanged: 'team',
  registryChanged: 'registry',
  caseRead: 'case',
};

const Query = z.object({
  before: z.coerce.number().int().positive().optional().catch(undefined),
  kind: z.enum(JOURNAL_KINDS).optional().catch(undefined),
  text: z.string().trim().max(100).catch(''),
});

type Word = (key: string, params?: Parameters<ReturnType<typeof sayer>>[2]) => string;

/** What the sentences of the journal speak of; each uses what it has. */
const factsOf = (deed: Deed, names: ReadonlyMap<string, string>, word: Word) => {
  const list = (roles: readonly StaffRole[]): string =>
    roles.map((role) => word(`access.role.${role}`)).join(', ');
  const empty = { name: '', way: '', from: '', roles: '', case: '', key: 'key' in deed ? deed.key : '' };
  if (deed.what === 'signedIn') return { ...empty, way: word(`access.way.${deed.way}`) };
  if (deed.what === 'caseRead') return { ...empty, case: caseNumber(deed.caseId) };
  if (!('memberId' in deed)) return empty;
  const name = names.get(deed.memberId) ?? deed.memberId;
  if (deed.what === 'rolesChanged') return { ...empty, name, from: list(deed.from), roles: list(deed.to) };
  return { ...empty, name, roles: deed.what === 'memberAdded' ? list(deed.roles) : '' };
};

/** The journal as it reads in one language. */
const reader = async (store: Store, word: Word) => {
  const names = new Map((await store.members()).map(({ id, name }) => [id, name]));
  return ({ deed, by, at, position }: JournalEntry): JournalLine => ({
    position,
    at,
    who: by?.name ?? 'Parley',
    text: word(`access.deed.${deed.what}`, factsOf(deed, names, word)),
    why: 'why' in deed ? whyIn(deed.why, by === null, word) : null,
  });
};

/** What somebody wrote stays as it is; Parley's own reasons are said. */
const whyIn = (why: string, own: boolean, word: Word): string => {
  const reason = OWN_REASONS.find((each) => OWN_REASON[each] === why);
  return own && reason !== undefined ? word(`access.reason.${reason}`) : why;
};

/** Reads from an entry back towards the first one, until there are enough lines that fit or enough was looked through. */
const readBack = async (
  store: Store,
  before: number,
  lineOf: (entry: JournalEntry) => JournalLine | null,
): Promise<JournalPage> => {
  const lines: JournalLine[] = [];
  const last = Math.max(1, before - LOOKED_THROUGH);
  let end = before;
  while (end > last && lines.length < WANTED) {
    const from = Math.max(1, end - PAGE);
    const entries = await store.journal(from - 1, end - from);
    lines.push(...entries.toReversed().flatMap((entry) => lineOf(entry) ?? []));
    end = from;
  }
  return { lines, next: end > 1 ? end : null };
};

/** What the team did outside of cases, the newest first; and all of it to take along. */
export const journalRoutes = (server: FastifyInstance, { store, wording }: StaffParts): void => {
  const say = sayer(wording);

  server.get('/api/desk/journal', JOURNAL, async (request): Promise<JournalPage> => {
    const { before, kind, text } = Query.parse(request.query ?? {});
    const locale = languageOf(request);
    const said = await reader(store, (key, params) => say(key, locale, params));
    const wanted = text.toLocaleLowerCase(locale);
    const end = before ?? ((await store.journalHead())?.position ?? 0) + 1;
    return readBack(store, end, (entry) => {
      if (kind !== undefined && KIND[entry.deed.what] !== kind) return null;
      const line = said(entry);
      const whole = `${line.who}\n${line.text}\n${line.why ?? ''}`.toLocaleLowerCase(locale);
      return whole.includes(wanted) ? line : null;
    });
  });

  /** Whole, as it lies in the store: whoever has it can compute the chain anew. */
  server.get('/api/desk/journal/export', EXPORT, async (_request, reply) => {
    const entries: JournalEntry[] = [];
    for (let page = await store.journal(0, PAGE); page.length > 0; ) {
      entries.push(...page);
      page = await store.journal(entries.length, PAGE);
    }
    return reply
      .header('content-disposition', 'attachment; filename="parley-journal.json"')
      .send({ format: 'parley-journal', version: 1, entries });
  });
};
