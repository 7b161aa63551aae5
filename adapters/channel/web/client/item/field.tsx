import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { WireField } from '../../wire.ts';
import { useWords } from '../words.tsx';

type Props = {
  readonly field: WireField;
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (value: string) => void;
};

/** Up to so many options are all shown; more go into a list. */
const SHOWN_OPTIONS = 4;

/** One field with its label, whether it may stay empty, and what is wrong with it. */
export const Field = (props: Props): JSX.Element => {
  const { field, missing } = props;
  const { say } = useWords();
  const id = useId();
  const problemId = `${id}p`;
  const aria = { 'aria-invalid': missing, 'aria-required': field.required, 'aria-describedby': problemId };
  const problem = (
    <p class="problem" id={problemId}>
      {missing ? say('required') : ''}
    </p>
  );
  const label = (
    <>
      <span dir="auto">{field.label}</span>
      {!field.required && <span class="quiet"> {say('optional')}</span>}
    </>
  );
  if (field.type === 'choice' && (field.options ?? []).length <= SHOWN_OPTIONS)
    return (
      <fieldset class="field" aria-describedby={problemId}>
        <legend>{label}</legend>
        <Radios {...props} name={id} aria={aria} />
        {problem}
      </fieldset>
    );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <Control {...props} id={id} aria={aria} />
      {problem}
    </div>
  );
};

type Aria = { readonly 'aria-invalid': boolean; readonly 'aria-required': boolean };

const Radios = ({
  field,
  value,
  onChange,
  name,
  aria,
}: Props & { readonly name: string; readonly aria: Aria }): JSX.Element => (
  <div class="radios">
    {(field.options ?? []).map((option) => (
      <label key={option.value} class="radio">
        <input
          type="radio"
          name={name}
          aria-invalid={aria['aria-invalid']}
          checked={value === option.value}
          onChange={() => onChange(option.value)}
        />
        <span dir="auto">{option.label}</span>
      </label>
    ))}
  </div>
);

const INPUT = {
  text: { type: 'text' },
  amount: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
  days: { type: 'text', inputMode: 'numeric' },
} as const;

const Control = ({
  field,
  value,
  onChange,
  id,
  aria,
}: Props & { readonly id: string; readonly aria: Aria }): JSX.Element => {
  if (field.type === 'choice')
    return (
      <select id={id} {...aria} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="" />
        {(field.options ?? []).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  if (field.type === 'longText')
    return (
      <textarea
        id={id}
        {...aria}
        rows={3}
        dir="auto"
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  return (
    <input
      id={id}
      {...aria}
      {...INPUT[field.type]}
      dir="auto"
      value={value}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
};
