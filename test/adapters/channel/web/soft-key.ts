import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/* A key as WebAuthn has it (7.1, 7.2; 6.5.1 for its bytes), made of node's own cryptography: what it says can be bent. */

export type Asked = { readonly challenge: string; readonly user?: { readonly id: string } };
export type Bent = {
  readonly origin?: string;
  readonly rpID?: string;
  /** Nobody showed a finger, a face or a PIN. */
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly signedBy?: SoftKey;
};
export type SoftKey = {
  readonly id: string;
  readonly privateKey: KeyObject;
  add(asked: Asked, bent?: Bent): object;
  use(asked: Asked, bent?: Bent): object;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;
const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const b64 = (data: Uint8Array): string => Buffer.from(data).toString('base64url');

export const softKey = (home: { readonly origin: string; readonly rpID: string }): SoftKey => {
  const id = randomBytes(16);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]) as never,
  );
  let handle = '';
  const said = (type: string, { challenge }: Asked, { origin = home.origin }: Bent): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const data = ({ rpID = home.rpID, unverified, counter = 0 }: Bent, more = 0, rest: Uint8Array[] = []) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = PRESENT | (unverified === true ? 0 : VERIFIED) | more;
    return Buffer.concat([sha256(rpID), Buffer.of(flags), count, ...rest]);
  };
  const named = (response: object): object => ({
    id: b64(id),
    rawId: b64(id),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  });
  return {
    id: b64(id),
    privateKey,
    add: (asked, bent = {}) => {
      handle = asked.user?.id ?? '';
      const authData = new Uint8Array(
        data(bent, WITH_KEY, [Buffer.alloc(16), Buffer.of(0, id.length), id, cose]),
      );
      const attestation = isoCBOR.encode(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]) as never,
      );
      return named({
        clientDataJSON: b64(said('webauthn.create', asked, bent)),
        attestationObject: b64(attestation),
        transports: ['internal'],
      });
    },
    use: (asked, bent = {}) => {
      const clientData = said('webauthn.get', asked, bent);
      const authenticatorData = data(bent);
      const by = bent.signedBy?.privateKey ?? privateKey;
      return named({
        clientDataJSON: b64(clientData),
        authenticatorData: b64(authenticatorData),
        signature: b64(sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), by)),
        userHandle: bent.userHandle ?? handle,
      });
    },
  };
};
