import type { DeskStep, DeskTable } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';

/** The drawing's own units; it is stretched over whatever room there is, its lines stay as thick as they are. */
const WIDE = 100;
const HIGH = 100;
/** Kept free above the highest sum and below the lowest. */
const MARGIN = 8;

type Side = DeskStep['by'];
const SIDES = ['claimant', 'respondent'] as const satisfies readonly Side[];

/** What was asked for and offered in the open, over time, as steps: a sum stands until another takes its place. */
export const OffersChart = ({ table, now }: { readonly table: DeskTable; readonly now: number }) => {
  const { t } = useDesk();
  const { course, apart } = table;
  const first = course[0];
  if (first === undefined || course.length < 2) return null;
  const most = Math.max(...course.map(({ value }) => value), 1);
  const until = Math.max(now, first.at + 1);
  const x = (at: number): number => ((at - first.at) / (until - first.at)) * WIDE;
  const y = (value: number): number => HIGH - MARGIN - (value / most) * (HIGH - 2 * MARGIN);
  const lastOf = (side: Side): DeskStep | undefined => course.findLast(({ by }) => by === side);
  const ends = SIDES.flatMap((side) => lastOf(side) ?? []);
  const [upper, lower] = ends.map(({ value }) => y(value)).toSorted((a, b) => a - b);
  return (
    <figure className="chart">
      <figcaption className="legend">
        {SIDES.map((side) => (
          <span key={side} className={`key ${side}`}>
            {t(side === 'claimant' ? 'desk.apart.asked' : 'desk.apart.offered')}
          </span>
        ))}
      </figcaption>
      <div className="drawn">
        <svg viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
          <line className="ground" x1={0} x2={WIDE} y1={y(0)} y2={y(0)} />
          {SIDES.map((side) => (
            <path key={side} className={`step ${side}`} d={stepsOf(course, side, x, y)} />
          ))}
          {apart !== null && upper !== undefined && lower !== undefined && (
            <line className="gap" x1={WIDE - 1} x2={WIDE - 1} y1={upper} y2={lower} />
          )}
        </svg>
        {ends.map(({ by, value, amount }) => (
          <b
            key={by}
            className={`end ${by}`}
            aria-hidden="true"
            style={{ insetBlockStart: `clamp(0px, ${y(value)}% - 1.5em, 100% - 1.5em)` }}
          >
            {amount}
          </b>
        ))}
      </div>
      <CourseTable course={course} />
    </figure>
  );
};

/** Across at the height of each sum, then up or down to the next; the last one goes on to now. */
const stepsOf = (
  course: readonly DeskStep[],
  side: Side,
  x: (at: number) => number,
  y: (value: number) => number,
): string => {
  const [first, ...rest] = course.filter(({ by }) => by === side);
  if (first === undefined) return '';
  const steps = rest.map(({ at, value }) => `H${x(at)}V${y(value)}`);
  return `M${x(first.at)},${y(first.value)}${steps.join('')}H${WIDE}`;
};

/** The same for whoever cannot see the drawing, or wants the figures. */
const CourseTable = ({ course }: { readonly course: readonly DeskStep[] }) => {
  const { t, moment } = useDesk();
  return (
    <details>
      <summary>{t('desk.chart.table')}</summary>
      <table className="points">
        <thead>
          <tr>
            <th scope="col">{t('desk.chart.when')}</th>
            <th scope="col">{t('desk.chart.who')}</th>
            <th scope="col">{t('desk.chart.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {course.map(({ at, by, who, amount }) => (
            <tr key={`${at}${by}${amount}`}>
              <td>{moment(at)}</td>
              <td>{who}</td>
              <td>{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
