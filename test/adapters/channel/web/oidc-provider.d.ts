/** The part of oidc-provider 9 (it has no types of its own) that a test uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Account = {
    readonly accountId: string;
    claims(): { readonly sub: string; readonly [claim: string]: unknown };
  };
  export class Provider {
    constructor(
      issuer: string,
      configuration: {
        readonly clients: readonly { readonly [setting: string]: unknown }[];
        readonly claims: { readonly [scope: string]: readonly string[] };
        readonly conformIdTokenClaims: boolean;
        readonly features: { readonly [feature: string]: { readonly enabled: boolean } };
        findAccount(context: unknown, id: string): Account;
        fetch(url: string, options: RequestInit): Promise<Response>;
      },
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  }
}
