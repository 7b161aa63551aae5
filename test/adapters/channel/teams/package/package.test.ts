import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { crc32, inflateRawSync } from 'node:zlib';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import sharp from 'sharp';
import {
  appManifest,
  appWords,
  OTHER_LANGUAGES,
} from '../../../../../adapters/channel/teams/package/manifest.ts';
import { AppManifest, AppWords } from '../../../../../adapters/channel/teams/package/manifest-rule.ts';
import {
  type PackageRequest,
  packageCommand,
} from '../../../../../adapters/channel/teams/package/package.ts';
import { zip } from '../../../../../adapters/channel/teams/package/zip.ts';
import { icuWording } from '../../../../../adapters/wording/icu/wording.ts';
import { LOCALES } from '../../../../../core/locale.ts';
import { reading } from '../../../understanding/reading.ts';

const APP = '8f2f1f0e-1111-4222-8333-444455556666';
const URL_OF_PARLEY = 'https://parley.example';
const wording = icuWording('prompts/replies');
const folder = mkdtempSync(join(tmpdir(), 'parley-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

let file = '';
let count = 0;
beforeEach(() => {
  count += 1;
  file = join(folder, `made/${count}.zip`);
});

const request = (more: Partial<PackageRequest> = {}): PackageRequest => ({
  publicUrl: URL_OF_PARLEY,
  appId: APP,
  version: '1.2.3',
  developer: 'Kettle & Co.',
  privacyUrl: 'https://kettle.example/privacy',
  termsUrl: undefined,
  wording,
  file,
  ...more,
});
const run = async (more: Partial<PackageRequest> = {}) => {
  const output = new PassThrough();
  const errors = new PassThrough();
  const code = await packageCommand(request(more), output, errors);
  return { code, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') };
};
const settings = {
  publicUrl: URL_OF_PARLEY,
  appId: APP,
  version: '1.0.0',
  developer: 'Parley',
  privacyUrl: URL_OF_PARLEY,
  termsUrl: URL_OF_PARLEY,
};

/** Any unzip of the world: here the one of this machine. */
const unzip = (...args: readonly string[]): Buffer => execFileSync('unzip', [...args]);

test('the package opens with unzip, and holds the manifest, its words and two pictures', async () => {
  const { code, output, errors } = await run();
  expect([code, errors]).toEqual([0, '']);
  expect(output).toContain(file);
  expect(unzip('-t', file).toString()).toContain('No errors detected');
  expect(unzip('-Z1', file).toString().trim().split('\n')).toEqual([
    'manifest.json',
    'zh-tw.json',
    'zh-cn.json',
    'es.json',
    'color.png',
    'outline.png',
  ]);
  const manifest = AppManifest.parse(JSON.parse(unzip('-p', file, 'manifest.json').toString()));
  expect(manifest).toMatchObject({
    id: APP,
    version: '1.2.3',
    developer: {
      name: 'Kettle & Co.',
      privacyUrl: 'https://kettle.example/privacy',
      termsOfUseUrl: URL_OF_PARLEY,
    },
    bots: [{ botId: APP, supportsFiles: true }],
    staticTabs: [{ entityId: 'desk', contentUrl: `${URL_OF_PARLEY}/desk?host=teams` }],
    validDomains: ['parley.example'],
    webApplicationInfo: { id: APP, resource: `api://parley.example/${APP}` },
  });
  for (const { languageTag, file: name } of manifest.localizationInfo.additionalLanguages)
    expect([languageTag, AppWords.safeParse(JSON.parse(unzip('-p', file, name).toString())).success]).toEqual(
      [languageTag, true],
    );
});

test('the icons have the sizes that Teams asks for, and the outline is white on nothing', async () => {
  await run();
  const color = sharp(unzip('-p', file, 'color.png'));
  expect(await color.metadata()).toMatchObject({ format: 'png', width: 192, height: 192 });
  expect((await color.stats()).isOpaque).toBe(true);
  const outline = sharp(unzip('-p', file, 'outline.png'));
  const { data, info } = await outline.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 32, height: 32, channels: 4 });
  const pixels = Array.from({ length: 32 * 32 }, (_, at) => [...data.subarray(at * 4, at * 4 + 4)]);
  const seen = pixels.filter(([, , , alpha = 0]) => alpha > 0);
  expect(seen.length).toBeGreaterThan(100);
  expect(seen.length).toBeLessThan(700);
  expect(seen.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
});

test('a missing setting is asked for by name, and nothing is written', async () => {
  const { code, errors, output } = await run({ publicUrl: undefined, appId: undefined });
  expect([code, output, existsSync(file)]).toEqual([1, '', false]);
  expect(errors).toMatch(/^PUBLIC_URL is not set\. .+\nTEAMS_APP_ID is not set\. .+\n$/);
});

test.each<[Partial<PackageRequest>, string]>([
  [{ publicUrl: 'http://parley.example' }, 'PUBLIC_URL has to be an address that begins with https://.'],
  [{ publicUrl: 'https://localhost:3000' }, 'PUBLIC_URL has to name a host that Teams can reach.'],
  [{ appId: 'parley' }, 'TEAMS_APP_ID has to be a GUID'],
  [{ privacyUrl: 'http://kettle.example' }, 'TEAMS_PRIVACY_URL has to be an address'],
  [{ termsUrl: 'http://kettle.example' }, 'TEAMS_TERMS_URL has to be an address'],
  [{ developer: 'K'.repeat(33) }, 'TEAMS_DEVELOPER may have 32 characters at most.'],
  [{ version: '1.2' }, '--version has to be of the form 1.2.3.'],
])('%j is named in one sentence', async (more, sentence) => {
  const { code, errors } = await run(more);
  expect(code).toBe(1);
  expect(errors).toContain(sentence);
  expect(errors.trim().split('\n')).toHaveLength(1);
  expect(existsSync(file)).toBe(false);
});

test('the manifest lets no unknown field, no eleventh command and no second tab of one name pass', () => {
  const manifest = appManifest(settings, wording);
  const { staticTabs, bots } = manifest;
  const command = { title: 'x', description: 'y' };
  const planted = [
    { ...manifest, packgeName: 'com.example' },
    { ...manifest, staticTabs: [...staticTabs, ...staticTabs] },
    { ...manifest, accentColor: 'green' },
    { ...manifest, name: { short: 'P'.repeat(31), full: 'Parley' } },
    { ...manifest, description: { short: 'P'.repeat(81), full: 'Parley' } },
    {
      ...manifest,
      bots: bots.map((bot) => ({
        ...bot,
        commandLists: [{ scopes: ['personal'], commands: Array(11).fill(command) }],
      })),
    },
  ];
  expect(AppManifest.safeParse(manifest).error).toBeUndefined();
  expect(planted.map((each) => AppManifest.safeParse(each).success)).toEqual(planted.map(() => false));
});

test('what the message box offers is understood when it is sent, in every language', () => {
  const offered = LOCALES.map((locale) => {
    const words: { readonly [path: string]: string } = appWords(wording, locale);
    return {
      locale,
      titles: [0, 1, 2, 3].map((at) => words[`bots[0].commandLists[0].commands[${at}].title`] ?? ''),
    };
  });
  for (const { locale, titles } of offered) {
    const intents = titles.map((title) => reading(locale, title).intent);
    expect([locale, intents]).toEqual([locale, ['person', 'status', 'help', 'privacy']]);
  }
  expect(OTHER_LANGUAGES.map(({ locale }) => locale).sort()).toEqual(
    LOCALES.filter((locale) => locale !== 'en').sort(),
  );
});

test('a zip reads back byte for byte, whatever the names and contents', () => {
  const files = [
    { name: 'empty', bytes: new Uint8Array() },
    { name: '檔案.json', bytes: Buffer.from('{"a":"é"}') },
    { name: 'long', bytes: Buffer.alloc(100_000, 'ab') },
  ];
  const archive = Buffer.from(zip(files));
  let at = 0;
  for (const { name, bytes } of files) {
    expect(archive.readUInt32LE(at)).toBe(0x04034b50);
    const packed = archive.readUInt32LE(at + 18);
    const named = archive.readUInt16LE(at + 26);
    expect(archive.subarray(at + 30, at + 30 + named).toString()).toBe(name);
    const content = inflateRawSync(archive.subarray(at + 30 + named, at + 30 + named + packed));
    expect(content.equals(bytes)).toBe(true);
    expect(archive.readUInt32LE(at + 14)).toBe(crc32(bytes));
    at += 30 + named + packed;
  }
  expect(archive.equals(Buffer.from(zip(files)))).toBe(true);
});

test('the drawings lie beside the code that packs them', () => {
  for (const kind of ['color', 'outline'])
    expect(readFileSync(`adapters/channel/teams/package/${kind}.svg`, 'utf8')).toContain('<svg');
});
