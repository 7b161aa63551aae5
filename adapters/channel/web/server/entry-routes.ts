import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../../../../core/locale.ts';
import type { LinkProblem, PeekOutcome } from '../../../../core/turn/service.ts';
import { began } from '../staff/sign-in.ts';
import type { Me, Opened, Peeked } from '../wire.ts';
import { readerOf } from './access.ts';
import { staffOf } from './browser.ts';
import { calendarByLink } from './calendar.ts';
import { chromeOf } from './chrome.ts';
import { languageOf } from './language.ts';
import { LIMITS } from './limit.ts';
import type { RenderPanel } from './panel.ts';
import type { WebParts } from './parts.ts';
import { ANYBODY } from './right.ts';
import type { Known, Sessions } from './session.ts';
import { Entering, Opening } from './wire-input.ts';
import { refused, type Say, sayer } from './words.ts';

type EntryParts = Pick<
  WebParts,
  'service' | 'store' | 'wording' | 'procedures' | 'otherWays' | 'clock' | 'calendar' | 'publicUrl'
> & {
  readonly sessions: Sessions;
  readonly renderPanel: RenderPanel;
};

/** How people come in: the start page's calls, a new case, a link. */
export const entryRoutes = (server: FastifyInstance, parts: EntryParts): void => {
  const chrome = chromeOf(parts);
  const links = linkCalls(parts);
  const read = { config: { ...ANYBODY, rateLimit: LIMITS.read } };
  const enter = { config: { ...ANYBODY, rateLimit: LIMITS.enter } };
  server.get('/api/chrome', read, async (request) => chrome(languageOf(request)));
  server.get('/api/me', read, async (request) => whatIsOpen(parts, request));
  server.post('/api/cases', { config: { ...ANYBODY, rateLimit: LIMITS.open } }, openCase(parts));
  server.get('/api/links/:code', enter, links.peek);
  server.post('/api/links/:code', enter, links.enter);
  server.get('/api/links/:code/sessions/:session', enter, calendarByLink(parts));
};

/** Every conversation that this browser may open, as its list shows it. */
const whatIsOpen = async (
  { service, store, renderPanel }: EntryParts,
  request: FastifyRequest,
): Promise<Me> => {
  const sessionId = request.browser?.sessionId ?? null;
  const persons = sessionId === null ? [] : await store.grants(sessionId);
  const conversations: Me['conversations'][number][] = [];
  for (const personId of persons)
    for (const { conversationId, role } of await store.conversationsOf(personId)) {
      const shown = await service.show(conversationId, Number.MAX_SAFE_INTEGER, 1);
      if (shown === null || (await readerOf(store, request.browser, conversationId)) === null) continue;
      const { title, next } = renderPanel(shown);
      conversations.push({ id: conversationId, role, title, next });
    }
  const staff = staffOf(request);
  return { conversations, staff: staff === null ? null : { name: staff.name } };
};

const openCase = (parts: EntryParts) => {
  const { service, store, procedures, sessions } = parts;
  const say = sayer(parts.wording);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const body = Opening.safeParse(request.body);
    if (!body.success) return reply.code(400).send(refused(say('chrome.broken', languageOf(request))));
    const { procedureId, locale, timeZone } = body.data;
    const procedure = procedures.find(({ id }) => id === procedureId);
    if (procedure === undefined) return reply.code(404).send(refused(say('chrome.procedureGone', locale)));
    const sessionId = await sessions.party(request, reply);
    const zone = isTimeZone(timeZone) ? timeZone : procedure.timeZone;
    const { conversationId, personId } = await service.open({ procedureId, locale, timeZone: zone });
    await store.grant(sessionId, personId);
    return reply.code(201).send({ conversationId, staff: false } satisfies Opened);
  };
};

const isTimeZone = (timeZone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone !== '';
  } catch {
    return false;
  }
};

const STATUS: { readonly [P in LinkProblem]: number } = { linkUnknown: 404, linkExpired: 410, linkUsed: 409 };

const linkCalls = (parts: EntryParts) => {
  const { service, sessions } = parts;
  const say = sayer(parts.wording);

  /** A staff link was bound to the desk's session, any other to the party's. */
  const peekAs = async (code: string, { party, deskId }: Known): Promise<PeekOutcome> => {
    const asParty = await service.peek(code, party?.sessionId ?? null);
    return asParty.ok || deskId === null ? asParty : service.peek(code, deskId);
  };
  const sessionFor = async (kind: string, request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    if (kind !== 'staff') return sessions.party(request, reply);
    const { deskId } = request.known;
    const unused = (await service.peek(codeIn(request), null)).ok;
    // A new session with the new right (OWASP: renew at every change of privilege), the bound one to come back.
    return unused || deskId === null ? sessions.desk(reply) : deskId;
  };

  const cameIn = async (request: FastifyRequest, deskId: string, memberId: string): Promise<void> => {
    const member = await parts.store.member(memberId);
    if (member !== null) await began(parts, request, { deskId, member, way: 'link' });
  };

  return {
    /** Looking binds nothing and sets nothing: messengers look at every link to show a preview. */
    peek: async (request: FastifyRequest): Promise<Peeked> => {
      const peeked = await peekAs(codeIn(request), request.known);
      const { to } = request.query as { readonly to?: unknown };
      const shown = { peeked, code: codeIn(request), toRoom: to === 'room' };
      return landing(parts, say, languageOf(request), shown);
    },
    enter: async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const body = Entering.safeParse(request.body);
      if (!body.success) return reply.code(400).send(refused(say('chrome.broken', languageOf(request))));
      const { locale } = body.data;
      const no = (problem: LinkProblem) =>
        reply.code(STATUS[problem]).send(refused(say(`chrome.link.${problem}.text`, locale)));
      const code = codeIn(request);
      const peeked = await peekAs(code, request.known);
      if (!peeked.ok) return no(peeked.problem);
      const sessionId = await sessionFor(peeked.kind, request, reply);
      const entered = await service.enter({ code, sessionId, locale });
      if (!entered.ok) return no(entered.problem);
      if (entered.kind === 'staff') await cameIn(request, sessionId, entered.staffId);
      const opened: Opened =
        entered.kind === 'staff'
          ? { conversationId: null, staff: true }
          : { conversationId: entered.conversation.conversationId, staff: false };
      return reply.send(opened);
    },
  };
};

const codeIn = ({ params }: FastifyRequest): string => (params as { readonly code: string }).code;

/** `toRoom`: the link was given for a talk on video. */
type Landing = { readonly peeked: PeekOutcome; readonly code: string; readonly toRoom: boolean };

/** What a landing page says before anybody entered. */
const landing = (
  { procedures, otherWays }: Pick<EntryParts, 'procedures' | 'otherWays'>,
  say: Say,
  locale: Locale,
  { peeked, code, toRoom }: Landing,
): Peeked => {
  if (!peeked.ok)
    return {
      kind: 'problem',
      title: say(`chrome.link.${peeked.problem}.title`, locale),
      text: say(`chrome.link.${peeked.problem}.text`, locale),
    };
  const { kind, procedureId } = peeked;
  const about = kind === 'resume' && toRoom ? 'room' : kind;
  const title = procedures.find(({ id }) => id === procedureId)?.title[locale] ?? '';
  return {
    kind,
    title: say(`chrome.link.${about}.title`, locale),
    text: say(`chrome.link.${about}.text`, locale, { title }),
    action: say(`chrome.link.${about}.action`, locale),
    // The desk is here alone, and so is the room.
    others: (kind === 'staff' || about === 'room' ? [] : (otherWays?.(code) ?? [])).map(({ label, url }) => ({
      label: say(label.key, locale, label.params),
      url,
    })),
  };
};
