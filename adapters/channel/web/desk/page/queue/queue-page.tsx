import { Button, MessageBar, MessageBarActions, MessageBarBody, SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { FILTERS, type Filter } from '../../wire.ts';
import { hrefOf, keepQueueHref } from '../address.ts';
import { useDesk } from '../desk-context.ts';
import type { PageProps } from '../route.ts';
import { QueueGrid } from './queue-grid.tsx';
import { QueueSkeleton } from './queue-skeleton.tsx';
import { useQueue } from './use-queue.ts';
import './queue.css';

/** How long a reader stops typing before the search begins, in milliseconds. */
const PAUSE = 200;

/** The queue: who is to act, by when and why; earliest date first. Its address holds the filter and what is searched for. */
export const QueuePage = ({ rest: [name, text = ''] }: PageProps) => {
  const { t } = useDesk();
  const filter = FILTERS.find((each) => each === name) ?? 'all';
  const queue = useQueue(filter, text);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${t('desk.queue')} · Parley`;
    keepQueueHref(queueHref(filter, text));
  }, [t, filter, text]);
  return (
    <main id="content" className="queue" tabIndex={-1} ref={main}>
      <div className="head">
        <h1>{t('desk.queue')}</h1>
        {queue.here !== null && <p className="here">{queue.here}</p>}
        <Search filter={filter} text={text} />
      </div>
      <nav className="filters" aria-label={t('desk.filter')}>
        {FILTERS.map((each) => (
          <a key={each} href={queueHref(each, text)} aria-current={each === filter ? 'page' : undefined}>
            {t(`desk.filter.${each}`)}
          </a>
        ))}
      </nav>
      {queue.problem !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{queue.problem}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={queue.reader.again}>
              {t('desk.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {queue.rows === null ? (
        queue.problem === null && <QueueSkeleton />
      ) : queue.rows.length === 0 ? (
        <p className="empty">{t(text === '' ? `desk.empty.${filter}` : 'desk.empty.search')}</p>
      ) : (
        <QueueGrid key={`${filter}/${text}`} queue={queue} rows={queue.rows} scroller={main} />
      )}
    </main>
  );
};

const queueHref = (filter: Filter, text: string): string =>
  text === '' ? hrefOf('queue', filter) : hrefOf('queue', filter, text);

/** `/` goes there from anywhere in the queue; Escape empties it and leaves it. */
const Search = ({ filter, text }: { readonly filter: Filter; readonly text: string }) => {
  const { t } = useDesk();
  const [typed, setTyped] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (typed.trim() === text) return;
    // Replaced, not added: going back leads to the page before, not through every letter.
    const timer = setTimeout(() => location.replace(queueHref(filter, typed.trim())), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, filter, text]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  return (
    <SearchBox
      input={{ ref: input }}
      className="search"
      aria-label={t('desk.search')}
      aria-description={t('desk.search.key')}
      placeholder={t('desk.search')}
      value={typed}
      onChange={(_event, { value }) => setTyped(value)}
      onKeyDown={({ key }) => {
        if (key !== 'Escape') return;
        setTyped('');
        document.querySelector<HTMLElement>('.grid a.open[tabindex="0"]')?.focus();
      }}
    />
  );
};

const isTyping = ({ target }: Event): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
