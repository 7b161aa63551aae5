import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CLAIM_TYPES } from '../../../../core/narrative/claim-type.ts';
import { deedsOf, leavesNoOperator, standingOf } from '../../../../core/staff/change.ts';
import type { Member } from '../../../../core/staff/member.ts';
import { newMember } from '../../../../core/staff/new-member.ts';
import { grantOf } from '../../../../core/staff/permission.ts';
import { DAY } from '../../../../core/time.ts';
import { languageOf } from '../server/language.ts';
import { forStaff } from '../server/right.ts';
import { memberTopic } from '../server/staying.ts';
import { refused, sayer } from '../server/words.ts';
import { memberBehind } from './own-routes.ts';
import { endSessions, note, type StaffParts } from './sign-in.ts';
import { limitsOf, MemberChange, NewMember, Reasoned, type Team, type TeamMember } from './team-wire.ts';

const LINK_LASTS = 7 * DAY;
const CODE = 16;
/** More open cases than anybody can have. */
const MOST = 1_001;

const READ = { config: forStaff({ resource: 'registry', action: 'read' }) };
const REGISTRY = { config: forStaff({ resource: 'registry', action: 'change' }) };
const CHANGE = { config: forStaff({ resource: 'staff', action: 'change' }) };
const EVERYBODY = { config: forStaff({ resource: 'session', action: 'everybody' }) };

const mayChangeStaff = (member: Member): boolean =>
  grantOf({ resource: 'staff', action: 'change' }, member) !== 'no';

/** Who gives a case to a neutral or an expert sees those; the rest of the team is for who answers for it. */
const maySee = (reader: Member, { roles, active }: Member): boolean =>
  grantOf({ resource: 'staff', action: 'read' }, reader) !== 'no' ||
  (active && (roles.includes('mediator') || roles.includes('expert')));

/** The team and its registry of neutrals and experts. */
export const teamRoutes = (server: FastifyInstance, parts: StaffParts): void => {
  memberRoutes(server, parts);
  changeRoutes(server, parts);
};

const memberRoutes = (server: FastifyInstance, parts: StaffParts): void => {
  const { store, clock } = parts;
  const say = sayer(parts.wording);

  server.get('/api/desk/members', READ, async (request): Promise<Team> => {
    const reader = memberBehind(request);
    const locale = languageOf(request);
    const seen = (await store.members()).filter((member) => maySee(reader, member));
    return {
      now: clock.now(),
      people: await Promise.all(seen.map((member) => shown(parts, member, reader))),
      kinds: CLAIM_TYPES.map((value) => ({ value, label: say(`claimType.${value}`, locale) })),
      may: {
        staff: mayChangeStaff(reader),
        registry: grantOf({ resource: 'registry', action: 'change' }, reader) !== 'no',
      },
    };
  });

  server.post('/api/desk/members', CHANGE, async (request, reply) => {
    const body = NewMember.safeParse(request.body);
    if (!body.success) return no(parts, request, reply, 400, 'access.unclear');
    const { why, roles, ...known } = body.data;
    const member = newMember({ ...known, id: parts.ids.id(), roles, addedAt: clock.now() });
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
  const { id, name, unit = '', roles, active, languages, fields, credential, capacity, authority } = member;
  const cases = await store.cases({ open: true, holderId: id, limit: MOST });
  return {
    id,
    name,
    unit,
    roles,
    active,
    languages,
    fields,
    credential,
    capacity,
    standing: standingOf(member, clock.now()),
    load: cases.length,
    authority: mayChangeStaff(reader) ? limitsOf(authority) : null,
    me: id === reader.id,
  };
};

/** What only an operator changes; the rest is the registry's. */
const OPERATORS = [
  'roles',
  'authority',
  'active',
  'name',
  'unit',
] as const satisfies readonly (keyof MemberChange)[];

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

const named = ({ params }: FastifyRequest): string =>
  (params as { readonly memberId: string }).memberId.slice(0, 64);

const no = (
  { wording }: Pick<StaffParts, 'wording'>,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  key: string,
): FastifyReply => reply.code(status).send(refused(sayer(wording)(key, languageOf(request))));
