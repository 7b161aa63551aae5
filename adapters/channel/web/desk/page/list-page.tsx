import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import type { DeskWord } from '../words.ts';
import { useDesk } from './desk-context.ts';
import type { Fetched } from './use-fetched.ts';
import './list.css';

type Props<T> = {
  readonly title: DeskWord;
  readonly what: DeskWord;
  /** Beside the title: what can be done with all of it. */
  readonly aside?: ReactNode;
  readonly fetched: Fetched<T>;
  readonly children: (found: T) => ReactNode;
};

/** A page that shows what the server has of one thing: its name, what stands in the way, and what was found. */
export const ListPage = <T,>({ title, what, aside, fetched, children }: Props<T>) => {
  const { t } = useDesk();
  const { found, problem, again } = fetched;
  useEffect(() => {
    document.title = `${t(title)} · Parley`;
  }, [t, title]);
  return (
    <main id="content" className="list" tabIndex={-1}>
      <div className="head">
        <h1>{t(title)}</h1>
        {aside}
      </div>
      <p className="quiet">{t(what)}</p>
      {problem !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{problem}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={again}>
              {t('desk.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {found === null && problem === null && <Spinner label={t('desk.loading')} />}
      {found !== null && children(found)}
    </main>
  );
};
