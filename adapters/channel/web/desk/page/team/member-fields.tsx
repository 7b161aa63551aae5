import { Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Team } from '../../../staff/team-wire.ts';
import type { DeskWord } from '../../words.ts';
import { useDesk } from '../desk-context.ts';
import { LANGUAGES, OFFERED } from '../language.ts';
import type { Draft, Wrong } from './draft.ts';
import { ROLES } from './names.ts';
import { SumFields } from './sum-fields.tsx';

type Part<D> = {
  readonly draft: D;
  readonly wrong: Wrong | null;
  readonly onChange: (more: Partial<Draft>) => void;
};

const isWhole = (draft: Partial<Draft>): draft is Draft => 'capacity' in draft;

/** Who somebody is and what they may do. `whole`: with what has to be known only once they are there. */
export const PersonFields = ({
  draft,
  wrong,
  onChange,
  whole = false,
}: Part<Pick<Draft, 'name' | 'unit' | 'roles'>> & { readonly whole?: boolean }) => {
  const { t } = useDesk();
  return (
    <>
      <Words field="name" word="team.field.name" max={120} required {...{ draft, wrong, onChange }} />
      <Words field="unit" word="team.field.unit" max={60} {...{ draft, wrong, onChange }} />
      <Several
        word="team.field.roles"
        problem={wrong?.field === 'roles' ? wrong.word : null}
        options={ROLES.map((value) => ({ value, label: t(`access.role.${value}`) }))}
        chosen={draft.roles}
        onChosen={(roles) => onChange({ roles })}
      />
      {whole && isWhole(draft) && (
        <>
          <Field
            label={t('team.column.limit')}
            {...(wrong?.field === 'limit' ? { validationMessage: t(wrong.word) } : {})}
          >
            <RadioGroup
              value={draft.limit}
              onChange={(_event, { value }) => onChange({ limit: value as Draft['limit'] })}
            >
              <Radio value="none" label={t('team.limit.none')} />
              <Radio value="upTo" label={t('team.limit.upTo')} />
              <Radio value="unlimited" label={t('team.limit.unlimited')} />
            </RadioGroup>
          </Field>
          {draft.limit === 'upTo' && <SumFields sums={draft.sums} onSums={(sums) => onChange({ sums })} />}
          <Checkbox
            label={t('team.state.active')}
            checked={draft.active}
            onChange={(_event, { checked }) => onChange({ active: checked === true })}
          />
        </>
      )}
    </>
  );
};

/** What decides which cases a neutral or an expert is given. */
export const RegistryFields = ({
  draft,
  wrong,
  onChange,
  kinds,
}: Part<Draft> & { readonly kinds: Team['kinds'] }) => {
  const { t } = useDesk();
  const on = { draft, wrong, onChange };
  return (
    <>
      <Several
        word="team.field.languages"
        options={OFFERED.map((value) => ({ value, label: LANGUAGES[value], lang: value }))}
        chosen={draft.languages}
        onChosen={(languages) => onChange({ languages })}
      />
      <Several
        word="team.field.kinds"
        hint="team.field.kindsAny"
        options={kinds}
        chosen={draft.fields}
        onChosen={(fields) => onChange({ fields })}
      />
      <fieldset>
        <legend>{t('team.field.credential')}</legend>
        <p className="quiet">{t('team.field.credentialWhat')}</p>
        <Words field="title" word="team.field.credentialTitle" max={120} {...on} />
        <Words field="issuer" word="team.field.issuer" max={120} {...on} />
        <Words field="expires" word="team.field.expires" type="date" {...on} />
      </fieldset>
      <Words field="capacity" word="team.field.capacity" type="number" required {...on} />
    </>
  );
};

type TextField = 'name' | 'unit' | 'title' | 'issuer' | 'expires' | 'capacity';

const Words = <F extends TextField>({
  field,
  word,
  draft,
  wrong,
  onChange,
  max,
  required = false,
  type = 'text',
}: Part<Pick<Draft, F>> & {
  readonly field: F;
  readonly word: DeskWord;
  readonly max?: number;
  readonly required?: boolean;
  readonly type?: 'text' | 'date' | 'number';
}) => {
  const { t } = useDesk();
  return (
    <Field
      label={t(word)}
      required={required}
      {...(wrong?.field === field ? { validationMessage: t(wrong.word) } : {})}
    >
      <Input
        type={type}
        autoComplete="off"
        {...(max === undefined ? {} : { maxLength: max })}
        value={draft[field]}
        onChange={(_event, { value }) => onChange({ [field]: value })}
      />
    </Field>
  );
};

type Choice<T extends string> = { readonly value: T; readonly label: string; readonly lang?: string };

/** Any of several, in the order in which they are offered. */
const Several = <T extends string>({
  word,
  hint,
  problem = null,
  options,
  chosen,
  onChosen,
}: {
  readonly word: DeskWord;
  readonly hint?: DeskWord;
  readonly problem?: DeskWord | null;
  readonly options: readonly Choice<T>[];
  readonly chosen: readonly T[];
  readonly onChosen: (chosen: T[]) => void;
}): ReactNode => {
  const { t } = useDesk();
  const turn = (value: T, on: boolean): void =>
    onChosen(
      options.map((each) => each.value).filter((each) => (each === value ? on : chosen.includes(each))),
    );
  return (
    <fieldset>
      <legend>{t(word)}</legend>
      {hint !== undefined && <p className="quiet">{t(hint)}</p>}
      <div className="several">
        {options.map(({ value, label, lang }) => (
          <Checkbox
            key={value}
            label={{ children: label, lang }}
            checked={chosen.includes(value)}
            onChange={(_event, { checked }) => turn(value, checked === true)}
          />
        ))}
      </div>
      {problem !== null && (
        <p className="wrong" role="alert">
          {t(problem)}
        </p>
      )}
    </fieldset>
  );
};

/** Why something is done to somebody, in the words of who does it. */
export const WhyField = ({
  value,
  missing,
  onValue,
}: {
  readonly value: string;
  readonly missing: boolean;
  readonly onValue: (value: string) => void;
}) => {
  const { t } = useDesk();
  return (
    <Field label={t('team.field.why')} required {...(missing ? { validationMessage: t('desk.fillIn') } : {})}>
      <Textarea value={value} maxLength={500} onChange={(_event, data) => onValue(data.value)} />
    </Field>
  );
};
