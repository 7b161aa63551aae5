import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { LOCALES, type Locale } from '../../core/locale.ts';
import { params, pluralForms } from './message-parts.ts';
import { scan } from './said-keys.ts';

const FOLDER = 'prompts/replies';
const FILES = readdirSync(`${FOLDER}/en`).sort();
type Catalogue = { readonly [key: string]: string };
const read = (locale: Locale, file: string): Catalogue =>
  JSON.parse(readFileSync(`${FOLDER}/${locale}/${file}`, 'utf8'));
const OTHERS = LOCALES.filter((locale) => locale !== 'en');
const known = new Set(FILES.flatMap((file) => Object.keys(read('en', file))));
const said = scan(new Set([...known].map((key) => key.split('.')[0] ?? '')));

const everyMessage = (locale: Locale): readonly (readonly [string, string])[] =>
  FILES.flatMap((file) => Object.entries(read(locale, file)));

test('every language has the same files', () => {
  for (const locale of LOCALES)
    expect([locale, readdirSync(`${FOLDER}/${locale}`).sort()]).toEqual([locale, FILES]);
});

test.each(OTHERS)('%s has every key, file by file and in the same order', (locale) => {
  for (const file of FILES)
    expect([file, Object.keys(read(locale, file))]).toEqual([file, Object.keys(read('en', file))]);
});

test('every key that the code can say is in the catalogue', () => {
  expect(said.unlisted).toEqual([]);
  const missing = [...said.keys].flatMap(([key, files]) =>
    known.has(key) ? [] : [`${key} (${files.join(', ')})`],
  );
  expect(missing).toEqual([]);
});

test('every key of the catalogue is said by something', () => {
  expect(said.unused).toEqual([]);
  expect([...known].filter((key) => !said.keys.has(key))).toEqual([]);
});

test('every message can be said, and the same things are put into it in every language', () => {
  for (const file of FILES)
    for (const [key, message] of Object.entries(read('en', file)))
      for (const locale of OTHERS)
        expect([locale, key, params(read(locale, file)[key] ?? '', locale)]).toEqual([
          locale,
          key,
          params(message, 'en'),
        ]);
});

test.each(LOCALES)('counts in %s have the forms that the language has, and no others', (locale) => {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  // "many" is for millions in Spanish; no case has that many days or files.
  const needed = forms.filter((form) => form !== 'many').sort();
  for (const [key, message] of everyMessage(locale))
    for (const counted of pluralForms(message, locale))
      expect([key, counted.filter((form) => !form.startsWith('=')).sort()]).toEqual([key, needed]);
});

test('where English counts, Spanish counts too', () => {
  const spanish = new Map(everyMessage('es'));
  for (const [key, message] of everyMessage('en'))
    expect([key, pluralForms(spanish.get(key) ?? '', 'es').length]).toEqual([
      key,
      pluralForms(message, 'en').length,
    ]);
});
