import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { Chrome } from '../wire.ts';
import { getJson } from './api.ts';
import type { DictationWord } from './dictation.ts';
import { device } from './keep.ts';
import { localeOf } from './locale.ts';

/** The words that the browser itself says. They come from the server in the reader's language. */
export type Word =
  | 'send'
  | 'placeholder'
  | 'attach'
  | 'attaching'
  | 'attachFailed'
  | 'retry'
  | 'offline'
  | 'reconnecting'
  | 'sending'
  | 'notSent'
  | 'newMessages'
  | 'you'
  | 'bot'
  | 'otherSide'
  | 'person'
  | 'why'
  | 'source'
  | 'language'
  | 'start'
  | 'startWith'
  | 'continueCase'
  | 'yourCases'
  | 'copy'
  | 'copied'
  | 'share'
  | 'qr'
  | 'save'
  | 'saveReceipt'
  | 'close'
  | 'openChat'
  | 'demonstration'
  | 'amount'
  | 'optional'
  | 'required'
  | 'seal'
  | 'changeNumber'
  | 'between'
  | 'closes'
  | 'fileTooLarge'
  | 'fileType'
  | 'remove'
  | 'menu'
  | 'download'
  | 'exportRecord'
  | 'thinking'
  | 'loading'
  | 'failed'
  | 'tryAgain'
  | 'skipToComposer'
  | 'privacyLine'
  | 'botLine'
  | 'tagline'
  | 'howItWorks1'
  | 'howItWorks2'
  | 'howItWorks3'
  | 'enter'
  | 'linkProblem'
  | 'ownVersion'
  | 'edit'
  | 'edited'
  | 'editing'
  | 'editCancel'
  | DictationWord;

/** `fill`: what stands in the places of the word, `{low}` for example. */
type Say = (word: Word, fill?: Readonly<Record<string, string>>) => string;

type Words = {
  readonly chrome: Chrome;
  readonly say: Say;
  readonly choose: (locale: string) => void;
};

const EMPTY: Chrome = { locale: 'en', words: {}, locales: [], procedures: [] };
const Context = createContext<Words>({ chrome: EMPTY, say: () => '', choose: () => {} });
export const WordsProvider = Context.Provider;

/** The reader's language and the words in it. */
export const useWords = (): Words => useContext(Context);

const CHOSEN = 'parley.locale';
const cacheKey = (locale: string): string => `parley.chrome.${locale}`;

/** The language chosen here before, else the one that the embedding page or the link asks for, else the browser's. */
const firstLocale = (): string =>
  device.get(CHOSEN) ??
  localeOf([new URLSearchParams(location.search).get('locale'), ...navigator.languages]);

const cached = (locale: string): Chrome | null => {
  try {
    return JSON.parse(device.get(cacheKey(locale)) ?? 'null') as Chrome | null;
  } catch {
    return null;
  }
};

/**
 * Loads the words; those of the last visit are there at once and are renewed behind them. `null` until there are any;
 * `failed` when they cannot be had.
 */
export const useChrome = (): {
  readonly words: Words | null;
  readonly failed: boolean;
  readonly retry: () => void;
} => {
  const [locale, setLocale] = useState(firstLocale);
  const [chrome, setChrome] = useState(() => cached(locale));
  const [failed, setFailed] = useState(false);
  const load = useCallback(async (): Promise<void> => {
    const answer = await getJson<Chrome>(`/api/chrome?locale=${encodeURIComponent(locale)}`);
    setFailed(!answer.ok);
    if (!answer.ok) return;
    device.set(cacheKey(locale), JSON.stringify(answer.value));
    setChrome(answer.value);
  }, [locale]);
  useEffect(() => void load(), [load]);
  useEffect(() => {
    if (chrome !== null) document.documentElement.lang = chrome.locale;
  }, [chrome]);
  const choose = useCallback((next: string): void => {
    device.set(CHOSEN, next);
    setLocale(next);
  }, []);
  const retry = useCallback((): void => void load(), [load]);
  const words = chrome === null ? null : { chrome, say: sayIn(chrome), choose };
  return { words, failed: failed && chrome === null, retry };
};

const sayIn =
  ({ words }: Chrome): Say =>
  (word, fill = {}) =>
    (words[word] ?? '').replace(/\{(\w+)\}/g, (place, name: string) => fill[name] ?? place);
