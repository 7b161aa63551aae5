import { hash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import type { SignedIn } from '../../../../core/port/store.ts';
import type { Member, StaffRole } from '../../../../core/staff/member.ts';
import { newMember } from '../../../../core/staff/new-member.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { StaffParts } from './sign-in.ts';

/** What one sign-in has to remember until the person comes back; it lies in a cookie of their browser. */
export type Attempt = { readonly state: string; readonly nonce: string; readonly verifier: string };

export const CALLBACK = '/api/desk/provider/return';
export const AFTER_SIGN_OUT = '/sign-in';
const FROM_PROVIDER = 'oidc-';
const SCOPE = 'openid profile';
const LOOPBACK = /^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:\/|$)/;

export type Provider = ReturnType<typeof provider>;
export type Named =
  | {
      readonly ok: true;
      readonly member: Member;
      /** As they were until now; null for who comes for the first time. */
      readonly before: Member | null;
      readonly providerSession: string | null;
    }
  | { readonly ok: false; readonly problem: 'stranger' };

/** The member whom a person of the provider is: by issuer and subject, which alone are theirs for good (OIDC Core, 5.7). */
const memberIdOf = (issuer: string, subject: string): string =>
  `${FROM_PROVIDER}${hash('sha256', `${issuer}\n${subject}`, 'hex').slice(0, 32)}`;

/**
 * Authorization code with PKCE (S256), state and nonce. The provider is asked for its metadata at the first sign-in and
 * again after a failure, so that Parley starts without it. Throws where it cannot be reached or what it says is not right.
 */
export const provider = (
  { store, clock, publicUrl }: Pick<StaffParts, 'store' | 'clock' | 'publicUrl'>,
  settings: ProviderSettings,
) => {
  let found: Promise<client.Configuration> | null = null;
  const known = (): Promise<client.Configuration> => {
    found ??= discover(settings).catch((fault: unknown) => {
      found = null;
      throw fault;
    });
    return found;
  };

  let keys: { readonly at: string; readonly set: ReturnType<typeof createRemoteJWKSet> } | null = null;
  /** Anybody may send what calls itself a logout token, so the keys are kept and not fetched for each. */
  const keysAt = (address: string): ReturnType<typeof createRemoteJWKSet> => {
    const url = new URL(address);
    const isOwn = LOOPBACK.test(settings.issuer) && url.hostname === new URL(settings.issuer).hostname;
    if (url.protocol !== 'https:' && !isOwn)
      throw new Error('The keys of the provider are not where they could be trusted.');
    keys = keys?.at === address ? keys : { at: address, set: createRemoteJWKSet(url) };
    return keys.set;
  };

  return {
    /** Is this somebody who comes in by the provider? */
    knows: (memberId: string): boolean => memberId.startsWith(FROM_PROVIDER),

    start: async (): Promise<{ readonly url: string; readonly attempt: Attempt }> => {
      const verifier = client.randomPKCECodeVerifier();
      const attempt = { state: client.randomState(), nonce: client.randomNonce(), verifier };
      const url = client.buildAuthorizationUrl(await known(), {
        redirect_uri: publicUrl() + CALLBACK,
        scope: SCOPE,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      });
      return { url: url.href, attempt };
    },

    /** `query`: what the provider sent the browser back with. */
    finish: async (query: string, { state, nonce, verifier }: Attempt): Promise<Named> => {
      const tokens = await client.authorizationCodeGrant(
        await known(),
        new URL(publicUrl() + CALLBACK + query),
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        },
      );
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('The provider sent no ID token.');
      const roles = rolesIn(claims[settings.roleClaim], settings.roles);
      if (roles.length === 0) return { ok: false, problem: 'stranger' };
      const id = memberIdOf(settings.issuer, claims.sub);
      const name = nameIn(claims) ?? id;
      const seen: { before: Member | null } = { before: null };
      const member = await store.changeMember(id, (before) => {
        seen.before = before;
        return { ...(before ?? newMember({ id, name, roles, addedAt: clock.now() })), name, roles };
      });
      if (!member?.active) return { ok: false, problem: 'stranger' };
      const { sid } = claims;
      return { ok: true, member, before: seen.before, providerSession: typeof sid === 'string' ? sid : null };
    },

    /** Where a browser goes to be signed out there too; null where the provider has no such page. */
    signOutUrl: async ({ way }: Pick<SignedIn, 'way'>): Promise<string | null> => {
      if (way !== 'provider') return null;
      const configuration = await known();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      return client.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: publicUrl() + AFTER_SIGN_OUT,
      }).href;
    },

    /** Whom a logout token names (OpenID Connect Back-Channel Logout 1.0, 2.6). Throws on one that is not right. */
    signedOut: async (
      token: string,
    ): Promise<{ readonly memberId: string | null; readonly providerSession: string | null }> => {
      const { issuer, jwks_uri } = (await known()).serverMetadata();
      if (jwks_uri === undefined) throw new Error('The provider publishes no keys.');
      const { payload } = await jwtVerify(token, keysAt(jwks_uri), {
        issuer,
        audience: settings.clientId,
        maxTokenAge: '5m',
        clockTolerance: 60,
      });
      const { events, nonce, sub, sid } = payload;
      const isLogout =
        typeof events === 'object' && events !== null && Object.hasOwn(events, BACK_CHANNEL_EVENT);
      if (!isLogout || nonce !== undefined || (sub === undefined && typeof sid !== 'string'))
        throw new Error('It is no logout token.');
      return {
        memberId: sub === undefined ? null : memberIdOf(settings.issuer, sub),
        providerSession: typeof sid === 'string' ? sid : null,
      };
    },
  };
};

const BACK_CHANNEL_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

const discover = ({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> =>
  client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    // Plain http on this machine alone, where nobody listens in between.
    execute: LOOPBACK.test(issuer) ? [client.allowInsecureRequests] : [],
    timeout: 10,
  });

const rolesIn = (claim: unknown, mapping: ProviderSettings['roles']): readonly StaffRole[] => {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return [
    ...new Set(
      values.flatMap((value) =>
        typeof value === 'string' && Object.hasOwn(mapping, value) ? (mapping[value] ?? []) : [],
      ),
    ),
  ];
};

const nameIn = (claims: { readonly [claim: string]: unknown }): string | null => {
  for (const claim of ['name', 'preferred_username', 'email']) {
    const value = claims[claim];
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, 120);
  }
  return null;
};
