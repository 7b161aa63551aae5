import type { DeskPoint } from '../../wire.ts';
import { useDesk } from '../desk-context.ts';

/** The two-sided table of facts. */
export const Points = ({ points }: { readonly points: readonly DeskPoint[] }) => {
  const { t } = useDesk();
  if (points.length === 0) return null;
  return (
    <section>
      <h2 id="points">{t('desk.points')}</h2>
      <table className="points" aria-labelledby="points">
        <thead>
          <tr>
            <th scope="col">{t('desk.point')}</th>
            <th scope="col">{t('staff.party.claimant')}</th>
            <th scope="col">{t('staff.party.respondent')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, claimed, own, standing, standingLabel }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td dir="auto">{claimed}</td>
              <td>
                <span className={`stand ${standing}`}>{standingLabel}</span>
                {own !== null && <p dir="auto">{own}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
