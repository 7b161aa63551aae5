import { z } from 'zod';
import { chatSetting } from '../../../core/port/chat-setting.ts';
import type { Address, Store } from '../../../core/port/store.ts';
import { serial } from '../../../core/turn/serial.ts';

/** Messages of a person that can still be found when they are edited. */
const EDITABLE = 100;
/** Teams' id of a message, and where it stands: conversation and `seq`. */
const Said = z.array(z.tuple([z.string(), z.string(), z.int()]));
/** More than a chat is ever behind its feed while its person writes. */
const RECENT = 500;

/** Where in the feed a person's messages stand: an edit in Teams names its own id of the message, the case wants ours. */
export type PlaceSaid = {
  /** Keeps where these words of the person stand, which were just taken. */
  keep(address: Address, id: string, text: string): Promise<void>;
  /** The `seq` of that message in this conversation; null where that is not known any more. */
  find(address: Address, id: string): Promise<number | null>;
};

export const placeSaid = (
  store: Pick<Store, 'setting' | 'putSetting' | 'feed' | 'conversation'>,
): PlaceSaid => {
  const chats = serial();
  const nameOf = ({ chatId }: Address): string => chatSetting('teams', 'said', chatId);
  const read = async (address: Address): Promise<z.infer<typeof Said>> => {
    const kept = Said.safeParse(JSON.parse((await store.setting(nameOf(address))) ?? '[]'));
    return kept.success ? kept.data : [];
  };
  return {
    keep: (address, id, text) =>
      chats.run(address.chatId, async () => {
        const { conversationId, shown } = address;
        const role = (await store.conversation(conversationId))?.role;
        const own = (await store.feed(conversationId, shown, RECENT)).findLast(
          ({ message: { from, body } }) =>
            from.role === role && 'verbatim' in body.text && body.text.verbatim === text,
        );
        if (own === undefined) return;
        const others = (await read(address)).filter(
          ([each, where]) => each !== id || where !== conversationId,
        );
        const kept = [...others, [id, conversationId, own.seq]].slice(-EDITABLE);
        await store.putSetting(nameOf(address), JSON.stringify(kept));
      }),
    find: async (address, id) =>
      (await read(address)).findLast(
        ([each, where]) => each === id && where === address.conversationId,
      )?.[2] ?? null,
  };
};
