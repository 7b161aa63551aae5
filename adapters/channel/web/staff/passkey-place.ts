import { isIP } from 'node:net';

/** What keys are bound to: a name of ours, and the address that a browser has to be at. */
export type PasskeyPlace = { readonly rpID: string; readonly origin: string };

/**
 * Where keys can be made and used; null where browsers refuse to: they want a name, not a number, and https, of which
 * this machine alone is excused (WebAuthn, 5.1.3 and 13.4.9; W3C Secure Contexts, 3.1).
 */
export const passkeyPlace = (publicUrl: string): PasskeyPlace | null => {
  const url = URL.parse(publicUrl);
  if (url === null) return null;
  const { protocol, hostname, origin } = url;
  const isName = !hostname.startsWith('[') && isIP(hostname) === 0;
  const isSafe = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
  return isName && isSafe ? { rpID: hostname, origin } : null;
};
