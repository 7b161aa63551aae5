import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readSealed, typedProblem } from '../../../../core/blind-bid/typed-number.ts';
import { Locale } from '../../../../core/locale.ts';
import type { Phrase } from '../../../../core/message/message.ts';
import type { ShownRound } from '../../../../core/turn/shown-round.ts';
import { shownRound } from '../../../../core/turn/shown-round.ts';
import type { TelegramParts } from '../parts.ts';
import { type Seated, seatedAt } from '../turn.ts';
import { openedBy } from './init-data.ts';
import { PAGE_POLICY, pageIn } from './page.ts';

const Id = z.string().min(1).max(64);
const About = z.object({
  initData: z.string().max(8_192),
  conversationId: Id,
  roundId: Id,
  locale: Locale.catch('en'),
});
const Reading = About.extend({ amount: z.string().max(200) });
const Sealing = Reading.extend({ id: z.uuid() });

/** Far above what a person types, far below what guesses anything. Counted where the server counts (adapters/channel/web). */
const LIMIT = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } };

/**
 * The page on which a sealed number is typed, opened by Telegram inside itself. Who opened it is proven by Telegram's
 * signature; it serves the account whose seat it is and nobody else. What is typed goes under the seal alone.
 */
export const sealRoutes = (server: FastifyInstance, parts: TelegramParts): void => {
  const script = lazily(() =>
    stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'client/client.ts'), 'utf8')),
  );
  const style = lazily(() => readFileSync(join(import.meta.dirname, 'style.css'), 'utf8'));
  server.get('/telegram/seal', async (request, reply) => {
    const { l } = request.query as { readonly l?: unknown };
    const page = pageIn(parts.wording, Locale.catch('en').parse(l));
    return reply.header('content-security-policy', PAGE_POLICY).type('text/html; charset=utf-8').send(page);
  });
  server.get('/telegram/seal.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(script()),
  );
  server.get('/telegram/seal.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(style()),
  );
  server.post('/telegram/seal/round', LIMIT, async (request, reply) =>
    atRound(parts, About, request, reply, async ({ round, seated }) => {
      const say = sayer(parts, seated);
      const { low, high, closesAt, currency } = round;
      return {
        text: '',
        currency,
        bounds: say({ key: 'chrome.between', params: { low: say(moneyOf(low)), high: say(moneyOf(high)) } }),
        closes: say({ key: 'telegram.page.until', params: { at: { at: closesAt } } }),
      };
    }),
  );
  server.post('/telegram/seal/read', LIMIT, async (request, reply) =>
    atRound(parts, Reading, request, reply, async ({ round, seated, body }) => {
      const read = readSealed(body.amount, round, seated.listener.locale);
      return 'amount' in read ? { text: '' } : { problem: typedProblem(read.problem, round) };
    }),
  );
  server.post('/telegram/seal', LIMIT, async (request, reply) =>
    atRound(parts, Sealing, request, reply, (asked) => seal(parts, asked)),
  );
};

const lazily = (make: () => string): (() => string) => {
  let made: string | null = null;
  return () => {
    made ??= make();
    return made;
  };
};

type Asked<B> = { readonly seated: Seated; readonly round: ShownRound; readonly body: B };
type Said = {
  readonly text: string;
  readonly currency?: string;
  readonly bounds?: string;
  readonly closes?: string;
  readonly receipt?: string;
};
type Answer = Said | { readonly problem: Phrase };

const moneyOf = (money: ShownRound['low']): Phrase => ({ key: 'value.money', params: { amount: { money } } });

const sayer =
  ({ speak }: Pick<TelegramParts, 'speak'>, { listener }: Pick<Seated, 'listener'>) =>
  (phrase: Phrase): string =>
    speak.words(phrase, listener);

const seal = async (
  { service, speak }: TelegramParts,
  { seated, round, body }: Asked<z.infer<typeof Sealing>>,
): Promise<Answer> => {
  const { listener, address } = seated;
  const read = readSealed(body.amount, round, listener.locale);
  if ('problem' in read) return { problem: typedProblem(read.problem, round) };
  const outcome = await service.take({
    conversationId: address.conversationId,
    updateId: `telegram/seal/${body.id}`,
    input: { kind: 'sealed', roundId: round.roundId, amount: read.amount },
  });
  // The case asks more than the page can know; what it said to a no is in the chat.
  if (outcome.receipt === undefined && outcome.status === 'done')
    return { problem: { key: 'telegram.page.no' } };
  const receipt = { format: 'parley-receipt', version: 1, ...outcome.receipt };
  return {
    text: speak.words({ key: 'chrome.receipt.title' }, listener),
    ...(outcome.receipt === undefined ? {} : { receipt: JSON.stringify(receipt, null, 2) }),
  };
};

/** Answers for a round to the person at whose seat it is shown; to anybody else always with the same words. */
const atRound = async <B extends z.infer<typeof About>>(
  parts: TelegramParts,
  shape: z.ZodType<B>,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (asked: Asked<B>) => Promise<Answer>,
): Promise<FastifyReply> => {
  const parsed = shape.safeParse(request.body);
  const no = (status: number, phrase: Phrase, locale: Locale): FastifyReply =>
    reply.code(status).send({ text: parts.wording.say(phrase, locale, parts.timeZone) });
  const { locale } = parsed.success ? parsed.data : { locale: 'en' as const };
  const seated = parsed.success ? await seatOf(parts, parsed.data) : null;
  if (!parsed.success || seated === null) return no(403, { key: 'telegram.page.again' }, locale);
  const { listener, address } = seated;
  const round = await shownRound(parts.store, address.conversationId, parsed.data.roundId);
  if (round === null || parts.clock.now() >= round.closesAt)
    return no(409, { key: 'chrome.sealedGone' }, listener.locale);
  const given = await answer({ seated, round, body: parsed.data });
  return 'problem' in given ? no(422, given.problem, listener.locale) : reply.send(given);
};

const seatOf = async (
  parts: TelegramParts,
  { initData, conversationId }: z.infer<typeof About>,
): Promise<Seated | null> => {
  const account = openedBy(initData, parts.token, parts.clock.now());
  if (account === null) return null;
  const seats = await parts.store.addressesAt('telegram', account);
  const address = seats.find((each) => each.conversationId === conversationId && !each.lost);
  return address === undefined ? null : seatedAt(parts, address);
};
