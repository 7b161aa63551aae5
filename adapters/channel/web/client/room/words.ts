import type { RoomRole } from '../../../../../core/video/room.ts';
import type { Joined } from '../../room/wire.ts';
import type { RoomWord } from '../../room/words.ts';

/** Says a word of the room in the reader's language, with what stands in its places. */
export type SayRoom = (word: RoomWord, fill?: { readonly who?: string; readonly number?: string }) => string;

export const saying =
  ({ words }: Joined): SayRoom =>
  (word, fill = {}) =>
    Object.entries(fill).reduce((text, [place, value]) => text.replaceAll(`{${place}}`, value), words[word]);

const ROLE_FOR = {
  claimant: 'role.forClaimant',
  respondent: 'role.forRespondent',
  mediator: 'role.mediator',
} as const satisfies { readonly [R in RoomRole]: RoomWord };

const ROLE = {
  claimant: 'role.claimant',
  respondent: 'role.respondent',
  mediator: 'role.mediator',
} as const satisfies { readonly [R in RoomRole]: RoomWord };

export const roleSaid = (say: SayRoom, role: RoomRole): string => say(ROLE[role]);

/** A person as others read them: the name with the role, or the role alone where the case knows no name. */
export const personSaid = (
  say: SayRoom,
  { role, name, acts }: { readonly role: RoomRole; readonly name: string; readonly acts?: boolean },
): string => {
  const as = acts === true ? say(ROLE_FOR[role]) : roleSaid(say, role);
  return name === '' ? as : `${name} · ${as}`;
};

/** The same where there is room for one word of them only. */
export const shortSaid = (
  say: SayRoom,
  { role, name }: { readonly role: RoomRole; readonly name: string },
): string => name || roleSaid(say, role);
