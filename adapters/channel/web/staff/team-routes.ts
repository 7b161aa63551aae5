import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { deedsOf, leavesNoOperator, standingOf } from '../../../../core/staff/change.ts';
import type { Deed, JournalEntry } from '../../../../core/staff/journal.ts';
import type { Member, StaffRole } from '../../../../core/staff/member.ts';
import { newMember } from '../../../../core/staff/new-member.ts';
import { grantOf } from '../../../../core/staff/permission.ts';
import { DAY } from '../../../../core/time.ts';
import { languageOf } from '../server/language.ts';
import { forStaff } from '../server/right.ts';
import { memberTopic } from '../server/staying.ts';
import { refused, sayer } from '../server/words.ts';
import { memberBehind } from './own-routes.ts';
import { endSessions, note, type StaffParts } from './sign-in.ts';
import { type JournalLine, MemberChange, NewMember, Reasoned, type TeamMember } from './team-wire.ts';

const LINK_LASTS = 7 * DAY;
const CODE = 16;
/** More open cases than anybody can have. */
const MOST = 1_001;
const PAGE = 200;

const READ = { config: forStaff({ resource: 'registry', action: 'read' }) };
const REGISTRY = { config: forStaff({ resource: 'registry', action: 'change' }) };
const CHANGE = { config: forStaff({ resource: 'staff', action: 'change' }) };
const EVERYBODY = { config: forStaff({ resource: 'session', action: 'everybody' }) };
const JOURNAL = { config: forStaff({ resource: 'journal', action: 'read' }) };
const EXPORT = { config: forStaff({ resource: 'journal', action: 'export' }) };

const mayChangeStaff = (member: Member): boolean =>
  grantOf({ resource: 'staff', action: 'change' }, member) !== 'no';

/** The team and its registry of neutrals and experts, and what was done with them. */
export const teamRoutes = (server: FastifyInstance, parts: StaffParts): void => {
  memberRoutes(server, parts);
  changeRoutes(server, parts);
  journalRoutes(server, parts);
};

const memberRoutes = (server: FastifyInstance, parts: StaffParts): void => {
  const { store, clock } = parts;
  server.get('/api/desk/members', READ, async (request) => {
    const reader = memberBehind(request);
    const team = await store.members();
    return Promise.all(team.map((member) => shown(parts, member, reader)));
  });

  server.post('/api/desk/members', CHANGE, async (request, reply) => {
    const body = NewMember.safeParse(request.body);
    if (!body.success) return no(parts, request, reply, 400, 'access.unclear');
    const { name, roles, why } = body.data;
    const member = newMember({ id: parts.ids.id(), name, roles, addedAt: clock.now() });
    await store.putMember(member);
    const by = memberBehind(request);
    await note(parts, by, { what: 'memberAdded', memberId: member.id, roles, why });
    return reply.code(201).send({ id: member.id, url: await invited(parts, by, member.id) });
  });

  server.post('/api/desk/members/:memberId/link', CHANGE, async (request, reply) => {
    const member = await store.member(named(request));
    if (!member?.active) return no(parts, request, reply, 404, 'access.noMember');
    return { url: await invited(parts, memberBehind(request), member.id) };
  });
};

/** A link that lets one browser in as that member, once. */
const invited = async (parts: StaffParts, by: Member, memberId: string): Promise<string> => {
  const { store, ids, clock, publicUrl } = parts;
  const code = ids.code(CODE);
  await store.putLink({
    codeHash: hash('sha256', code, 'hex'),
    kind: 'staff',
    caseId: null,
    personId: memberId,
    role: 'adjuster',
    expiresAt: clock.now() + LINK_LASTS,
    boundTo: null,
  });
  await note(parts, by, { what: 'inviteMade', memberId });
  return `${publicUrl()}/l/${code}`;
};

const shown = async (
  { store, clock }: Pick<StaffParts, 'store' | 'clock'>,
  member: Member,
  reader: Member,
): Promise<TeamMember> => {
  const { id, name, roles, active, languages, fields, credential, capacity, authority } = member;
  const cases = await store.cases({ open: true, holderId: id, limit: MOST });
  return {
    id,
    name,
    roles,
    active,
    languages,
    fields,
    credential,
    capacity,
    standing: standingOf(member, clock.now()),
    load: cases.length,
    authority: mayChangeStaff(reader) ? authority : null,
    me: id === reader.id,
  };
};

/** What only an operator changes; the rest is the registry's. */
const OPERATORS = ['roles', 'authority', 'active', 'name'] as const satisfies readonly (keyof MemberChange)[];

const changeRoutes = (server: FastifyInstance, parts: StaffParts): void => {
  const { store, wakeups } = parts;

  server.put('/api/desk/members/:memberId', REGISTRY, async (request, reply) => {
    const body = MemberChange.safeParse(request.body);
    if (!body.success) return no(parts, request, reply, 400, 'access.unclear');
    const by = memberBehind(request);
    const { why, ...change } = body.data;
    if (OPERATORS.some((field) => change[field] !== undefined) && !mayChangeStaff(by))
      return no(parts, request, reply, 403, 'access.notYours');
    const team = await store.members();
    const seen: { before: Member | null; locksOut: boolean } = { before: null, locksOut: false };
    const after = await store.changeMember(named(request), (known) => {
      const changed = known === null ? null : { ...known, ...given(change) };
      seen.before = known;
      seen.locksOut = changed !== null && leavesNoOperator(team, changed);
      return seen.locksOut ? null : changed;
    });
    if (after === null || seen.before === null) return no(parts, request, reply, 404, 'access.noMember');
    if (seen.locksOut) return no(parts, request, reply, 409, 'access.lastOperator');
    for (const deed of deedsOf(seen.before, after, why)) await note(parts, by, deed);
    if (!after.active) await endSessions(parts, after.id, () => true);
    wakeups.wake([memberTopic(after.id)]);
    return shown(parts, after, by);
  });

  server.post('/api/desk/members/:memberId/end-sessions', EVERYBODY, async (request, reply) => {
    const body = Reasoned.safeParse(request.body);
    if (!body.success) return no(parts, request, reply, 400, 'access.unclear');
    const memberId = named(request);
    if ((await store.member(memberId)) === null) return no(parts, request, reply, 404, 'access.noMember');
    await endSessions(parts, memberId, () => true);
    await note(parts, memberBehind(request), { what: 'sessionEnded', memberId, why: body.data.why });
    return {};
  });
};

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const given = <T extends object>(change: T): Given<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Given<T>;

type Word = (key: string, params?: Parameters<ReturnType<typeof sayer>>[2]) => string;

/** What the sentences of the journal speak of; each uses what it has. */
const factsOf = (deed: Deed, names: ReadonlyMap<string, string>, word: Word) => {
  const list = (roles: readonly StaffRole[]): string =>
    roles.map((role) => word(`access.role.${role}`)).join(', ');
  const empty = { name: '', way: '', from: '', roles: '', case: '', key: 'key' in deed ? deed.key : '' };
  if (deed.what === 'signedIn') return { ...empty, way: word(`access.way.${deed.way}`) };
  if (deed.what === 'caseRead') return { ...empty, case: deed.caseId.slice(0, 6) };
  if (!('memberId' in deed)) return empty;
  const name = names.get(deed.memberId) ?? deed.memberId;
  if (deed.what === 'rolesChanged') return { ...empty, name, from: list(deed.from), roles: list(deed.to) };
  return { ...empty, name, roles: deed.what === 'memberAdded' ? list(deed.roles) : '' };
};

const Page = z.object({ after: z.coerce.number().int().nonnegative().catch(0) });

const journalRoutes = (server: FastifyInstance, parts: StaffParts): void => {
  const { store, wording } = parts;
  const say = sayer(wording);

  server.get('/api/desk/journal', JOURNAL, async (request) => {
    const { after } = Page.parse(request.query ?? {});
    const names = new Map((await store.members()).map(({ id, name }) => [id, name]));
    const locale = languageOf(request);
    const word: Word = (key, params) => say(key, locale, params);
    return (await store.journal(after, PAGE)).map(
      ({ deed, by, at, position }): JournalLine => ({
        position,
        at,
        who: by?.name ?? 'Parley',
        text: word(`access.deed.${deed.what}`, factsOf(deed, names, word)),
        why: 'why' in deed ? deed.why : null,
      }),
    );
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

const named = ({ params }: FastifyRequest): string =>
  (params as { readonly memberId: string }).memberId.slice(0, 64);

const no = (
  { wording }: Pick<StaffParts, 'wording'>,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  key: string,
): FastifyReply => reply.code(status).send(refused(sayer(wording)(key, languageOf(request))));
