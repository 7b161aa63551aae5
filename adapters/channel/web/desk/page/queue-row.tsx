import type { DeskRow } from '../wire.ts';
import { useDesk } from './desk-context.ts';
import { caseHref } from './route.ts';

export const QueueRow = ({ row, now }: { readonly row: DeskRow; readonly now: number }) => {
  const { t } = useDesk();
  return (
    <li class={`row${row.open ? '' : ' ended'}`}>
      <div class="subject">
        <a class="open" href={caseHref(row.caseId)}>
          {row.about}
          {row.other !== null && <> · {row.other}</>}
        </a>
        <p class="quiet">
          {row.label}
          {row.demonstration && <> · {t('desk.demonstration')}</>}
        </p>
        <Marks row={row} />
      </div>
      <div class="step">
        <span class="phase">{row.phase}</span>
        {row.next !== null && (
          <p>
            <b class="owner">{row.next.who}</b>
            {row.next.step}
          </p>
        )}
      </div>
      <DueCell row={row} now={now} />
      <div class="worth">
        {row.amount !== null && <b class="amount">{row.amount}</b>}
        <p class="quiet">
          {row.holder === null
            ? t('staff.brief.nobody')
            : row.holder.mine
              ? t('desk.holder.you')
              : row.holder.name}
        </p>
      </div>
    </li>
  );
};

const Marks = ({ row }: { readonly row: DeskRow }) => {
  const { t } = useDesk();
  if (row.reason === null && row.flags.length === 0 && !row.handedToMe) return null;
  return (
    <ul class="marks">
      {row.handedToMe && <li class="mark mine">{t('desk.handedToYou')}</li>}
      {row.flags.map(({ id, label }) => (
        <li
          key={id}
          class={`mark ${id === 'paused' || id === 'injury' || id === 'lossOpen' ? 'danger' : 'warn'}`}
        >
          {label}
        </li>
      ))}
      {row.reason !== null && row.flags.every(({ label }) => label !== row.reason) && (
        <li class="mark">{row.reason}</li>
      )}
    </ul>
  );
};

const DueCell = ({ row: { due, open }, now }: { readonly row: DeskRow; readonly now: number }) => {
  const { t, deadline, distance } = useDesk();
  if (due === null || !open) return <div class="due" />;
  const late = due.at < now;
  return (
    <div class={`due${late ? ' late' : ''}`}>
      <time dateTime={new Date(due.at).toISOString()}>
        <b>{late ? t('desk.late') : distance(due.at, now)}</b> {deadline(due.at)}
      </time>
      <p class="quiet">{due.why}</p>
    </div>
  );
};
