import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Chrome } from '../../../../adapters/channel/web/wire.ts';
import { LOCALES } from '../../../../core/locale.ts';
import { testBrowser } from './browser.ts';
import { chromeIn } from './chrome-words.ts';
import { type House, openHouse } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const keysOf = (locale: string): readonly string[] =>
  Object.keys(JSON.parse(readFileSync(`prompts/replies/${locale}/chrome.json`, 'utf8')));

const SERVER = 'adapters/channel/web/server';
/** Keys that are put together from a kind, a role or a problem. */
const FAMILIES = [/^chrome\.link\./, /^chrome\.from\./, /^chrome\.file\./];

test.each(LOCALES)('the browser gets its words in %s, each in full', async (locale) => {
  const response = await testBrowser(house.url).get(`/api/chrome?locale=${locale}`);
  const chrome = (await response.json()) as Chrome;
  expect(chrome.locale).toBe(locale);
  expect(chrome.locales.map((each) => each.name)).toEqual(['English', '繁體中文', '简体中文', 'Español']);
  expect(chrome.procedures.map(({ id }) => id)).toContain('consumer');
  // Exactly what the pages ask for: each of these is a member of their type `Word`.
  expect(Object.keys(chrome.words).sort()).toEqual(Object.keys(chromeIn('en').words).sort());
  for (const [name, words] of Object.entries(chrome.words))
    expect([name, words]).toEqual([name, expect.stringMatching(/\S/)]);
  expect(chrome.words['between']).toMatch(/\{low\}.*\{high\}/);
});

test('the language follows Accept-Language where none is named, and a name that is unknown', async () => {
  const localeFor = async (language: string, query = '') => {
    const response = await testBrowser(house.url, undefined, language).get(`/api/chrome${query}`);
    return ((await response.json()) as Chrome).locale;
  };
  expect(await localeFor('fr-FR, es;q=0.7, en;q=0.3')).toBe('es');
  expect(await localeFor('zh-Hant-TW')).toBe('zh-Hant');
  expect(await localeFor('zh')).toBe('zh-Hans');
  expect(await localeFor('es;q=0, de')).toBe('en');
  expect(await localeFor('*')).toBe('en');
  expect(await localeFor('x'.repeat(5_000))).toBe('en');
  expect(await localeFor('es', '?locale=klingon')).toBe('es');
});

test('every word of chrome.json is said by the server or given to the browser, and all of these exist', async () => {
  const code = readdirSync(SERVER).map((name) => readFileSync(`${SERVER}/${name}`, 'utf8'));
  const quoted = code.join('\n').match(/(?<=['`])chrome\.[A-Za-z.]*[A-Za-z]/g) ?? [];
  const said = new Set(quoted.filter((key) => !/\.(?:json|ts)$/.test(key)));
  const given = (await (await testBrowser(house.url).get('/api/chrome')).json()) as Chrome;
  const known = new Set(keysOf('en'));
  const used = (key: string): boolean =>
    said.has(key) ||
    Object.hasOwn(given.words, key.replace('chrome.', '')) ||
    FAMILIES.some((family) => family.test(key));
  expect([...known].filter((key) => !used(key))).toEqual([]);
  expect(
    [...said].filter((key) => !known.has(key) && ![...known].some((each) => each.startsWith(`${key}.`))),
  ).toEqual([]);
});
