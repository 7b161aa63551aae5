import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';

/** How the desk is known to Teams, and who may come in by it. */
export type TeamsTab = {
  /** Application (client) id of the registration; also the app's id in links to the tab. */
  readonly appId: string;
  readonly tenantId: string;
  /** Where Microsoft Entra signs people in: `https://login.microsoftonline.com`, or that of a national cloud. */
  readonly loginUrl: string;
  /** The team by their object ids of Entra, in lower case, with the name that a case shows. */
  readonly staff: { readonly [objectId: string]: string };
  /** Our own public address: its host stands in the audience of tokens. */
  readonly publicUrl: () => string;
};

/** `token`: not one that names anybody to us. `stranger`: a real person of the tenant who is not on the team. */
export type SignOn =
  | { readonly ok: true; readonly staff: { readonly id: string; readonly name: string } }
  | { readonly ok: false; readonly problem: 'token' | 'stranger' | 'unreachable'; readonly code: string };

/** Clocks of two machines may differ by this much, in seconds. */
const SKEW = 60;
const KEYS_WITHIN = 5_000;
/** What `getAuthToken` asks for on behalf of the person; a token of an app that acts for itself does not have it. */
const SCOPE = 'access_as_user';

/**
 * Verifies tokens that Teams gets for its tab by single sign-on (`authentication.getAuthToken`), as "Access tokens in
 * the Microsoft identity platform" asks: RS256 by a published key of the tenant, issuer, audience, the times, the
 * tenant, and the scope. The object id (`oid`) says who it is; names and addresses in a token can be changed by their
 * owner and decide nothing.
 */
export const entraSignOn = ({ appId, tenantId, loginUrl, staff, publicUrl }: TeamsTab) => {
  const keys = createRemoteJWKSet(new URL(`${loginUrl}/${tenantId}/discovery/v2.0/keys`), {
    timeoutDuration: KEYS_WITHIN,
  });
  // A registration gives out tokens of version 1 unless its manifest says 2 (`accessTokenAcceptedVersion`).
  const issuer = [`${loginUrl}/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`];
  return async (token: string): Promise<SignOn> => {
    const audience = [appId, `api://${URL.parse(publicUrl())?.host}/${appId}`];
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256'],
        clockTolerance: SKEW,
        requiredClaims: ['exp', 'nbf', 'oid', 'tid'],
      });
      return personOf(payload, tenantId, staff);
    } catch (fault) {
      return problemOf(fault);
    }
  };
};

const personOf = (payload: JWTPayload, tenantId: string, staff: TeamsTab['staff']): SignOn => {
  const { oid, tid, scp } = payload;
  if (tid !== tenantId) return { ok: false, problem: 'token', code: 'otherTenant' };
  if (!String(scp).split(' ').includes(SCOPE)) return { ok: false, problem: 'token', code: 'noScope' };
  const id = String(oid).toLowerCase();
  const name = Object.hasOwn(staff, id) ? staff[id] : undefined;
  return name === undefined
    ? { ok: false, problem: 'stranger', code: 'notOnTheTeam' }
    : { ok: true, staff: { id, name } };
};

/** What is wrong with the token itself; anything else that failed kept us from the keys. */
const ABOUT_THE_TOKEN: ReadonlySet<string> = new Set([
  errors.JWTClaimValidationFailed.code,
  errors.JWTExpired.code,
  errors.JWTInvalid.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWKSMultipleMatchingKeys.code,
]);

const problemOf = (fault: unknown): SignOn => {
  const code = fault instanceof errors.JOSEError ? fault.code : 'noKeys';
  return { ok: false, problem: ABOUT_THE_TOKEN.has(code) ? 'token' : 'unreachable', code };
};
