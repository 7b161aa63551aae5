import type { Limits, MemberChange, TeamMember } from '../../../staff/team-wire.ts';
import type { DeskWord } from '../../words.ts';

/** A member as a form has them: everything that is typed is text. */
export type Draft = {
  readonly name: string;
  readonly unit: string;
  readonly roles: TeamMember['roles'];
  readonly active: boolean;
  readonly limit: 'none' | 'upTo' | 'unlimited';
  readonly sums: readonly { readonly currency: string; readonly upTo: string }[];
  readonly languages: TeamMember['languages'];
  readonly fields: TeamMember['fields'];
  readonly title: string;
  readonly issuer: string;
  /** As a date field has it, `2026-11-25`; empty for one without an end. */
  readonly expires: string;
  readonly capacity: string;
};

/** What of a draft could not be sent, and why. */
export type Wrong = { readonly field: keyof Draft; readonly word: DeskWord };
export type Made =
  | { readonly ok: true; readonly change: Omit<MemberChange, 'why'> }
  | ({ readonly ok: false } & Wrong);

const twoDigits = (part: number): string => String(part).padStart(2, '0');
/** The day in the reader's own zone on whose last moment it ends. */
const dayOf = (at: number): string => {
  const day = new Date(at);
  return `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
};
const endOf = (day: string): number => new Date(`${day}T23:59:59.999`).getTime();

export const draftOf = (member: TeamMember): Draft => {
  const { name, unit, roles, active, languages, fields, credential, capacity, authority } = member;
  const sums = authority === null || authority === 'unlimited' ? [] : authority;
  return {
    name,
    unit,
    roles,
    active,
    limit: authority === 'unlimited' ? 'unlimited' : sums.length > 0 ? 'upTo' : 'none',
    sums,
    languages,
    fields,
    title: credential?.title ?? '',
    issuer: credential?.issuer ?? '',
    expires: credential?.expiresAt === undefined ? '' : dayOf(credential.expiresAt),
    capacity: String(capacity),
  };
};

const SUM = /^\d{1,10}(?:\.\d{1,3})?$/;

/** As the server wants them: capitals, and a point before decimals whatever was typed. Null where one is no sum. */
const limitsOf = ({ limit, sums }: Draft): Limits | null => {
  if (limit === 'unlimited') return limit;
  if (limit === 'none') return [];
  const typed = sums
    .map(({ currency, upTo }) => ({
      currency: currency.trim().toUpperCase(),
      upTo: upTo.trim().replace(',', '.'),
    }))
    .filter(({ currency, upTo }) => currency !== '' || upTo !== '');
  const fits = typed.every(({ currency, upTo }) => /^[A-Z]{3}$/.test(currency) && SUM.test(upTo));
  return typed.length > 0 && fits ? typed : null;
};

const credentialOf = ({ title, issuer, expires }: Draft): TeamMember['credential'] | 'wrong' => {
  const [named, by] = [title.trim(), issuer.trim()];
  if (named === '' && by === '' && expires === '') return null;
  if (named === '' || by === '') return 'wrong';
  return { title: named, issuer: by, ...(expires === '' ? {} : { expiresAt: endOf(expires) }) };
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What of a member the draft changes. Only what differs from how the draft began is in it, so that a form which shows no
 * more than a part changes no more than that, and two who change different things do not undo each other.
 */
export const changeOf = (member: TeamMember, draft: Draft): Made => {
  const before = draftOf(member);
  const differs = (...fields: readonly (keyof Draft)[]): boolean =>
    fields.some((field) => !same(before[field], draft[field]));
  const no = (field: keyof Draft, word: DeskWord): Made => ({ ok: false, field, word });
  const limits = limitsOf(draft);
  const credential = credentialOf(draft);
  const capacity = Number(draft.capacity);
  if (draft.name.trim() === '') return no('name', 'desk.fillIn');
  if (draft.roles.length === 0) return no('roles', 'team.wrongRoles');
  if (limits === null) return no('limit', 'team.wrongLimit');
  if (credential === 'wrong') return no('title', 'team.wrongCredential');
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > 1_000)
    return no('capacity', 'team.wrongCapacity');
  return {
    ok: true,
    change: {
      ...(differs('name') ? { name: draft.name } : {}),
      ...(differs('unit') ? { unit: draft.unit } : {}),
      ...(differs('roles') ? { roles: [...draft.roles] } : {}),
      ...(differs('active') ? { active: draft.active } : {}),
      ...(differs('limit', 'sums') ? { authority: limits === 'unlimited' ? limits : [...limits] } : {}),
      ...(differs('languages') ? { languages: draft.languages } : {}),
      ...(differs('fields') ? { fields: draft.fields } : {}),
      ...(differs('title', 'issuer', 'expires') ? { credential } : {}),
      ...(differs('capacity') ? { capacity } : {}),
    },
  };
};
