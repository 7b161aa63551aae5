import type { Team, TeamMember } from '../../../staff/team-wire.ts';
import { hrefOf } from '../address.ts';
import { getTeam } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { ListPage } from '../list-page.tsx';
import type { PageProps } from '../route.ts';
import { useFetched } from '../use-fetched.ts';
import { AddMember } from './add-member.tsx';
import { MemberPage } from './member-page.tsx';
import { limitSaid, rolesSaid } from './names.ts';

/** After the page's own name in the address. */
const NEW = 'new';

/** Everybody of the team; one of them, or somebody new, where the address says so. */
export const TeamPage = ({ rest: [who] }: PageProps) => {
  const { t } = useDesk();
  const fetched = useFetched(getTeam);
  const may = fetched.found?.may.staff === true;
  if (who === NEW && may) return <AddMember onAdded={fetched.again} />;
  if (who !== undefined) return <MemberPage key={who} memberId={who} part="team" fetched={fetched} />;
  return (
    <ListPage
      title="team.title"
      what="team.what"
      aside={may && <a href={hrefOf('team', NEW)}>{t('team.add')}</a>}
      fetched={fetched}
    >
      {(team) => <TeamTable {...team} />}
    </ListPage>
  );
};

const TeamTable = ({ people, may }: Team) => {
  const { t } = useDesk();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('team.column.name')}</th>
          <th scope="col">{t('team.column.roles')}</th>
          {may.staff && <th scope="col">{t('team.column.limit')}</th>}
          <th scope="col">{t('team.column.load')}</th>
          <th scope="col">{t('team.column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((member) => (
          <Row key={member.id} member={member} />
        ))}
      </tbody>
    </table>
  );
};

const Row = ({ member }: { readonly member: TeamMember }) => {
  const desk = useDesk();
  const { t } = desk;
  const { id, name, unit, me, active, authority, load, capacity } = member;
  return (
    <tr className={active ? undefined : 'gone'}>
      <th scope="row">
        <a href={hrefOf('team', id)}>{name}</a>
        {me && <> ({t('team.you')})</>}
        {unit !== '' && <span className="quiet">{unit}</span>}
      </th>
      <td>{rolesSaid(desk, member)}</td>
      {authority !== null && (
        <td>
          <span className="of">{t('team.column.limit')}</span>
          {limitSaid(desk, authority)}
        </td>
      )}
      <td className="amount">
        <span className="of">{t('team.column.load')}</span>
        {load} / {capacity}
      </td>
      <td>{t(active ? 'team.state.active' : 'team.state.left')}</td>
    </tr>
  );
};
