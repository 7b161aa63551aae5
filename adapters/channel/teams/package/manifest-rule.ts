import { z } from 'zod';

/**
 * The rules of Microsoft's published schemas for app packages that matter to this one: MicrosoftTeams.schema.json 1.19
 * and MicrosoftTeams.Localization.schema.json
 * (https://developer.microsoft.com/json-schemas/teams/v1.19/), and of the pages "App manifest reference" and "App icon
 * guidelines" what a schema cannot say. Teams refuses a package that breaks one of them, with less helpful words.
 */
const Guid = z.guid({
  error: 'has to be a GUID, as Microsoft Entra shows it under "Application (client) ID"',
});
const HttpsUrl = z
  .url({ protocol: /^https$/, error: 'has to be an address that begins with https://' })
  .max(2_048);
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most, { error: `may have ${most} characters at most` });
/** Inside the package, by its name. */
const FileName = z
  .string()
  .regex(/^(?!\.)[\w.-]+$/)
  .max(2_048);
const Scope = z.enum(['personal', 'team', 'groupChat']);
const LanguageTag = z.string().regex(/^[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8}){0,2}$/);

const Command = z.strictObject({ title: text(32), description: text(128) });
const Bot = z.strictObject({
  botId: Guid,
  scopes: z.array(Scope).min(1).max(3),
  supportsFiles: z.boolean(),
  isNotificationOnly: z.boolean(),
  commandLists: z
    .array(
      z.strictObject({ scopes: z.array(Scope).min(1).max(3), commands: z.array(Command).min(1).max(10) }),
    )
    .max(3),
});
const StaticTab = z.strictObject({
  entityId: text(64),
  name: text(128),
  contentUrl: HttpsUrl,
  websiteUrl: HttpsUrl,
  scopes: z.array(Scope).min(1).max(3),
});

export const MANIFEST_VERSION = '1.19';

/** manifest.json as this project writes it; a field that the schema has and we do not is refused, so that no typing error passes. */
export const AppManifest = z.strictObject({
  $schema: z.literal(
    `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
  ),
  manifestVersion: z.literal(MANIFEST_VERSION),
  /** Semantic version; Teams takes an update only with a higher one. */
  version: z
    .string()
    .max(256)
    .regex(/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/, { error: 'has to be of the form 1.2.3' }),
  id: Guid,
  developer: z.strictObject({
    name: text(32),
    websiteUrl: HttpsUrl,
    privacyUrl: HttpsUrl,
    termsOfUseUrl: HttpsUrl,
  }),
  name: z.strictObject({ short: text(30), full: text(100) }),
  description: z.strictObject({ short: text(80), full: text(4_000) }),
  icons: z.strictObject({ color: FileName, outline: FileName }),
  accentColor: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  localizationInfo: z.strictObject({
    defaultLanguageTag: LanguageTag,
    additionalLanguages: z.array(z.strictObject({ languageTag: LanguageTag, file: FileName })),
  }),
  staticTabs: z
    .array(StaticTab)
    .max(16)
    .refine((tabs) => new Set(tabs.map(({ entityId }) => entityId)).size === tabs.length),
  bots: z.array(Bot).max(1),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  /** Hosts that pages of the app may be shown from: no scheme, no path, no wildcard of a domain that others can have a part of. */
  validDomains: z
    .array(
      z
        .string()
        .max(2_048)
        .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/i, {
          error: 'has to name a host that Teams can reach',
        }),
    )
    .max(16),
  webApplicationInfo: z.strictObject({ id: Guid, resource: text(2_048).regex(/^api:\/\//) }),
  showLoadingIndicator: z.boolean(),
  defaultInstallScope: Scope,
});
export type AppManifest = z.infer<typeof AppManifest>;

/** A file of words in one more language: paths into the manifest, each with the limit of the field that it fills. */
export const AppWords = z
  .strictObject({
    $schema: z.literal(
      `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.Localization.schema.json`,
    ),
    'name.short': text(30),
    'name.full': text(100),
    'description.short': text(80),
    'description.full': text(4_000),
    'staticTabs[0].name': text(128),
  })
  .catchall(text(128));
export type AppWords = z.infer<typeof AppWords>;

/** Sides of the two pictures in pixels; the outline has white and transparency, nothing else. */
export const ICON_SIZE = { color: 192, outline: 32 } as const;
