import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { MINUTE, SECOND } from '../../../core/time.ts';
import { isConnector, isSafe, type TeamsSettings } from './settings.ts';

/** Why a request is not taken; `unchecked`: the keys could not be fetched, so nothing is known of it. */
export type TokenProblem =
  | 'missing'
  | 'malformed'
  | 'algorithm'
  | 'key'
  | 'unendorsed'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'serviceUrl'
  | 'unchecked';

/** Null where the token was issued by the Bot Connector, for this bot, for this activity. */
export type InboundToken = (
  authorization: string | undefined,
  activity: { readonly channelId: string; readonly serviceUrl: string },
) => Promise<TokenProblem | null>;

/** Who signs what the Bot Connector sends, in every cloud but that of the US government. */
const ISSUER = 'https://api.botframework.com';
const GOVERNMENT_ISSUER = 'https://api.botframework.us';
/** As Microsoft's own libraries have it. */
const SKEW_S = 300;
const PATIENCE = 5 * SECOND;
/** Microsoft asks for a look at the keys once a day, and once an hour for a key that is not known yet. */
const KEYS_LAST = 24 * 60 * MINUTE;
const LOOK_AGAIN = 5 * MINUTE;

const Metadata = z.object({ jwks_uri: z.url() });
const Key = z.object({ kid: z.string(), endorsements: z.array(z.string()).optional() });

/**
 * Verifies what Microsoft's documentation of connector authentication asks for ("Bot Connector authentication", steps
 * 3 and 4): RS256 by a published key that is endorsed for the channel, issuer, audience, time, and the service URL.
 * The SDK takes keys without any endorsement, follows three other kinds of token, and prints what it refuses; so it is
 * handed only what has passed here. Tokens live in real time, whatever a demonstration's clock says.
 */
export const inboundToken = (settings: TeamsSettings): InboundToken => {
  const keys = keySource(settings);
  const known = new Map<string, Promise<Known>>();
  const verify = async (token: string): Promise<Known> => {
    const set = await keys();
    const { payload, protectedHeader } = await jwtVerify(token, set, {
      algorithms: ['RS256'],
      issuer: settings.scope.endsWith('.us') ? GOVERNMENT_ISSUER : ISSUER,
      audience: settings.appId,
      clockTolerance: SKEW_S,
      requiredClaims: ['exp'],
    });
    const published = set.jwks()?.keys.map((key) => Key.safeParse(key).data) ?? [];
    const key = published.find((each) => each?.kid === protectedHeader.kid);
    const until = ((payload.exp ?? 0) + SKEW_S) * SECOND;
    return { endorsements: key?.endorsements ?? [], serviceUrl: serviceUrlOf(payload), until };
  };
  const verified = async (token: string): Promise<Known> => {
    const before = known.get(token);
    const held = before === undefined ? null : await before;
    if (held !== null && Date.now() < held.until) return held;
    const now = verify(token);
    known.delete(token);
    known.set(token, now);
    now.catch(() => known.delete(token));
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break;
      known.delete(oldest);
    }
    return now;
  };
  return async (authorization, { channelId, serviceUrl }) => {
    const [, token] = /^Bearer ([\w.~+/=-]+)$/u.exec(authorization ?? '') ?? [];
    if (token === undefined) return 'missing';
    try {
      const proven = await verified(token);
      if (!proven.endorsements.includes(channelId)) return 'unendorsed';
      const isTold = proven.serviceUrl === serviceUrl && isConnector(URL.parse(serviceUrl), settings);
      return isTold ? null : 'serviceUrl';
    } catch (fault) {
      return problemOf(fault);
    }
  };
};

/**
 * What a token proves until then. The connector sends the same one with every activity for about an hour; those that
 * come at once wait for the same verification, and so go on in the order in which they came.
 */
type Known = {
  readonly endorsements: readonly string[];
  readonly serviceUrl: string | null;
  readonly until: number;
};
const REMEMBERED = 50;

/** Old tokens spell the claim in lower case. */
const serviceUrlOf = ({ serviceurl, serviceUrl }: JWTPayload): string | null => {
  const url = serviceurl ?? serviceUrl;
  return typeof url === 'string' ? url.replace(/(?<!\/)\/+$/u, '') : null;
};

class Unchecked extends Error {}

/** Where the keys are is looked up once, and again after a failure. */
const keySource = (settings: TeamsSettings) => {
  let found: ReturnType<typeof createRemoteJWKSet> | null = null;
  const find = async () => {
    const response = await fetch(settings.openIdUrl, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { jwks_uri } = Metadata.parse(await response.json());
    const url = new URL(jwks_uri);
    if (!isSafe(url, settings)) throw new Error('The keys are not where they could be trusted.');
    return createRemoteJWKSet(url, {
      timeoutDuration: PATIENCE,
      cooldownDuration: LOOK_AGAIN,
      cacheMaxAge: KEYS_LAST,
      [customFetch]: fetch,
    });
  };
  return async () => {
    try {
      found ??= await find();
      return found;
    } catch {
      throw new Unchecked();
    }
  };
};

const problemOf = (fault: unknown): TokenProblem => {
  if (fault instanceof errors.JWTExpired) return 'expired';
  if (fault instanceof errors.JWTClaimValidationFailed) return CLAIMS.get(fault.claim) ?? 'expired';
  if (fault instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (fault instanceof errors.JOSEAlgNotAllowed || fault instanceof errors.JOSENotSupported)
    return 'algorithm';
  if (fault instanceof errors.JWKSNoMatchingKey || fault instanceof errors.JWKSMultipleMatchingKeys)
    return 'key';
  if (fault instanceof errors.JWSInvalid || fault instanceof errors.JWTInvalid) return 'malformed';
  return 'unchecked';
};

/** Everything else that can be wrong with a claim is about time: `exp`, `nbf`, `iat`. */
const CLAIMS: ReadonlyMap<string, TokenProblem> = new Map([
  ['iss', 'issuer'],
  ['aud', 'audience'],
]);
