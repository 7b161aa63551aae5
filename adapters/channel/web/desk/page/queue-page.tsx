import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type DeskQueue, FILTERS, type Filter } from '../wire.ts';
import { getQueue, type Problem } from './api.ts';
import { useDesk } from './desk-context.ts';
import { QueueRow } from './queue-row.tsx';
import { queueHref } from './route.ts';
import { useLive } from './use-live.ts';

/** The queue: who is to act, by when and why; earliest date first. */
export const QueuePage = ({ filter }: { readonly filter: Filter }) => {
  const { t } = useDesk();
  const { queue, problem, more } = useQueue(filter);
  useEffect(() => {
    document.title = `${t('desk.queue')} · Parley`;
  }, [t]);
  return (
    <main id="content" class="queue" tabIndex={-1}>
      <h1>{t('desk.queue')}</h1>
      <nav class="filters" aria-label={t('desk.filter')}>
        {FILTERS.map((each) => (
          <a key={each} href={queueHref(each)} aria-current={each === filter ? 'page' : undefined}>
            {t(`desk.filter.${each}`)}
          </a>
        ))}
      </nav>
      {problem !== null && <p role="alert">{problem || t('desk.unreachable')}</p>}
      {queue !== null && queue.rows.length === 0 && <p class="empty">{t(`desk.empty.${filter}`)}</p>}
      {queue !== null && queue.rows.length > 0 && <Rows queue={queue} />}
      {queue?.next != null && (
        <button type="button" class="more" onClick={more}>
          {t('desk.more')}
        </button>
      )}
    </main>
  );
};

const Rows = ({ queue }: { readonly queue: DeskQueue }) => {
  const { t } = useDesk();
  const list = useRef<HTMLUListElement>(null);
  return (
    <>
      <p class="hint" id="queue-keys">
        {t('desk.keys')}
      </p>
      <ul
        class="rows"
        ref={list}
        aria-describedby="queue-keys"
        onKeyDown={(event) => walk(event, list.current)}
      >
        {queue.rows.map((row) => (
          <QueueRow key={row.caseId} row={row} now={queue.now} />
        ))}
      </ul>
    </>
  );
};

/** Arrow keys, Home and End move between the cases; Enter opens one, being a link. */
const walk = (event: KeyboardEvent, list: HTMLUListElement | null): void => {
  const links = [...(list?.querySelectorAll<HTMLAnchorElement>('a.open') ?? [])];
  const at = links.findIndex((link) => link.matches(':focus'));
  const to: { readonly [key: string]: number } = {
    ArrowDown: Math.min(at + 1, links.length - 1),
    ArrowUp: Math.max(at - 1, 0),
    Home: 0,
    End: links.length - 1,
  };
  const next = Object.hasOwn(to, event.key) ? to[event.key] : undefined;
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  links[next]?.focus();
};

/** The pages that were asked for so far, read again whenever something moved. */
const useQueue = (filter: Filter) => {
  const { chrome } = useDesk();
  const [queue, setQueue] = useState<DeskQueue | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const pages = useRef(1);
  const turn = useRef(0);

  const load = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    try {
      let whole = await getQueue(chrome.locale, filter, null);
      for (let page = 1; page < pages.current && whole.next !== null; page += 1) {
        const next = await getQueue(chrome.locale, filter, whole.next);
        whole = { ...next, rows: [...whole.rows, ...next.rows] };
      }
      // A slower answer to an older question must not replace a newer one.
      if (mine !== turn.current) return;
      setQueue(whole);
      setProblem(null);
    } catch (fault) {
      if (mine === turn.current) setProblem((fault as Problem).message);
    }
  }, [chrome.locale, filter]);

  useEffect(() => {
    pages.current = 1;
    setQueue(null);
    load();
  }, [load]);
  useLive(load);
  const more = (): void => {
    pages.current += 1;
    load();
  };
  return { queue, problem, more };
};
