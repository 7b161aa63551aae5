import { Agent as PlainAgent } from 'node:http';
import { Agent } from 'node:https';
import { Telegraf } from 'telegraf';
import type { Opts, Telegram } from 'telegraf/types';
import type { Log } from '../../../core/port/outside.ts';
import { type Answer, problemOf } from './answer.ts';

export type Method = keyof Telegram;
export type ResultOf<M extends Method> = ReturnType<Telegram[M]>;

type CallOptions = {
  /** Ends the wait for an answer from our side. */
  readonly signal?: AbortSignal;
  /** Milliseconds that the answer may take. */
  readonly within?: number;
};

/** The Bot API. Never throws for what Telegram or the network does; see `Answer`. */
export type Client = {
  call<M extends Method>(method: M, payload: Opts<M>, options?: CallOptions): Promise<Answer<ResultOf<M>>>;
};

/** Milliseconds after which no answer is no answer. Long polling waits on top of this. */
export const PATIENCE = 30_000;

export const telegraf = (token: string, apiUrl: string): Telegraf => {
  const bot = new Telegraf(token, {
    // A turn may wait for a file of 10 MB; it ends by limits of its own.
    handlerTimeout: Number.POSITIVE_INFINITY,
    // An answer within the webhook's own response could not be checked for having arrived.
    telegram: { apiRoot: apiUrl, webhookReply: false },
  });
  // Set afterwards: for a plain http address the library takes away an agent that it was given.
  Object.assign(bot.telegram.options, { agent: onlyAt(apiUrl) });
  return bot;
};

/**
 * The connections of the library, which follows redirects without asking: to the Bot API's own origin and nowhere else,
 * since what is sent holds the token and people's words. `node-fetch` asks such a function before each connection.
 */
const onlyAt = (apiUrl: string): ((url: URL) => Agent | PlainAgent) => {
  const { protocol, host } = new URL(apiUrl);
  // As the library's own: https://github.com/telegraf/telegraf, core/network/client.
  const agent =
    protocol === 'https:' ? new Agent({ keepAlive: true, keepAliveMsecs: 10_000 }) : new PlainAgent();
  return (url) => {
    if (url.protocol !== protocol || url.host !== host)
      throw new Error('Telegram led away from its own address.');
    return agent;
  };
};

export const clientOf = (
  { telegram }: Pick<Telegraf, 'telegram'>,
  log: Log,
  patience: number = PATIENCE,
): Client => {
  const revoked = revocation(log);
  return {
    call: async (method, payload, { signal, within = patience } = {}) => {
      const late = AbortSignal.timeout(within);
      const until = signal === undefined ? late : AbortSignal.any([late, signal]);
      try {
        const result = await telegram.callApi(method, payload, { signal: until as never });
        revoked(false);
        return { ok: true, result };
      } catch (fault) {
        const answer = problemOf(fault, signal?.aborted === true);
        revoked(answer.problem === 'revoked');
        return answer;
      }
    },
  };
};

/** One line when the token stops being taken, however many calls fail by it. */
const revocation = (log: Log): ((isRevoked: boolean) => void) => {
  let known = false;
  return (isRevoked) => {
    if (isRevoked && !known)
      log.warn({
        what: 'Telegram does not know the bot token. Put the one that @BotFather shows into TELEGRAM_TOKEN and start again.',
        channel: 'telegram',
        code: 'tokenRevoked',
      });
    known = isRevoked;
  };
};
