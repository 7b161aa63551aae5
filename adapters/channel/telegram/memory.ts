import { z } from 'zod';
import { chatSetting } from '../../../core/port/chat-setting.ts';
import type { Store } from '../../../core/port/store.ts';
import { serial } from '../../../core/turn/serial.ts';

/** A form that is being filled in, field by field. It is in the store, so that a restart asks nobody anew. */
const Filling = z.object({
  conversationId: z.string(),
  seq: z.number(),
  values: z.record(z.string(), z.string()),
  /** Place of the field that is asked for; the number of fields where all were asked. */
  field: z.number(),
  /** The message that asks for it; its keys go when the answer is typed. */
  prompt: z.number().nullable(),
});
export type Filling = z.infer<typeof Filling>;

/** Updates of a chat that are remembered as answered. Telegram repeats one within minutes, not after so many others. */
const REMEMBERED = 30;
const Answered = z.array(z.number());

/** Messages of a person that can still be found when they are edited. Telegram lets people edit for two days. */
const EDITABLE = 100;
/** Telegram's id of a message, and where it stands: conversation and `seq`. */
const Standing = z.array(z.tuple([z.number(), z.string(), z.number()]));

/** What the adapter itself keeps of a chat. */
export type ChatMemory = {
  filling(chatId: string): Promise<Filling | null>;
  putFilling(chatId: string, filling: Filling | null): Promise<void>;
  /**
   * Does something once for an update, also where the update comes again after a restart. It is for what leaves no mark
   * on a case; where the process ends in the midst of it, it is done again. `work` resolves to false where there was
   * nothing to do. True: it was done, now or before.
   */
  once(chatId: string, updateId: number, work: () => Promise<unknown>): Promise<boolean>;
  /** Whether an update was answered in that way before. */
  answered(chatId: string, updateId: number): Promise<boolean>;
  /** Keeps where in the feed a message of the person stands. */
  stands(chatId: string, messageId: number, conversationId: string, seq: number): Promise<void>;
  /** Where a message of the person stands in the feed of this conversation; null where that is not known any more. */
  standing(chatId: string, messageId: number, conversationId: string): Promise<number | null>;
  /** True the first time for a group. */
  greets(groupId: string): Promise<boolean>;
};

export const chatMemory = (store: Pick<Store, 'setting' | 'putSetting'>): ChatMemory => {
  const read = async <T>(name: string, shape: z.ZodType<T>): Promise<T | null> => {
    const text = await store.setting(name);
    if (text === null || text === '') return null;
    const parsed = shape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  };
  const order = serial();
  return {
    stands: (chatId, messageId, conversationId, seq) =>
      order.run(chatId, async () => {
        const name = chatSetting('telegram', 'standing', chatId);
        const before = (await read(name, Standing)) ?? [];
        const after = [...before, [messageId, conversationId, seq]].slice(-EDITABLE);
        await store.putSetting(name, JSON.stringify(after));
      }),
    standing: async (chatId, messageId, conversationId) => {
      const known = (await read(chatSetting('telegram', 'standing', chatId), Standing)) ?? [];
      return known.findLast(([id, where]) => id === messageId && where === conversationId)?.[2] ?? null;
    },
    filling: (chatId) => read(chatSetting('telegram', 'filling', chatId), Filling),
    putFilling: (chatId, filling) =>
      store.putSetting(
        chatSetting('telegram', 'filling', chatId),
        filling === null ? '' : JSON.stringify(filling),
      ),
    once: async (chatId, updateId, work) => {
      const name = chatSetting('telegram', 'answered', chatId);
      const before = (await read(name, Answered)) ?? [];
      if (before.includes(updateId)) return true;
      if ((await work()) === false) return false;
      await store.putSetting(name, JSON.stringify([...before, updateId].slice(-REMEMBERED)));
      return true;
    },
    answered: async (chatId, updateId) =>
      (await read(chatSetting('telegram', 'answered', chatId), Answered))?.includes(updateId) === true,
    greets: async (groupId) => {
      const name = `telegram/group/${groupId}`;
      if ((await store.setting(name)) !== null) return false;
      await store.putSetting(name, 'greeted');
      return true;
    },
  };
};
