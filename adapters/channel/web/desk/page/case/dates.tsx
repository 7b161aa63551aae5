import type { DeskCase, DeskDate } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { ActionForm } from './action-form.tsx';
import type { CaseDesk } from './use-case.ts';

/** Every date of the case: who has to do what by when, why then, and the way to give more time. */
export const Dates = ({ view, act }: { readonly view: DeskCase; readonly act: CaseDesk['act'] }) => {
  const { t } = useDesk();
  if (view.dates.length === 0) return null;
  return (
    <section>
      <h2>{t('desk.dates')}</h2>
      <ul className="dates">
        {view.dates.map((date) => (
          <OneDate key={date.key} date={date} view={view} act={act} />
        ))}
      </ul>
    </section>
  );
};

const OneDate = ({
  date,
  view,
  act,
}: {
  readonly date: DeskDate;
  readonly view: DeskCase;
  readonly act: CaseDesk['act'];
}) => {
  const { t, deadline, distance } = useDesk();
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
        <details className="act" name="act">
          <summary>
            {t('staff.action.extend')}
            <span className="hidden">
              {' '}
              {date.who} {date.step}
            </span>
          </summary>
          <ActionForm
            fields={[
              { name: 'date', label: 'staff.field.date', type: 'date', required: true },
              { name: 'reason', label: 'staff.field.reason', type: 'longText', required: true },
            ]}
            hint={t('staff.form.extend')}
            submit={t('staff.action.extend')}
            onSend={(values) => act({ kind: 'form', action: 'extend', subject: date.clock, values })}
          />
        </details>
      )}
    </li>
  );
};
