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
