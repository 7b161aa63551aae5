import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { DeskStall, DeskStalls } from '../../wire.ts';
import { hrefOf } from '../address.ts';
import { getStalls, type Problem, stallsFile } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { useWake } from '../live.ts';
import './stalls.css';

/** The daily stall list: every open case that stands, whose it is, since when and why. */
export const StallsPage = () => {
  const { chrome, live, t } = useDesk();
  const { locale } = chrome;
  const [found, setFound] = useState<DeskStalls | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(async (): Promise<void> => {
    try {
      setFound(await getStalls(locale));
      setProblem(null);
    } catch (fault) {
      setProblem((fault as Problem).message || t('desk.unreachable'));
    }
  }, [locale, t]);
  useEffect(() => {
    document.title = `${t('desk.stalls')} · Parley`;
    void load();
  }, [load, t]);
  useWake(live, load);
  return (
    <main id="content" className="stalls" tabIndex={-1}>
      <div className="head">
        <h1>{t('desk.stalls')}</h1>
        <a href={stallsFile(locale)} download="">
          {t('desk.stalls.file')}
        </a>
      </div>
      <p className="quiet">{t('desk.stalls.what')}</p>
      {problem !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{problem}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={load}>
              {t('desk.retry')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {found === null && problem === null && <Spinner label={t('desk.loading')} />}
      {found !== null &&
        (found.cases.length === 0 ? (
          <p className="empty">{t('desk.stalls.none')}</p>
        ) : (
          <ListOf now={found.now} cases={found.cases} />
        ))}
    </main>
  );
};

const ListOf = ({ now, cases }: DeskStalls) => {
  const { t } = useDesk();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('report.stall.case')}</th>
          <th scope="col">{t('report.stall.why')}</th>
          <th scope="col">{t('report.stall.step')}</th>
          <th scope="col">{t('report.stall.owner')}</th>
          <th scope="col">{t('report.stall.since')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => (
          <Stall key={each.caseId} now={now} stall={each} />
        ))}
      </tbody>
    </table>
  );
};

const Stall = ({ now, stall }: { readonly now: number; readonly stall: DeskStall }) => {
  const { distance, deadline } = useDesk();
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf('case', stall.caseId)}>
          {stall.about}
          {stall.other !== '' && <> · {stall.other}</>}
        </a>
        <span className="quiet">{stall.label}</span>
      </th>
      <td>{stall.why.join(' · ')}</td>
      <td>
        {stall.step}
        {stall.due !== null && (
          <time
            className={`quiet${stall.due < now ? ' late' : ''}`}
            dateTime={new Date(stall.due).toISOString()}
          >
            {deadline(stall.due)}
          </time>
        )}
      </td>
      <td>{stall.owner}</td>
      <td>
        <time dateTime={new Date(stall.since).toISOString()}>{distance(stall.since, now)}</time>
      </td>
    </tr>
  );
};
