import { LOCALES, type Locale } from '../../../../core/locale.ts';
import type { Chrome } from '../wire.ts';
import type { WebParts } from './parts.ts';
import { sayer } from './words.ts';

/** What the browser says by itself, keys `chrome.<name>`; everything else reaches it as finished sentences. */
export const BROWSER_WORDS = [
  'amount',
  'attach',
  'attachFailed',
  'attaching',
  'between',
  'bot',
  'botLine',
  'changeNumber',
  'close',
  'closes',
  'continueCase',
  'copied',
  'copy',
  'demonstration',
  'dictate',
  'dictateDenied',
  'dictateFailed',
  'dictateOffline',
  'dictating',
  'download',
  'edit',
  'editCancel',
  'edited',
  'editing',
  'enter',
  'exportRecord',
  'failed',
  'fileTooLarge',
  'fileType',
  'howItWorks1',
  'howItWorks2',
  'howItWorks3',
  'language',
  'linkProblem',
  'loading',
  'menu',
  'newMessages',
  'notSent',
  'offline',
  'openChat',
  'optional',
  'otherSide',
  'ownVersion',
  'person',
  'placeholder',
  'privacyLine',
  'qr',
  'reconnecting',
  'remove',
  'required',
  'retry',
  'save',
  'saveReceipt',
  'seal',
  'send',
  'sending',
  'share',
  'skipToComposer',
  'source',
  'start',
  'startWith',
  'tagline',
  'thinking',
  'tryAgain',
  'why',
  'you',
  'yourCases',
] as const;

/** Words that every channel says, by their own keys. */
const SHARED: { readonly [name: string]: string } = {
  fileTooLarge: 'fileProblem.size',
  fileType: 'fileProblem.type',
};

/** Places that the browser fills by itself stay as they are. */
const OPEN_PLACES = { low: '{low}', high: '{high}' };

/** Each language by its own name. */
const NAMES: { readonly [L in Locale]: string } = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  es: 'Español',
};

/** The browser's words in each language, said once. */
export const chromeOf = ({ wording, procedures }: Pick<WebParts, 'wording' | 'procedures'>) => {
  const say = sayer(wording);
  const locales = LOCALES.map((locale) => ({ locale, name: NAMES[locale] }));
  const inLocale = (locale: Locale): Chrome => ({
    locale,
    words: Object.fromEntries(
      BROWSER_WORDS.map((name) => [name, say(SHARED[name] ?? `chrome.${name}`, locale, OPEN_PLACES)]),
    ),
    locales,
    procedures: procedures.map(({ id, title }) => ({ id, title: title[locale] })),
  });
  const all = new Map(LOCALES.map((locale) => [locale, inLocale(locale)]));
  return (locale: Locale): Chrome => all.get(locale) ?? inLocale(locale);
};
