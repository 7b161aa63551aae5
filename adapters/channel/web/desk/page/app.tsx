import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Locale } from '../../../../../core/locale.ts';
import type { Host } from '../host/host.ts';
import { getChrome, Problem } from './api.ts';
import { CasePage } from './case-page.tsx';
import { type DeskContext, DeskProvider, deskContext } from './desk-context.ts';
import { firstLocale, keepLocale } from './language.ts';
import { QueuePage } from './queue-page.tsx';
import { useRoute } from './route.ts';
import { TopBar } from './top-bar.tsx';

/** What to say before there are words: the desk could not even be asked for them. */
const OFFLINE: { readonly [L in Locale]: string } = {
  en: 'Parley cannot be reached right now. The desk tries again by itself.',
  'zh-Hant': '目前連不上 Parley，會自動再試。',
  'zh-Hans': '目前无法连接 Parley，会自动重试。',
  es: 'No se puede conectar con Parley. La mesa de trabajo vuelve a intentarlo sola.',
};
const RETRY = 3_000;

export const App = ({ host }: { readonly host: Host }) => {
  const [locale, setLocale] = useState(() => firstLocale(host.language));
  const [desk, setDesk] = useState<DeskContext | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const route = useRoute();

  useEffect(() => {
    let timer = 0;
    const load = async (): Promise<void> => {
      try {
        setDesk(deskContext(await getChrome(locale), host));
        setProblem(null);
      } catch (fault) {
        const refused = fault instanceof Problem && fault.status >= 400 && fault.status < 500;
        setProblem(refused ? fault.message : OFFLINE[locale]);
        if (!refused) timer = window.setTimeout(load, RETRY);
      }
    };
    document.documentElement.lang = locale;
    load();
    return () => clearTimeout(timer);
  }, [locale, host]);
  const shown = desk !== null || problem !== null;
  useEffect(() => {
    if (shown) host.shown();
  }, [shown, host]);

  const choose = useCallback((chosen: Locale) => {
    keepLocale(chosen);
    setLocale(chosen);
  }, []);

  if (problem !== null)
    return (
      <main class="alone" lang={locale}>
        <h1>Parley</h1>
        <p role="alert">{problem}</p>
      </main>
    );
  if (desk === null) return <main class="alone" aria-busy="true" />;
  return (
    <DeskProvider value={desk}>
      <TopBar onLocale={choose} />
      {route.page === 'queue' ? (
        <QueuePage filter={route.filter} />
      ) : (
        <CasePage key={route.caseId} caseId={route.caseId} />
      )}
    </DeskProvider>
  );
};
