import type { FastifyInstance } from 'fastify';
import type { Log } from '../../../core/port/outside.ts';
import type { InboundToken } from './inbound-token.ts';
import { type Incoming, Incoming as Shape } from './incoming.ts';
import type { Reply } from './sdk.ts';

/** Where Teams sends everything; the messaging endpoint of the bot's registration. */
export const ENDPOINT = '/teams/messages';

/** Many that are wrong at once are one trouble; a line for each would hide everything else in the log. */
const LINES_A_MINUTE = 30;

type Parts = {
  readonly check: InboundToken;
  readonly log: Log;
  /** Answers within the time that Teams waits; the work may go on after that. */
  readonly take: (body: object, activity: Incoming) => Promise<Reply>;
};

/** Lets in what the Bot Connector signed for this bot, and nothing else. */
export const teamsRoutes = ({ check, log, take }: Parts) => {
  const lines = ration(LINES_A_MINUTE);
  return (server: FastifyInstance): void => {
    server.post(ENDPOINT, async (request, reply) => {
      const read = Shape.safeParse(request.body);
      // Without a token nobody is told what is wrong with what they sent.
      const about = read.success ? read.data : { channelId: '', serviceUrl: '' };
      const problem = await check(request.headers.authorization, about);
      if (problem !== null) {
        if (lines()) log.warn({ what: 'teamsRequest', channel: 'teams', code: problem, status: 401 });
        // Microsoft tries again what was answered so; keys that cannot be fetched now may be there then.
        return reply.code(problem === 'unchecked' ? 503 : 401).send();
      }
      if (!read.success) return reply.code(400).send();
      const answer = await take(request.body as object, read.data);
      return answer === null ? reply.code(200).send() : reply.code(answer.status).send(answer.body);
    });
  };
};

const ration = (most: number): (() => boolean) => {
  let minute = 0;
  let count = 0;
  return () => {
    const now = Math.floor(performance.now() / 60_000);
    count = now === minute ? count + 1 : 1;
    minute = now;
    return count <= most;
  };
};
