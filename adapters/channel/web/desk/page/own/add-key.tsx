import { Button, Field, Input } from '@fluentui/react-components';
import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { useState } from 'react';
import { addKey, keyOptions, Problem } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { deviceSaid } from './device.ts';

/** Makes a key on this device, or on one beside it, under a name that its owner knows it by. */
export const AddKey = ({ onAdd }: { readonly onAdd: (added: Promise<unknown>) => Promise<void> }) => {
  const { chrome, t } = useDesk();
  const { locale } = chrome;
  const [name, setName] = useState(() => deviceSaid(navigator.userAgent));
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  if (!browserSupportsWebAuthn()) return null;
  const add = async (): Promise<void> => {
    const optionsJSON = await keyOptions(locale);
    // Whoever turns away from what the browser asks gets an error, as does one whose device has a key already.
    const answer = await startRegistration({ optionsJSON }).catch(() => {
      throw new Problem(t('own.keyEnded'), 0);
    });
    await addKey(locale, name, answer);
  };
  return (
    <form
      className="add"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (busy) return;
        if (name.trim() === '') return setMissing(true);
        setBusy(true);
        await onAdd(add());
        setBusy(false);
      }}
    >
      <Field label={t('own.keyName')} required {...(missing ? { validationMessage: t('desk.fillIn') } : {})}>
        <Input
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(_event, { value }) => {
            setName(value);
            setMissing(false);
          }}
        />
      </Field>
      <Button type="submit" appearance="primary" aria-disabled={busy}>
        {t('own.keyAdd')}
      </Button>
    </form>
  );
};
