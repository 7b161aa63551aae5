import type { Deliveries } from '../../../core/delivery/delivery.ts';
import { say } from '../../../core/message/phrasing.ts';
import { type Serial, serial } from '../../../core/turn/serial.ts';
import type { Card } from './card/element.ts';
import { wordsCard } from './card/message-card.ts';
import { readPressed } from './card/pressed.ts';
import { chatOf, isPrivate, type TeamsChat } from './chat.ts';
import { cardMessage, typing } from './deliver.ts';
import { Consent, giveFile } from './file/give.ts';
import { group } from './group.ts';
import type { Incoming } from './incoming.ts';
import { persistently, type TeamsParts, tell, wordIn } from './parts.ts';
import { press } from './press.ts';
import type { QueueChannel } from './queue/queue-channel.ts';
import type { Happenings } from './sdk.ts';
import { staffNameOf, tellQueue } from './staff.ts';
import { taker } from './take.ts';
import { talk } from './talk.ts';

/** A turn that takes longer than this shows that the bot is at work. */
const NOTICED_AFTER = 700;

type InChat = <T>(activity: Incoming, work: (id: string, chat: TeamsChat) => Promise<T>) => Promise<T | null>;

/** One after the other in each private chat. What has no id could not be known again, and is not taken. */
const inChats =
  (parts: TeamsParts, chats: Serial): InChat =>
  (activity, work) => {
    const { id } = activity;
    if (id === undefined || !isPrivate(activity)) return Promise.resolve(null);
    const chat = chatOf(activity, parts.timeZone);
    return chats.run(chat.chatId, async () => {
      const slow = setTimeout(() => void typing(parts, chat.place), NOTICED_AFTER);
      try {
        return await work(id, chat);
      } finally {
        clearTimeout(slow);
      }
    });
  };

/** Who answers what: a person in their private chat, a member of the team with the queue, a group with the way out of it. */
export const happenings = (
  parts: TeamsParts,
  channel: QueueChannel,
  outbox: () => Deliveries,
): Happenings => {
  const take = taker(parts);
  const talking = talk(parts, take, outbox);
  const pressing = press(parts, take, outbox);
  const inGroup = group(parts, channel);
  const inChat = inChats(parts, serial());

  return {
    message: async (activity) => {
      if (!isPrivate(activity)) return inGroup(activity);
      const pressed = readPressed(activity.value);
      await inChat(activity, async (id, chat) => {
        if (staffNameOf(parts, activity) !== null) return tellQueue(parts, chat);
        if (pressed === null) return talking.message(chat, id, activity);
        await replace(parts, chat, activity, await pressing(chat, id, pressed));
      });
    },
    edited: async (activity) => {
      if (staffNameOf(parts, activity) !== null) return;
      await inChat(activity, (id, chat) => talking.edited(chat, id, activity));
    },
    deleted: async (activity) => {
      await inChat(activity, (id, chat) => talking.deleted(chat, id));
    },
    installed: async (activity) => {
      await inChat(activity, (id, chat) => greet(parts, chat, id, outbox()));
    },
    removed: async (activity) => {
      if (!isPrivate(activity)) return channel.forget();
      await inChat(activity, (_id, chat) => outbox().closed(chat.chatId));
    },
    pressed: async (activity, data) => {
      const pressed = readPressed(data);
      const chat = chatOf(activity, parts.timeZone);
      const word = wordIn(parts, chat);
      if (!isPrivate(activity)) return wordsCard(word(say('teams.group')));
      const card = pressed === null ? null : await inChat(activity, (id) => pressing(chat, id, pressed));
      // What an invoke is answered with, one client shows until it is closed; the message is changed for good here.
      if (card !== null) void inChat(activity, () => replace(parts, chat, activity, card));
      return card ?? wordsCard(word(say('teams.notYours')));
    },
    consented: async (activity, response) => {
      const consent = Consent.safeParse(response);
      if (!consent.success) return;
      await inChat(activity, (_id, chat) => giveFile(parts, chat, consent.data, activity.replyToId ?? null));
    },
  };
};

/** Puts a card into the place of the one that was pressed, which Teams names; a client from before 1.4 sees it by this alone. */
const replace = async (
  { connector }: TeamsParts,
  { place }: TeamsChat,
  { replyToId }: Incoming,
  card: Card,
): Promise<void> => {
  if (typeof replyToId !== 'string') return;
  await persistently(() => connector.update(place, replyToId, cardMessage(card, card.fallbackText)));
};

/** Says hello once for each installation; who comes back to a case goes on with it. */
const greet = async (
  parts: TeamsParts,
  chat: TeamsChat,
  installation: string,
  outbox: Deliveries,
): Promise<void> => {
  const heard = await parts.door.heard(chat);
  if (heard !== null) return outbox.offer(heard.conversationId);
  const setting = `teams/greeted/${parts.digest(chat.chatId)}`;
  if ((await parts.store.setting(setting)) === installation) return;
  await parts.store.putSetting(setting, installation);
  await tell(parts, chat.place, chat, [say('teams.hello')]);
};
