import { z } from 'zod';
import { StaffRole } from '../../core/staff/member.ts';
import { TimeZone } from '../../core/time.ts';

const Text = z.string().trim().min(1);
/** Without a name and a password in it: it stands in links, and what fetches refuses such an address only when it is first asked. */
const Url = z
  .url({ protocol: /^https?$/ })
  .refine((url) => URL.parse(url)?.username === '' && URL.parse(url)?.password === '', {
    error: 'Leave the name and the password out of the address.',
  })
  .transform((url) => url.replace(/(?<!\/)\/+$/, ''));

/** Not the directory of anybody: bots sign in there that serve every one. Nobody's desk can be opened by it. */
export const EVERY_TENANT = 'botframework.com';

/** `id=name, id=name`; an id as Entra shows it, in any case. */
const StaffList = z.string().transform((text, context) => {
  const people = text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*=\s*(\S.*)$/iu.exec(each));
  if (people.includes(null)) {
    context.addIssue('Write each member as id=name, where the id is an Entra object id.');
    return z.NEVER;
  }
  return Object.fromEntries(people.map((person) => [person?.[1]?.toLowerCase() ?? '', person?.[2] ?? '']));
});

/** `value=role, value=role`, where a role is one of `StaffRole`. */
const RoleMap = z.string().transform((text, context) => {
  const pairs = text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const at = each.lastIndexOf('=');
      return { value: each.slice(0, at).trim(), role: StaffRole.safeParse(each.slice(at + 1).trim()).data };
    });
  const roles: { [value: string]: StaffRole } = {};
  for (const { value, role } of pairs) {
    if (role === undefined || value === '') {
      context.addIssue(`Write each as value=role, where the role is one of ${StaffRole.options.join(', ')}.`);
      return z.NEVER;
    }
    roles[value] = role;
  }
  return roles;
});

/** Addresses of RFC 7064 and RFC 7065. */
const IceList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )
  .pipe(
    z.array(
      z.string().regex(/^(?:stuns?:[^\s?]+|turns?:[^\s?]+(?:\?transport=(?:udp|tcp))?)$/, {
        error: 'Write each as stun:host:port, turn:host:port or turns:host:port.',
      }),
    ),
  );

/** What may be set from outside, with a working default for each. `.env.example` lists the same names, held by a test. */
const Environment = z
  .object({
    /** Port of the web server; 0 takes a free one. */
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    /** Address the web server listens on. */
    HOST: Text.default('127.0.0.1'),
    /** Where cases, files and the master key are kept. */
    DATA_DIR: Text.default('./data'),
    /** The address that people reach Parley at; stands in every link. Default: http://HOST:PORT. */
    PUBLIC_URL: Url.optional(),
    /** `sqlite` keeps cases in DATA_DIR; `memory` forgets them at the end; a `postgres://` address lets many processes share them. */
    STORE: z
      .string()
      .regex(/^(sqlite|memory|postgres(ql)?:\/\/\S+)$/, {
        error:
          'It is sqlite, memory, or the address of a PostgreSQL database (postgres://user:password@host/database).',
      })
      .default('sqlite'),
    /** Address of a Redis (`redis://`) by which processes that share a PostgreSQL wake each other and count together. */
    REDIS: z.url({ protocol: /^rediss?$/ }).optional(),
    /** 32 bytes as base64 or hex that wrap the key of each case. Default: made once and kept in DATA_DIR; with PostgreSQL it has to be set. */
    MASTER_KEY: Text.optional(),
    /** Directory with more procedures as JSON. */
    PROCEDURE_DIR: Text.optional(),
    /** Address that is asked, by a POST with JSON, to stop a loss at once (block a card). */
    CONTAINMENT_URL: Url.optional(),
    /** Shared secret that signs what is sent there. */
    CONTAINMENT_SECRET: Text.optional(),
    /** The name that a case shows when the printed staff link is used. */
    ADJUSTER_NAME: Text.default('Alex'),
    /** Whose language model helps to read a telling and puts things into other words. Default: none. */
    MODEL_PROVIDER: z.enum(['openai', 'anthropic', 'ollama']).optional(),
    /** The model's name, as its provider calls it. */
    MODEL_NAME: Text.optional(),
    /** Where the model is; `openai` stands for any address that speaks its Chat Completions. Default: the provider's own. */
    MODEL_URL: Url.optional(),
    /** Key for that address. */
    MODEL_KEY: Text.optional(),
    /** How long a turn waits for the model at most, in milliseconds: a second attempt, and other words for a question, included. */
    MODEL_TIMEOUT_MS: z.coerce.number().int().min(100).max(30_000).default(4_000),
    /** Tokens of question and answer that may be spent on a day (UTC); after them nothing is asked until the next. */
    MODEL_DAILY_TOKENS: z.coerce.number().int().min(0).default(1_000_000),
    /** Address of a service that turns recordings into words (`/v1/audio/transcriptions`); without it they are only kept. */
    SPEECH_URL: Url.optional(),
    /** What that service asks to be shown. */
    SPEECH_KEY: Text.optional(),
    /** The model that it shall use. */
    SPEECH_MODEL: Text.default('whisper-1'),
    /** Token of the Telegram bot, from @BotFather; with it Telegram is served. */
    TELEGRAM_TOKEN: Text.optional(),
    /** `polling` asks Telegram for news and needs no public address; `webhook` is told, at PUBLIC_URL over https. */
    TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
    /** Address of the Bot API: Telegram's own, or one's own server of it. */
    TELEGRAM_API_URL: Url.default('https://api.telegram.org'),
    /** Application (client) id of the Teams bot; with it Microsoft Teams is served. */
    TEAMS_APP_ID: Text.optional(),
    /** Client secret of that application. */
    TEAMS_APP_PASSWORD: Text.optional(),
    /** Directory (tenant) id that the bot and its staff belong to. Default: that of bots for every tenant. */
    TEAMS_TENANT_ID: Text.default(EVERY_TENANT),
    /** Members of the team by their Entra object id: `id=name, id=name`. Who stands here is shown the queue, not a case. */
    TEAMS_STAFF: StaffList.default({}),
    /** Where the bot signs in; a sovereign cloud has its own. */
    TEAMS_LOGIN_URL: Url.default('https://login.microsoftonline.com'),
    /** Who offers the app, as its page in Teams names them. */
    TEAMS_DEVELOPER: Text.default('Parley'),
    /** Their privacy notice, on the app's page in Teams. Default: PUBLIC_URL. */
    TEAMS_PRIVACY_URL: Url.optional(),
    /** Their terms of use, likewise. */
    TEAMS_TERMS_URL: Url.optional(),
    /** Id of the channel (19:...@thread.tacv2) that is told which cases need a person. Default: where a member of the team mentions the bot with the word "queue". */
    TEAMS_QUEUE_CHANNEL: Text.optional(),
    /** Where the keys are told of whoever signs what Teams sends. */
    TEAMS_OPENID_URL: Url.default('https://login.botframework.com/v1/.well-known/openidconfiguration'),
    /** What the bot's own tokens are for. */
    TEAMS_SCOPE: Url.default('https://api.botframework.com'),
    /** Where Teams is written to before anybody wrote. */
    TEAMS_SERVICE_URL: Url.default('https://smba.trafficmanager.net/teams'),
    /** Which procedure a case follows that is begun in a chat. */
    CHAT_PROCEDURE: Text.default('consumer'),
    /** Time zone in which a report's weeks begin, and of people of whom a platform tells none. Default: that of this machine. */
    TIME_ZONE: TimeZone.default(Intl.DateTimeFormat().resolvedOptions().timeZone),
    /** Address of the organisation's own sign-in for the desk (OpenID Connect); without it the desk is entered by links. */
    OIDC_ISSUER: Url.optional(),
    /** What Parley is called there. */
    OIDC_CLIENT_ID: Text.optional(),
    /** Its secret there. */
    OIDC_CLIENT_SECRET: Text.optional(),
    /** The claim that says what somebody is. */
    OIDC_ROLE_CLAIM: Text.default('roles'),
    /** Which role here a value of it stands for: `value=role, value=role`. */
    OIDC_ROLES: RoleMap.default({}),
    /** What whoever reads `/metrics` has to show as a Bearer token; without it there is no such page. */
    METRICS_TOKEN: Text.optional(),
    /** What carries sound and picture of a mediation: `mesh` from page to page, up to four people; `janus` by a Janus 1.1 in the middle. */
    VIDEO: z.enum(['mesh', 'janus']).default('mesh'),
    /** Address of Janus' WebSocket API (`ws://host:8188`), reached by Parley alone. */
    JANUS_URL: z.url({ protocol: /^wss?$/ }).optional(),
    /** What Janus asks to be shown (`api_secret`). */
    JANUS_SECRET: Text.optional(),
    /** Servers by which pages of a video room find each other: `stun:host:port, turn:host:port, turns:host:port`. Default: none, which is enough in one network. */
    ICE_URLS: IceList.default([]),
    /** The secret that Parley shares with the relay (coturn: `use-auth-secret`, `static-auth-secret`). */
    TURN_SECRET: Text.optional(),
    /** `yes`: everything goes by that relay, so that no side learns the other's network address. */
    RELAY_ONLY: z
      .enum(['yes', 'no'])
      .default('no')
      .transform((word) => word === 'yes'),
    /** The telephone number by which people without a working device reach the mediator. */
    VIDEO_PHONE: Text.optional(),
    /** Address of an OpenTelemetry collector (OTLP over HTTP) that is told how long the steps of turns take. */
    OTEL_EXPORTER_OTLP_ENDPOINT: Url.optional(),
    /** What Parley is called there. */
    OTEL_SERVICE_NAME: Text.default('parley'),
    /** Smallest severity that is logged. */
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  })
  .refine(({ MODEL_PROVIDER, MODEL_NAME }) => (MODEL_PROVIDER === undefined) === (MODEL_NAME === undefined), {
    path: ['MODEL_PROVIDER and MODEL_NAME'],
    error: 'Set both, or neither.',
  })
  .refine(
    ({ TEAMS_APP_ID, TEAMS_APP_PASSWORD }) =>
      (TEAMS_APP_ID === undefined) === (TEAMS_APP_PASSWORD === undefined),
    {
      path: ['TEAMS_APP_ID and TEAMS_APP_PASSWORD'],
      error: 'Set both, or neither.',
    },
  )
  .refine(
    ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES }) => {
      const set = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].filter(
        (each) => each !== undefined,
      ).length;
      return set === 0 || (set === 3 && Object.keys(OIDC_ROLES).length > 0);
    },
    {
      path: ['OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_ROLES'],
      error: 'Set all four, or none: without a role that stands for something nobody could come in.',
    },
  )
  .refine(
    ({ ICE_URLS, TURN_SECRET }) => TURN_SECRET !== undefined || !ICE_URLS.some((url) => /^turns?:/.test(url)),
    {
      path: ['TURN_SECRET'],
      error: 'A relay (turn:) lets nobody in without it: set it to what the relay has as its shared secret.',
    },
  )
  .refine(({ VIDEO, JANUS_URL }) => VIDEO !== 'janus' || JANUS_URL !== undefined, {
    path: ['JANUS_URL'],
    error: 'VIDEO is janus: say where its WebSocket API is (ws://host:8188).',
  })
  .refine(({ ICE_URLS, RELAY_ONLY }) => !RELAY_ONLY || ICE_URLS.some((url) => /^turns?:/.test(url)), {
    path: ['RELAY_ONLY'],
    error: 'Without a relay (turn: in ICE_URLS) nobody would see anybody.',
  })
  .refine(({ STORE, MASTER_KEY }) => !isShared(STORE) || MASTER_KEY !== undefined, {
    path: ['MASTER_KEY'],
    error:
      'Set it, to the same 32 bytes for every process that shares the database: they read each other’s sealed numbers. `openssl rand -hex 32` makes one.',
  })
  .refine(
    ({ STORE, TELEGRAM_TOKEN, TELEGRAM_MODE }) =>
      !isShared(STORE) || TELEGRAM_TOKEN === undefined || TELEGRAM_MODE === 'webhook',
    {
      path: ['TELEGRAM_MODE'],
      error:
        'Telegram gives its news to one process that asks. With a shared database set TELEGRAM_MODE to webhook: then any process takes them.',
    },
  )
  .refine(({ STORE, REDIS }) => isShared(STORE) || REDIS === undefined, {
    path: ['REDIS'],
    error:
      'It is for several processes, which share cases in PostgreSQL only: set STORE to a postgres:// address, or leave REDIS out.',
  });
/** Whether several processes may work on the same cases. */
export const isShared = (store: string): boolean => /^postgres(ql)?:/.test(store);
export type Config = z.infer<typeof Environment>;
export const CONFIG_NAMES = Object.keys(Environment.shape) as readonly (keyof Config)[];

export class ConfigProblem extends Error {}

/** Reads the environment; the one place that does. An empty value counts as absent. Throws `ConfigProblem` in plain words. */
export const readConfig = (environment: { readonly [name: string]: string | undefined }): Config => {
  const given = CONFIG_NAMES.flatMap((name) => (environment[name] ? [[name, environment[name]]] : []));
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ConfigProblem(`Some settings cannot be used.\n${lines.join('\n')}\nSee .env.example.`);
};
