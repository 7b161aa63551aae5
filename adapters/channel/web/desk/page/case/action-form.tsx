import { useId, useRef, useState } from 'react';
import type { DeskField } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';

type Values = { readonly [name: string]: string };

/** A form of one action. `onSend` resolves to true when it took effect; until then what was typed stays. */
export const ActionForm = ({
  fields,
  hint,
  submit,
  onSend,
  onCancel,
}: {
  readonly fields: readonly DeskField[];
  readonly hint: string;
  readonly submit: string;
  readonly onSend: (values: Values) => Promise<boolean>;
  readonly onCancel: () => void;
}) => {
  const { t } = useDesk();
  const [values, setValues] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ''])),
  );
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const shown = fields.filter(({ after }) => after === undefined || values[after] !== '');

  const send = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await onSend(Object.fromEntries(shown.map(({ name }) => [name, values[name] ?? ''])));
    setBusy(false);
  };
  const submitted = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    const empty = shown.filter(({ name, required }) => required && (values[name] ?? '').trim() === '');
    setMissing(empty.map(({ name }) => name));
    const [first] = empty;
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`[name="${first.name}"]`)?.focus();
    else send();
  };
  return (
    <form className="action" ref={form} onSubmit={submitted} noValidate>
      <p className="quiet">{hint}</p>
      {shown.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          missing={missing.includes(field.name)}
          onValue={(value) => {
            setValues({ ...values, [field.name]: value });
            setMissing(missing.filter((name) => name !== field.name));
          }}
        />
      ))}
      <div className="buttons">
        <button type="submit" className="primary" aria-disabled={busy}>
          {submit}
        </button>
        <button type="button" onClick={onCancel}>
          {t('desk.cancel')}
        </button>
      </div>
    </form>
  );
};

const Field = ({
  field: { label, unit, required, ...field },
  value,
  missing,
  onValue,
}: {
  readonly field: DeskField;
  readonly value: string;
  readonly missing: boolean;
  readonly onValue: (value: string) => void;
}) => {
  const { t } = useDesk();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {unit !== undefined && <> ({unit})</>}
        {!required && <span className="quiet"> {t('desk.optional')}</span>}
      </label>
      <Input id={id} field={field} value={value} missing={missing} onValue={onValue} />
      {missing && (
        <p className="wrong" id={`${id}-wrong`}>
          {t('desk.fillIn')}
        </p>
      )}
    </div>
  );
};

const Input = ({
  id,
  field: { name, type, options = [] },
  value,
  missing,
  onValue,
}: {
  readonly id: string;
  readonly field: Pick<DeskField, 'name' | 'type' | 'options'>;
  readonly value: string;
  readonly missing: boolean;
  readonly onValue: (value: string) => void;
}) => {
  const common = {
    id,
    name,
    value,
    'aria-invalid': missing,
    'aria-describedby': missing ? `${id}-wrong` : undefined,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      onValue(currentTarget.value),
  };
  if (type === 'longText') return <textarea {...common} rows={3} maxLength={2_000} />;
  if (type === 'choice')
    return (
      <select {...common}>
        {(value === '' || options.length === 0) && <option value="" />}
        {options.map(({ value: option, label }) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    );
  if (type === 'date') return <input {...common} type="date" />;
  return (
    <input
      {...common}
      type="text"
      inputMode={type === 'amount' ? 'decimal' : type === 'days' ? 'numeric' : undefined}
      autoComplete="off"
    />
  );
};
