import type { DeskLine, DeskSection } from '../../report-wire.ts';
import { hrefOf } from '../address.ts';
import { useDesk } from '../desk-context.ts';
import { Chart } from './chart.tsx';

type Props = { readonly section: DeskSection; readonly file: string };

/** One of a report's tables: what it counts, a picture of it where it has one, and the numbers. */
export const Section = ({ section, file }: Props) => {
  const { t } = useDesk();
  const { id, title, what, empty, chart, rows } = section;
  return (
    <section className="figure" aria-labelledby={`figure-${id}`}>
      <div className="head">
        <h2 id={`figure-${id}`}>{title}</h2>
        {rows.length > 0 && (
          <a href={file} download="" aria-label={`${t('desk.stalls.file')}: ${title}`}>
            {t('desk.stalls.file')}
          </a>
        )}
      </div>
      <p className="quiet">{what}</p>
      {rows.length === 0 ? (
        <p className="empty">{empty}</p>
      ) : chart === null ? (
        <Table section={section} />
      ) : (
        <>
          <Chart chart={chart} section={section} />
          <details>
            <summary>
              {t('desk.report.numbers')}
              <span className="hidden">: {title}</span>
            </summary>
            <Table section={section} />
          </details>
        </>
      )}
    </section>
  );
};

/** Wide tables scroll by themselves; whoever uses the keyboard reaches and scrolls them too (WCAG 2.2, 2.1.1). */
const reachable = (labelledBy: string) =>
  ({ role: 'group', tabIndex: 0, 'aria-labelledby': labelledBy }) as const;

const Table = ({ section: { id, columns, rows } }: { readonly section: DeskSection }) => (
  <div className="table" {...reachable(`figure-${id}`)}>
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  </div>
);

type LineProps = { readonly row: DeskLine; readonly columns: readonly string[] };

const Line = ({ row: { label, caseId, cells }, columns }: LineProps) => (
  <tr>
    <th scope="row">{caseId === null ? label : <a href={hrefOf('case', caseId)}>{label}</a>}</th>
    {cells.map(({ text, value }, place) => (
      <td key={columns[place + 1]} className={value === null ? undefined : 'number'}>
        <span className="column" aria-hidden="true">
          {columns[place + 1]}
        </span>
        {text}
      </td>
    ))}
  </tr>
);
