import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** What was counted, as text, and what a reader has to show. */
export type Metrics = {
  readonly token: string;
  readonly contentType: string;
  text(): Promise<string>;
};

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `GET /metrics` with `Authorization: Bearer <token>`. Hashes are compared, so that the time tells neither length nor letters. */
export const metricsRoute = (server: FastifyInstance, { token, contentType, text }: Metrics): void => {
  const wanted = hash(`Bearer ${token}`);
  server.get('/metrics', async ({ headers }, reply) => {
    if (!timingSafeEqual(hash(headers.authorization ?? ''), wanted))
      return reply.code(401).header('www-authenticate', 'Bearer').send();
    return reply.type(contentType).send(await text());
  });
};
