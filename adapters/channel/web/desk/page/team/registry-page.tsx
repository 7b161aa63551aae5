import type { Team, TeamMember } from '../../../staff/team-wire.ts';
import { hrefOf } from '../address.ts';
import { getTeam } from '../api.ts';
import { useDesk } from '../desk-context.ts';
import { LANGUAGES } from '../language.ts';
import { ListPage } from '../list-page.tsx';
import type { PageProps } from '../route.ts';
import { useFetched } from '../use-fetched.ts';
import { MemberPage } from './member-page.tsx';
import { daySaid, rolesSaid } from './names.ts';

const isNeutral = ({ active, roles }: TeamMember): boolean =>
  active && (roles.includes('mediator') || roles.includes('expert'));

/** From whom a case gets its mediator or expert: what they know, whether their credential holds, and who has room. */
export const RegistryPage = ({ rest: [who] }: PageProps) => {
  const { t } = useDesk();
  const fetched = useFetched(getTeam);
  if (who !== undefined) return <MemberPage key={who} memberId={who} part="registry" fetched={fetched} />;
  return (
    <ListPage title="registry.title" what="registry.what" fetched={fetched}>
      {(team) =>
        team.people.some(isNeutral) ? (
          <RegistryTable {...team} />
        ) : (
          <p className="empty">{t('registry.none')}</p>
        )
      }
    </ListPage>
  );
};

const RegistryTable = ({ people, kinds, may }: Team) => {
  const { t } = useDesk();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('team.column.name')}</th>
          <th scope="col">{t('registry.column.kinds')}</th>
          <th scope="col">{t('registry.column.languages')}</th>
          <th scope="col">{t('registry.column.credential')}</th>
          <th scope="col">{t('team.column.load')}</th>
        </tr>
      </thead>
      <tbody>
        {people.filter(isNeutral).map((member) => (
          <Row key={member.id} member={member} kinds={kinds} mayChange={may.registry} />
        ))}
      </tbody>
    </table>
  );
};

const Row = ({
  member,
  kinds,
  mayChange,
}: {
  readonly member: TeamMember;
  readonly kinds: Team['kinds'];
  readonly mayChange: boolean;
}) => {
  const desk = useDesk();
  const { t } = desk;
  const { id, name, fields, languages, load, capacity } = member;
  const known = kinds.filter(({ value }) => fields.includes(value)).map(({ label }) => label);
  return (
    <tr>
      <th scope="row">
        {mayChange ? <a href={hrefOf('registry', id)}>{name}</a> : name}
        <span className="quiet">{rolesSaid(desk, member)}</span>
      </th>
      <td>{known.length === 0 ? t('registry.any') : known.join(' · ')}</td>
      <td>
        {languages.map((locale) => (
          <span key={locale} lang={locale} className="each">
            {LANGUAGES[locale]}
          </span>
        ))}
      </td>
      <td>
        <Standing member={member} />
      </td>
      <td className="amount">
        <span className="of">{t('team.column.load')}</span>
        {load} / {capacity}
        {load >= capacity && <span className="quiet late">{t('registry.full')}</span>}
      </td>
    </tr>
  );
};

/** What stands in the way of a case is said in words as well as by its colour. */
const Standing = ({ member: { credential, standing } }: { readonly member: TeamMember }) => {
  const desk = useDesk();
  const { t } = desk;
  const { expiresAt } = credential ?? {};
  return (
    <>
      {credential !== null && (
        <>
          {credential.title}, {credential.issuer}
        </>
      )}
      <span className={standing === 'good' ? 'quiet' : 'quiet late'}>
        {t(`registry.standing.${standing}`)}
        {expiresAt !== undefined && (
          <>
            {' · '}
            <time dateTime={new Date(expiresAt).toISOString()}>{daySaid(desk, expiresAt)}</time>
          </>
        )}
      </span>
    </>
  );
};
