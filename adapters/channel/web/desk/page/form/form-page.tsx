import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import type { DeskWord } from '../../words.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk-context.ts';
import type { Fetched } from '../use-fetched.ts';
import '../list.css';
import './form.css';

/** Where a form leads back to, by the page's own name. */
export type Back = 'team' | 'registry' | 'leave';
const PAGE_NAME = {
  team: 'team.title',
  registry: 'registry.title',
  leave: 'leave.title',
} as const satisfies {
  readonly [B in Back]: DeskWord;
};

/** A page with one form, and the way back to where it was opened. */
export const FormPage = ({
  title,
  back,
  fetched,
  children,
}: {
  readonly title: string;
  /** The page that it was opened from. */
  readonly back: Back;
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
        <a href={hrefOf(back)}>‹ {t(PAGE_NAME[back])}</a>
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
