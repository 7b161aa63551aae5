import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { icuWording, readCatalogue } from '../../../adapters/wording/icu/wording.ts';
import { keyFor } from '../../../bots/party/own-words.ts';
import { LOCALES, type Locale } from '../../../core/locale.ts';

const REPLIES = join(import.meta.dirname, '../../../prompts/replies');
const WORDING = icuWording(REPLIES);
const ENGLISH = readCatalogue(join(REPLIES, 'en'));
const wordsOf = (locale: Locale): { readonly [key: string]: string } =>
  JSON.parse(readFileSync(join(REPLIES, locale, 'party.json'), 'utf8'));

test('every sentence that a business reads in words of its own is there, and every such sentence is read', () => {
  for (const key of ENGLISH.keys()) expect(ENGLISH.has(keyFor('respondent', key))).toBe(true);
  const own = Object.keys(wordsOf('en')).filter((key) => key.endsWith('.respondent'));
  expect(own.length).toBeGreaterThan(10);
  for (const key of own) expect(keyFor('respondent', key.slice(0, -'.respondent'.length))).toBe(key);
});

test('the claimant reads every sentence as it stands', () => {
  for (const key of ENGLISH.keys()) expect(keyFor('claimant', key)).toBe(key);
});

test('the words of both sides are in all four languages, with the same places to fill in', () => {
  const places = (message: string): readonly string[] =>
    [...new Set(message.match(/(?<=\{)\w+(?=[,}])/gu) ?? [])].filter((name) => name !== 'plural').sort();
  const english = wordsOf('en');
  for (const locale of LOCALES) {
    const words = wordsOf(locale);
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(words))
      expect([key, places(message)]).toEqual([key, places(english[key] ?? '')]);
    for (const [key, message] of Object.entries(words)) {
      const params = Object.fromEntries(places(message).map((name) => [name, 2]));
      expect(WORDING.say({ key, params }, locale, 'UTC')).not.toMatch(/[{}]/);
    }
  }
});
