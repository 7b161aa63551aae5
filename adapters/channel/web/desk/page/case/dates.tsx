import { useRestoreFocusTarget } from '@fluentui/react-components';
import type { DeskCase, DeskDate } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { useActionDialog } from './action-dialog.tsx';
import type { CaseDesk } from './use-case.ts';

/** Every date of the case: who has to do what by when, why then, and the way to give more time. */
export const Dates = ({ view, desk }: { readonly view: DeskCase; readonly desk: CaseDesk }) => {
  const { t } = useDesk();
  const { open, dialog } = useActionDialog(desk);
  if (view.dates.length === 0) return null;
  return (
    <section>
      <h2>{t('desk.dates')}</h2>
      <ul className="dates">
        {view.dates.map((date) => (
          <OneDate
            key={date.key}
            date={date}
            view={view}
            onExtend={() => open('extend', { clock: date.clock })}
          />
        ))}
      </ul>
      {dialog}
    </section>
  );
};

const OneDate = ({
  date,
  view,
  onExtend,
}: {
  readonly date: DeskDate;
  readonly view: DeskCase;
  readonly onExtend: () => void;
}) => {
  const { t, deadline, distance } = useDesk();
  const restore = useRestoreFocusTarget();
  const may = date.extendable && view.may.actions.includes('extend');
  return (
    <li className={date.at < view.now ? 'late' : ''}>
      <p>
        <b className="owner">{date.who}</b>
        {date.step}
      </p>
      <p>
        <time dateTime={new Date(date.at).toISOString()}>
          <b>{distance(date.at, view.now)}</b> · {deadline(date.at)}
        </time>
        {date.moved && <> · {t('desk.moved')}</>}
      </p>
      <p className="quiet">
        {date.why} ({date.source}
        {!date.verified && <>, {t('desk.unverified')}</>})
      </p>
      {may && (
        <button
          type="button"
          className="small"
          aria-haspopup="dialog"
          aria-label={`${t('staff.action.extend')}: ${date.who}, ${date.step}`}
          onClick={onExtend}
          {...restore}
        >
          {t('staff.action.extend')}
        </button>
      )}
    </li>
  );
};
