import type { Deliveries } from '../../../core/delivery/delivery.ts';
import { serial } from '../../../core/turn/serial.ts';
import { readPressed } from './card/pressed.ts';
import { chatOf, isPrivate } from './chat.ts';
import { cardMessage } from './deliver.ts';
import { Consent, giveFile } from './file/give.ts';
import type { Incoming } from './incoming.ts';
import type { TeamsParts } from './parts.ts';
import { press } from './press.ts';
import type { Happenings } from './sdk.ts';
import { taker } from './take.ts';
import { talk } from './talk.ts';

/** Who answers what: people in their private chats one after the other, groups with a way into the private chat. */
export const happenings = (parts: TeamsParts, outbox: () => Deliveries): Happenings => {
  const chats = serial();
  const take = taker(parts);
  const talking = talk(parts, take, outbox);
  const pressing = press(parts, take, outbox);
  const inChat = <T>(activity: Incoming, work: (id: string) => Promise<T>): Promise<T | null> =>
    activity.id === undefined
      ? Promise.resolve(null)
      : chats.run(activity.conversation.id, () => work(activity.id ?? ''));

  return {
    message: async (activity) => {
      if (!isPrivate(activity)) return;
      const chat = chatOf(activity, parts.timeZone);
      const pressed = readPressed(activity.value);
      await inChat(activity, async (id) => {
        if (pressed === null) return talking.message(chat, id, activity);
        const card = await pressing(chat, id, pressed);
        const old = activity.replyToId;
        if (card !== null && typeof old === 'string')
          await parts.connector.update(chat.place, old, cardMessage(card, card.fallbackText));
      });
    },
    edited: async (activity) => {
      if (!isPrivate(activity)) return;
      await inChat(activity, (id) => talking.edited(chatOf(activity, parts.timeZone), id, activity));
    },
    deleted: async (activity) => {
      if (!isPrivate(activity)) return;
      await inChat(activity, (id) => talking.deleted(chatOf(activity, parts.timeZone), id));
    },
    installed: async () => {},
    removed: async () => {},
    pressed: async (activity, data) => {
      const pressed = readPressed(data);
      if (pressed === null || !isPrivate(activity)) return null;
      return inChat(activity, (id) => pressing(chatOf(activity, parts.timeZone), id, pressed));
    },
    consented: async (activity, response) => {
      const consent = Consent.safeParse(response);
      if (!consent.success || !isPrivate(activity)) return;
      const chat = chatOf(activity, parts.timeZone);
      await inChat(activity, () => giveFile(parts, chat, consent.data, activity.replyToId ?? null));
    },
  };
};
