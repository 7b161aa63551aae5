import type { DeskStall, DeskStalls } from '../../wire.ts';
import { hrefOf } from '../address.ts';
import { getStalls, stallsFile } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { ListPage } from '../list-page.tsx';
import { useFetched } from '../use-fetched.ts';

/** The daily stall list: every open case that stands, whose it is, since when and why. */
export const StallsPage = () => {
  const { chrome, t } = useDesk();
  const file = (
    <a href={stallsFile(chrome.locale)} download="">
      {t('desk.stalls.file')}
    </a>
  );
  return (
    <ListPage title="desk.stalls" what="desk.stalls.what" aside={file} fetched={useFetched(getStalls)}>
      {(found) => (
        <>
          {chrome.movableClock && <p className="made-up">{t('desk.madeUp')}</p>}
          {found.cases.length === 0 ? (
            <p className="empty">{t('desk.stalls.none')}</p>
          ) : (
            <ListOf {...found} />
          )}
        </>
      )}
    </ListPage>
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
