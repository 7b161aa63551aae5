import type { Message, Update } from 'telegraf/types';
import type { Chat } from '../../../core/delivery/door.ts';
import type { Locale } from '../../../core/locale.ts';
import type { Wordless } from '../../../core/turn/input.ts';
import { Incoming } from './incoming.ts';
import { localeOf } from './language.ts';

/** Kinds of updates that are asked for; of everything else Telegram sends nothing. */
export const ASKED_FOR = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Who wrote where. In a chat of two, Telegram gives the chat the id of the person. */
export type Writer = { readonly chat: Chat; readonly locale: Locale };

/** A file as Telegram keeps it. `bytes` where Telegram says how many there are. */
export type RemoteFile = { readonly fileId: string; readonly name: string; readonly bytes: number | null };

/** An update by what it means for us. `other`: nothing that anybody waits for an answer to. */
export type Heard =
  | {
      readonly kind: 'text';
      readonly writer: Writer;
      readonly messageId: number;
      readonly text: string;
      readonly edited: boolean;
    }
  | {
      readonly kind: 'file';
      readonly writer: Writer;
      readonly file: RemoteFile;
      readonly caption: string;
      readonly messageId: number;
    }
  | {
      readonly kind: 'wordless';
      readonly writer: Writer;
      readonly what: Wordless;
      readonly caption: string;
      readonly messageId: number;
    }
  | {
      readonly kind: 'press';
      readonly writer: Writer;
      readonly queryId: string;
      readonly data: string;
      readonly message: Message.CommonMessage | null;
    }
  | { readonly kind: 'closed'; readonly writer: Writer }
  | { readonly kind: 'group'; readonly chatId: string; readonly locale: Locale }
  | { readonly kind: 'other' };

const OTHER: Heard = { kind: 'other' };

export const heardIn = (update: Update): Heard => {
  if (!Incoming.safeParse(update).success) return OTHER;
  if ('message' in update) return messageHeard(update.message, false);
  if ('edited_message' in update) return messageHeard(update.edited_message as Message, true);
  if ('callback_query' in update) return pressHeard(update.callback_query);
  if ('my_chat_member' in update) return memberHeard(update.my_chat_member);
  return OTHER;
};

type From = { readonly id: number; readonly is_bot: boolean; readonly language_code?: string };

const writerOf = (from: From): Writer => ({
  chat: { platform: 'telegram', chatId: String(from.id), account: String(from.id), reference: null },
  locale: localeOf(from.language_code),
});

const messageHeard = (message: Message, edited: boolean): Heard => {
  const { chat, from, message_id: messageId } = message;
  if (from === undefined || from.is_bot) return OTHER;
  if (chat.type !== 'private')
    return edited ? OTHER : { kind: 'group', chatId: String(chat.id), locale: localeOf(from.language_code) };
  const writer = writerOf(from);
  if ('text' in message) return { kind: 'text', writer, messageId, text: message.text, edited };
  const caption = ('caption' in message ? message.caption : undefined) ?? '';
  // Of a message with a file only its caption can be put right; a place that moves is "edited" all the time.
  if (edited) return caption === '' ? OTHER : { kind: 'text', writer, messageId, text: caption, edited };
  const file = fileOf(message);
  if (file !== null) return { kind: 'file', writer, messageId, file, caption };
  const what = wordlessOf(message);
  return what === null ? OTHER : { kind: 'wordless', writer, messageId, what, caption };
};

/** Photos, documents and sound; of a photo the largest size that Telegram made. */
const fileOf = (message: Message): RemoteFile | null => {
  const { message_id: id } = message;
  const of = (
    { file_id: fileId, file_size: bytes }: { readonly file_id: string; readonly file_size?: number },
    name: string,
  ): RemoteFile => ({ fileId, name, bytes: bytes ?? null });
  // A moving picture is a document too, by its other name.
  if ('animation' in message) return null;
  if ('photo' in message) {
    const largest = message.photo.toSorted(
      (one, other) => other.width * other.height - one.width * one.height,
    )[0];
    return largest === undefined ? null : of(largest, `photo-${id}.jpg`);
  }
  if ('document' in message) return of(message.document, message.document.file_name ?? `document-${id}`);
  if ('voice' in message) return of(message.voice, `voice-${id}.ogg`);
  if ('audio' in message) return of(message.audio, message.audio.file_name ?? `audio-${id}`);
  return null;
};

/** What says nothing here, by the field of the message that holds it; other fields are news of the chat itself. */
const WORDLESS: { readonly [field: string]: Wordless } = {
  sticker: 'sticker',
  location: 'place',
  venue: 'place',
  video: 'video',
  video_note: 'video',
  animation: 'video',
  contact: 'other',
  poll: 'other',
  dice: 'other',
  game: 'other',
  story: 'other',
  paid_media: 'other',
  checklist: 'other',
  gift: 'other',
};

const wordlessOf = (message: Message): Wordless | null => {
  const field = Object.keys(WORDLESS).find((each) => each in message);
  return field === undefined ? null : (WORDLESS[field] ?? null);
};

const pressHeard = (query: Update.CallbackQueryUpdate['callback_query']): Heard => {
  const { from, message } = query;
  const elsewhere = message !== undefined && message.chat.id !== from.id;
  if (!('data' in query) || elsewhere) return OTHER;
  return {
    kind: 'press',
    writer: writerOf(from),
    queryId: query.id,
    data: query.data,
    // A date of 0 stands for a message that the bot may no longer touch.
    message: message === undefined || message.date === 0 ? null : (message as Message.CommonMessage),
  };
};

const memberHeard = ({
  chat,
  from,
  new_chat_member: now,
}: Update.MyChatMemberUpdate['my_chat_member']): Heard => {
  if (chat.type === 'private')
    return now.status === 'kicked' ? { kind: 'closed', writer: writerOf(from) } : OTHER;
  const isIn = now.status === 'member' || now.status === 'administrator';
  return isIn && chat.type !== 'channel'
    ? { kind: 'group', chatId: String(chat.id), locale: localeOf(from.language_code) }
    : OTHER;
};
