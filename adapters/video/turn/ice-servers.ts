import { createHmac } from 'node:crypto';
import type { IceServer } from '../../../core/port/video.ts';
import { HOUR, type Instant, SECOND } from '../../../core/time.ts';

/** Asked for at the start of a talk and again before each new path: a relay that is in use stays in use. */
const CREDENTIAL_LASTS = HOUR;

/**
 * The servers that help a page to find its path. A relay (TURN) is used with a name and password that end after an hour:
 * the name is the end in seconds since 1970 and who it is for, the password its HMAC-SHA-1 under the secret that Parley
 * shares with the relay (draft-uberti-behave-turn-rest-00, 2.2; coturn's `use-auth-secret`). The secret itself reaches no page.
 * Addresses that begin with `stun:` need neither.
 */
export const iceServers = (
  { urls, secret }: { readonly urls: readonly string[]; readonly secret: string | undefined },
  peer: string,
  now: Instant,
): readonly IceServer[] => {
  const [stun, turn] = [/^stuns?:/, /^turns?:/].map((kind) => urls.filter((url) => kind.test(url)));
  const username = `${Math.floor((now + CREDENTIAL_LASTS) / SECOND)}:${peer}`;
  const relay: readonly IceServer[] =
    turn === undefined || turn.length === 0 || secret === undefined
      ? []
      : [{ urls: turn, username, credential: createHmac('sha1', secret).update(username).digest('base64') }];
  return stun === undefined || stun.length === 0 ? relay : [{ urls: stun }, ...relay];
};
