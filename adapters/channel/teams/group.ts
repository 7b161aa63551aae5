import { say } from '../../../core/message/phrasing.ts';
import { HOUR } from '../../../core/time.ts';
import { buttonRows, card, paragraphs } from './card/element.ts';
import { chatOf } from './chat.ts';
import { cardMessage } from './deliver.ts';
import type { Incoming } from './incoming.ts';
import { persistently, type TeamsParts, tell, wordIn } from './parts.ts';
import { privateChatLink } from './private-chat.ts';
import type { QueueChannel } from './queue/queue-channel.ts';
import { staffNameOf } from './staff.ts';
import { textOf } from './words-of.ts';

/** So often a group is told, at most, that cases are talked about elsewhere. */
const QUIET_FOR = HOUR;
const REMEMBERED = 1_000;

/** The word with which a member of the team makes a channel the one that is told of cases. */
const QUEUE = /^(?:queue|待辦|待办|cola)$/iu;

/**
 * Answers somebody who mentions the bot where others read along: nothing of any case, and a way into the private chat.
 * What is said there is nobody's answer.
 */
export const group = (parts: TeamsParts, channel: QueueChannel) => {
  const told = new Map<string, number>();
  const isQuiet = (place: string): boolean => {
    const now = performance.now();
    const before = told.get(place);
    if (before !== undefined && now - before < QUIET_FOR) return true;
    told.delete(place);
    told.set(place, now);
    for (const oldest of told.keys()) {
      if (told.size <= REMEMBERED) break;
      told.delete(oldest);
    }
    return false;
  };

  const setQueue = async (activity: Incoming, channelId: string): Promise<void> => {
    const chat = chatOf(activity, parts.timeZone);
    const isStaff = staffNameOf(parts, activity) !== null;
    if (isStaff) await channel.set({ serviceUrl: activity.serviceUrl, channelId, locale: chat.locale });
    await tell(parts, chat.place, chat, [say(isStaff ? 'teams.queue.set' : 'teams.queue.staffOnly')]);
  };

  return async (activity: Incoming): Promise<void> => {
    // An app may be allowed to read along; what was not said to the bot is not answered.
    if (!/<at\b/iu.test(activity.text ?? '')) return;
    const channelId = activity.channelData?.channel?.id;
    if (channelId !== undefined && QUEUE.test(textOf(activity))) return setQueue(activity, channelId);
    const chat = chatOf(activity, parts.timeZone);
    // A thread of a channel is a conversation of its own, named behind a semicolon.
    if (isQuiet(activity.conversation.id.split(';')[0] ?? '')) return;
    const word = wordIn(parts, chat);
    const text = word(say('teams.group'));
    const button = {
      type: 'Action.OpenUrl',
      title: word(say('teams.privateChat')),
      url: privateChatLink(parts.settings.appId),
    } as const;
    const content = card(text, [...paragraphs(text), ...buttonRows([button])]);
    const sent = await persistently(() => parts.connector.send(chat.place, cardMessage(content, text)));
    if (sent.outcome !== 'taken')
      parts.log.warn({ what: 'teamsAnswer', channel: 'teams', code: sent.outcome });
  };
};
