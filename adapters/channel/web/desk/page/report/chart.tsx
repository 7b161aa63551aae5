import type { DeskChart, DeskSection } from '../../report-wire.ts';

/*
 * Drawn, not read: the same numbers stand in a table behind each picture, so a screen reader passes the picture over.
 */

type Props = { readonly chart: DeskChart; readonly section: DeskSection };

export const Chart = ({ chart, section }: Props) => {
  const Drawing = DRAWING[chart.kind];
  return (
    <div className={`chart ${chart.kind}`} aria-hidden="true">
      <Legend chart={chart} section={section} />
      <Drawing chart={chart} section={section} />
    </div>
  );
};

/** What each colour stands for; one alone needs no word. */
const Legend = ({ chart, section }: Props) =>
  chart.series.length === 1 ? null : (
    <ul className="legend">
      {chart.series.map((column, place) => (
        <li key={column}>
          <i className={`series s${place}`} />
          {section.columns[column + 1]}
        </li>
      ))}
    </ul>
  );

const valueAt = (row: DeskSection['rows'][number], column: number): number | null =>
  row.cells[column]?.value ?? null;

/** What the full length stands for. */
const mostOf = ({ chart, section }: Props): number =>
  chart.most ??
  Math.max(1, ...section.rows.flatMap((row) => chart.series.map((column) => valueAt(row, column) ?? 0)));

/** A bar a number, beside its words; one that is not told is hatched and has no length of its own. */
const Bars = ({ chart, section }: Props) => {
  const most = mostOf({ chart, section });
  return (
    <ul className="bars">
      {section.rows.map((row) => (
        <li key={row.id}>
          <span className="name">{row.label}</span>
          {chart.series.map((column, place) => (
            <Stroke
              key={column}
              place={place}
              share={shareOf(valueAt(row, column), most)}
              text={row.cells[column]?.text ?? ''}
            />
          ))}
        </li>
      ))}
    </ul>
  );
};

const shareOf = (value: number | null, most: number): number | null =>
  value === null ? null : Math.min(1, Math.max(0, value / most));

type StrokeProps = { readonly place: number; readonly share: number | null; readonly text: string };

const Stroke = ({ place, share, text }: StrokeProps) => (
  <span className="stroke">
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="ground" width="100" height="10" />
      {share === null ? (
        <line className="untold" x1="0" x2="100" y1="5" y2="5" />
      ) : (
        <rect className={`series s${place}`} width={100 * share} height="10" />
      )}
    </svg>
    <span className="value">{text}</span>
  </span>
);

const WIDTH = 600;
const HEIGHT = 180;

/** A line a column over the rows, from the first to the last; where a number is not told the line is broken. */
const Lines = ({ chart, section }: Props) => {
  const most = mostOf({ chart, section });
  const across = (at: number): number => (WIDTH * at) / Math.max(1, section.rows.length - 1);
  const up = (value: number): number => HEIGHT - (HEIGHT * value) / most;
  const [first] = section.rows;
  const last = section.rows.at(-1);
  return (
    <>
      <svg viewBox={`-6 -6 ${WIDTH + 12} ${HEIGHT + 12}`} className="lines" aria-hidden="true">
        <line className="axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {chart.series.map((column, place) => {
          const points = section.rows.flatMap((row, at) => {
            const value = valueAt(row, column);
            return value === null ? [] : [{ at, x: across(at), y: up(value) }];
          });
          return (
            <g key={column} className={`series s${place}`}>
              <path d={pathOf(points)} fill="none" />
              {points.map(({ at, x, y }) => (
                <circle key={at} cx={x} cy={y} r="4" />
              ))}
            </g>
          );
        })}
      </svg>
      <div className="ends">
        <span>{first?.label}</span>
        <span>{last?.label}</span>
      </div>
    </>
  );
};

type Point = { readonly at: number; readonly x: number; readonly y: number };

const pathOf = (points: readonly Point[]): string =>
  points
    .map(
      ({ at, x, y }, place) =>
        `${points[place - 1]?.at === at - 1 ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`,
    )
    .join(' ');

const DRAWING: { readonly [K in DeskChart['kind']]: (props: Props) => React.JSX.Element } = {
  funnel: Bars,
  bars: Bars,
  line: Lines,
};
