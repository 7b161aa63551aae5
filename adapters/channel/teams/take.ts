import { say } from '../../../core/message/phrasing.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { TurnOutcome } from '../../../core/turn/service.ts';
import type { TeamsChat } from './chat.ts';
import { type TeamsParts, tell } from './parts.ts';

/** Hands inputs to a conversation, in order; null where it went wrong, which was logged once and said to the person. */
export type Take = (
  chat: TeamsChat,
  conversationId: string,
  updateId: string,
  inputs: readonly Input[],
) => Promise<readonly TurnOutcome[] | null>;

/** Where Teams' own id of a delivery is the id of an update. */
export const updateOf = (id: string): string => `teams/${id}`;

export const taker =
  (parts: TeamsParts): Take =>
  async (chat, conversationId, updateId, inputs) => {
    const { service, ids, log, trace } = parts;
    try {
      const outcomes: TurnOutcome[] = [];
      for (const [index, input] of inputs.entries()) {
        const id = index === 0 ? updateId : `${updateId}/${index}`;
        outcomes.push(await service.take({ conversationId, updateId: id, input }));
      }
      return outcomes;
    } catch (fault) {
      const turnId = trace?.turnOf(fault) ?? ids.id();
      log.error({ what: 'turn', channel: 'teams', turnId, conversationId, fault });
      await tell(parts, chat.place, chat, [say('chrome.fault'), say('chrome.faultCode', { code: turnId })]);
      return null;
    }
  };
