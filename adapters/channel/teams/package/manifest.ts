import type { Locale } from '../../../../core/locale.ts';
import type { Wording } from '../../../../core/port/outside.ts';
import { type AppManifest, type AppWords, MANIFEST_VERSION } from './manifest-rule.ts';

/** What the package is made from. Addresses are without a slash at their end. */
export type PackageSettings = {
  /** Where people reach Parley; only https works inside Teams. */
  readonly publicUrl: string;
  /** Application (client) id: of the registration, the bot and, so that links need one id only, of the app itself. */
  readonly appId: string;
  readonly version: string;
  readonly developer: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
};

const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}`;

/** The tab's name in links to it (`/l/entity/<appId>/desk`). */
const DESK = 'desk';

/** Teams' names for the languages that are not the manifest's own, English. */
const LANGUAGE_TAGS: { readonly [L in Exclude<Locale, 'en'>]: string } = {
  'zh-Hant': 'zh-tw',
  'zh-Hans': 'zh-cn',
  es: 'es',
};
export const OTHER_LANGUAGES = Object.entries(LANGUAGE_TAGS).map(([locale, tag]) => ({
  locale: locale as keyof typeof LANGUAGE_TAGS,
  tag,
  file: `${tag}.json`,
}));

/** What the message box offers: sentences that the bot understands when anybody writes them. */
export const COMMANDS = ['person', 'status', 'help', 'privacy'] as const;

/** manifest.json: a bot for parties and the team, the desk as a tab of the team's own, signed in by Teams. */
export const appManifest = (settings: PackageSettings, wording: Wording): AppManifest => {
  const { publicUrl, appId } = settings;
  const { host } = new URL(publicUrl);
  const words = wordsIn(wording, 'en');
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version: settings.version,
    id: appId,
    developer: {
      name: settings.developer,
      websiteUrl: publicUrl,
      privacyUrl: settings.privacyUrl,
      termsOfUseUrl: settings.termsUrl,
    },
    name: { short: 'Parley', full: words.fullName },
    description: { short: words.short, full: words.full },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0b5f55',
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: OTHER_LANGUAGES.map(({ tag, file }) => ({ languageTag: tag, file })),
    },
    staticTabs: [
      {
        entityId: DESK,
        name: words.desk,
        contentUrl: `${publicUrl}/desk?host=teams`,
        websiteUrl: `${publicUrl}/desk`,
        scopes: ['personal'],
      },
    ],
    bots: [
      {
        botId: appId,
        // In teams and group chats it says nothing of any case, but shows the way into the private chat.
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: [{ scopes: ['personal'], commands: words.commands }],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    webApplicationInfo: { id: appId, resource: `api://${host}/${appId}` },
    // Teams shows its own until the desk says that it is there.
    showLoadingIndicator: true,
    defaultInstallScope: 'personal',
  };
};

/** The same words in another language, by where they stand in the manifest. */
export const appWords = (wording: Wording, locale: Locale): AppWords => {
  const words = wordsIn(wording, locale);
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': 'Parley',
    'name.full': words.fullName,
    'description.short': words.short,
    'description.full': words.full,
    'staticTabs[0].name': words.desk,
    ...Object.fromEntries(
      words.commands.flatMap(({ title, description }, at) => [
        [`bots[0].commandLists[0].commands[${at}].title`, title],
        [`bots[0].commandLists[0].commands[${at}].description`, description],
      ]),
    ),
  };
};

const wordsIn = (wording: Wording, locale: Locale) => {
  const say = (key: string): string => wording.say({ key }, locale, 'UTC');
  return {
    fullName: say('teamsApp.fullName'),
    short: say('teamsApp.short'),
    full: [say('teamsApp.full1'), say('teamsApp.full2'), say('teamsApp.full3'), say('teamsApp.full4')].join(
      '\n\n',
    ),
    desk: say('teamsApp.desk'),
    commands: COMMANDS.map((command) => ({
      title: say(`teamsApp.${command}.title`),
      description: say(`teamsApp.${command}.text`),
    })),
  };
};
