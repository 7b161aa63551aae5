import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Delivered } from '../../../core/port/channel.ts';
import { SECOND } from '../../../core/time.ts';
import type { OutboundToken } from './outbound-token.ts';
import { isConnector, type TeamsSettings } from './settings.ts';

/** Where a chat is: the address that Teams named with its last message, and Teams' own id of the conversation. */
export type Place = { readonly serviceUrl: string; readonly conversationId: string };

export type Sent =
  | { readonly outcome: 'taken'; readonly id: string | null }
  | Exclude<Delivered, { outcome: 'taken' }>;

/**
 * The Bot Connector's REST calls (Bot Framework protocol 3.0), each tried once. The SDK's own client tries again by
 * itself, also after a break in which the message may have arrived, and sleeps through a 429: what was said twice
 * could not be known. So the calls are made here and the outbox decides.
 */
export type Connector = {
  send(place: Place, activity: Partial<Activity>): Promise<Sent>;
  update(place: Place, activityId: string, activity: Partial<Activity>): Promise<Sent>;
  /** Begins a thread in a channel of a team. */
  post(place: Place, activity: Partial<Activity>): Promise<Sent>;
};

const PATIENCE = 15 * SECOND;
/** Waited for after a 429 that names no time. */
const UNNAMED_WAIT = 5 * SECOND;
const ELSEWHERE = 'A chat is said to be where no connector of Teams is.';

export const connector = (
  tokens: OutboundToken,
  settings: Pick<TeamsSettings, 'openIdUrl' | 'serviceUrl'>,
): Connector => {
  const call = async (method: 'POST' | 'PUT', url: string, body: object): Promise<Sent> => {
    // An address may have been stored before it was looked at, or come with a restored database.
    if (!isConnector(URL.parse(url), settings)) return { outcome: 'refused', fault: new Error(ELSEWHERE) };
    const token = await tokens.get();
    if (token === null) return { outcome: 'failed' };
    const sent = await once(method, url, body, token);
    if (sent !== 'unauthorized') return sent;
    // It may have been revoked before its time: one new one is tried, at once.
    tokens.drop(token);
    const fresh = await tokens.get();
    const again = fresh === null || fresh === token ? 'unauthorized' : await once(method, url, body, fresh);
    return again === 'unauthorized' ? { outcome: 'failed' } : again;
  };
  const at = ({ serviceUrl, conversationId }: Place): string =>
    `${serviceUrl}/v3/conversations/${encodeURIComponent(conversationId)}/activities`;
  const of = ({ conversationId }: Place, activity: Partial<Activity>): object => ({
    ...activity,
    conversation: { id: conversationId },
  });
  return {
    send: (place, activity) => call('POST', at(place), of(place, activity)),
    update: (place, activityId, activity) =>
      call('PUT', `${at(place)}/${encodeURIComponent(activityId)}`, {
        ...of(place, activity),
        id: activityId,
      }),
    post: ({ serviceUrl, conversationId }, activity) =>
      call('POST', `${serviceUrl}/v3/conversations`, {
        isGroup: true,
        channelData: { channel: { id: conversationId } },
        activity,
      }),
  };
};

const once = async (
  method: string,
  url: string,
  body: object,
  token: string,
): Promise<Sent | 'unauthorized'> => {
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer: unknown = await response.json().catch(() => null);
    return response.ok ? taken(answer) : notTaken(response, answer);
  } catch (fault) {
    return { outcome: neverLeft(fault) ? 'failed' : 'unanswered' };
  }
};

/** A new thread is answered with its `activityId` beside its `id`. */
const Taken = z.object({ id: z.string().optional(), activityId: z.string().optional() });
const taken = (answer: unknown): Sent => {
  const read = Taken.safeParse(answer);
  return { outcome: 'taken', id: read.data?.activityId ?? read.data?.id ?? null };
};

/** The error object of the connector; its message may repeat what was sent, so only the code is read. */
const Problem = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/u) }) });

/** What the platform says where the person, or an administrator, does not want to hear from the bot any more. */
const GONE = new Set([
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
  'ConversationNotFound',
  'ForbiddenOperationException',
]);

const notTaken = (response: Response, answer: unknown): Sent | 'unauthorized' => {
  const { status } = response;
  const code = Problem.safeParse(answer).data?.error.code ?? null;
  if (status === 401) return 'unauthorized';
  if (status === 429) return { outcome: 'waiting', ms: waitNamed(response) };
  if (status === 404 || status === 410) return { outcome: 'gone' };
  if (status === 403 && (code === null || GONE.has(code))) return { outcome: 'gone' };
  // Teams answers 412 where the same chat was written to at the same moment, and 503 where it took nothing.
  if (status === 412 || status === 503) return { outcome: 'failed' };
  if (status >= 500) return { outcome: 'unanswered' };
  return {
    outcome: 'refused',
    fault: new Error(`Teams answered ${status}${code === null ? '' : ` ${code}`}.`),
  };
};

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
const waitNamed = ({ headers }: Response): number => {
  const named = headers.get('retry-after');
  if (named === null) return UNNAMED_WAIT;
  if (/^\d+$/u.test(named)) return Number(named) * SECOND;
  const ms = Date.parse(named) - Date.now();
  return Number.isNaN(ms) ? UNNAMED_WAIT : Math.max(ms, 0);
};

/** The connection was never made, so nothing of the message can have arrived. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const Caused = z.object({ cause: z.object({ code: z.string() }) });
const neverLeft = (fault: unknown): boolean => {
  const code = Caused.safeParse(fault).data?.cause.code;
  return code !== undefined && NEVER_LEFT.has(code);
};
