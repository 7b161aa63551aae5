import { useState } from 'react';
import type { StaffAction } from '../../../../../../core/staff/action.ts';
import type { DeskCase, DeskForm } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { ASKED, actionFields, DIRECT, type FormAction, isFormAction } from './action-fields.ts';
import { ActionForm, type FormField } from './action-form.tsx';
import type { CaseDesk } from './use-case.ts';

const FIRST: readonly StaffAction[] = ['takeOver', 'acceptHandover', 'resume'];
/** What ends the case is read back first. */
const ENDS: readonly StaffAction[] = ['refer', 'close'];

/** Everything that the reader may do now; the server read it off the case. */
export const Actions = ({ view, desk }: { readonly view: DeskCase; readonly desk: CaseDesk }) => {
  const { t } = useDesk();
  const { act } = desk;
  const { actions } = view.may;
  const forms = actions.filter(isFormAction);
  return (
    <section>
      <h2>{t('desk.actions')}</h2>
      {actions.length === 0 && <p className="quiet">{t('desk.noActions')}</p>}
      <div className="buttons">
        {DIRECT.filter((action) => actions.includes(action)).map((action) => (
          <button
            key={action}
            type="button"
            className={FIRST.includes(action) ? 'primary' : ''}
            onClick={() => act({ kind: 'choice', action })}
          >
            {t(`staff.action.${action}`)}
          </button>
        ))}
      </div>
      {forms.map((action) => (
        <details key={action} className="act" name="act">
          <summary>{t(`staff.action.${action}`)}</summary>
          <OneForm action={action} view={view} act={act} />
        </details>
      ))}
      {ASKED.filter((action) => actions.includes(action)).map((action) => (
        <AskedForm key={action} action={action} desk={desk} />
      ))}
    </section>
  );
};

/** A form that the bot writes when it is opened: what there is to choose from depends on the case as it then is. */
const AskedForm = ({
  action,
  desk,
}: {
  readonly action: (typeof ASKED)[number];
  readonly desk: CaseDesk;
}) => {
  const { t } = useDesk();
  const [form, setForm] = useState<DeskForm | null>(null);
  return (
    <details
      className="act"
      name="act"
      onToggle={({ currentTarget: { open } }) => {
        setForm(null);
        if (open) desk.form(action).then(setForm);
      }}
    >
      <summary>{t(`staff.action.${action}`)}</summary>
      {form === null ? (
        <p className="quiet">{t('desk.loading')}</p>
      ) : (
        <ActionForm
          fields={form.fields}
          hint={form.hint}
          submit={form.submit}
          onSend={(values) => desk.act({ kind: 'form', action, values })}
        />
      )}
    </details>
  );
};

const OneForm = ({
  action,
  view,
  act,
}: {
  readonly action: FormAction;
  readonly view: DeskCase;
  readonly act: CaseDesk['act'];
}) => {
  const { t, chrome } = useDesk();
  const ends = ENDS.includes(action);
  const fields: readonly FormField[] = actionFields(action, view, chrome, t);
  if (action === 'handOver' && chrome.colleagues.length === 0)
    return <p className="quiet">{t('desk.noColleagues')}</p>;
  return (
    <ActionForm
      fields={fields}
      hint={t(`staff.form.${action}`)}
      submit={t(`staff.action.${action}`)}
      {...(ends ? { confirm: t('desk.confirmEnd') } : {})}
      onSend={(values) =>
        ends
          ? act({ kind: 'form', action, values }, { kind: 'choice', action: 'confirm', subject: action })
          : act({ kind: 'form', action, values })
      }
    />
  );
};
