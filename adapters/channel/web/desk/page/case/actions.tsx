import { useRestoreFocusTarget } from '@fluentui/react-components';
import type { StaffAction } from '../../../../../../core/staff/action.ts';
import type { DeskCase } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { useActionDialog } from './action-dialog.tsx';
import type { CaseDesk } from './use-case.ts';
import './actions.css';

/** Actions that are pressed as they are; every other has a form, which the adjuster's bot writes. */
const DIRECT: readonly StaffAction[] = [
  'takeOver',
  'proposeApproved',
  'acceptHandover',
  'declineHandover',
  'resume',
  'release',
  'offerPreferences',
  'openRoom',
  'endSession',
];
const FIRST: readonly StaffAction[] = ['takeOver', 'acceptHandover', 'resume'];
const ENDS: readonly StaffAction[] = ['refer', 'close'];

/** Everything that the reader may do now; the server read it off the case. */
export const Actions = ({ view, desk }: { readonly view: DeskCase; readonly desk: CaseDesk }) => {
  const { t } = useDesk();
  const { open, dialog } = useActionDialog(desk);
  const restore = useRestoreFocusTarget();
  const { actions } = view.may;
  // Giving more time has its place beside each date.
  const listed = actions.filter((action) => action !== 'extend');
  const order = (action: StaffAction): number =>
    DIRECT.includes(action) ? 0 : ENDS.includes(action) ? 2 : 1;
  return (
    <section>
      <h2>{t('desk.actions')}</h2>
      {actions.length === 0 && <p className="quiet">{t('desk.noActions')}</p>}
      <div className="buttons">
        {listed
          .toSorted((one, other) => order(one) - order(other))
          .map((action) => (
            <button
              key={action}
              type="button"
              className={FIRST.includes(action) ? 'primary' : ENDS.includes(action) ? 'danger' : ''}
              {...(DIRECT.includes(action)
                ? { onClick: () => void desk.act({ kind: 'choice', action }) }
                : { onClick: () => open(action), 'aria-haspopup': 'dialog' as const, ...restore })}
            >
              {t(`staff.action.${action}`)}
            </button>
          ))}
      </div>
      {dialog}
    </section>
  );
};
