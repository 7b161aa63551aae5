import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language.ts';
import { TooOften } from './limit.ts';
import type { WebParts } from './parts.ts';
import { faultWords, refused, sayer, waitWords } from './words.ts';

/** Turns what went wrong outside a route's own answers into a sentence; a fault of ours is logged once. */
export const answerFailures = (server: FastifyInstance, { wording, log, trace }: WebParts): void => {
  const say = sayer(wording);
  server.setErrorHandler((fault: Error & { readonly statusCode?: number }, request, reply) => {
    const locale = request.reader?.locale ?? languageOf(request);
    const { statusCode = 500 } = fault;
    if (fault instanceof TooOften)
      return reply.code(429).send(refused(waitWords(say, locale, fault.ms), { retry: true }));
    if (statusCode === 413) return reply.code(413).send(refused(say('chrome.tooLong', locale)));
    if (statusCode < 500) return reply.code(statusCode).send(refused(say('chrome.broken', locale)));
    const turnId = trace?.turnOf(fault) ?? request.id;
    log.error({ what: 'request', channel: 'web', turnId, status: statusCode, fault });
    return reply.code(500).send(refused(faultWords(say, locale, turnId), { retry: true }));
  });
  server.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const sentence = say('chrome.noPage', languageOf(request));
    return request.url.startsWith('/api/')
      ? reply.code(404).send(refused(sentence))
      : reply.code(404).type('text/plain; charset=utf-8').send(sentence);
  });
};
