import type { RoomAccess as RoomAnswer } from '../../../../core/mediation/session.ts';
import type { TurnService } from '../../../../core/turn/service.ts';
import type { RoomRole } from '../../../../core/video/room.ts';
import type { Reader } from '../server/access.ts';

/** Who knocks at the door of their case's room: as whom they are let in, or why not now. */
export type RoomAccess =
  | {
      readonly may: true;
      readonly caseId: string;
      readonly sessionId: string;
      readonly role: RoomRole;
      /** Empty where the case knows no name. */
      readonly name: string;
      readonly acts: boolean;
    }
  | Extract<RoomAnswer, { may: false }>;

export type AskRoomAccess = (reader: Reader) => Promise<RoomAccess>;

/** Asked of the case itself at every join, whenever the conversation changes, and now and then while somebody is inside. */
export const roomAccess =
  ({ service }: { readonly service: TurnService }): AskRoomAccess =>
  async ({ conversation: { conversationId, caseId } }) => {
    const answer = await service.room(conversationId);
    if (answer === null) return { may: false, why: 'notYours', opensAt: null };
    if (!answer.may) return answer;
    const { as, name, acts, sessionId } = answer;
    return { may: true, caseId, sessionId, role: as === 'chair' ? 'mediator' : as, name: name ?? '', acts };
  };
