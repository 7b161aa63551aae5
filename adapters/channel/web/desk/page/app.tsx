import { FluentProvider } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Locale } from '../../../../../core/locale.ts';
import type { Host } from '../host/host.ts';
import { getChrome, Problem } from './api.ts';
import { type DeskContext, DeskProvider, deskContext } from './desk-context.ts';
import { firstLocale, keepLocale } from './language.ts';
import { openLive } from './live.ts';
import { LOOK, useTheme } from './look.ts';
import { Shell } from './shell/shell.tsx';

/** What to say before there are words: the desk could not even be asked for them. */
const OFFLINE: { readonly [L in Locale]: string } = {
  en: 'Parley cannot be reached right now. The desk tries again by itself.',
  'zh-Hant': '目前連不上 Parley，會自動再試。',
  'zh-Hans': '目前无法连接 Parley，会自动重试。',
  es: 'No se puede conectar con Parley. La mesa de trabajo vuelve a intentarlo sola.',
};
const RETRY = 3_000;

/** The whole console, dressed as its host is dressed, in the language of its reader. */
export const App = ({ host }: { readonly host: Host }) => {
  const [locale, setLocale] = useState(() => firstLocale(host.language));
  const theme = useTheme(host);
  const { desk, problem } = useDeskOf(locale, host);
  useEffect(() => {
    if (desk !== null || problem !== null) host.shown();
  }, [desk, problem, host]);
  useEffect(() => {
    // Scroll bars and what the browser draws by itself.
    document.documentElement.style.colorScheme = theme === 'light' ? 'light' : 'dark';
  }, [theme]);
  const choose = useCallback((chosen: Locale) => {
    keepLocale(chosen);
    setLocale(chosen);
  }, []);
  return (
    <FluentProvider theme={LOOK[theme]} className={`desk ${theme}`} lang={locale}>
      {problem !== null ? (
        <main className="alone">
          <h1>Parley</h1>
          <p role="alert">{problem}</p>
        </main>
      ) : desk === null ? (
        <main className="alone" aria-busy="true" />
      ) : (
        <DeskProvider value={desk}>
          <Shell onLocale={choose} />
        </DeskProvider>
      )}
    </FluentProvider>
  );
};

const isRefusal = (fault: unknown): fault is Problem =>
  fault instanceof Problem && fault.status >= 400 && fault.status < 500;

/** In a frame the host signs in; the provider's page would refuse to be shown there. */
const leadsToSignIn = (fault: unknown, host: Host): boolean => {
  if (!(fault instanceof Problem) || fault.signIn === null || host.framed) return false;
  location.assign(fault.signIn);
  return true;
};

/** Words, reader and pages; asked for again until the server answers. A refusal is final until the page is loaded anew. */
const useDeskOf = (locale: Locale, host: Host) => {
  const [desk, setDesk] = useState<DeskContext | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const live = useMemo(() => ({ opened: null as ReturnType<typeof openLive> | null }), []);
  useEffect(() => {
    let timer = 0;
    let left = false;
    const load = async (): Promise<void> => {
      try {
        const chrome = await getChrome(locale);
        if (left) return;
        // After the words: a reader who is not let in follows nothing.
        live.opened ??= openLive();
        setDesk(deskContext(chrome, host, live.opened));
        setProblem(null);
      } catch (fault) {
        if (left || leadsToSignIn(fault, host)) return;
        const refused = isRefusal(fault);
        setProblem(refused ? fault.message : OFFLINE[locale]);
        if (!refused) timer = window.setTimeout(load, RETRY);
      }
    };
    document.documentElement.lang = locale;
    load();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [locale, host, live]);
  return { desk, problem };
};
