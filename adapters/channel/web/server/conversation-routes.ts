import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordFile } from '../../../../core/record/export.ts';
import type { Cell } from '../../../../core/staff/permission.ts';
import { openConversation, readerIn } from './access.ts';
import { inBursts } from './burst.ts';
import { calendarHandler } from './calendar.ts';
import type { Connections } from './connections.ts';
import { eventsHandler } from './events.ts';
import { downloadHandler, previewHandler, uploadHandler } from './files.ts';
import { LIMITS, turnCounter } from './limit.ts';
import { liveHandler } from './live.ts';
import { partNamed } from './named.ts';
import type { WebParts } from './parts.ts';
import { inConversation } from './right.ts';
import { type FeedAfter, wholeFeed } from './stream.ts';
import { type Answer, deliverer, turnPreparer } from './turn.ts';
import { AfterQuery, ReadingIn, TurnBody, TurnsBody } from './wire-input.ts';
import { refused, sayer, waitWords } from './words.ts';

const AT = '/api/conversations/:id';

/** Everything about one conversation, behind one gate. */
export const conversationRoutes = (
  server: FastifyInstance,
  parts: WebParts & { readonly feedAfter: FeedAfter; readonly connections: Connections },
): void => {
  const say = sayer(parts.wording);
  const deliver = deliverer(parts);
  const takeTurn = inBursts(turnPreparer(parts, deliver), parts.quiet);
  const countTurn = turnCounter(server);
  const preHandler = openConversation(parts.store, say);
  const read = (cell: Cell) => ({
    config: { ...inConversation(cell), rateLimit: LIMITS.read },
    preHandler,
  });
  const file = read({ resource: 'evidence', action: 'read' });
  const words = read({ resource: 'caseFile', action: 'read' });
  const acts = inConversation({ resource: 'caseAction', action: 'write' });

  server.get(`${AT}/feed`, words, async (request, reply) => {
    const frame = await wholeFeed(parts.feedAfter, readerIn(request), AfterQuery.parse(request.query).after);
    return frame ?? notHere(request, reply);
  });
  server.get(`${AT}/export`, read({ resource: 'recordExport', action: 'read' }), async (request, reply) => {
    const { conversationId } = readerIn(request).conversation;
    const record = await parts.service.exportRecord(conversationId);
    if (record === null) return notHere(request, reply);
    return reply.header('content-disposition', `attachment; filename="${recordFile(record)}"`).send(record);
  });
  server.get(`${AT}/files/:file`, file, downloadHandler(parts));
  server.get(`${AT}/files/:file/preview`, file, previewHandler(parts));
  server.get(`${AT}/sessions/:session`, read({ resource: 'room', action: 'enter' }), calendarHandler(parts));
  server.get(`${AT}/events`, words, eventsHandler(parts));
  server.get(`${AT}/live`, { ...words, websocket: true }, liveHandler({ ...parts, takeTurn, countTurn }));

  server.post(`${AT}/turns`, { config: acts, preHandler }, async (request, reply) => {
    const reader = readerIn(request);
    const several = TurnsBody.safeParse(request.body);
    if (several.success) return Promise.all(await handIn(request, several.data.turns));
    const body = TurnBody.safeParse(request.body);
    if (!body.success) return reply.code(400).send(refused(say('chrome.broken', reader.locale)));
    const wait = await countTurn(request);
    const { id } = body.data;
    if (wait !== null)
      return reply.code(429).send(refused(waitWords(say, reader.locale, wait), { id, retry: true }));
    const answer = await takeTurn(reader, body.data);
    return reply.code(answer.t === 'done' ? 200 : answer.retry ? 500 : 422).send(answer);
  });
  /** Turns that belong together; those beyond what a browser may send are refused, and the others stand. */
  const handIn = async (
    request: FastifyRequest,
    turns: readonly TurnBody[],
  ): Promise<readonly (Answer | Promise<Answer>)[]> => {
    const reader = readerIn(request);
    const waits = await Promise.all(turns.map(() => countTurn(request)));
    const last = waits.lastIndexOf(null);
    return turns.map((turn, index) => {
      const wait = waits[index] ?? null;
      if (wait === null) return takeTurn(reader, turn, index === last);
      return refused(waitWords(say, reader.locale, wait), { id: turn.id, retry: true });
    });
  };

  server.post(`${AT}/locale`, words, async (request, reply) => {
    const { conversation, locale } = readerIn(request);
    const body = ReadingIn.safeParse(request.body);
    if (!body.success) return reply.code(400).send(refused(say('chrome.broken', locale)));
    await parts.service.readIn(conversation.conversationId, body.data.locale);
    return {};
  });

  const notHere = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.code(404).send(refused(say('chrome.notFound', readerIn(request).locale)));

  // A file's body is taken as it comes, whatever type it says it is; every other route takes JSON alone.
  const uploadRoute = async (uploads: FastifyInstance): Promise<void> => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    const config = { ...acts, rateLimit: LIMITS.upload };
    uploads.post(`${AT}/files`, { config, preHandler }, uploadHandler(parts, deliver));
  };
  server.register(partNamed('uploads', uploadRoute));
};
