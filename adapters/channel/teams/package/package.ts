import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { z } from 'zod';
import type { Wording } from '../../../../core/port/outside.ts';
import { appManifest, appWords, OTHER_LANGUAGES, type PackageSettings } from './manifest.ts';
import { AppManifest, AppWords, ICON_SIZE } from './manifest-rule.ts';
import { zip } from './zip.ts';

/** What is set so far; the rest is asked for, by name. */
export type PackageRequest = Pick<PackageSettings, 'version' | 'developer'> & {
  readonly publicUrl: string | undefined;
  readonly appId: string | undefined;
  /** Without an address of their own, the page's own address stands for both. */
  readonly privacyUrl: string | undefined;
  readonly termsUrl: string | undefined;
  readonly wording: Wording;
  /** Where the zip goes. */
  readonly file: string;
};

/**
 * Writes the app package for Teams and says what to do with it. Nothing is written while a setting is missing or a rule
 * of the manifest is broken: each is said in a sentence, and the exit code is 1.
 */
export const packageCommand = async (
  request: PackageRequest,
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
): Promise<number> => {
  const made = packed(request);
  if ('problems' in made) {
    errors.write(`${made.problems.join('\n')}\n`);
    return 1;
  }
  await mkdir(dirname(request.file), { recursive: true });
  await writeFile(
    request.file,
    zip([
      ...made.files.map(({ name, value }) => ({
        name,
        bytes: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
      })),
      { name: 'color.png', bytes: await icon('color') },
      { name: 'outline.png', bytes: await icon('outline') },
    ]),
  );
  output.write(
    `${request.file} is ready.\n` +
      'In Teams: Apps, Manage your apps, Upload an app. For a whole organisation: Teams admin center, Manage apps, Upload.\n',
  );
  return 0;
};

type Written = { readonly name: string; readonly value: AppManifest | AppWords };
type Packed = { readonly files: readonly Written[] } | { readonly problems: readonly string[] };

/** The text files of the package, or a sentence for each reason why there is none. */
const packed = (request: PackageRequest): Packed => {
  const { publicUrl, appId, wording } = request;
  if (publicUrl === undefined || appId === undefined) return { problems: missing(request) };
  const { privacyUrl = publicUrl, termsUrl = publicUrl } = request;
  const settings = { ...request, publicUrl, appId, privacyUrl, termsUrl };
  const manifest = AppManifest.safeParse(appManifest(settings, wording));
  const files: Written[] = manifest.success ? [{ name: 'manifest.json', value: manifest.data }] : [];
  const problems = [...sentences(request, manifest.error)];
  for (const { locale, file } of OTHER_LANGUAGES) {
    const words = AppWords.safeParse(appWords(wording, locale));
    if (words.success) files.push({ name: file, value: words.data });
    else problems.push(...sentences(request, words.error));
  }
  return problems.length > 0 ? { problems } : { files };
};

const missing = ({ publicUrl, appId }: PackageRequest): readonly string[] => [
  ...(publicUrl === undefined
    ? ['PUBLIC_URL is not set. Set it to the https:// address that people reach Parley at.']
    : []),
  ...(appId === undefined
    ? [
        'TEAMS_APP_ID is not set. Set it to the "Application (client) ID" of the registration in Microsoft Entra.',
      ]
    : []),
];

/** Which setting a field of the manifest comes from. */
const origin = (field: string, { privacyUrl, termsUrl }: PackageRequest): string | undefined => {
  if (field === 'developer.privacyUrl' && privacyUrl !== undefined) return 'TEAMS_PRIVACY_URL';
  if (field === 'developer.termsOfUseUrl' && termsUrl !== undefined) return 'TEAMS_TERMS_URL';
  if (field === 'developer.name') return 'TEAMS_DEVELOPER';
  if (/Url$|^validDomains/.test(field)) return 'PUBLIC_URL';
  if (/(?:^|\.)(?:id|botId)$/.test(field)) return 'TEAMS_APP_ID';
  return field === 'version' ? '--version' : undefined;
};

const sentences = (request: PackageRequest, error: z.ZodError | undefined): readonly string[] => [
  ...new Set(
    (error?.issues ?? []).map(({ path, message }) => {
      const field = path.join('.');
      const setting = origin(field, request);
      return setting === undefined
        ? `The field ${field} of the app package cannot be used: ${message}.`
        : `${setting} ${message}.`;
    }),
  ),
];

const icon = (kind: keyof typeof ICON_SIZE): Promise<Buffer> =>
  sharp(join(import.meta.dirname, `${kind}.svg`), { density: 288 })
    .resize(ICON_SIZE[kind], ICON_SIZE[kind])
    .png({ compressionLevel: 9 })
    .toBuffer();
