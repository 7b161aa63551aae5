import type { Instant } from '../time.ts';

/** A key that somebody of the team signs in with (WebAuthn). Its public half; the private one never leaves their device. */
export type Passkey = {
  /** As the authenticator names it, base64url. */
  readonly credentialId: string;
  readonly memberId: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  /** How often it signed, as it says; one that goes back may have been copied (WebAuthn, 6.1.1). */
  readonly counter: number;
  readonly transports: readonly string[];
  /** What its owner calls it: the device it was made on. */
  readonly name: string;
  readonly addedAt: Instant;
  readonly usedAt: Instant | null;
};

/** What a key is asked to sign, once and soon: laid down in the store, so that any process may check the answer. */
export type Challenge = {
  /** Random, base64url. */
  readonly challenge: string;
  /** Who adds a key by it; null where somebody signs in and is not known yet. */
  readonly memberId: string | null;
  readonly expiresAt: Instant;
};

/**
 * Whether a key may be used by two: it says that it has signed no more often than it had before. Keys that live on
 * several devices of one person do not count and always say 0 (WebAuthn, 6.1.1 and 7.2, step 22).
 */
export const wentBack = ({ counter }: Pick<Passkey, 'counter'>, now: number): boolean =>
  (counter > 0 || now > 0) && now <= counter;
