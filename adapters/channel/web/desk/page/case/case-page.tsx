import { type KeyboardEvent, useEffect } from 'react';
import { lastQueueHref } from '../address.ts';
import { useDesk } from '../desk-context.ts';
import type { PageProps } from '../route.ts';
import { Actions } from './actions.tsx';
import { Answers } from './answers.tsx';
import { Brief } from './brief.tsx';
import { CaseHeader } from './case-header.tsx';
import { CopyLink } from './copy-link.tsx';
import { Dates } from './dates.tsx';
import { Evidence } from './evidence.tsx';
import { Story, Timeline } from './lists.tsx';
import { RevealProvider, useRevealing } from './reveal.ts';
import { Stuck } from './stuck.tsx';
import { Table } from './table.tsx';
import { Notes, Thread } from './thread.tsx';
import { type CaseDesk, useCase } from './use-case.ts';
import './case.css';

/** One case: what is so on the left, what can be done and by when on the right. */
export const CasePage = ({ rest: [caseId = ''] }: PageProps) => <OneCase key={caseId} caseId={caseId} />;

const OneCase = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useDesk();
  const desk = useCase(caseId);
  const { reveal, back } = useRevealing();
  const about = desk.view?.about;
  useEffect(() => {
    if (about === undefined) return;
    document.title = `${about} · Parley`;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [about]);
  /** Escape leads back by one step: to the line of the brief, then to the queue; never out of words that were typed. */
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    const { currentTarget, target } = event;
    if (event.key !== 'Escape' || event.defaultPrevented || !(target instanceof HTMLElement)) return;
    // What lies over the page has its own Escape.
    if (!currentTarget.contains(target) || target.matches('input, textarea, select')) return;
    if (!back()) location.hash = lastQueueHref();
  };
  return (
    <main
      id="content"
      className="case"
      tabIndex={-1}
      aria-busy={desk.view === null && desk.problem === null}
      onKeyDown={pressed}
    >
      <p className="back">
        <a href={lastQueueHref()} aria-keyshortcuts="Escape">
          ← {t('desk.back')}
        </a>
        {about !== undefined && <CopyLink caseId={caseId} label={about} />}
      </p>
      {desk.problem !== null && <p role="alert">{desk.problem}</p>}
      <RevealProvider value={reveal}>
        {desk.view !== null && <Whole desk={desk} view={desk.view} />}
      </RevealProvider>
    </main>
  );
};

const Whole = ({ desk, view }: { readonly desk: CaseDesk; readonly view: NonNullable<CaseDesk['view']> }) => (
  <>
    <CaseHeader view={view} conversationId={desk.conversationId} />
    <div className="columns">
      <div className="doing">
        <Actions view={view} desk={desk} />
      </div>
      <div className="column reading">
        <Brief view={view} />
        <Table table={view.table} now={view.now} />
        <Story view={view} />
        <Evidence view={view} conversationId={desk.conversationId} />
        <Thread view={view} act={desk.act} />
        <Notes view={view} act={desk.act} />
      </div>
      <div className="column side">
        <Dates view={view} desk={desk} />
        <Stuck view={view} />
        <Timeline view={view} />
      </div>
    </div>
    <Answers answers={desk.answers} act={desk.act} onDismiss={desk.dismiss} />
  </>
);
