import { hash } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Log } from '../../../../core/port/outside.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Member } from '../../../../core/staff/member.ts';
import { type Passkey, wentBack } from '../../../../core/staff/passkey.ts';
import { MINUTE } from '../../../../core/time.ts';
import type { PasskeyPlace } from './passkey-place.ts';
import type { NewKey, UsedKey } from './passkey-wire.ts';

/** Long enough to fetch a key from another room or phone. */
const ANSWER_WITHIN = 5 * MINUTE;

/** Why a key lets nobody in; the words are `access.key.<problem>`. */
export const PASSKEY_PROBLEMS = ['unknown', 'failed', 'copied'] as const;
export type PasskeyProblem = (typeof PASSKEY_PROBLEMS)[number];

export type UsedPasskey =
  | { readonly ok: true; readonly member: Member; readonly passkey: Passkey }
  | { readonly ok: false; readonly problem: Exclude<PasskeyProblem, 'copied'> }
  /** It counts backwards: there may be a copy of it. */
  | { readonly ok: false; readonly problem: 'copied'; readonly passkey: Passkey };

/** By what a key knows its owner: says nothing to whoever reads it off a device (WebAuthn, 14.6.1). */
const handleOf = (memberId: string): Buffer => hash('sha256', `passkey/${memberId}`, 'buffer');

/**
 * Keys by WebAuthn: kept on the person's device, which asks for a finger, a face or a PIN each time. What each is to
 * sign lies in the store and is taken from there once, so that any process may check what another one asked for. Moments
 * are real ones, as those of sessions.
 */
export const passkeys = ({ store, log }: { readonly store: Store; readonly log: Log }) => {
  const expect = async (challenge: string, memberId: string | null): Promise<void> =>
    store.putChallenge({ challenge, memberId, expiresAt: Date.now() + ANSWER_WITHIN });
  const expected = (memberId: string | null) => async (challenge: string) => {
    const found = await store.takeChallenge(challenge);
    return found !== null && found.memberId === memberId && found.expiresAt > Date.now();
  };
  /** What the library refuses it throws. */
  const checked = async <T>(check: () => Promise<T>): Promise<T | null> => {
    try {
      return await check();
    } catch {
      log.warn({ what: 'passkey', channel: 'web', code: 'refused' });
      return null;
    }
  };

  return {
    /** What a browser needs to make a key that knows its owner by itself. */
    toAdd: async (
      member: Member,
      { rpID }: PasskeyPlace,
    ): Promise<PublicKeyCredentialCreationOptionsJSON> => {
      const known = await store.passkeysOf(member.id);
      const options = await generateRegistrationOptions({
        rpName: 'Parley',
        rpID,
        userID: new Uint8Array(handleOf(member.id)),
        userName: member.name,
        userDisplayName: member.name,
        timeout: ANSWER_WITHIN,
        attestationType: 'none',
        excludeCredentials: known.map(({ credentialId, transports }) => ({
          id: credentialId,
          transports: [...transports],
        })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await expect(options.challenge, member.id);
      return options;
    },

    /** The key that was added; null where the answer does not hold, or the key is known already. */
    add: async ({ id }: Member, place: PasskeyPlace, { name, answer }: NewKey): Promise<Passkey | null> => {
      const verified = await checked(() =>
        verifyRegistrationResponse({
          response: answer,
          expectedChallenge: expected(id),
          expectedOrigin: place.origin,
          expectedRPID: place.rpID,
          requireUserVerification: true,
        }),
      );
      if (!verified?.verified) return null;
      const { credential } = verified.registrationInfo;
      const passkey: Passkey = {
        credentialId: credential.id,
        memberId: id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: answer.response.transports ?? [],
        name,
        addedAt: Date.now(),
        usedAt: null,
      };
      return (await store.addPasskey(passkey)) ? passkey : null;
    },

    /** What a browser needs to ask for any key that it has of ours. */
    toUse: async ({ rpID }: PasskeyPlace): Promise<PublicKeyCredentialRequestOptionsJSON> => {
      const options = await generateAuthenticationOptions({
        rpID,
        timeout: ANSWER_WITHIN,
        userVerification: 'required',
      });
      await expect(options.challenge, null);
      return options;
    },

    /** Whose key it is that answered. */
    use: async ({ rpID, origin }: PasskeyPlace, { answer }: UsedKey): Promise<UsedPasskey> => {
      const passkey = await store.passkey(answer.id);
      const member = passkey === null ? null : await store.member(passkey.memberId);
      if (passkey === null || !member?.active) return { ok: false, problem: 'unknown' };
      const theirs = handleOf(member.id).toString('base64url') === answer.response.userHandle;
      const verified = await checked(() =>
        verifyAuthenticationResponse({
          response: answer,
          expectedChallenge: expected(null),
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: true,
          credential: {
            id: passkey.credentialId,
            publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
            // The count is looked at below, so that a copy is told from a signature that is wrong.
            counter: 0,
          },
        }),
      );
      if (!verified?.verified || !theirs) return { ok: false, problem: 'failed' };
      const counter = verified.authenticationInfo.newCounter;
      if (wentBack(passkey, counter)) return { ok: false, problem: 'copied', passkey };
      const noted = await store.passkeyUsed(passkey.credentialId, { counter, usedAt: Date.now() });
      return noted ? { ok: true, member, passkey } : { ok: false, problem: 'failed' };
    },
  };
};
