import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '../../../../core/locale.ts';
import type { Signals } from '../../../../core/port/outside.ts';
import type { IceServer, VideoEngine } from '../../../../core/port/video.ts';
import type { TimeZone } from '../../../../core/time.ts';
import { openConversation, readerIn } from '../server/access.ts';
import { connections } from '../server/connections.ts';
import { LIMITS } from '../server/limit.ts';
import type { WebParts } from '../server/parts.ts';
import { inConversation } from '../server/right.ts';
import { refused, type Say, sayer } from '../server/words.ts';
import { JoinRequest } from './frame.ts';
import { joinTokens } from './join-token.ts';
import { signalHandler } from './line.ts';
import { type RoomAccess, roomAccess } from './room-access.ts';
import { roomKeeping } from './room-keeping.ts';
import type { JoinAnswer, Joined } from './wire.ts';
import { ROOM_WORDS } from './words.ts';

/** What a room needs beside a conversation. */
export type VideoParts = {
  readonly engine: VideoEngine;
  /** Signs what lets a page in; the same in every process. */
  readonly key: Uint8Array;
  /** The servers by which a page finds its path, with credentials that end. */
  readonly iceFor: (peer: string) => readonly IceServer[];
  /** No page learns another's address: everything goes by the relay. */
  readonly relayOnly: boolean;
  /** By which people without a working device reach the mediator. */
  readonly phone: string | null;
};
type RoomParts = Pick<WebParts, 'service' | 'store' | 'wording' | 'wakeups' | 'ids' | 'log'> & {
  readonly signals: Signals;
  readonly video: VideoParts;
};

const AT = '/api/room/:id';
/** Places that the page fills by itself stay as they are. */
const OPEN_PLACES = { who: '{who}', number: '{number}' };

/**
 * The room of a mediation, under the conversation of each person in it: the page's wish to join, and its line to the
 * others. Both stand behind the conversation's own gate; what the case says of the person is asked on top of that.
 */
export const roomRoutes = (server: FastifyInstance, parts: RoomParts): void => {
  const { video, store, wording } = parts;
  const say = sayer(wording);
  const ask = roomAccess(parts);
  const tokens = joinTokens(video.key);
  const keeping = roomKeeping({
    ...parts,
    engine: video.engine,
    note: (caseId, sessionId, { role, how }) => {
      const seat = role === 'mediator' ? 'chair' : role;
      return parts.service.noteRoom(
        caseId,
        how === 'came'
          ? { type: 'joinSession', sessionId, seat }
          : { type: 'leaveSession', sessionId, seat, how },
      );
    },
  });
  const connected = connections();
  server.addHook('preClose', async () => {
    await connected.close();
    await keeping.close();
    await video.engine.close();
  });
  const behindGate = {
    config: { ...inConversation({ resource: 'room', action: 'enter' }), rateLimit: LIMITS.read },
    preHandler: openConversation(store, say),
  };

  server.post(`${AT}/join`, behindGate, async (request: FastifyRequest, reply: FastifyReply) => {
    const reader = readerIn(request);
    const { locale, conversation } = reader;
    const body = JoinRequest.safeParse(request.body);
    if (!body.success) return reply.code(400).send(refused(say('chrome.broken', locale)));
    const access = await ask(reader);
    const { conversationId } = conversation;
    const shown = await parts.service.show(conversationId, Number.MAX_SAFE_INTEGER, 1);
    if (!access.may) return { closed: shutSaid(say, locale, shown?.timeZone, access) } satisfies JoinAnswer;
    const { caseId: roomId, sessionId, role, name, acts } = access;
    // Others learn the seat; the id of a conversation is nobody's business.
    const seat = hash('sha256', `seat/${conversationId}`, 'hex').slice(0, 16);
    const peer = `${seat}.${body.data.page}`;
    return {
      token: tokens.make({ roomId, sessionId, conversationId, seat, peer, role, name, acts }, Date.now()),
      locale,
      role,
      name,
      title: shown?.panel.title[locale] ?? '',
      words: Object.fromEntries(
        ROOM_WORDS.map((word) => [word, say(`room.${word}`, locale, OPEN_PLACES)]),
      ) as Joined['words'],
      phone: video.phone,
    } satisfies JoinAnswer;
  });

  const line = signalHandler({
    ...parts,
    keeping,
    tokens,
    ask,
    iceFor: video.iceFor,
    relayOnly: video.relayOnly,
    connections: connected,
  });
  server.get(`${AT}/live`, { ...behindGate, websocket: true }, line);
};

/** Why the door is shut, in a sentence. */
const shutSaid = (
  say: Say,
  locale: Locale,
  timeZone: TimeZone | undefined,
  { why, opensAt }: Extract<RoomAccess, { may: false }>,
): string => {
  if (why === 'notYours') return say('room.notYours', locale);
  return why === 'tooEarly' && opensAt !== null
    ? say('room.tooEarly', locale, { at: { at: opensAt } }, timeZone)
    : say('room.closed', locale);
};
