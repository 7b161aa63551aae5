import { connect, type PeerCertificate } from 'node:tls';
import { type Finding, unwell, well } from '../../core/port/finding.ts';
import { hostOf } from './ask.ts';

const DAY = 86_400_000;
/** Renewals are usually done a month before; what is nearer than this has failed to be. */
const SOON = 14;
const WITHIN = 5_000;

type Shown = { readonly certificate: PeerCertificate; readonly problem: string | null };

/** The certificate that an https address shows: whom it is for, who vouches for it, and how many days it still holds. */
export const checkCertificate = async (url: string, now: number): Promise<readonly Finding[]> => {
  const shown = await certificateOf(new URL(url));
  const host = hostOf(url);
  // That nobody answers is said once, by the check of the address.
  if (shown === null) return [];
  const days = Math.floor((Date.parse(shown.certificate.valid_to) - now) / DAY);
  if (days < 0)
    return [
      unwell(`The certificate of ${host} ended ${-days} days ago.`, 'Renew it, and see why that failed.'),
    ];
  if (shown.problem !== null)
    return [unwell(`The certificate of ${host} is not trusted: ${shown.problem}.`, MEND)];
  const told = `The certificate of ${host} holds for ${days} more days`;
  return days < SOON
    ? [unwell(`${told} only.`, 'Renew it, and see why that was not done by itself.')]
    : [well(`${told}.`)];
};

const MEND = 'Serve a certificate of a known authority for that name, with its whole chain.';
const WORDS: { readonly [code: string]: string } = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it vouches for itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not a known one',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the chain to its authority is not complete',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the chain to its authority is not complete',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
};

/** Looks without trusting: what is wrong with it is the answer. Null where there was no handshake. */
const certificateOf = ({ hostname, port }: URL): Promise<Shown | null> =>
  new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '');
    // A server name is a name, never an address (RFC 6066, 3).
    const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    const socket = connect({
      host,
      port: port === '' ? 443 : Number(port),
      ...servername,
      rejectUnauthorized: false,
      timeout: WITHIN,
    });
    const end = (shown: Shown | null): void => {
      socket.destroy();
      resolve(shown);
    };
    socket.once('secureConnect', () => {
      const { authorizationError: fault } = socket;
      const code =
        fault instanceof Error ? ((fault as NodeJS.ErrnoException).code ?? '') : String(fault ?? '');
      const problem = socket.authorized ? null : (WORDS[code] ?? 'it could not be checked');
      end({ certificate: socket.getPeerCertificate(), problem });
    });
    socket.once('timeout', () => end(null));
    socket.once('error', () => end(null));
  });
