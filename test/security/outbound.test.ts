import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { checkTeams } from '../../adapters/channel/teams/check.ts';
import { connector } from '../../adapters/channel/teams/connector.ts';
import { fetchFile as fetchFromTeams } from '../../adapters/channel/teams/file/fetch.ts';
import { inboundToken } from '../../adapters/channel/teams/inbound-token.ts';
import { askForToken } from '../../adapters/channel/teams/outbound-token.ts';
import { isConnector } from '../../adapters/channel/teams/settings.ts';
import { clientOf, telegraf } from '../../adapters/channel/telegram/client.ts';
import { fetchFile as fetchFromTelegram } from '../../adapters/channel/telegram/file.ts';
import type { TelegramParts } from '../../adapters/channel/telegram/parts.ts';
import { entraSignOn } from '../../adapters/channel/web/server/entra.ts';
import { provider } from '../../adapters/channel/web/staff/provider.ts';
import { CONFIG_NAMES, readConfig } from '../../adapters/config/config.ts';
import { webhookContainment } from '../../adapters/containment/webhook/webhook-containment.ts';
import { ask } from '../../adapters/doctor/ask.ts';
import { openAiCompatibleSpeech } from '../../adapters/speech/openai-compatible/openai-compatible-speech.ts';
import { otlpSpans } from '../../adapters/trace/otlp/otlp-spans.ts';
import { openChatModel } from '../../adapters/understanding/langchain/chat-model.ts';
import { openJanus } from '../../adapters/video/janus/janus-line.ts';
import { silentLog } from '../fixture/silent-log.ts';
import { reachesIn, UNDECIDED } from './reach.ts';
import { sources } from './source.ts';
import { type Listener, startDecoy, startTrap } from './trap.ts';

let trap: Listener;
/** A configured service that leads on to the trap whatever it is asked, but for its metadata, which only names the trap. */
let decoy: Listener;
/** Where the metadata say that the keys are. */
let keysAt = '';
beforeAll(async () => {
  trap = await startTrap();
  decoy = await startDecoy(trap.url, {
    '/named/openid': () => ({ jwks_uri: keysAt }),
    '/.well-known/openid-configuration': () => ({ issuer: decoy.url, jwks_uri: keysAt }),
  });
});
afterAll(() => Promise.all([trap.close(), decoy.close()]));

/** What somebody might put where an address is expected, to have it called. */
const hostile = (): readonly string[] => [
  trap.url,
  `${trap.url}@${new URL(decoy.url).host}/`,
  decoy.url.replace('//', '//name:word@'),
  'http://169.254.169.254/latest/meta-data',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:127.0.0.2]/',
  'https://localhost/',
  'https://smba.trafficmanager.net.evil.example/teams',
  'https://smba.trafficmanager.net:8443/teams',
  'https://evil-smba.trafficmanager.net/teams',
  'file:///etc/passwd',
  'data:application/json,{}',
  'ftp://smba.trafficmanager.net/teams',
  'not an address',
];

const settings = () => ({
  appId: 'app',
  password: 'word',
  tenantId: 'tenant',
  loginUrl: decoy.url,
  openIdUrl: `${decoy.url}/openid`,
  scope: 'https://api.botframework.com',
  serviceUrl: decoy.url,
  staff: {},
  queueChannel: null,
});
const failed = async (work: Promise<unknown>): Promise<void> => expect(work).rejects.toThrow();
/** A token whose head says that it could be right, so that the keys are looked for. */
const TOKEN = `${btoa('{"alg":"RS256","kid":"k"}')}.${btoa('{}')}.AA`.replaceAll('=', '');
const tokens = { get: async () => 'token of the bot', drop: () => {} };
const never = new AbortController().signal;

type Row = {
  /** Whose word can decide where it leads: nobody's but the operator's, or that of what comes in. */
  readonly steeredBy: 'settings' | 'message' | 'answer' | 'build';
  /** Tries to be led to the trap, or the test that does: its file and title. */
  readonly held: (() => Promise<unknown>) | readonly [file: string, title: string];
};

/** Every file that opens a connection or starts a program, who may steer it, and what holds it. One that is not here fails the run. */
const TABLE: { readonly [path: string]: Row } = {
  'adapters/channel/teams/connector.ts': {
    steeredBy: 'message',
    held: async () => {
      const { send, update, post } = connector(tokens, settings());
      for (const serviceUrl of hostile())
        for (const sent of [
          send({ serviceUrl, conversationId: 'c' }, {}),
          update({ serviceUrl, conversationId: 'c' }, 'a', {}),
          post({ serviceUrl, conversationId: 'c' }, {}),
        ])
          expect([serviceUrl, await sent]).toMatchObject([serviceUrl, { outcome: 'refused' }]);
      expect(decoy.heard).toEqual([]);
      const redirected = await send({ serviceUrl: decoy.url, conversationId: 'c' }, {});
      expect(redirected).toEqual({ outcome: 'unanswered' });
    },
  },
  'adapters/channel/teams/file/fetch.ts': {
    steeredBy: 'message',
    held: async () => {
      const at = { settings: settings(), serviceUrl: decoy.url };
      for (const url of [...hostile(), decoy.url])
        expect([url, await fetchFromTeams(url, 'token', at)]).toEqual([url, { problem: 'place' }]);
      const stored = { settings: settings(), serviceUrl: trap.url };
      expect(await fetchFromTeams(trap.url, 'token', stored)).toEqual({ problem: 'place' });
    },
  },
  'adapters/channel/teams/file/give.ts': {
    steeredBy: 'message',
    held: [
      'test/adapters/channel/teams/file.test.ts',
      'a file is not sent to an address that is no store of Teams, nor where one leads on',
    ],
  },
  'adapters/channel/teams/inbound-token.ts': {
    steeredBy: 'answer',
    held: async () => {
      const heard = { channelId: 'msteams', serviceUrl: decoy.url };
      const told = { ...settings(), openIdUrl: `${decoy.url}/named/openid` };
      expect(await inboundToken(settings())(`Bearer ${TOKEN}`, heard)).toBe('unchecked');
      for (keysAt of [trap.url, 'file:///etc/passwd', `${decoy.url}/keys`])
        expect(await inboundToken(told)(`Bearer ${TOKEN}`, heard)).toBe('unchecked');
    },
  },
  'adapters/channel/teams/outbound-token.ts': {
    steeredBy: 'settings',
    held: async () => expect(await askForToken(settings())).toEqual({ outcome: 'unreachable' }),
  },
  'adapters/channel/teams/check.ts': {
    steeredBy: 'settings',
    held: async () => {
      const findings = await checkTeams({ settings: settings(), publicUrl: null });
      expect(findings.filter(({ ok }) => ok)).toEqual([]);
    },
  },
  'adapters/channel/teams/sdk.ts': {
    steeredBy: 'message',
    // Its own connector is never made: what it sends goes by ours.
    held: [
      'test/adapters/channel/teams/token.test.ts',
      'signed or not, an address that is not the connector’s is not answered, and gets no token',
    ],
  },
  'adapters/channel/telegram/client.ts': {
    steeredBy: 'answer',
    held: async () => {
      const { call } = clientOf(telegraf('1:token', decoy.url), silentLog);
      expect(await call('getMe', {})).toMatchObject({ ok: false });
    },
  },
  'adapters/channel/telegram/file.ts': {
    steeredBy: 'answer',
    held: async () => {
      const at = (file_path: string) => {
        const client = { call: async () => ({ ok: true, result: { file_path } }) };
        const parts = { client, apiUrl: decoy.url, token: '1:token' } as unknown as TelegramParts;
        return fetchFromTelegram(parts, { fileId: 'f', bytes: null, name: 'x' } as never);
      };
      for (const path of ['../../bot1:token/deleteWebhook', '%2e%2e/%2e%2e/bot1:token/close', '\\..\\..\\x'])
        expect(await at(path)).toEqual({ problem: 'lost' });
      expect(decoy.heard).toEqual([]);
      expect(await at('photos/1.jpg')).toEqual({ problem: 'lost' });
    },
  },
  'adapters/channel/web/server/entra.ts': {
    steeredBy: 'settings',
    held: async () => {
      const tab = { ...settings(), publicUrl: () => 'https://parley.example' };
      expect(await entraSignOn(tab)(TOKEN)).toMatchObject({ ok: false, problem: 'unreachable' });
    },
  },
  'adapters/channel/web/staff/provider.ts': {
    steeredBy: 'answer',
    held: async () => {
      const parts = { publicUrl: () => 'https://parley.example' } as Parameters<typeof provider>[0];
      const own = { clientId: 'c', clientSecret: 's', roleClaim: 'roles', roles: {} };
      await failed(provider(parts, { ...own, issuer: `${decoy.url}/moved` }).start());
      const { signedOut } = provider(parts, { ...own, issuer: decoy.url });
      for (keysAt of [trap.url, 'file:///etc/passwd', `${decoy.url}/keys`]) await failed(signedOut(TOKEN));
    },
  },
  'adapters/containment/webhook/webhook-containment.ts': {
    steeredBy: 'settings',
    held: () =>
      failed(
        webhookContainment(decoy.url, 'secret').request({
          requestId: 'r',
          caseId: 'c',
          containment: 'blockCard',
        }),
      ),
  },
  'adapters/doctor/ask.ts': {
    steeredBy: 'settings',
    held: async () => expect(await ask(decoy.url)).toMatchObject({ reached: true, status: 307 }),
  },
  // A handshake with PUBLIC_URL, of which only the certificate is read.
  'adapters/doctor/certificate.ts': {
    steeredBy: 'settings',
    held: ['test/security/outbound.test.ts', 'no setting takes an address of another kind'],
  },
  'adapters/speech/openai-compatible/openai-compatible-speech.ts': {
    steeredBy: 'settings',
    held: () =>
      failed(
        openAiCompatibleSpeech({ url: decoy.url, model: 'm' }).transcribe(
          Buffer.from('OggS'),
          'audio/ogg',
          'en',
          never,
        ),
      ),
  },
  'adapters/trace/otlp/otlp-spans.ts': {
    steeredBy: 'settings',
    held: async () => {
      const spans = await otlpSpans(decoy.url, 'parley');
      spans.begin({ step: 'turn' } as Parameters<typeof spans.begin>[0], null).end(false);
      await spans.close();
      expect(decoy.heard).toContain('POST /v1/traces');
    },
  },
  'adapters/understanding/langchain/bounded-fetch.ts': {
    steeredBy: 'settings',
    held: [
      'test/security/outbound.test.ts',
      'adapters/understanding/langchain/chat-model.ts leads nobody inside',
    ],
  },
  'adapters/understanding/langchain/chat-model.ts': {
    steeredBy: 'settings',
    held: async () => {
      for (const which of ['openai', 'anthropic', 'ollama'] as const) {
        const model = await openChatModel(
          { provider: which, name: 'm', url: decoy.url },
          { schema: { type: 'object', properties: {} } },
        );
        await failed(model.ask([{ role: 'user', content: 'x' }], never));
      }
    },
  },
  'adapters/video/janus/janus-line.ts': {
    steeredBy: 'settings',
    held: () => failed(openJanus({ url: decoy.url.replace('http', 'ws'), secret: 'secret' }, () => {})),
  },
  'adapters/store/postgres/connection.ts': {
    steeredBy: 'settings',
    held: ['test/security/outbound.test.ts', 'no setting takes an address of another kind'],
  },
  'adapters/coordination/redis/redis-coordination.ts': {
    steeredBy: 'settings',
    held: ['test/security/outbound.test.ts', 'no setting takes an address of another kind'],
  },
  // A process of our own that opens what was uploaded, whatever is in it: only pictures and PDF get there.
  'adapters/document/offline/offline-documents.ts': {
    steeredBy: 'message',
    held: [
      'test/adapters/channel/web/upload.test.ts',
      'anything else is refused with a sentence, and nothing of it is kept',
    ],
  },
  'adapters/channel/web/build-console.ts': {
    steeredBy: 'build',
    held: ['test/architecture/browser-bundle.test.ts', ''],
  },
};

beforeEach(() => {
  for (const { heard } of [trap, decoy]) (heard as string[]).length = 0;
});

const PROBES = Object.entries(TABLE).flatMap(([path, { held }]) =>
  typeof held === 'function' ? [[path, held] as const] : [],
);
test.each(PROBES)('%s leads nobody inside', async (_path, probe) => {
  await probe();
  // What is configured was asked, so that the probe went as far as it could be led.
  expect(decoy.heard).not.toEqual([]);
  expect(trap.heard).toEqual([]);
});

test('what reaches out is in the table, what the table names is there, and of every package somebody has decided', () => {
  const found = new Map(sources().map((source) => [source.path, reachesIn(source)]));
  const paths = [...found].flatMap(([path, by]) => (by.length > 0 ? [path] : []));
  expect(paths.filter((path) => !(path in TABLE))).toEqual([]);
  expect(Object.keys(TABLE).filter((path) => !paths.includes(path))).toEqual([]);
  expect([...found.values()].flat().filter((by) => by.startsWith(UNDECIDED))).toEqual([]);
  for (const { held } of Object.values(TABLE)) {
    if (typeof held === 'function') continue;
    const [file, title] = held;
    const known =
      existsSync(file) && readFileSync(file, 'utf8').includes(title.replace(/ leads nobody.*/u, ''));
    expect([file, title, known]).toEqual([file, title, true]);
  }
});

test.each([
  "await fetch('https://x.example');",
  'const ask = globalThis.fetch;',
  'call({ [customFetch]: fetch });',
  "import { request } from 'node:https'; request('x');",
  "import { connect } from 'node:net'; connect(1);",
  "const { get } = await import('node:http');",
  "new WebSocket('ws://x');",
  "import { execFile } from 'node:child_process';",
  "import pg from 'pg';",
  "import { Client } from 'undici';",
])('%s is found out', (text) => {
  expect(reachesIn({ path: 'adapters/planted.ts', text })).not.toEqual([]);
});

const ADDRESSES = CONFIG_NAMES.filter((name) => /(?:_URL|_ISSUER|_ENDPOINT|^STORE|^REDIS)$/u.test(name));

test('no setting takes an address of another kind', () => {
  expect(ADDRESSES.length).toBeGreaterThan(14);
  const others = [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:,x',
    'ftp://h/x',
    'gopher://h/x',
    'h:80',
  ];
  for (const name of ADDRESSES)
    for (const value of others) expect(() => readConfig({ [name]: value })).toThrow(name);
  const web = ADDRESSES.filter((name) => !['STORE', 'REDIS', 'JANUS_URL'].includes(name));
  for (const name of web)
    expect(() => readConfig({ [name]: 'https://name:word@h.example/' })).toThrow(`${name}: Leave`);
});

test('the connector of Teams is where Microsoft has it, or where it is configured', () => {
  for (const url of [
    'https://smba.trafficmanager.net/emea/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://smba.infra.gov.teams.microsoft.us/teams',
    'https://msteams.botframework.azure.cn/teams',
    decoy.url,
  ])
    expect([url, isConnector(URL.parse(url), settings())]).toEqual([url, true]);
});
