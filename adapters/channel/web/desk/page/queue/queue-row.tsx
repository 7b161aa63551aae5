import { Badge } from '@fluentui/react-components';
import { memo } from 'react';
import type { DeskRow } from '../../wire.ts';
import { caseHref } from '../address.ts';
import { useDesk } from '../desk-context.ts';

type Props = {
  readonly row: DeskRow;
  readonly now: number;
  readonly index: number;
  readonly measure: (row: Element | null) => void;
  /** Where it lies, in pixels from the first row. */
  readonly top: number;
  /** The one row that the tab key stops at. */
  readonly reachable: boolean;
  readonly onReached: (caseId: string) => void;
};

/** One case; drawn anew only when something of it has changed, because scrolling asks for all of them in every frame. */
export const QueueRow = memo(({ row, now, index, measure, top, reachable, onReached }: Props) => (
  <tr
    className={`row case${row.open ? '' : ' ended'}`}
    ref={measure}
    data-index={index}
    data-case={row.caseId}
    aria-rowindex={index + 2}
    style={{ transform: `translateY(${top}px)` }}
  >
    <Subject row={row} reachable={reachable} onReached={onReached} />
    <Step row={row} />
    <DueCell row={row} now={now} />
    <Worth row={row} />
  </tr>
));

const Subject = ({ row, reachable, onReached }: Pick<Props, 'row' | 'reachable' | 'onReached'>) => {
  const { t } = useDesk();
  return (
    <td className="subject">
      <a
        className="open"
        href={caseHref(row.caseId)}
        tabIndex={reachable ? 0 : -1}
        onFocus={() => onReached(row.caseId)}
      >
        {row.about}
        {row.other !== null && <> · {row.other}</>}
      </a>
      <p className="quiet">
        {row.label}
        {row.demonstration && <> · {t('desk.demonstration')}</>}
      </p>
      <Marks row={row} />
    </td>
  );
};

const Step = ({ row: { phase, next } }: Pick<Props, 'row'>) => (
  <td className="step">
    <span className="phase">{phase}</span>
    {next !== null && (
      <p>
        <b className="owner">{next.who}</b>
        {next.step}
      </p>
    )}
  </td>
);

const Worth = ({ row: { amount, holder } }: Pick<Props, 'row'>) => {
  const { t } = useDesk();
  return (
    <td className="worth">
      {amount !== null && <b className="amount">{amount}</b>}
      <p className="quiet">
        {holder === null ? t('staff.brief.nobody') : holder.mine ? t('desk.holder.you') : holder.name}
      </p>
    </td>
  );
};

const DANGER: readonly DeskRow['flags'][number]['id'][] = ['paused', 'injury', 'lossOpen'];

const Marks = ({ row: { reason, flags, handedToMe } }: Pick<Props, 'row'>) => {
  const { t } = useDesk();
  if (reason === null && flags.length === 0 && !handedToMe) return null;
  return (
    <div className="marks">
      {handedToMe && (
        <Badge appearance="filled" color="brand">
          {t('desk.handedToYou')}
        </Badge>
      )}
      {flags.map(({ id, label }) => (
        <Badge key={id} appearance="tint" color={DANGER.includes(id) ? 'danger' : 'warning'}>
          {label}
        </Badge>
      ))}
      {reason !== null && flags.every(({ label }) => label !== reason) && (
        <Badge appearance="tint" color="informative">
          {reason}
        </Badge>
      )}
    </div>
  );
};

const DueCell = ({ row: { due, open }, now }: Pick<Props, 'row' | 'now'>) => {
  const { t, deadline, distance } = useDesk();
  const late = due !== null && due.at < now;
  return (
    <td className={`due${late ? ' overdue' : ''}`}>
      {due !== null && open && (
        <>
          <time className={late ? 'late' : ''} dateTime={new Date(due.at).toISOString()}>
            <b>{late ? t('desk.late') : distance(due.at, now)}</b> {deadline(due.at)}
          </time>
          <p className="quiet">{due.why}</p>
        </>
      )}
    </td>
  );
};
