import type { Locale } from '../../../core/locale.ts';

/** IETF tags as Telegram's apps send them, by the language that their readers are served in; English where none fits. */
const SPOKEN: readonly { readonly tag: RegExp; readonly locale: Locale }[] = [
  { tag: /^zh\b.*\b(?:hant|tw|hk|mo)\b/iu, locale: 'zh-Hant' },
  { tag: /^zh\b/iu, locale: 'zh-Hans' },
  { tag: /^es\b/iu, locale: 'es' },
];

/** The language of somebody of whom nothing is known but what their app says. `code`: `language_code` of a user. */
export const localeOf = (code: string | undefined): Locale =>
  SPOKEN.find(({ tag }) => tag.test(code ?? ''))?.locale ?? 'en';

/** How each language calls itself, on the buttons of /language. */
export const OWN_NAME: { readonly [L in Locale]: string } = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  es: 'Español',
};
