import type { FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { ClientFrame, ServerFrame } from '../wire.ts';
import { mayRead, type Reader, readerIn, readerOf } from './access.ts';
import { CONNECTED_AT_MOST, type Connection, type Connections } from './connections.ts';
import { staffNow } from './identify.ts';
import type { CountTurn } from './limit.ts';
import type { WebParts } from './parts.ts';
import { whileTheyMay } from './staying.ts';
import { type FeedAfter, openStream, type Stream } from './stream.ts';
import type { TakeTurn } from './turn.ts';
import { Frame } from './wire-input.ts';
import { faultWords, refused, sayer, waitWords } from './words.ts';

/** Frames of one browser that wait for the one before; a person cannot have more. */
const WAITING = 64;
/** A browser that does not read what it is sent is let go at so many bytes. */
const UNREAD = 1_048_576;
/** How long a browser has to answer a close. */
const GOODBYE = 2_000;

/** Close codes of RFC 6455, 7.4.1 and its registry. */
const CLOSE = { restart: 1012, tryLater: 1013, fault: 1011, silent: 1008 } as const;

export type LiveParts = Pick<WebParts, 'store' | 'wording' | 'wakeups' | 'log' | 'ids' | 'trace'> & {
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
    const line: Line = { alive: true, greeted: false, waiting: new Set(), last: Promise.resolve() };
    const remove = parts.connections.add(conversationId, connectionOf(socket, line));
    const stay = whileTheyMay(
      parts,
      request,
      (member) => mayRead(reader, member),
      () => {
        stream.end();
        socket.close(CLOSE.silent);
      },
    );
    socket.on('close', () => {
      stay();
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
  /** Frames that are not answered yet. */
  readonly waiting: Set<Promise<void>>;
  /** Until the newest of them is handed in. */
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
      await Promise.all(line.waiting);
      socket.close(CLOSE.restart);
      setTimeout(() => socket.terminate(), GOODBYE).unref();
    },
  };
};

/** Hands a frame in; what comes back is its answer, which may take longer than the next frame. */
type Answer = (
  frame: Exclude<ClientFrame, { t: 'hello' }> | 'broken' | 'tooMany',
) => Promise<() => Promise<ServerFrame>>;

const listen = (socket: WebSocket, line: Line, stream: Stream, answer: Answer): void => {
  const handIn = async (frame: ClientFrame | 'broken' | 'tooMany'): Promise<() => Promise<void>> => {
    if (typeof frame === 'string' || frame.t !== 'hello') {
      const answered = await answer(frame);
      return async () => reply(socket, await answered());
    }
    line.greeted = true;
    stream.from(frame.after);
    return async () => {};
  };
  socket.on('pong', () => {
    line.alive = true;
  });
  socket.on('message', (data, isBinary) => {
    line.alive = true;
    if (line.waiting.size >= WAITING) return void handIn('tooMany').then((answered) => answered());
    const frame = isBinary ? 'broken' : frameIn(String(data));
    const handed = line.last.then(() => handIn(frame));
    line.last = handed.then(ignore, ignore);
    const answered = handed
      .then((reply) => reply())
      .catch(() => socket.close(CLOSE.fault))
      .finally(() => line.waiting.delete(answered));
    line.waiting.add(answered);
  });
};

/** Answers every frame but `hello`; whatever goes wrong is an answer too. */
const answerer = ({ store, wording, log, ids, trace, takeTurn, countTurn }: LiveParts) => {
  const say = sayer(wording);
  const at = (frame: ServerFrame) => async (): Promise<ServerFrame> => frame;
  return async (
    request: FastifyRequest,
    { locale, conversation: { conversationId } }: Reader,
    frame: Parameters<Answer>[0],
  ): ReturnType<Answer> => {
    if (frame === 'broken') return at(refused(say('chrome.broken', locale)));
    if (frame === 'tooMany') return at(refused(waitWords(say, locale, 1_000), { retry: true }));
    if (frame.t === 'ping') return at({ t: 'pong' });
    const { id, input } = frame;
    const sorry = (fault: unknown): ServerFrame => {
      const turnId = trace?.turnOf(fault) ?? ids.id();
      log.error({ what: 'live', channel: 'web', turnId, conversationId, fault });
      return refused(faultWords(say, locale, turnId), { id, retry: true });
    };
    try {
      const wait = await countTurn(request);
      if (wait !== null) return at(refused(waitWords(say, locale, wait), { id, retry: true }));
      // By now the conversation may be in another language.
      const staff = request.browser?.staff == null ? null : await staffNow(store, request);
      const browser = request.browser === null ? null : { ...request.browser, staff };
      const reader = await readerOf(store, browser, conversationId);
      if (reader === null) return at(refused(say('chrome.notFound', locale), { id }));
      const answered = takeTurn(reader, { id, input }).catch(sorry);
      return () => answered;
    } catch (fault) {
      return at(sorry(fault));
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
