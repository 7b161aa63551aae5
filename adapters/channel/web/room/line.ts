import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Locale } from '../../../../core/locale.ts';
import type { IceServer } from '../../../../core/port/video.ts';
import { SECOND } from '../../../../core/time.ts';
import { type Reader, readerIn } from '../server/access.ts';
import { CONNECTED_AT_MOST, type Connections } from '../server/connections.ts';
import type { WebParts } from '../server/parts.ts';
import { type Say, sayer } from '../server/words.ts';
import { LARGEST_FRAME, pageFrame } from './frame.ts';
import type { JoinTokens, Pass } from './join-token.ts';
import type { Heard } from './kept-room.ts';
import type { AskRoomAccess } from './room-access.ts';
import type { RoomKeeping } from './room-keeping.ts';
import type { PageFrame, RoomFrame, ServerFrame } from './wire.ts';

/** A page has to show its token within this. */
const GREETED_WITHIN = 10 * SECOND;
/** What a page may send at once, and how much of it grows back in a second: the paths of three links with all their candidates, many times over. */
const BURST = 400;
const A_SECOND = 40;
/** A page that does not read what it is sent is let go at so many bytes. */
const UNREAD = 1_048_576;
/** Close codes of RFC 6455, 7.4.1 and its registry. */
const CLOSE = { policy: 1008, restart: 1012, tryLater: 1013 } as const;

export type LineParts = Pick<WebParts, 'wording' | 'wakeups' | 'log'> & {
  readonly keeping: RoomKeeping;
  readonly tokens: JoinTokens;
  readonly ask: AskRoomAccess;
  readonly iceFor: (peer: string) => readonly IceServer[];
  readonly relayOnly: boolean;
  readonly connections: Connections;
};

/**
 * One page on the WebSocket of its room. The request was let in by session and conversation; the token then says which
 * seat it takes, and the case is asked again whenever the conversation changes.
 */
export const signalHandler = (parts: LineParts) => {
  const say = sayer(parts.wording);
  return (socket: WebSocket, request: FastifyRequest): void => {
    const reader = readerIn(request);
    const { conversationId } = reader.conversation;
    const send = (frame: ServerFrame): void => {
      if (socket.bufferedAmount > UNREAD) socket.terminate();
      else socket.send(JSON.stringify(frame), () => {});
    };
    let alive = true;
    const until = Date.now() + CONNECTED_AT_MOST;
    const remove = parts.connections.add(`room/${conversationId}`, {
      beat: () => {
        if (!alive) socket.terminate();
        else if (Date.now() > until) socket.close(CLOSE.restart);
        alive = false;
        socket.ping();
      },
      leave: async () => socket.close(CLOSE.restart),
    });
    if (remove === null) {
      socket.close(CLOSE.tryLater);
      return;
    }
    const seated = sitting(parts, say, reader, socket, send);
    const ungreeted = setTimeout(() => socket.close(CLOSE.policy), GREETED_WITHIN);
    const count = frameBudget();
    socket.on('pong', () => {
      alive = true;
    });
    socket.on('message', (data, isBinary) => {
      alive = true;
      const text = isBinary ? '' : String(data);
      const frame = text.length > LARGEST_FRAME || !count() ? null : pageFrame(text);
      if (frame === null) return socket.close(CLOSE.policy);
      if (frame.t === 'join') clearTimeout(ungreeted);
      seated.take(frame);
    });
    socket.on('close', () => {
      clearTimeout(ungreeted);
      remove();
      seated.lost();
    });
  };
};

type Send = (frame: ServerFrame) => void;

/** The seat behind one socket: none until the token was shown. */
const sitting = (parts: LineParts, say: Say, reader: Reader, socket: WebSocket, send: Send) => {
  const { keeping, tokens, iceFor } = parts;
  const { locale } = reader;
  let seat: { readonly pass: Pass; readonly end: (frame?: 'leave') => void } | null = null;
  const over = (text: string): void => {
    send({ t: 'over', text });
    socket.close();
  };
  const sendIce = (peer: string): void =>
    send({ t: 'ice', servers: iceFor(peer), relayOnly: parts.relayOnly });
  const rise = (frame?: 'leave'): void => {
    if (seat === null) return;
    const { end } = seat;
    seat = null;
    end(frame);
  };
  const join = (token: string): void => {
    const pass = tokens.read(token, reader.conversation.conversationId, Date.now());
    if (seat !== null || pass === null) {
      socket.close(CLOSE.policy);
      return;
    }
    const { roomId, sessionId, seat: chair, role, name, acts, peer } = pass;
    const deaf = stillOpen(parts, reader, () => over(say('room.closed', locale)));
    const leave = keeping.enter(roomId, {
      sessionId,
      arrival: { type: 'arrive', seat: chair, role, name, acts, peer },
      tell: (frame) => hear(frame, { send, over, words: say, locale }),
    });
    seat = {
      pass,
      end: (frame) => {
        deaf();
        leave(frame);
      },
    };
    sendIce(peer);
  };
  const takeSeated = (frame: Exclude<PageFrame, { t: 'join' | 'ping' }>, { roomId, peer }: Pass): void => {
    if (frame.t === 'ice') sendIce(peer);
    else if (frame.t === 'leave') rise('leave');
    else keeping.say(roomId, peer, heardOf(frame));
  };
  const take = (frame: PageFrame): void => {
    if (frame.t === 'ping') send({ t: 'pong' });
    else if (frame.t === 'join') join(frame.token);
    else if (seat === null) socket.close(CLOSE.policy);
    else takeSeated(frame, seat.pass);
  };
  return { take, lost: () => rise() };
};

/** What a page says to its room, as the room hears it: the frame without its kind of carrier. */
const heardOf = (frame: Exclude<PageFrame, { t: 'join' | 'ping' | 'ice' | 'leave' }>): Heard => {
  const { t: type, ...said } = frame;
  return { type, ...said } as Heard;
};

const hear = (
  frame: RoomFrame,
  to: {
    readonly send: Send;
    readonly over: (text: string) => void;
    readonly words: Say;
    readonly locale: Locale;
  },
): void => {
  if (frame.t === 'no') to.send({ t: 'refused', text: to.words(`room.refused.${frame.code}`, to.locale) });
  else if (frame.t === 'elsewhere') to.over(to.words('room.elsewhere', to.locale));
  else to.send(frame);
};

/** Asks the case again whenever its conversation changes; returns the function that ends that. */
const stillOpen = ({ ask, wakeups, log }: LineParts, reader: Reader, onClosed: () => void): (() => void) => {
  const { conversationId } = reader.conversation;
  return wakeups.listen(`conversation:${conversationId}`, () => {
    ask(reader).then(
      (access) => !access.may && onClosed(),
      (fault: unknown) => log.error({ what: 'room', channel: 'web', conversationId, fault }),
    );
  });
};

/** Whether one more frame may be taken now. */
const frameBudget = (): (() => boolean) => {
  let left = BURST;
  let at = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(BURST, left + ((now - at) / SECOND) * A_SECOND);
    at = now;
    left -= 1;
    return left >= 0;
  };
};
