import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { SECOND } from '../../../../core/time.ts';
import type { DeskParts } from './parts.ts';

/** Proxies drop a silent connection after about a minute; and who still listens at a beat is here. */
const BEAT = 25 * SECOND;
/** Many cases may move at once; the desk looks again at most this often. */
const SPACING = SECOND;

/**
 * Tells every open desk that something in the queue moved. It carries no content: the desk asks for what it shows, and
 * is given what it may see. One timer beats for all of them.
 */
export const queueEvents = (
  server: FastifyInstance,
  { wakeups, presence }: Pick<DeskParts, 'wakeups' | 'presence'>,
): ((reply: FastifyReply, memberId: string) => void) => {
  const open = new Map<ServerResponse, string>();
  let waiting: NodeJS.Timeout | null = null;
  const toAll = (line: string): void => {
    for (const response of open.keys()) response.write(line);
  };
  const stop = wakeups.listen('queue', () => {
    waiting ??= setTimeout(() => {
      waiting = null;
      toAll('data: {}\n\n');
    }, SPACING);
  });
  const beat = setInterval(() => {
    toAll(': here\n\n');
    for (const memberId of open.values()) presence.here(memberId);
  }, BEAT);
  beat.unref();
  // Before `close`, so that open streams do not hold the server up.
  server.addHook('preClose', async () => {
    stop();
    clearInterval(beat);
    if (waiting !== null) clearTimeout(waiting);
    for (const response of open.keys()) response.end();
  });
  /** Other desks show at once who has come; who has gone they show at their next look. */
  const comes = async (memberId: string): Promise<void> => {
    const wasHere = (await presence.among([memberId])).has(memberId);
    presence.here(memberId);
    if (!wasHere) wakeups.wake(['queue']);
  };
  return (reply, memberId) => {
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
    open.set(raw, memberId);
    void comes(memberId);
    raw.on('close', () => open.delete(raw));
  };
};
