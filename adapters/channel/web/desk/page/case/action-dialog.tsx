import { Dialog, DialogSurface, DialogTitle, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { StaffAction } from '../../../../../../core/staff/action.ts';
import type { WireInput } from '../../../wire.ts';
import type { DeskForm } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { ActionForm } from './action-form.tsx';
import { AnswerChoices, AnswerLines } from './answers.tsx';
import type { CaseDesk } from './use-case.ts';
import { useUncovered } from './use-uncovered.ts';

type Preset = { readonly [field: string]: string };
type Opened = { readonly action: StaffAction; readonly form: DeskForm };

/**
 * Opens the form of an action as the bot writes it for the case as it then is. The dialog comes with its form and not
 * before, so that the focus has a field to go to; where there is none the page says why.
 */
export const useActionDialog = (
  desk: CaseDesk,
): { readonly dialog: ReactNode; readonly open: (action: StaffAction, preset?: Preset) => void } => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = async (action: StaffAction, preset: Preset = {}): Promise<void> => {
    desk.dismiss();
    const form = await desk.form(action);
    if (form === null) return;
    const fields = form.fields.map((field) => ({ ...field, value: preset[field.name] ?? field.value ?? '' }));
    setOpened({ action, form: { ...form, fields } });
  };
  return {
    open: (action, preset) => void open(action, preset),
    dialog: opened !== null && <ActionDialog {...opened} desk={desk} onClose={() => setOpened(null)} />,
  };
};

/**
 * One action: its form, what Parley says to it, and what it asks back. Closes when the action took effect; what was typed
 * stays as long as it did not.
 */
const ActionDialog = ({
  action,
  form,
  desk: { act, dismiss, answers },
  onClose,
}: Opened & { readonly desk: CaseDesk; readonly onClose: () => void }) => {
  const { t } = useDesk();
  useUncovered();
  const send = async (input: WireInput): Promise<boolean> => {
    const took = await act(input);
    if (took) onClose();
    return took;
  };
  const close = (): void => {
    dismiss();
    onClose();
  };
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && close()}>
      <DialogSurface className="case acting" aria-describedby={undefined}>
        <DialogTitle action={null}>{t(`staff.action.${action}`)}</DialogTitle>
        <ActionForm
          fields={form.fields}
          hint={form.hint}
          submit={form.submit}
          onSend={(values) => send({ kind: 'form', action, values })}
          onCancel={close}
        />
        <div role="status">
          {answers.length > 0 && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>
                <AnswerLines answers={answers} />
              </MessageBarBody>
            </MessageBar>
          )}
        </div>
        <AnswerChoices answers={answers} onChoice={send} />
      </DialogSurface>
    </Dialog>
  );
};
