import { z } from 'zod';
import type { Finding } from '../../../core/port/finding.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import { askForToken, type TokenAnswer } from './outbound-token.ts';
import { ENDPOINT } from './routes.ts';
import type { TeamsSettings } from './settings.ts';

/** `publicUrl`: the address that people reach Parley at; null where none is set. */
export type TeamsCheck = { readonly settings: TeamsSettings; readonly publicUrl: string | null };

/** Tokens are refused where the clocks are further apart. */
const SKEW = 5 * MINUTE;
const PATIENCE = 10 * SECOND;

/** Looks whether Teams can be served: sign-in, the keys of what comes in, the address that Teams calls, the clock. */
export const checkTeams = async ({ settings, publicUrl }: TeamsCheck): Promise<readonly Finding[]> => {
  const [granted, keys] = await Promise.all([askForToken(settings), checkKeys(settings)]);
  const clock = granted.outcome === 'token' && granted.date !== null ? [checkClock(granted.date)] : [];
  return [tokenFinding(granted, settings), keys, checkEndpoint(publicUrl), ...clock];
};

/** What Entra's number means for the operator; others are looked up by the number. */
const MENDS: { readonly [code: string]: string } = {
  AADSTS7000215: 'Set TEAMS_APP_PASSWORD to the value of a client secret, not to its id.',
  AADSTS7000222: 'The client secret has run out. Make a new one and set TEAMS_APP_PASSWORD.',
  AADSTS700016:
    'Set TEAMS_APP_ID to the application (client) id of an application in the directory TEAMS_TENANT_ID.',
  AADSTS90002: 'Set TEAMS_TENANT_ID to the id of the directory that the application is registered in.',
};

const tokenFinding = (granted: TokenAnswer, { loginUrl }: TeamsSettings): Finding => {
  switch (granted.outcome) {
    case 'token':
      return { ok: true, sentence: 'Microsoft gives the Teams bot a token.' };
    case 'rejected':
      return {
        ok: false,
        sentence: `Microsoft turns the Teams bot away at sign-in (${granted.code}).`,
        mend:
          MENDS[granted.code] ??
          'Check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID against the application in Entra.',
      };
    case 'unreachable':
      return {
        ok: false,
        sentence: `Microsoft's sign-in gives no answer at ${new URL(loginUrl).host}.`,
        mend: 'Allow this machine to make https connections to that host, or correct TEAMS_LOGIN_URL.',
      };
  }
};

const Metadata = z.object({ jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.unknown()).min(1) });

const checkKeys = async ({ openIdUrl }: TeamsSettings): Promise<Finding> => {
  try {
    const read = async (url: string): Promise<unknown> =>
      (await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })).json();
    Keys.parse(await read(Metadata.parse(await read(openIdUrl)).jwks_uri));
    return { ok: true, sentence: 'The keys that Teams signs with can be fetched.' };
  } catch {
    return {
      ok: false,
      sentence: `The keys that Teams signs with cannot be fetched from ${new URL(openIdUrl).host}, so nothing that Teams sends can be let in.`,
      mend: 'Allow this machine to make https connections to that host, or correct TEAMS_OPENID_URL.',
    };
  }
};

const checkEndpoint = (publicUrl: string | null): Finding => {
  if (publicUrl?.startsWith('https:') === true)
    return {
      ok: true,
      sentence: `Teams reaches the bot at ${publicUrl}${ENDPOINT}, if that is the messaging endpoint of its registration.`,
    };
  return {
    ok: false,
    sentence: 'Teams calls https addresses only, and PUBLIC_URL names none.',
    mend: `Set PUBLIC_URL to the https address that this server is reached at, and the messaging endpoint of the bot to the same with ${ENDPOINT}.`,
  };
};

const checkClock = (date: string): Finding => {
  const apart = Math.abs(Date.parse(date) - Date.now());
  const minutes = Math.round(apart / MINUTE);
  return apart <= SKEW
    ? { ok: true, sentence: 'The clock of this machine agrees with that of Microsoft.' }
    : {
        ok: false,
        sentence: `The clock of this machine is ${minutes} minutes away from that of Microsoft, so tokens are refused.`,
        mend: 'Set the clock by the network (NTP), for example with "timedatectl set-ntp true".',
      };
};
