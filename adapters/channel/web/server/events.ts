import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerFrame } from '../wire.ts';
import { mayRead, readerIn } from './access.ts';
import { CONNECTED_AT_MOST, type Connections } from './connections.ts';
import type { WebParts } from './parts.ts';
import { whileTheyMay } from './staying.ts';
import { type FeedAfter, openStream } from './stream.ts';
import { AfterQuery } from './wire-input.ts';
import { refused, sayer, waitWords } from './words.ts';

type EventParts = Pick<WebParts, 'store' | 'wording' | 'wakeups' | 'log'> & {
  readonly feedAfter: FeedAfter;
  readonly connections: Connections;
};

/**
 * The feed as server-sent events, for networks that block WebSockets. It begins after `Last-Event-ID`, which a browser
 * sends when it comes back by itself, else after `?after=`.
 */
export const eventsHandler = ({ store, wording, wakeups, log, feedAfter, connections }: EventParts) => {
  const say = sayer(wording);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const reader = readerIn(request);
    const { conversationId } = reader.conversation;
    const { raw } = reply;
    const until = Date.now() + CONNECTED_AT_MOST;
    const remove = connections.add(conversationId, {
      beat: () => {
        // A comment: proxies see that something moves.
        if (raw.writableNeedDrain) raw.destroy();
        else if (Date.now() > until) raw.end();
        else raw.write(':\n\n');
      },
      leave: async () => {
        raw.end();
      },
    });
    if (remove === null)
      return reply.code(429).send(refused(waitWords(say, reader.locale, 60_000), { retry: true }));
    const stream = openStream({
      wakeups,
      feedAfter,
      reader,
      send: (frame) => written(raw, frame),
      onFault: (fault) => {
        log.error({ what: 'events', channel: 'web', conversationId, fault });
        raw.destroy();
      },
    });
    const stay = whileTheyMay(
      { store, wakeups, log },
      request,
      (member) => mayRead(reader, member),
      () => raw.end(),
    );
    raw.on('close', () => {
      stay();
      stream.end();
      remove();
    });
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) raw.setHeader(name, value);
    raw.setHeader('content-type', 'text/event-stream; charset=utf-8');
    // nginx would gather events before it passes them on.
    raw.setHeader('x-accel-buffering', 'no');
    raw.flushHeaders();
    stream.from(beginning(request));
    return reply;
  };
};

const beginning = ({ headers, query }: FastifyRequest): number => {
  const last = Number(headers['last-event-id']);
  return Number.isSafeInteger(last) && last > 0 ? last : AfterQuery.parse(query).after;
};

const written = async (
  raw: FastifyReply['raw'],
  frame: Extract<ServerFrame, { t: 'feed' }>,
): Promise<void> => {
  const seq = frame.items.at(-1)?.seq;
  const id = seq === undefined ? '' : `id: ${seq}\n`;
  if (raw.write(`${id}data: ${JSON.stringify(frame)}\n\n`)) return;
  await new Promise<void>((resolve) => {
    raw.once('drain', resolve).once('close', resolve);
  });
};
