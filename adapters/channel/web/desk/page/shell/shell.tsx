import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { Suspense, useEffect } from 'react';
import type { Locale } from '../../../../../../core/locale.ts';
import type { PageId } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { useConnected } from '../live.ts';
import { ORDER, PAGE, useRoute } from '../route.ts';
import { SuggestKey } from './suggest-key.tsx';
import { TopBar } from './top-bar.tsx';
import './shell.css';

/** What stands around every page: the bar with the ways to the others, and whether the connection holds. */
export const Shell = ({ onLocale }: { readonly onLocale: (locale: Locale) => void }) => {
  const { chrome, live, t } = useDesk();
  const route = useRoute();
  const connected = useConnected(live);
  const shown = chrome.pages.includes(route.page) ? route : { page: firstOf(chrome.pages), rest: [] };
  const { Page } = PAGE[shown.page];
  useFetchedAhead(chrome.pages);
  return (
    <>
      <TopBar page={shown.page} onLocale={onLocale} />
      <div role="status" className="connection">
        {!connected && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('desk.offline')}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <SuggestKey hidden={shown.page === 'own'} />
      <Suspense fallback={<Coming name={t(PAGE[shown.page].word ?? 'desk.queue')} />}>
        <Page rest={shown.rest} />
      </Suspense>
    </>
  );
};

/** A page whose code is on its way. */
const Coming = ({ name }: { readonly name: string }) => {
  const { t } = useDesk();
  return (
    <main id="content" tabIndex={-1} className="list" aria-busy="true">
      <h1>{name}</h1>
      <Spinner className="coming" label={t('desk.loading')} />
    </main>
  );
};

/** Where a reader lands who may not see what they asked for: the first page that is in the navigation. */
const firstOf = (pages: readonly PageId[]): PageId =>
  ORDER.find((page) => pages.includes(page) && PAGE[page].word !== null) ?? 'own';

/** While nothing else is to do, the code of the other pages comes too, so that going there costs no wait. */
const useFetchedAhead = (pages: readonly (keyof typeof PAGE)[]): void => {
  useEffect(() => {
    const fetchAll = (): void => {
      // One that cannot be had now is asked for again when it is opened.
      for (const page of pages) PAGE[page].load().catch(() => {});
    };
    const timer = setTimeout(fetchAll, 500);
    return () => clearTimeout(timer);
  }, [pages]);
};
