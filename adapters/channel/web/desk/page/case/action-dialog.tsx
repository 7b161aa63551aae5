import {
  Dialog,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  Spinner,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { StaffAction } from '../../../../../../core/staff/action.ts';
import type { WireInput } from '../../../wire.ts';
import type { DeskForm } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';
import { ActionForm } from './action-form.tsx';
import { AnswerChoices, AnswerLines } from './answers.tsx';
import type { CaseDesk } from './use-case.ts';

type Props = {
  readonly action: StaffAction;
  readonly desk: CaseDesk;
  /** What the form begins with, besides what it says itself. */
  readonly preset?: { readonly [name: string]: string };
  readonly onClose: () => void;
};

/**
 * One action: its form as the bot writes it when it is opened, what Parley says to it, and what it asks back. Closes when
 * the action took effect; what was typed stays as long as it did not.
 */
export const ActionDialog = ({ action, desk, preset = {}, onClose }: Props) => {
  const { t } = useDesk();
  const [form, setForm] = useState<DeskForm | null>(null);
  const [asked, setAsked] = useState(false);
  const { form: open, act, dismiss, answers, conversationId } = desk;
  const ask = useRef(open);
  useEffect(() => {
    ask.current(action).then((put) => {
      setForm(put);
      setAsked(true);
    });
  }, [action]);
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
    <Dialog open onOpenChange={(_event, { open: stays }) => !stays && close()}>
      <DialogSurface className="case acting" aria-describedby={undefined}>
        <DialogTitle action={null}>{t(`staff.action.${action}`)}</DialogTitle>
        {!asked && <Spinner label={t('desk.loading')} />}
        {form !== null && (
          <ActionForm
            fields={form.fields.map((field) => ({
              ...field,
              value: preset[field.name] ?? field.value ?? '',
            }))}
            hint={form.hint}
            submit={form.submit}
            onSend={(values) => send({ kind: 'form', action, values })}
            onCancel={close}
            key={conversationId}
          />
        )}
        <div role="status">
          {answers.length > 0 && (
            <MessageBar intent="info" layout="multiline" politeness="polite">
              <MessageBarBody>
                <AnswerLines answers={answers} />
              </MessageBarBody>
            </MessageBar>
          )}
        </div>
        <AnswerChoices answers={answers} onChoice={send} />
        {form === null && asked && (
          <button type="button" onClick={close}>
            {t('desk.dismiss')}
          </button>
        )}
      </DialogSurface>
    </Dialog>
  );
};
