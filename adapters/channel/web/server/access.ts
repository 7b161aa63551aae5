import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../../../../core/locale.ts';
import type { Conversation, Store } from '../../../../core/port/store.ts';
import type { Member } from '../../../../core/staff/member.ts';
import { type Cell, maySeat } from '../../../../core/staff/permission.ts';
import { mayTake } from '../../../../core/staff/seat.ts';
import { remembered } from '../../../../core/turn/loaded-case.ts';
import type { Browser } from './browser.ts';
import { languageOf } from './language.ts';
import { refused, type Say } from './words.ts';

/** Who reads a conversation in this request. */
export type Reader = {
  readonly conversation: Conversation;
  readonly locale: Locale;
  /** The name that other readers see a member of staff by; null for a party. */
  readonly staffName: string | null;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `openConversation` before every route of a conversation. */
    reader: Reader | null;
  }
}

/**
 * The conversation, if this browser may open it: it holds a grant for the person whose conversation it is, or it is
 * the staff member's own and their seat there has that cell of the table of rights. Null for anything else, be it somebody else's or none at all.
 */
export const readerOf = async (
  store: Store,
  browser: Browser | null,
  conversationId: string,
  cell: Cell = { resource: 'caseFile', action: 'read' },
): Promise<Reader | null> => {
  if (browser === null) return null;
  const conversation = await store.conversation(conversationId);
  if (conversation === null) return null;
  const { locale } = remembered(conversation.memory);
  const { role, personId } = conversation;
  if (role === 'adjuster' || role === 'mediator') {
    const { staff } = browser;
    if (staff === null || staff.id !== personId || !mayTake(role, staff) || !maySeat(cell, role)) return null;
    return { conversation, locale, staffName: staff.name };
  }
  const granted = browser.sessionId === null ? [] : await store.grants(browser.sessionId);
  return granted.includes(personId) ? { conversation, locale, staffName: null } : null;
};

/** May this member still read what a reader was let in to? The reader of a party or a contributor is nobody's of the team. */
export const mayRead = ({ conversation: { role, personId } }: Reader, member: Member): boolean =>
  (role !== 'adjuster' && role !== 'mediator') || (member.id === personId && mayTake(role, member));

/** Before every route of a conversation: sets `request.reader`, or answers 404 with one and the same sentence. */
export const openConversation =
  (store: Store, say: Say) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { id } = request.params as { readonly id: string };
    const { right } = request.routeOptions.config;
    if (right?.for !== 'conversation') throw new Error('A route of a conversation without its cell.');
    const reader = await readerOf(store, request.browser, id, right.cell);
    request.reader = reader;
    if (reader !== null) return undefined;
    return reply.code(404).send(refused(say('chrome.notFound', languageOf(request))));
  };

/** The reader that `openConversation` let in. */
export const readerIn = ({ reader }: FastifyRequest): Reader => {
  if (reader === null) throw new Error('A route of a conversation without its gate.');
  return reader;
};
