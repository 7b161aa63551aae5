import { say } from '../../../core/message/phrasing.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { TeamsChat } from './chat.ts';
import { type TeamsParts, tell } from './parts.ts';

/** Hands inputs to a conversation, in order; false where it went wrong, which was logged once and said to the person. */
export type Take = (
  chat: TeamsChat,
  conversationId: string,
  updateId: string,
  inputs: readonly Input[],
) => Promise<boolean>;

/** Where Teams' own id of a delivery is the id of an update. */
export const updateOf = (id: string): string => `teams/${id}`;

export const taker =
  (parts: TeamsParts): Take =>
  async (chat, conversationId, updateId, inputs) => {
    const { service, ids, log } = parts;
    try {
      for (const [index, input] of inputs.entries())
        await service.take({
          conversationId,
          updateId: index === 0 ? updateId : `${updateId}/${index}`,
          input,
        });
      return true;
    } catch (fault) {
      log.error({ what: 'turn', channel: 'teams', turnId: ids.id(), conversationId, fault });
      await tell(parts, chat.place, chat, [say('chrome.fault')]);
      return false;
    }
  };
