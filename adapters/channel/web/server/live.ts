import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { ClientFrame, ServerFrame } from '../wire.ts';
import { type Reader, readerIn, readerOf } from './access.ts';
import { CONNECTED_AT_MOST, type Connection, type Connections } from './connections.ts';
import type { CountTurn } from './limit.ts';
import type { WebParts } from './parts.ts';
import { type FeedAfter, openStream, type Stream } from './stream.ts';
import type { TakeTurn } from './turn.ts';
import { Frame } from './wire-input.ts';
import { refused, sayer, waitWords } from './words.ts';

/** Frames of one browser that wait for the one before; a person cannot have more. */
const WAITING = 64;
/** A browser that does not read what it is sent is let go at so many bytes. */
const UNREAD = 1_048_576;
/** How long a browser has to answer a close. */
const GOODBYE = 2_000;

/** Close codes of RFC 6455, 7.4.1 and its registry. */
const CLOSE = { restart: 1012, tryLater: 1013, fault: 1011, silent: 1008 } as const;

export type LiveParts = Pick<WebParts, 'store' | 'wording' | 'wakeups' | 'log'> & {
  readonly feedAfter: FeedAfter;
  readonly takeTurn: TakeTurn;
  readonly countTurn: CountTurn;
  readonly connections: Connections;
};

/** One browser on a WebSocket: the feed as it grows, and turns in the order in which they came, each answered. */
export const liveHandler = (parts: LiveParts) => {
  const answer = answerer(parts);
  return (socket: WebSocket, request: FastifyRequest): void => {
    const reader = readerIn(request);
    const { conversationId } = reader.conversation;
    const stream = openStream({
      ...parts,
      reader,
      send: (frame) => sent(socket, frame),
      onFault: (fault) => {
        parts.log.error({ what: 'live', channel: 'web', conversationId, fault });
        socket.close(CLOSE.fault);
      },
    });
    const line: Line = { alive: true, greeted: false, waiting: 0, last: Promise.resolve() };
    const remove = parts.connections.add(conversationId, connectionOf(socket, line));
    socket.on('close', () => {
      stream.end();
      remove?.();
    });
    if (remove === null) socket.close(CLOSE.tryLater);
    else listen(socket, line, stream, (frame) => answer(request, reader, frame));
  };
};

/** What is known of a connected browser. */
type Line = {
  /** It was heard since the last ping. */
  alive: boolean;
  /** It said what it has seen. */
  greeted: boolean;
  /** Frames that are not answered yet, and the end of their queue. */
  waiting: number;
  last: Promise<void>;
};

const connectionOf = (socket: WebSocket, line: Line): Connection => {
  const until = Date.now() + CONNECTED_AT_MOST;
  return {
    beat: () => {
      if (!line.alive) socket.terminate();
      else if (!line.greeted) socket.close(CLOSE.silent);
      else if (Date.now() > until) socket.close(CLOSE.restart);
      line.alive = false;
      socket.ping();
    },
    leave: async () => {
      socket.removeAllListeners('message');
      await line.last;
      socket.close(CLOSE.restart);
      setTimeout(() => socket.terminate(), GOODBYE).unref();
    },
  };
};

type Answer = (frame: Exclude<ClientFrame, { t: 'hello' }> | 'broken' | 'tooMany') => Promise<ServerFrame>;

const listen = (socket: WebSocket, line: Line, stream: Stream, answer: Answer): void => {
  const handle = async (frame: ClientFrame | 'broken' | 'tooMany'): Promise<void> => {
    if (typeof frame === 'string' || frame.t !== 'hello') return reply(socket, await answer(frame));
    line.greeted = true;
    stream.from(frame.after);
  };
  socket.on('pong', () => {
    line.alive = true;
  });
  socket.on('message', (data, isBinary) => {
    line.alive = true;
    if (line.waiting >= WAITING) return void handle('tooMany');
    line.waiting += 1;
    const frame = isBinary ? 'broken' : frameIn(String(data));
    line.last = line.last
      .then(() => handle(frame))
      .catch(() => socket.close(CLOSE.fault))
      .finally(() => {
        line.waiting -= 1;
      });
  });
};

/** Answers every frame but `hello`; whatever goes wrong is an answer too. */
const answerer = ({ store, wording, log, takeTurn, countTurn }: LiveParts) => {
  const say = sayer(wording);
  return async (
    request: FastifyRequest,
    { locale, conversation: { conversationId } }: Reader,
    frame: Parameters<Answer>[0],
  ): Promise<ServerFrame> => {
    if (frame === 'broken') return refused(say('chrome.broken', locale));
    if (frame === 'tooMany') return refused(waitWords(say, locale, 1_000), { retry: true });
    if (frame.t === 'ping') return { t: 'pong' };
    const { id, input } = frame;
    try {
      const wait = await countTurn(request);
      if (wait !== null) return refused(waitWords(say, locale, wait), { id, retry: true });
      // By now the conversation may be in another language.
      const reader = await readerOf(store, request.browser, conversationId);
      if (reader === null) return refused(say('chrome.notFound', locale), { id });
      return await takeTurn(reader, { id, input });
    } catch (fault) {
      log.error({ what: 'live', channel: 'web', conversationId, fault });
      return refused(say('chrome.fault', locale), { id, retry: true });
    }
  };
};

const frameIn = (text: string): ClientFrame | 'broken' => {
  try {
    const read = Frame.safeParse(JSON.parse(text));
    return read.success ? read.data : 'broken';
  } catch {
    return 'broken';
  }
};

const reply = (socket: WebSocket, frame: ServerFrame): void => {
  if (socket.bufferedAmount > UNREAD) socket.terminate();
  else socket.send(JSON.stringify(frame), ignore);
};

/** Resolves when the frame was handed to the network. */
const sent = (socket: WebSocket, frame: ServerFrame): Promise<void> =>
  new Promise((resolve) => {
    socket.send(JSON.stringify(frame), () => resolve());
  });

/** A browser that is gone is no fault: it comes back and asks anew. */
const ignore = (): void => {};
