import { DAY, type Instant } from '../time.ts';
import type { Deed } from './journal.ts';
import type { Member } from './member.ts';

/** How long before its end a credential is warned about. */
const WARNED = 30 * DAY;

/** How it stands with what shows that somebody is qualified; one that has ended gets them no case. */
export const standingOf = ({ credential }: Member, now: Instant): 'none' | 'good' | 'ending' | 'ended' => {
  if (credential === null) return 'none';
  const { expiresAt } = credential;
  if (expiresAt === undefined || expiresAt > now + WARNED) return 'good';
  return expiresAt > now ? 'ending' : 'ended';
};

/** Without anybody who can give roles, nobody could ever be given one again. */
export const leavesNoOperator = (team: readonly Member[], changed: Member): boolean =>
  ![...team.filter(({ id }) => id !== changed.id), changed].some(
    ({ active, roles }) => active && roles.includes('operator'),
  );

const REGISTRY = ['name', 'unit', 'languages', 'fields', 'credential', 'capacity'] as const;
/** No unit and an empty one are the same. */
const differs = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? '') !== JSON.stringify(other ?? '');

/** What a change of a member comes to, as the journal has it: one deed for each kind of change; none where nothing differs. */
export const deedsOf = (before: Member, after: Member, why: string): readonly Deed[] => {
  const memberId = after.id;
  return [
    ...(differs(before.roles, after.roles)
      ? [{ what: 'rolesChanged' as const, memberId, from: before.roles, to: after.roles, why }]
      : []),
    ...(before.active && !after.active ? [{ what: 'memberLeft' as const, memberId, why }] : []),
    ...(!before.active && after.active ? [{ what: 'memberBack' as const, memberId, why }] : []),
    ...(differs(before.authority, after.authority)
      ? [{ what: 'authorityChanged' as const, memberId, why }]
      : []),
    ...(REGISTRY.some((field) => differs(before[field], after[field]))
      ? [{ what: 'registryChanged' as const, memberId, why }]
      : []),
  ];
};
