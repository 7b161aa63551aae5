import type { DeskMove, DeskTable } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { OffersChart } from './chart.tsx';
import './table.css';

/** What lies on the table: moves over time, how far apart they are, the agreement and its promises. */
export const Table = ({ table, now }: { readonly table: DeskTable; readonly now: number }) => {
  const { t } = useDesk();
  const { moves, apart, remarks, agreement, promises } = table;
  if (moves.length === 0 && remarks.length === 0) return null;
  return (
    <section>
      <h2>{t('desk.offers')}</h2>
      {apart !== null && (
        <p className="apart">
          {t('desk.apart.asked')} <b>{apart.demanded}</b> · {t('desk.apart.offered')} <b>{apart.offered}</b> ·{' '}
          {t('desk.apart.gap')} <b>{apart.gap}</b>
        </p>
      )}
      <OffersChart table={table} now={now} />
      <ol className="moves">
        {moves.map((move) => (
          <Move key={move.id} move={move} />
        ))}
      </ol>
      {remarks.map((remark) => (
        <p key={remark} className="remark">
          {remark}
        </p>
      ))}
      {agreement !== null && (
        <>
          <h3>{t('desk.agreement')}</h3>
          <dl className="sheet">
            {agreement.rows.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="remark">{agreement.state}</p>
        </>
      )}
      {promises.length > 0 && <Promises promises={promises} />}
    </section>
  );
};

const Move = ({ move }: { readonly move: DeskMove }) => {
  const { moment } = useDesk();
  return (
    <li className={`move ${move.by}${move.status === 'open' || move.status === 'proposal' ? ' live' : ''}`}>
      <p>
        <b>{move.who}</b> <span className="amount">{move.terms}</span>{' '}
        <span className="quiet">
          {move.statusLabel} · {moment(move.at)}
        </span>
      </p>
      {move.reason !== null && <p dir="auto">{move.reason}</p>}
    </li>
  );
};

const Promises = ({ promises }: Pick<DeskTable, 'promises'>) => {
  const { t, deadline } = useDesk();
  return (
    <>
      <h3>{t('desk.promises')}</h3>
      <ul className="moves">
        {promises.map(({ what, dueAt, status, statusLabel }) => (
          <li
            key={`${what}${dueAt}`}
            className={`move ${status === 'broken' || status === 'disputed' ? 'late' : ''}`}
          >
            <p>
              {what} <b>{statusLabel}</b> <span className="quiet">{deadline(dueAt)}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
};
