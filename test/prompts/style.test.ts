import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Converter } from 'opencc-js';
import { LOCALES, type Locale } from '../../core/locale.ts';
import { readings } from './message-parts.ts';

const FOLDER = 'prompts/replies';

/** Messages that a rule does not hold for, and why. */
const EXEMPT: { readonly [key: string]: string } = {
  'terminal.badLine': 'shows lines of JSON to whoever writes a script',
  'terminal.secretPrompt': 'stands before a cursor, with the space between',
};

type Line = { readonly key: string; readonly text: string };
const linesOf = (locale: Locale): readonly Line[] =>
  readdirSync(`${FOLDER}/${locale}`).flatMap((file) =>
    Object.entries<string>(JSON.parse(readFileSync(`${FOLDER}/${locale}/${file}`, 'utf8')))
      .filter(([key]) => !Object.hasOwn(EXEMPT, key))
      .flatMap(([key, message]) => readings(message, locale).map((text) => ({ key, text }))),
  );
const LINES = new Map(LOCALES.map((locale) => [locale, linesOf(locale)]));
const lines = (locale: Locale): readonly Line[] => LINES.get(locale) ?? [];
const where = (locale: Locale, wrong: (text: string) => boolean): readonly string[] =>
  lines(locale).flatMap(({ key, text }) => (wrong(text) ? [`${key}: ${text}`] : []));

describe.each(LOCALES)('%s', (locale) => {
  test('no message shows a key or a code', () => {
    const code = /\p{Ll}\p{Lu}|\p{L}\.\p{L}|_|\b(?:undefined|null|NaN)\b/u;
    expect(where(locale, (text) => code.test(text))).toEqual([]);
  });

  test('spaces stand single and inside', () => {
    expect(where(locale, (text) => /\s\s|^\s|\s$/u.test(text))).toEqual([]);
  });

  test('no message is longer than a glance', () => {
    const most = locale.startsWith('zh') ? 110 : 220;
    expect(where(locale, (text) => text.length > most)).toEqual([]);
  });
});

describe.each(['zh-Hant', 'zh-Hans'] as const)('%s', (locale) => {
  test('has the punctuation of Chinese', () => {
    const latin = /\p{Script=Han}\s?[,.!?:;()]|[,!?:;(]\s?\p{Script=Han}|["']/u;
    expect(where(locale, (text) => latin.test(text))).toEqual([]);
    const quotes = locale === 'zh-Hant' ? /[“”‘’]/u : /[「」『』]/u;
    expect(where(locale, (text) => quotes.test(text))).toEqual([]);
  });

  test('has no Latin words but names', () => {
    const names = new Set([
      'Parley',
      'Telegram',
      'Microsoft',
      'Teams',
      'PDF',
      'QR',
      'MB',
      'Enter',
      'JSON',
      'link',
      'person',
      'quit',
      'fill',
      'seal',
      'back',
      'status',
    ]);
    const latin = (text: string) => (text.match(/[A-Za-z]+/gu) ?? []).some((word) => !names.has(word));
    expect(where(locale, latin)).toEqual([]);
  });

  test('has no words of the other side of the strait', () => {
    const others = locale === 'zh-Hant' ? MAINLAND : TAIWAN;
    expect(where(locale, (text) => others.some((word) => text.includes(word)))).toEqual([]);
  });
});

/** Words that a reader in Taiwan would find foreign, and the other way round; also what the glossary calls otherwise. */
const MAINLAND = [
  '信息',
  '短信',
  '鏈接',
  '網絡',
  '屏幕',
  '視頻',
  '音頻',
  '軟件',
  '用戶',
  '工作人員',
  '密封報價',
  '渠道',
  '反饋',
  '投訴',
];
const TAIWAN = [
  '资讯',
  '简讯',
  '连结',
  '网路',
  '萤幕',
  '影片',
  '软体',
  '专人',
  '密封报价',
  '管道',
  '申诉',
  '档案',
];

test('each script is written in its own characters', () => {
  const simplified = Converter({ from: 't', to: 'cn' });
  expect(where('zh-Hans', (text) => simplified(text) !== text)).toEqual([]);
  const traditional = Converter({ from: 'cn', to: 't' });
  const alike = /[台只面才里后干着准]/gu;
  expect(
    where('zh-Hant', (text) =>
      [...text.replace(alike, '')].some((each) => traditional(each) !== each && simplified(each) === each),
    ),
  ).toEqual([]);
});

describe('es', () => {
  test('opens what it closes', () => {
    const count = (text: string, mark: string) => text.split(mark).length;
    const open = (text: string) =>
      count(text, '¿') !== count(text, '?') || count(text, '¡') !== count(text, '!');
    expect(where('es', open)).toEqual([]);
  });

  test('says usted, in words of every country', () => {
    const close =
      /(?<!\p{L})(?:tú|tu|tus|te|ti|contigo|vos|vosotros|os|vuestr\p{L}+|ordenador|computador|móvil|celular|carro|coche|plata)(?!\p{L})/iu;
    expect(where('es', (text) => close.test(text))).toEqual([]);
  });

  test('calls a thing by one name', () => {
    expect(where('es', (text) => /cifras? selladas?|promesa|alegación|contraparte/iu.test(text))).toEqual([]);
  });
});

test('nothing was left in English', () => {
  const english = new Map(lines('en').map(({ key, text }) => [key, text]));
  const same = new Set(['No', 'Parley', 'Parley (bot)']);
  for (const locale of LOCALES.filter((each) => each !== 'en'))
    expect(
      lines(locale).filter(
        ({ key, text }) => text === english.get(key) && /\p{L}/u.test(text) && !same.has(text),
      ),
    ).toEqual([]);
});
