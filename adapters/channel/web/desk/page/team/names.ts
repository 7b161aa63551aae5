import type { StaffRole } from '../../../../../../core/staff/member.ts';
import type { TeamMember } from '../../../staff/team-wire.ts';
import type { DeskContext } from '../desk-context.ts';

/** In the order in which they are offered; a role without a row does not compile. The list in core comes with the whole validator. */
const ROLE_AT: { readonly [R in StaffRole]: number } = {
  adjuster: 0,
  senior: 1,
  mediator: 2,
  expert: 3,
  supervisor: 4,
  operator: 5,
};
export const ROLES = Object.keys(ROLE_AT) as readonly StaffRole[];

export const rolesSaid = ({ t }: DeskContext, { roles }: Pick<TeamMember, 'roles'>): string =>
  ROLES.filter((role) => roles.includes(role))
    .map((role) => t(`access.role.${role}`))
    .join(', ');

/** How far somebody may go alone. */
export const limitSaid = ({ chrome, t }: DeskContext, authority: TeamMember['authority']): string => {
  if (authority === null) return '';
  if (authority === 'unlimited') return t('team.limit.unlimited');
  if (authority.length === 0) return t('team.limit.none');
  return authority
    .map(({ currency, upTo }) =>
      new Intl.NumberFormat(chrome.locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: 0,
        maximumFractionDigits: 3,
      }).format(Number(upTo)),
    )
    .join(', ');
};

/** The last day on which something holds, short. */
export const daySaid = ({ chrome }: DeskContext, at: number): string =>
  new Intl.DateTimeFormat(chrome.locale, { dateStyle: 'medium' }).format(at);
