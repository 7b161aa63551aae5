import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Telegraf } from 'telegraf';
import type { Update } from 'telegraf/types';

export const WEBHOOK_PATH = '/telegram/webhook';

/** What Telegram says with each update to prove that it comes from there. It follows from the token, so no restart changes it. */
export const webhookSecret = (token: string): string =>
  createHmac('sha256', token).update('parley telegram webhook').digest('hex');

/** The door that Telegram brings updates to. */
export type Webhook = {
  route(server: FastifyInstance): void;
  /** Lets nothing more in; resolves when everything that came is answered. */
  close(): Promise<void>;
  /** This update did not become durable: Telegram is told so, and brings it again. */
  failed(update: object): void;
};

/**
 * A request without the secret gets 403 and nothing else; one with it is answered when its turn is durable. The secret
 * is checked by telegraf, which also writes the answer.
 */
export const webhookOf = (bot: Telegraf, token: string): Webhook => {
  const handle = bot.webhookCallback(WEBHOOK_PATH, { secretToken: webhookSecret(token) });
  const answers = new WeakMap<object, ServerResponse>();
  const running = new Set<Promise<void>>();
  let open = true;
  return {
    route: (server) => {
      server.post(WEBHOOK_PATH, async (request, reply) => {
        if (!open) return reply.code(503).send();
        const body = request.body as Update;
        reply.hijack();
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) reply.raw.setHeader(name, value);
        answers.set(body, reply.raw);
        const work = handle(Object.assign(request.raw, { body }), reply.raw);
        running.add(work);
        await work.finally(() => running.delete(work));
        return reply;
      });
    },
    close: async () => {
      open = false;
      await Promise.allSettled(running);
    },
    failed: (update) => {
      const response = answers.get(update);
      if (response !== undefined && !response.headersSent) response.statusCode = 503;
    },
  };
};
