import type { Store } from '../../../../core/port/store.ts';
import type { TurnService } from '../../../../core/turn/service.ts';
import type { RoomRole } from '../../../../core/video/room.ts';
import { isRoomOpen } from '../../../../core/video/room-access.ts';
import type { Reader } from '../server/access.ts';

/** What a person may do at the door of their case's room. `open`: a talk may be held now. */
export type RoomAccess = {
  readonly caseId: string;
  readonly role: RoomRole;
  /** Empty where the case knows no name. */
  readonly name: string;
  readonly open: boolean;
};

/** Null for a person whom the case gives no seat in a mediation. */
export type AskRoomAccess = (reader: Reader) => Promise<RoomAccess | null>;

/** Read from the case, at every join and whenever the conversation changes. */
export const roomAccess =
  ({ service, store }: { readonly service: TurnService; readonly store: Store }): AskRoomAccess =>
  async ({ conversation: { caseId, role, personId } }) => {
    const row = await store.case(caseId);
    if (row === null) return null;
    const open = isRoomOpen(row.phase);
    if (role === 'claimant') return { caseId, role, name: '', open };
    const found = await service.caseForStaff(caseId, personId);
    if (found === null) return null;
    if (role === 'respondent') return { caseId, role, name: found.view.respondent?.name ?? '', open };
    const { holder } = found.view.people;
    return holder?.actor.id === personId ? { caseId, role: 'mediator', name: holder.actor.name, open } : null;
  };
