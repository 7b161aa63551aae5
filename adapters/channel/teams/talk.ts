import { isNumberAlone } from '../../../core/blind-bid/typed-number.ts';
import type { Deliveries } from '../../../core/delivery/delivery.ts';
import { LONGEST_TEXT } from '../../../core/message/long-text.ts';
import { say } from '../../../core/message/phrasing.ts';
import { chatSetting } from '../../../core/port/chat-setting.ts';
import type { Address } from '../../../core/port/store.ts';
import type { Input } from '../../../core/turn/input.ts';
import { textInputs } from '../../../core/turn/text-inputs.ts';
import type { TeamsChat } from './chat.ts';
import { typing } from './deliver.ts';
import { offerRecord } from './file/give.ts';
import { receiveFile } from './file/receive.ts';
import type { Incoming } from './incoming.ts';
import { type TeamsParts, tell } from './parts.ts';
import { placeSaid } from './place-said.ts';
import { openRound, seal } from './sealed.ts';
import { type Take, updateOf } from './take.ts';
import { codeIn, filesOf, textOf, wordlessOf } from './words-of.ts';

/** What a person does in their private chat besides pressing buttons. `id`: Teams' own of the message. */
export type Talk = {
  message(chat: TeamsChat, id: string, activity: Incoming): Promise<void>;
  edited(chat: TeamsChat, id: string, activity: Incoming): Promise<void>;
  deleted(chat: TeamsChat, id: string): Promise<void>;
};

/** Words on their way to the case. `id`: Teams' own of the message, whatever became of it. */
type Said = { readonly id: string; readonly updateId: string; readonly inputs: readonly Input[] };

export const talk = (parts: TeamsParts, take: Take, outbox: () => Deliveries): Talk => {
  const { door, service, store } = parts;
  const places = placeSaid(store);

  const enter = async (chat: TeamsChat, text: string): Promise<boolean> => {
    const found = codeIn(text, parts.publicUrl());
    if (found === null) return false;
    const entered = await door.enter(chat, found.code, chat.locale);
    if (entered.ok) {
      await outbox().offer(entered.address.conversationId);
      return true;
    }
    // A word that only looks like a code is what the person says.
    if (!found.link && entered.problem === 'linkUnknown') return false;
    const key = entered.problem === 'linkUsed' ? 'teams.linkUsed' : `chrome.link.${entered.problem}.text`;
    await tell(parts, chat.place, chat, [say(key)]);
    return true;
  };

  const begun = async (chat: TeamsChat): Promise<Address> => (await door.heard(chat)) ?? begin(chat);

  const begin = async (chat: TeamsChat): Promise<Address> => {
    const address = await door.open(chat, {
      procedureId: parts.procedureId,
      locale: chat.locale,
      timeZone: chat.timeZone,
    });
    await outbox().offer(address.conversationId);
    return address;
  };

  /** Once for each message, also where it comes again after a restart. */
  const beginAnother = async (chat: TeamsChat, id: string): Promise<void> => {
    const setting = chatSetting('teams', 'begun', chat.chatId);
    if ((await store.setting(setting)) === id) return;
    await store.putSetting(setting, id);
    await begin(chat);
  };

  const typedNumber = async (chat: TeamsChat, address: Address, id: string, typed: string) => {
    const round = await openRound(parts, address.conversationId);
    if (round === null || !isNumberAlone(typed, round.currency)) return false;
    const sealing = await seal(parts, take, chat, { address, round, typed, id });
    await tell(parts, chat.place, chat, [
      ...(sealing.sealed ? [] : [sealing.problem]),
      say(sealing.sealed ? 'teams.sealed.typed' : 'teams.sealed.notTaken'),
    ]);
    return true;
  };

  const words = async (chat: TeamsChat, address: Address, id: string, text: string) => {
    const { conversationId } = address;
    if (await typedNumber(chat, address, id, text)) return;
    if (text.length > LONGEST_TEXT) return tell(parts, chat.place, chat, [say('chrome.tooLong')]);
    const inputs = await textInputs(service, conversationId, text);
    await hear(chat, address, { id, updateId: updateOf(id), inputs });
  };

  const hear = async (chat: TeamsChat, address: Address, { id, updateId, inputs }: Said): Promise<void> => {
    const outcomes = await take(chat, address.conversationId, updateId, inputs);
    const last = inputs.at(-1);
    // An edited message stays where it was first said, and is edited there again.
    if (last?.kind === 'text') await places.keep(address, id, last.text);
    // The case kept them out, because they may name a number for the seal; in Teams they still stand.
    if (outcomes?.some(({ unsaid }) => unsaid === true) === true)
      await tell(parts, chat.place, chat, [say('teams.sealed.notTaken')]);
  };

  return {
    message: async (chat, id, activity) => {
      const text = textOf(activity);
      const files = filesOf(activity);
      if (text !== '' && (await enter(chat, text))) return;
      if (NEW_CASE.test(text)) return beginAnother(chat, id);
      const address = await begun(chat);
      if (EXPORT.test(text)) return offerRecord(parts, chat, address.conversationId);
      if (text !== '') await words(chat, address, id, text);
      if (files.length > 0) void typing(parts, chat.place);
      for (const [index, file] of files.entries())
        await receiveFile(parts, take, chat, address.conversationId, `${updateOf(id)}/file/${index}`, file);
      if (text === '' && files.length === 0)
        await take(chat, address.conversationId, updateOf(id), [
          { kind: 'wordless', what: wordlessOf(activity) },
        ]);
    },
    edited: async (chat, id, activity) => {
      const address = await begun(chat);
      const text = textOf(activity);
      // The same message can be edited again and again; each time is one delivery.
      const edit = `${id}/edit/${activity.timestamp ?? ''}`;
      if (text === '' || (await typedNumber(chat, address, edit, text))) return;
      const of = String((await places.find(address, id)) ?? 0);
      await hear(chat, address, { id, updateId: updateOf(edit), inputs: [{ kind: 'edit', of, text }] });
    },
    deleted: async (chat, id) => {
      const address = await door.heard(chat);
      // A number that was typed for the seal is not in the case; taking it back is what we asked for.
      if (address === null || !(await store.handled(address.conversationId, updateOf(id)))) return;
      await take(chat, address.conversationId, `${updateOf(id)}/deleted`, [{ kind: 'deleted' }]);
    },
  };
};

/** Begins another case beside those of this chat; each then names itself. */
const NEW_CASE = /^\/?(?:new case|新案件|nuevo caso)$/iu;
/** The word that the menu of the bot sends for the record of the case. */
const EXPORT = /^\/?(?:export|匯出|导出|exportar)$/iu;
