import { z } from 'zod';
import type { Log } from '../../../core/port/outside.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import type { TeamsSettings } from './settings.ts';

/**
 * `rejected`: the login knows the bot and turns it away, until its operator mends something; `code` is its word for
 * why. `unreachable`: it gave no answer that can be used.
 */
export type TokenAnswer =
  | { readonly outcome: 'token'; readonly token: string; readonly date: string | null }
  | { readonly outcome: 'rejected'; readonly code: string }
  | { readonly outcome: 'unreachable' };

export type OutboundToken = {
  /** The token that everything sent carries; `null` where there is none at the moment, which is logged once. */
  get(): Promise<string | null>;
  /** The platform did not take it: the next one is a new one. */
  drop(token: string): void;
};

/** A token is replaced before it ends, so that none ends on its way. */
const EARLY = 5 * MINUTE;
const PATIENCE = 10 * SECOND;

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
/** RFC 6749, 5.2; Entra adds a number (`AADSTS7000222`: the secret has run out) that says it better. */
const Rejected = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() });

type Grant = TokenAnswer & { readonly lasts?: number };

/** Asks for a token by the bot's own secret (RFC 6749, 4.4). The secret goes into the body and nowhere else. */
export const askForToken = async (settings: TeamsSettings): Promise<Grant> => {
  const { loginUrl, tenantId, appId, password, scope } = settings;
  try {
    const response = await fetch(`${loginUrl}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: password,
        scope: `${scope}/.default`,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const body: unknown = await response.json();
    const granted = Granted.safeParse(body);
    const date = response.headers.get('date');
    if (response.ok && granted.success)
      return { outcome: 'token', token: granted.data.access_token, date, lasts: granted.data.expires_in };
    const rejected = Rejected.safeParse(body);
    if (response.status >= 500 || !rejected.success) return { outcome: 'unreachable' };
    return { outcome: 'rejected', code: codeOf(rejected.data) };
  } catch {
    // A fault of fetch names the address, and says nothing that helps beyond it.
    return { outcome: 'unreachable' };
  }
};

const codeOf = ({ error, error_codes: [number] = [] }: z.infer<typeof Rejected>): string =>
  number === undefined ? error.replace(/\W/gu, '').slice(0, 60) : `AADSTS${number}`;

export const outboundToken = (settings: TeamsSettings, log: Log): OutboundToken => {
  let held: { readonly token: string; readonly until: number } | null = null;
  let asking: Promise<string | null> | null = null;
  let trouble: string | null = null;

  const ask = async (): Promise<string | null> => {
    const answer = await askForToken(settings);
    if (answer.outcome === 'token') {
      const lasts = (answer.lasts ?? 0) * SECOND;
      // By the monotonic clock: how long a token lasts does not change when somebody sets the time.
      held = { token: answer.token, until: performance.now() + Math.max(lasts - EARLY, lasts / 2) };
      trouble = null;
      return answer.token;
    }
    const code = answer.outcome === 'rejected' ? answer.code : answer.outcome;
    if (code !== trouble) log.warn({ what: 'teamsToken', channel: 'teams', code });
    trouble = code;
    return null;
  };
  return {
    get: () => {
      if (held !== null && performance.now() < held.until) return Promise.resolve(held.token);
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    drop: (token) => {
      if (held?.token === token) held = null;
    },
  };
};
