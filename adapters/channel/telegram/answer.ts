import { TelegramError } from 'telegraf';

/**
 * Why a call to the Bot API came to nothing. `waiting`, `failed`, `unanswered` and `gone` as in core/port/channel.ts.
 * `unchanged`: an edit that changes nothing. `malformed`: Telegram will never take it like this. `revoked`: the token
 * is not known. `elsewhere`: another program asks for the same bot's news. `ended`: we stopped waiting for it ourselves.
 */
export type Problem =
  | 'waiting'
  | 'failed'
  | 'unanswered'
  | 'gone'
  | 'unchanged'
  | 'malformed'
  | 'revoked'
  | 'elsewhere'
  | 'ended';

/** `ms` says how long to wait where `waiting` is the problem, and is 0 otherwise. */
export type Answer<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly problem: Problem; readonly ms: number; readonly status: number | null };

const SECOND = 1_000;

/** Sorts what a call threw. Nothing of the fault itself goes on: its text can quote the message and the token. */
export const problemOf = (fault: unknown, ended: boolean): Exclude<Answer<never>, { ok: true }> => {
  const no = (problem: Problem, status: number | null = null, ms = 0) =>
    ({ ok: false, problem, status, ms }) as const;
  if (ended) return no('ended');
  if (!(fault instanceof TelegramError)) return no(surelyNotSent(fault) ? 'failed' : 'unanswered');
  const { code: status, description, parameters } = fault;
  // What a server answers that is in trouble, or a proxy before it, does not say whether the message went out.
  if (status >= 500) return no('unanswered', status);
  if (status === 429) return no('waiting', status, (parameters?.retry_after ?? 1) * SECOND);
  return no(REFUSED[status] ?? badRequest(description), status);
};

/** https://core.telegram.org/bots/api#making-requests names the codes; what each means for us is by observation. */
const REFUSED: { readonly [status: number]: Problem } = {
  401: 'revoked',
  // A token that was never one gives no 401 but an address that does not exist.
  404: 'revoked',
  // Blocked by the person, an account that was deleted, a person who never wrote.
  403: 'gone',
  409: 'elsewhere',
};

const badRequest = (description: string): Problem => {
  if (/chat not found|user is deactivated|PEER_ID_INVALID/iu.test(description)) return 'gone';
  return /message is not modified/iu.test(description) ? 'unchanged' : 'malformed';
};

/** Errors of a connection that never came to be; of any other nobody knows how far it got. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const surelyNotSent = (fault: unknown): boolean =>
  NOT_CONNECTED.has(String((fault as { code?: unknown })?.code));
