import { useEffect } from 'react';
import { lastQueueHref } from '../address.ts';
import { useDesk } from '../desk-context.ts';
import type { PageProps } from '../route.ts';
import { Actions } from './actions.tsx';
import { Answers } from './answers.tsx';
import { CaseHeader } from './case-header.tsx';
import { Composer } from './composer.tsx';
import { CopyLink } from './copy-link.tsx';
import { Dates } from './dates.tsx';
import { Evidence, Story, Timeline } from './lists.tsx';
import { Points } from './points.tsx';
import './case.css';
import { Table } from './table.tsx';
import { Thread } from './thread.tsx';
import { type CaseDesk, useCase } from './use-case.ts';

/** One case: what is so on the left, what can be done and by when on the right. */
export const CasePage = ({ rest: [caseId = ''] }: PageProps) => <OneCase key={caseId} caseId={caseId} />;

const OneCase = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useDesk();
  const desk = useCase(caseId);
  const about = desk.view?.about;
  useEffect(() => {
    if (about === undefined) return;
    document.title = `${about} · Parley`;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [about]);
  return (
    <main id="content" className="case" tabIndex={-1} aria-busy={desk.view === null && desk.problem === null}>
      <p className="back">
        <a href={lastQueueHref()}>← {t('desk.back')}</a>
        {about !== undefined && <CopyLink caseId={caseId} label={about} />}
      </p>
      {desk.problem !== null && <p role="alert">{desk.problem}</p>}
      {desk.view !== null && <Whole desk={desk} view={desk.view} />}
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
        <Story view={view} />
        <Points points={view.points} />
        <Table table={view.table} />
        <Evidence view={view} conversationId={desk.conversationId} />
        <Thread messages={view.messages} />
        <Composer view={view} act={desk.act} />
      </div>
      <div className="column side">
        <Dates view={view} act={desk.act} />
        <Timeline view={view} />
      </div>
    </div>
    <Answers answers={desk.answers} act={desk.act} onDismiss={desk.dismiss} />
  </>
);
