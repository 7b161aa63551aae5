import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Wakeups } from '../../../../core/port/outside.ts';
import { SECOND } from '../../../../core/time.ts';

/** Proxies drop a silent connection after about a minute. */
const BEAT = 25 * SECOND;
/** Many cases may move at once; the desk looks again at most this often. */
const SPACING = SECOND;

/**
 * Tells every open desk that something in the queue moved. It carries no content: the desk asks for what it shows, and
 * is given what it may see. One timer beats for all of them.
 */
export const queueEvents = (server: FastifyInstance, wakeups: Wakeups): ((reply: FastifyReply) => void) => {
  const open = new Set<ServerResponse>();
  let waiting: NodeJS.Timeout | null = null;
  const toAll = (line: string): void => {
    for (const response of open) response.write(line);
  };
  const stop = wakeups.listen('queue', () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      toAll('data: {}\n\n');
    }, SPACING);
  });
  const beat = setInterval(() => toAll(': here\n\n'), BEAT);
  beat.unref();
  // Before `close`, so that open streams do not hold the server up.
  server.addHook('preClose', async () => {
    stop();
    clearInterval(beat);
    if (waiting !== null) clearTimeout(waiting);
    for (const response of open) response.end();
  });
  return (reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      // What every answer carries was set by the server before this route was reached.
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      // nginx would otherwise keep the lines until it has a bufferful.
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 2000\n\n');
    open.add(raw);
    raw.on('close', () => open.delete(raw));
  };
};
