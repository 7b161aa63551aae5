import { Field, Input } from '@fluentui/react-components';
import { useDesk } from '../desk-context.ts';
import type { Draft } from './draft.ts';

/** Up to how much in which currency, one row each; the last row waits for another. */
export const SumFields = ({
  sums,
  onSums,
}: {
  readonly sums: Draft['sums'];
  readonly onSums: (sums: Draft['sums']) => void;
}) => {
  const { t } = useDesk();
  const rows = [...sums, { currency: '', upTo: '' }];
  const put = (at: number, more: Partial<Draft['sums'][number]>): void =>
    onSums(
      rows
        .map((row, index) => (index === at ? { ...row, ...more } : row))
        .filter(({ currency, upTo }) => currency !== '' || upTo !== ''),
    );
  return rows.map(({ currency, upTo }, at) => (
    // A row is what stands in its place: nothing else tells two that are being typed apart.
    <div className="sum" key={String(at)}>
      <Field label={t('team.field.currency')}>
        <Input
          value={currency}
          maxLength={3}
          autoComplete="off"
          onChange={(_event, { value }) => put(at, { currency: value })}
        />
      </Field>
      <Field label={t('team.field.amount')}>
        <Input
          value={upTo}
          maxLength={14}
          inputMode="decimal"
          autoComplete="off"
          onChange={(_event, { value }) => put(at, { upTo: value })}
        />
      </Field>
    </div>
  ));
};
