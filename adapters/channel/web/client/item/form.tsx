import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { TurnNote } from '../part/note.tsx';
import { useTalk, useTurnOf } from '../part/talk.tsx';
import { Text } from '../part/text.tsx';
import { Field } from './field.tsx';
import type { ItemOf, ItemProps } from './item.tsx';

type Values = Readonly<Record<string, string>>;

const startValues = ({ fields }: ItemOf<'form'>): Values =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value ?? '']));

/** A form. What was typed stays until the server has taken it, whatever it says about it. */
export const Form = ({ item, live }: ItemProps<'form'>): JSX.Element => {
  const { conversation } = useTalk();
  const turn = useTurnOf(item.seq);
  const [values, setValues] = useState(() => startValues(item));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const sending = turn?.state === 'waiting';
  useEffect(() => {
    if (missing.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [missing]);
  const submit = (): void => {
    if (sending) return;
    const absent = item.fields
      .filter(({ name, required }) => required && (values[name] ?? '').trim() === '')
      .map(({ name }) => name);
    setMissing(absent);
    if (absent.length > 0) return;
    const { action, subject, version } = item;
    conversation.say(
      { kind: 'form', action, ...(subject === undefined ? {} : { subject }), values, version },
      item.seq,
    );
  };
  return (
    <form
      ref={form}
      class={`sheet form${live ? '' : ' past'}`}
      lang={item.lang}
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Text text={item.text} lang={item.lang} />
      {item.fields.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          missing={missing.includes(field.name)}
          onChange={(value) => {
            setValues((before) => ({ ...before, [field.name]: value }));
            setMissing((before) => before.filter((name) => name !== field.name));
          }}
        />
      ))}
      <div class="choices">
        <button type="submit" class="button primary" aria-busy={sending}>
          {item.submit}
        </button>
      </div>
      <TurnNote origin={item.seq} />
    </form>
  );
};
