import type { Locale } from '../../../../../core/locale.ts';

/** Each language under its own name: a reader looks for it in that language. */
export const LANGUAGES: { readonly [L in Locale]: string } = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  es: 'Español',
};

/** Not from core/locale.ts: its list comes with the whole validator, which a browser need not load. */
export const OFFERED = Object.keys(LANGUAGES) as readonly Locale[];

const KEPT = 'parley/desk/locale';

/** The language that was chosen before, else that of the host, else the first of the browser's that the desk has. */
export const firstLocale = (hostLanguage: string | null): Locale => {
  const kept = OFFERED.find((locale) => locale === localStorage.getItem(KEPT));
  if (kept !== undefined) return kept;
  for (const tag of [hostLanguage ?? [], navigator.languages].flat()) {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language === 'zh') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
    if (language === 'es' || language === 'en') return language;
  }
  return 'en';
};

export const keepLocale = (locale: Locale): void => localStorage.setItem(KEPT, locale);
