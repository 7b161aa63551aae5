import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Locale } from '../../../../core/locale.ts';
import type { Member } from '../../../../core/staff/member.ts';
import { type ActionOn, type Cell, grantOf, type Resource } from '../../../../core/staff/permission.ts';
import type { NoSeat, Seated } from '../../../../core/staff/seat.ts';
import { DAY } from '../../../../core/time.ts';
import type { QueueSummary } from '../../../../core/view/queue.ts';
import { staffOf } from '../server/browser.ts';
import { partNamed } from '../server/named.ts';
import { forStaff } from '../server/right.ts';
import { whileTheyMay } from '../server/staying.ts';
import { note } from '../staff/sign-in.ts';
import { Reasoned } from '../staff/team-wire.ts';
import { answersSaid } from './answers-said.ts';
import { approvalRoutes } from './approval.ts';
import { caseSaid } from './case-said.ts';
import { queueEvents } from './events.ts';
import { handOverOptions, hereSaid } from './here.ts';
import { pagesFor } from './pages.ts';
import type { DeskParts } from './parts.ts';
import { queuePage, readCursor } from './queue.ts';
import { reportRoutes } from './report.ts';
import { type Sayer, sayer } from './said.ts';
import { type DeskCase, type DeskChrome, FILTERS, type Person } from './wire.ts';
import { DESK_WORDS } from './words.ts';

const Reader = z.object({
  locale: Locale.catch('en'),
  timeZone: z
    .string()
    .refine((zone) => isTimeZone(zone))
    .catch('UTC'),
});
const QueueQuery = z.object({
  filter: z.enum(FILTERS).catch('all'),
  text: z.string().trim().max(100).catch(''),
  after: z.string().optional().catch(undefined),
});
const CaseParams = z.object({ caseId: z.string().max(100).catch('') });
const AnswersParams = z.object({ conversationId: z.string().max(100).catch('') });
const AnswersQuery = z.object({ after: z.coerce.number().int().nonnegative().optional().catch(undefined) });
const ClockBody = z.object({
  ms: z
    .int()
    .positive()
    .max(400 * DAY),
});

/**
 * The adjuster's desk under /api/desk: the queue, a case with every word said, and the way into its conversation, by
 * whose ordinary routes (`/api/conversations/:id/...`) a member of the team then acts. Staff only.
 */
export const deskRoutes = (server: FastifyInstance, parts: DeskParts): void => {
  server.register(
    partNamed('desk', async (desk) => {
      desk.addHook('onRequest', async (request, reply) => admit(request, reply, parts));
      listRoutes(desk, parts);
      caseRoutes(desk, parts);
      approvalRoutes(desk, parts, (request) => reader(request, parts));
      reportRoutes(desk, {
        ...parts,
        reader: (request) => reader(request, parts),
      });
      if (parts.moveClock !== undefined) clockRoute(desk, parts, parts.moveClock);
    }),
    { prefix: '/api/desk' },
  );
};

/** A POST has to be JSON, which a form on another site cannot send without being asked for leave. */
const admit = async (request: FastifyRequest, reply: FastifyReply, parts: DeskParts): Promise<void> => {
  reply.header('cache-control', 'no-store');
  const type = request.headers['content-type'] ?? '';
  if (request.method === 'POST' && !/^application\/json(?:;|$)/i.test(type))
    await problem(request, reply, parts, 415, 'desk.problem.json');
};

const reader = (request: FastifyRequest, { wording }: DeskParts): Sayer => {
  const { locale, timeZone } = Reader.parse(request.query ?? {});
  return sayer(wording, locale, timeZone);
};

const problem = (
  request: FastifyRequest,
  reply: FastifyReply,
  parts: DeskParts,
  status: number,
  key: string,
): FastifyReply => reply.code(status).send({ text: reader(request, parts).key(key) });

const noSeat = (
  request: FastifyRequest,
  reply: FastifyReply,
  parts: DeskParts,
  reason: NoSeat,
): FastifyReply => problem(request, reply, parts, 403, `access.seat.${reason}`);

/** The member of the team behind a request that was admitted. */
const staffBehind = (request: FastifyRequest): Member => {
  const staff = staffOf(request);
  if (staff === null) throw new Error('A route of the desk was reached without staff.');
  return staff;
};

/** The cell of the table of rights that a route of the desk stands for. */
const rights = <R extends Resource>(resource: R, action: ActionOn<R>) => ({
  config: forStaff({ resource, action } as Cell),
});

const listRoutes = (desk: FastifyInstance, parts: DeskParts): void => {
  const follow = queueEvents(desk, parts);

  desk.get('/words', rights('desk', 'open'), async (request): Promise<DeskChrome> => {
    const by = reader(request, parts);
    const staff = staffBehind(request);
    return {
      locale: by.locale,
      words: Object.fromEntries(DESK_WORDS.map((word) => [word, by.key(word)])) as DeskChrome['words'],
      staff: { id: staff.id, name: staff.name },
      colleagues: await colleaguesOf(staff, parts),
      pages: pagesFor(staff),
      teamsApp: parts.teamsApp ?? null,
      movableClock: parts.moveClock !== undefined,
      now: parts.clock.now(),
    };
  });

  desk.get('/queue', rights('queue', 'read'), async (request) => {
    const { filter, text, after } = QueueQuery.parse(request.query ?? {});
    const asked = {
      filter,
      text,
      after: readCursor(after),
      staffId: staffBehind(request).id,
      own: grantOf({ resource: 'queue', action: 'read' }, staffBehind(request)) === 'own',
      now: parts.clock.now(),
    };
    const by = reader(request, parts);
    const page = await queuePage(parts.store, parts.procedures, asked, by);
    // Of what follows the first page the reader knows already.
    if (asked.after !== undefined) return page;
    const others = await othersOf(staffBehind(request), parts);
    return { ...page, here: await hereSaid(parts.presence, others, by) };
  });

  // For everybody of the team: it says nothing but that something moved, and whether the desk is reached.
  desk.get('/queue/events', rights('desk', 'open'), (request, reply) => {
    const stay = whileTheyMay(
      parts,
      request,
      () => true,
      () => reply.raw.end(),
    );
    reply.raw.on('close', stay);
    follow(reply, staffBehind(request).id);
  });
};

/** Asked whether anything stands in the way: shown that question and whom it is about, and nothing else. */
const isAskedFirst = (seated: Seated | null): boolean =>
  seated?.ok === false && seated.reason === 'toDeclare';

/** May a case be handed to them? */
const takesCases = ({ active, roles }: Member): boolean =>
  active && (roles.includes('adjuster') || roles.includes('senior'));
/** Whom a case can be handed to. */
const colleaguesOf = async (staff: Member, { store }: Pick<DeskParts, 'store'>): Promise<readonly Person[]> =>
  (await store.members()).filter((member) => member.id !== staff.id && takesCases(member)).map(named);
/** Everybody of the team but the reader. */
const othersOf = async ({ id }: Member, { store }: Pick<DeskParts, 'store'>): Promise<readonly Person[]> =>
  (await store.members()).filter((member) => member.active && member.id !== id).map(named);
const named = ({ id, name }: Member): Person => ({ id, name });

const caseRoutes = (desk: FastifyInstance, parts: DeskParts): void => {
  const { service, store } = parts;

  const brief = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { why }: { readonly why: string | null },
  ): Promise<FastifyReply | DeskCase> => {
    const { caseId } = CaseParams.parse(request.params);
    const row = await store.case(caseId);
    const staff = staffBehind(request);
    const seated = await service.staffSeat(caseId, staff.id);
    const asked = isAskedFirst(seated);
    if (seated?.ok === false && !asked) return noSeat(request, reply, parts, seated.reason);
    if (seated?.ok === true && seated.seat === 'supervisor' && why === null)
      return problem(request, reply, parts, 403, 'access.reasonFirst');
    const found = row === null ? null : await service.caseForStaff(caseId, staff.id);
    if (row === null || found === null)
      return (await store.takenOut(caseId)) === null
        ? problem(request, reply, parts, 404, 'desk.problem.noCase')
        : problem(request, reply, parts, 409, 'desk.problem.takenOut');
    if (why !== null) await note(parts, staff, { what: 'caseRead', caseId, why });
    const { flags } = row.summary as QueueSummary;
    return caseSaid(found, asked ? [] : flags, staff.id, reader(request, parts));
  };

  desk.get('/cases/:caseId', rights('caseFile', 'read'), (request, reply) =>
    brief(request, reply, { why: null }),
  );

  /** For who reads without acting: the reason is recorded before anything is shown. */
  desk.post('/cases/:caseId/read', rights('caseFile', 'read'), async (request, reply) => {
    const body = Reasoned.safeParse(request.body);
    return body.success
      ? brief(request, reply, body.data)
      : problem(request, reply, parts, 400, 'access.unclear');
  });

  desk.post('/cases/:caseId/open', rights('caseAction', 'write'), async (request, reply) => {
    const { caseId } = CaseParams.parse(request.params);
    const { locale } = Reader.parse(request.query ?? {});
    const seated = await service.staffSeat(caseId, staffBehind(request).id);
    if (seated?.ok === false && !isAskedFirst(seated)) return noSeat(request, reply, parts, seated.reason);
    const conversation = await service.staffConversation(caseId, staffBehind(request), locale);
    if (conversation === null) return problem(request, reply, parts, 404, 'desk.problem.noCase');
    return { conversationId: conversation.conversationId };
  });

  desk.get('/conversations/:conversationId/answers', rights('caseFile', 'read'), async (request, reply) => {
    const { conversationId } = AnswersParams.parse(request.params);
    const conversation = await store.conversation(conversationId);
    if (conversation === null || conversation.personId !== staffBehind(request).id)
      return problem(request, reply, parts, 404, 'desk.problem.noCase');
    const { after } = AnswersQuery.parse(request.query ?? {});
    const by = reader(request, parts);
    const colleagues = await colleaguesOf(staffBehind(request), parts);
    return answersSaid(
      store,
      conversationId,
      after,
      await handOverOptions(parts.presence, colleagues, by),
      by,
    );
  });
};

const clockRoute = (
  desk: FastifyInstance,
  parts: DeskParts,
  moveClock: NonNullable<DeskParts['moveClock']>,
): void => {
  desk.post('/clock', rights('desk', 'open'), async (request, reply) => {
    const body = ClockBody.safeParse(request.body);
    if (!body.success) return problem(request, reply, parts, 400, 'desk.problem.clock');
    await moveClock(body.data.ms);
    return { now: parts.clock.now() };
  });
};

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
