import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TeamsSettings } from '../../../../adapters/channel/teams/settings.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const TENANT_ID = '99999999-8888-4777-8666-555555555555';
export const PASSWORD = 'the-secret-of-the-bot';
export const STAFF_ID = 'aaaaaaaa-0000-4000-8000-000000000001';

type Json = { readonly [name: string]: unknown };
/** An activity that the bot sent, as it came over the wire. */
export type Activity = {
  readonly type: string;
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly name?: string;
    readonly contentUrl?: string;
    readonly content: Json;
  }[];
};
export type Sent = { readonly id: string; readonly conversationId: string; readonly activity: Activity };

/** What the connector answers next; `breaks`: nothing, and the line is cut, after the message was taken or before; `hangs`: it was taken, and no answer ever comes. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: { readonly [name: string]: string };
      readonly code?: string;
      readonly accepted?: true;
    }
  | { readonly breaks: 'accepted' | 'before' }
  | { readonly hangs: true };

/** What Teams takes of one message, in bytes ("Limits and specifications for Teams"). */
const LARGEST = 28 * 1_024;

/** Keys that sign: published and endorsed for Teams; endorsed for something else; endorsed for nothing; published nowhere. */
const KEYS = { teams: ['msteams'], other: ['webchat'], bare: undefined, unknown: null } as const;
export type KeyName = keyof typeof KEYS;

const pairs = new Map(
  await Promise.all(
    Object.keys(KEYS).map(
      async (name) => [name, await generateKeyPair('RS256', { extractable: true })] as const,
    ),
  ),
);
const pairOf = (name: KeyName) => {
  const pair = pairs.get(name);
  if (pair === undefined) throw new Error(`There is no key ${name}.`);
  return pair;
};
const jwks = async () => {
  const published = (Object.keys(KEYS) as KeyName[]).filter((name) => KEYS[name] !== null);
  return Promise.all(
    published.map(async (name) => ({
      ...(await exportJWK(pairOf(name).publicKey)),
      kid: name,
      use: 'sig',
      endorsements: KEYS[name] ?? undefined,
    })),
  );
};
const KEY_SET = { keys: await jwks() };

/** Everything of Microsoft that the bot talks to, on loopback: sign-in, the keys, the connector, and a store of files. */
export class Microsoft {
  readonly sent: Sent[] = [];
  readonly updated: Sent[] = [];
  /** Threads that were begun in channels. */
  readonly posted: Sent[] = [];
  /** Every request that came, whole, to look for what should be in none. */
  readonly heard: string[] = [];
  readonly answers: Answer[] = [];
  /** So many threads are begun and never answered for. */
  lostPosts = 0;
  /** Answers of the sign-in, one each; afterwards it grants. */
  readonly refusals: { readonly status: number; readonly body: Json }[] = [];
  readonly files = new Map<
    string,
    { readonly bytes: Buffer; readonly type?: string; readonly own?: true; readonly moved?: string }
  >();
  readonly uploads = new Map<string, Buffer>();
  /** What its clock says; the right time where nothing is set. */
  date: Date | null = null;
  tokens = 0;
  #valid = new Set<string>();
  typing = 0;
  #next = 0;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((fault: unknown) => response.destroy(fault as Error));
  });

  static async start(): Promise<Microsoft> {
    const microsoft = new Microsoft();
    microsoft.#server.listen(0, '127.0.0.1');
    await once(microsoft.#server, 'listening');
    return microsoft;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get settings(): TeamsSettings {
    return {
      appId: APP_ID,
      password: PASSWORD,
      tenantId: TENANT_ID,
      loginUrl: this.url,
      openIdUrl: `${this.url}/openid`,
      scope: 'https://api.botframework.com',
      serviceUrl: this.url,
      staff: { [STAFF_ID]: 'Alex' },
      queueChannel: null,
    };
  }

  /** What `.env` would hold for it. */
  get environment(): { readonly [name: string]: string } {
    return {
      TEAMS_APP_ID: APP_ID,
      TEAMS_APP_PASSWORD: PASSWORD,
      TEAMS_TENANT_ID: TENANT_ID,
      TEAMS_LOGIN_URL: this.url,
      TEAMS_OPENID_URL: `${this.url}/openid`,
      TEAMS_SERVICE_URL: this.url,
    };
  }

  /** A token as the Bot Connector makes it, but for what is said to be different. */
  token(claims: Json = {}, key: KeyName = 'teams', header: Json = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      serviceurl: this.url,
      nbf: now - 10,
      exp: now + 3_600,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: key, ...header })
      .sign(pairOf(key).privateKey);
  }

  /** No token that was given out counts any more. */
  revoke(): void {
    this.#valid.clear();
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = decodeURIComponent(new URL(request.url ?? '/', this.url).pathname);
    this.heard.push(
      `${request.method} ${request.url} ${JSON.stringify(request.headers)} ${body.toString('utf8')}`,
    );
    const json = (
      status: number,
      value: unknown,
      headers: { readonly [name: string]: string } = {},
    ): void => {
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(this.date === null ? {} : { date: this.date.toUTCString() }),
        ...headers,
      });
      response.end(JSON.stringify(value));
    };
    const asked = new URLSearchParams(body.toString());
    if (path === '/openid') json(200, { jwks_uri: `${this.url}/keys` });
    else if (path === '/keys') json(200, KEY_SET);
    else if (path.endsWith('/oauth2/v2.0/token')) this.#grant(asked, json);
    else if (path.startsWith('/files/')) this.#file(path, request, response, body);
    else if (!this.#isKnown(request)) json(401, { error: { code: 'Unauthorized' } });
    else if (path.startsWith('/v3/'))
      this.#take(path, request.method ?? '', JSON.parse(body.toString()), json, response);
    else json(404, {});
  }

  #grant(asked: URLSearchParams, json: (status: number, value: unknown) => void): void {
    const refusal = this.refusals.shift();
    if (refusal !== undefined || asked.get('client_secret') !== PASSWORD) {
      json(refusal?.status ?? 401, refusal?.body ?? { error: 'invalid_client', error_codes: [7000215] });
      return;
    }
    this.tokens += 1;
    const token = `token-${this.tokens}`;
    this.#valid.add(token);
    json(200, { access_token: token, expires_in: 3_600, token_type: 'Bearer' });
  }

  #isKnown({ headers }: IncomingMessage): boolean {
    return this.#valid.has((headers.authorization ?? '').replace('Bearer ', ''));
  }

  #file(path: string, request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    if (request.method === 'PUT') {
      const { moved } = this.files.get(path) ?? {};
      if (moved !== undefined) {
        response.writeHead(307, { location: moved }).end();
        return;
      }
      this.uploads.set(path, body);
      response.writeHead(201).end('{}');
      return;
    }
    const file = this.files.get(path);
    if (file === undefined || (file.own === true && !this.#isKnown(request))) {
      response.writeHead(file === undefined ? 404 : 401).end();
      return;
    }
    if (file.moved !== undefined) response.writeHead(302, { location: file.moved }).end();
    else response.writeHead(200, { 'content-type': file.type ?? 'application/octet-stream' }).end(file.bytes);
  }

  #take(
    path: string,
    method: string,
    body: Activity & {
      readonly activity?: Activity;
      readonly channelData?: { readonly channel: { readonly id: string } };
    },
    json: (status: number, value: unknown, headers?: { readonly [name: string]: string }) => void,
    response: ServerResponse,
  ): void {
    this.#next += 1;
    const id = `sent-${this.#next}`;
    const [, conversationId = '', , activityId] =
      /^\/v3\/conversations(?:\/([^/]+)\/(activities)(?:\/([^/]+))?)?$/u.exec(path) ?? [];
    const keep = (): void => {
      if (body.activity !== undefined)
        this.posted.push({ id, conversationId: body.channelData?.channel.id ?? '', activity: body.activity });
      else if (method === 'PUT') this.updated.push({ id: activityId ?? '', conversationId, activity: body });
      else if (body.type === 'typing') this.typing += 1;
      else this.sent.push({ id, conversationId, activity: body });
    };
    if (Buffer.byteLength(JSON.stringify(body)) > LARGEST) {
      json(413, { error: { code: 'MessageSizeTooBig' } });
      return;
    }
    if (body.activity !== undefined && this.lostPosts > 0) {
      this.lostPosts -= 1;
      keep();
      json(502, {});
      return;
    }
    const answer = this.answers.shift();
    if (answer === undefined) {
      keep();
      json(body.activity === undefined ? 200 : 201, { id });
      return;
    }
    if ('hangs' in answer) {
      keep();
      return;
    }
    if ('breaks' in answer) {
      if (answer.breaks === 'accepted') keep();
      response.destroy();
      return;
    }
    if (answer.accepted === true) keep();
    json(answer.status, { error: { code: answer.code ?? 'Error', message: 'x' } }, answer.headers);
  }
}
