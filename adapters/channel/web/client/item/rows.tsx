import type { JSX } from 'preact';
import type { WireRow } from '../../wire.ts';

/** Facts with their names. */
export const Rows = ({
  rows,
  lang,
}: {
  readonly rows: readonly WireRow[];
  readonly lang: string;
}): JSX.Element => (
  <dl class="rows" lang={lang}>
    {rows.map(({ label, value }, index) => (
      <div key={`${index} ${label}`}>
        <dt dir="auto">{label}</dt>
        <dd dir="auto">{value}</dd>
      </div>
    ))}
  </dl>
);
