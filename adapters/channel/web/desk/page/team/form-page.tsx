import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import { useDesk } from '../desk-context.ts';
import type { Fetched } from '../use-fetched.ts';
import '../list.css';
import './form.css';

/** A page with one form, and the way back to where it was opened. */
export const FormPage = ({
  title,
  back,
  fetched,
  children,
}: {
  readonly title: string;
  readonly back: string;
  /** What the form is about, where it has to come first. */
  readonly fetched?: Fetched<unknown>;
  readonly children: ReactNode;
}) => {
  const { t } = useDesk();
  useEffect(() => {
    document.title = `${title} · Parley`;
  }, [title]);
  return (
    <main id="content" className="list form" tabIndex={-1}>
      <p>
        <a href={back}>{t('desk.back')}</a>
      </p>
      <h1>{title}</h1>
      {fetched != null && fetched.problem !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{fetched.problem}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={fetched.again}>
              {t('desk.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {fetched?.found === null && fetched.problem === null && <Spinner label={t('desk.loading')} />}
      {children}
    </main>
  );
};
