import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageCommand } from './adapters/channel/teams/package/package.ts';
import { type Config, EVERY_TENANT, isShared, readConfig } from './adapters/config/config.ts';
import { checkAddress } from './adapters/doctor/address.ts';
import { checkClock } from './adapters/doctor/clock.ts';
import { checkDirectory } from './adapters/doctor/directory.ts';
import { report } from './adapters/doctor/report.ts';
import { checkContainment, checkModel, checkSpeech } from './adapters/doctor/service.ts';
import { checkTab } from './adapters/doctor/tab.ts';
import { checkDatabase } from './adapters/store/sqlite/check.ts';
import { checkMasterKey } from './adapters/vault/aes-gcm/check.ts';
import { icuWording } from './adapters/wording/icu/wording.ts';
import { teamsSettings } from './chats.ts';
import { type Finding, well } from './core/port/finding.ts';

/** What each part finds of its own settings; one line adds a part. A platform that is not configured finds nothing. */
const CHECKS: readonly {
  readonly title: string;
  readonly check: (config: Config) => Promise<readonly Finding[]>;
}[] = [
  { title: 'Storage', check: (config) => checkStorage(config) },
  { title: 'Clock', check: (config) => checkClock(platformsOf(config)) },
  { title: 'Address', check: (config) => checkAddress(addressOf(config), Date.now()) },
  { title: 'Telegram', check: (config) => telegramFindings(config) },
  { title: 'Teams', check: (config) => teamsFindings(config) },
  { title: 'Desk in Teams', check: (config) => checkTab(tabOf(config)) },
  { title: 'Language model', check: (config) => checkModel(modelOf(config)) },
  { title: 'Speech', check: ({ SPEECH_URL, SPEECH_KEY }) => checkSpeech(SPEECH_URL, SPEECH_KEY) },
  {
    title: 'Stopping a loss',
    check: ({ CONTAINMENT_URL, CONTAINMENT_SECRET }) => checkContainment(CONTAINMENT_URL, CONTAINMENT_SECRET),
  },
];

/** Settings that no line of output may hold. */
const secretsOf = (config: Config): readonly string[] =>
  [
    config.MASTER_KEY,
    config.CONTAINMENT_SECRET,
    config.MODEL_KEY,
    config.SPEECH_KEY,
    config.TELEGRAM_TOKEN,
    config.TEAMS_APP_PASSWORD,
    config.OIDC_CLIENT_SECRET,
  ].flatMap((secret) => secret ?? []);

/** `npm run doctor`: says in sentences what is wrong with the settings and around them, and how to mend it. */
export const examine = (): Promise<number> => {
  const config = readConfig(process.env);
  const checks = CHECKS.map(({ title, check }) => ({ title, run: () => check(config) }));
  return report(checks, secretsOf(config), process.stdout);
};

const telegramFindings = async (config: Config): Promise<readonly Finding[]> => {
  const { TELEGRAM_TOKEN: token, TELEGRAM_MODE: mode, TELEGRAM_API_URL: apiUrl, PUBLIC_URL } = config;
  if (token === undefined) return [];
  const { checkTelegram } = await import('./adapters/channel/telegram/check.ts');
  return checkTelegram({ token, mode, apiUrl, publicUrl: PUBLIC_URL });
};

const teamsFindings = async (config: Config): Promise<readonly Finding[]> => {
  const settings = teamsSettings(config);
  if (settings === null) return [];
  const { checkTeams } = await import('./adapters/channel/teams/check.ts');
  return checkTeams({ settings, publicUrl: config.PUBLIC_URL ?? null });
};

const checkStorage = async ({ STORE, DATA_DIR, MASTER_KEY }: Config): Promise<readonly Finding[]> => {
  if (STORE === 'memory') return [well('STORE is memory: cases are forgotten when Parley ends.')];
  if (isShared(STORE)) {
    const { checkServer } = await import('./adapters/store/postgres/check.ts');
    return checkServer(STORE);
  }
  const database = join(DATA_DIR, 'parley.sqlite');
  return [
    ...(await checkDirectory(DATA_DIR)),
    ...checkDatabase(database),
    ...checkMasterKey(DATA_DIR, MASTER_KEY ?? null, existsSync(database)),
  ];
};

/** What stands outside and tells the time; asked without a token, at the root of the host. */
const platformsOf = ({
  TELEGRAM_TOKEN,
  TELEGRAM_API_URL,
  TEAMS_APP_ID,
  TEAMS_LOGIN_URL,
}: Config): readonly string[] =>
  [
    TELEGRAM_TOKEN === undefined ? [] : TELEGRAM_API_URL,
    TEAMS_APP_ID === undefined ? [] : TEAMS_LOGIN_URL,
  ].flat();

const addressOf = ({ PUBLIC_URL, HOST, PORT, TELEGRAM_TOKEN, TELEGRAM_MODE, TEAMS_APP_ID }: Config) => ({
  publicUrl: PUBLIC_URL,
  ownUrl: `http://${HOST}:${PORT}`,
  reachedFromOutside:
    TEAMS_APP_ID !== undefined || (TELEGRAM_TOKEN !== undefined && TELEGRAM_MODE === 'webhook'),
});

const tabOf = (config: Config) => ({
  appId: config.TEAMS_APP_ID,
  tenantId: config.TEAMS_TENANT_ID === EVERY_TENANT ? undefined : config.TEAMS_TENANT_ID,
  loginUrl: config.TEAMS_LOGIN_URL,
  publicUrl: config.PUBLIC_URL,
  staff: Object.keys(config.TEAMS_STAFF).length,
});

const modelOf = (config: Config) => ({
  provider: config.MODEL_PROVIDER,
  name: config.MODEL_NAME,
  url: config.MODEL_URL,
  key: config.MODEL_KEY,
});

/** The package that brings Parley into Teams; resolves to the exit code. */
export const packForTeams = (args: readonly string[]): Promise<number> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      version: { type: 'string', default: '1.0.0' },
      out: { type: 'string', default: join(import.meta.dirname, 'build/parley-teams.zip') },
    },
  });
  const config = readConfig(process.env);
  return packageCommand(
    {
      publicUrl: config.PUBLIC_URL,
      appId: config.TEAMS_APP_ID,
      version: values.version,
      developer: config.TEAMS_DEVELOPER,
      privacyUrl: config.TEAMS_PRIVACY_URL,
      termsUrl: config.TEAMS_TERMS_URL,
      wording: icuWording(join(import.meta.dirname, 'prompts/replies')),
      file: values.out,
    },
    process.stdout,
    process.stderr,
  );
};
