import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** An organisation's sign-in: a real OpenID provider on this machine, which believes whoever says who they are. */
export type Identity = {
  readonly issuer: string;
  /** Lets Parley be known there, once its address is. */
  serve(parley: string): void;
  close(): Promise<void>;
};

export const CLIENT = { clientId: 'parley', clientSecret: 'a secret of the two' } as const;

/** What each person is there. */
const PEOPLE: { readonly [login: string]: { readonly name: string; readonly roles: readonly string[] } } = {
  ana: { name: 'Ana Ruiz', roles: ['claims-desk', 'something-else'] },
  olga: { name: 'Olga Petrov', roles: ['it-admin'] },
  sid: { name: 'Sid Stranger', roles: ['something-else'] },
};

export const openIdentity = async (): Promise<Identity> => {
  const handler: { current: ReturnType<Provider['callback']> | null } = { current: null };
  const server: Server = createServer((request, response) => void handler.current?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    serve: (parley) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: CLIENT.clientId,
            client_secret: CLIENT.clientSecret,
            redirect_uris: [`${parley}/api/desk/provider/return`],
            post_logout_redirect_uris: [`${parley}/sign-in`],
            backchannel_logout_uri: `${parley}/api/desk/provider/signed-out`,
            backchannel_logout_session_required: true,
          },
        ],
        claims: { openid: ['sub', 'roles'], profile: ['name'] },
        conformIdTokenClaims: false,
        features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true } },
        findAccount: (_context, id) => ({
          accountId: id,
          claims: () => ({ sub: id, ...PEOPLE[id] }),
        }),
        // Back-channel calls to this machine are made as they are to any other.
        fetch: (url, options) => fetch(url, options),
      });
      handler.current = provider.callback();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
