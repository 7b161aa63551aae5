import type { Update } from 'telegraf/types';
import type { Input } from '../../../core/turn/input.ts';
import { commandOf, enter, runCommand } from './command.ts';
import { fetchFile } from './file.ts';
import { leaveForm, typedIntoForm } from './form.ts';
import { type Lane, lanes } from './lane.ts';
import { type ChatMemory, chatMemory } from './memory.ts';
import type { Time } from './pace.ts';
import { type TelegramParts, telegramLink } from './parts.ts';
import { hearPress } from './press.ts';
import { begin, listenerOf, type Seated, seatedAt, seatedIn, turnId } from './turn.ts';
import { type Heard, heardIn, type Writer } from './update.ts';
import { isSealing, type Words, wordsReady } from './words.ts';

type Parts = TelegramParts & { readonly memory: ChatMemory };

/** Takes one update; `signal` ends the wait for more words. Resolves when what it does is durable; throws where that failed and may be tried again. */
export type Hear = (update: Update) => Promise<void>;

export const hearer = (without: TelegramParts, time: Time, signal: AbortSignal): Hear => {
  const parts: Parts = { ...without, memory: chatMemory(without.store) };
  const chats = lanes(time, signal);
  return async (update) => {
    const heard = heardIn(update);
    if (heard.kind === 'other') return;
    const chatId = 'writer' in heard ? heard.writer.chat.chatId : heard.chatId;
    await chats.run(chatId, async (lane) => {
      // What is not words waits for the words before it: it may be an answer to what they led to.
      if (heard.kind !== 'text') await lane.settled();
      await (HEAR[heard.kind] as HearKind<Kind>)(parts, heard, update.update_id, lane);
    });
  };
};

type Kind = Exclude<Heard['kind'], 'other'>;
type HearKind<K extends Kind> = (
  parts: Parts,
  heard: Extract<Heard, { kind: K }>,
  updateId: number,
  lane: Lane,
) => Promise<void>;

/** One row a kind of update; a kind without a row does not compile. */
const HEAR: { readonly [K in Kind]: HearKind<K> } = {
  text: async (parts, heard, updateId, lane) => {
    const { writer, text } = heard;
    const command = heard.edited ? null : commandOf(text, parts.started.name);
    const code = heard.edited ? null : codeOf(parts, text);
    if (command !== null || code !== null) {
      await lane.settled();
      return command === null
        ? enter(parts, writer, updateId, code ?? '')
        : runCommand(parts, writer, updateId, command);
    }
    const seated = await seatedOrBegun(parts, writer);
    if (!heard.edited && (await typed(parts, seated, updateId, text, lane))) return;
    // What the case is about may have moved on while more words were waited for.
    lane.words(async () =>
      wordsReady(parts, await seatedAt(parts, seated.address), { ...heard, updateId, id: turnId(updateId) }),
    );
  },
  press: (parts, heard, updateId) => hearPress(parts, heard, updateId),
  file: async (parts, heard, updateId) => {
    const seated = await seatedOrBegun(parts, heard.writer);
    const file = await fileIn(parts, seated, heard, updateId);
    if (file !== null || heard.caption !== '')
      await (await wordsReady(parts, seated, wordsOf(heard, updateId, file ?? undefined)))();
  },
  wordless: async (parts, heard, updateId) => {
    const seated = await seatedOrBegun(parts, heard.writer);
    const words = wordsOf(heard, updateId, { kind: 'wordless', what: heard.what });
    await (await wordsReady(parts, seated, words))();
  },
  closed: async ({ started }, { writer }) => {
    await started.outbox?.closed(writer.chat.chatId);
  },
  group: (parts, heard) => greetGroup(parts, heard),
};

const seatedOrBegun = async (parts: Parts, writer: Writer): Promise<Seated> =>
  (await seatedIn(parts, writer)) ?? begin(parts, writer);

/** A form that is being filled in takes words before the case does. */
const typed = async (
  parts: Parts,
  seated: Seated,
  updateId: number,
  text: string,
  lane: Lane,
): Promise<boolean> => {
  const { chatId } = seated.listener;
  // It may have filled in a form that has been sent since.
  if (await parts.memory.answered(chatId, updateId)) return true;
  if ((await parts.memory.filling(chatId)) === null) return false;
  // What is typed now may be the number for the seal, which no form may keep.
  if (isSealing(seated)) {
    await leaveForm(parts, seated);
    return false;
  }
  await lane.settled();
  const done = await parts.memory.once(chatId, updateId, () => typedIntoForm(parts, seated, text));
  if (!done) await leaveForm(parts, seated);
  return done;
};

/** A link of ours that was pasted or forwarded here is as good as one that was pressed. */
const codeOf = ({ publicUrl, started }: Parts, text: string): string | null => {
  const pasted = text.trim();
  const begins = [`${publicUrl()}/l/`, telegramLink(started, '')].find(
    (each) => each !== null && pasted.startsWith(each),
  );
  const code = begins == null ? '' : pasted.slice(begins.length);
  return /^[\w-]{4,64}$/u.test(code) ? code : null;
};

/** A file that was sent, kept; null where it cannot be, which is said. */
const fileIn = async (
  parts: Parts,
  { listener, shown }: Seated,
  { file }: Extract<Heard, { kind: 'file' }>,
  updateId: number,
): Promise<Input | null> => {
  const sorry = async (key: string): Promise<null> => {
    await parts.memory.once(listener.chatId, updateId, () => parts.speak.say(listener, [{ key }]));
    return null;
  };
  if (!shown.panel.composer.open) return sorry('chrome.ended');
  const fetched = await fetchFile(parts, file);
  if ('problem' in fetched)
    return sorry(fetched.problem === 'size' ? 'fileProblem.size' : 'telegram.fileLost');
  const kept = await parts.intake.keep(fetched.bytes, file.name);
  return 'problem' in kept ? sorry(`fileProblem.${kept.problem}`) : { kind: 'file', file: kept.file };
};

/** What stands below a picture is said after it, and answered with it. */
const wordsOf = (
  { caption, messageId }: { readonly caption: string; readonly messageId: number },
  updateId: number,
  first: Input | undefined,
): Words => ({
  id: turnId(updateId),
  updateId,
  messageId,
  text: caption,
  edited: false,
  ...(first === undefined ? {} : { with: first }),
});

/** In a group nothing is said of any case and nobody's words are taken; once, the way to the private chat is shown. */
const greetGroup = async (
  parts: Parts,
  { chatId, locale }: Extract<Heard, { kind: 'group' }>,
): Promise<void> => {
  const { name } = parts.started;
  if (name === null || !(await parts.memory.greets(chatId))) return;
  const to = { chatId, locale, timeZone: parts.timeZone };
  const label = parts.speak.words({ key: 'telegram.private' }, to);
  await parts.speak.say(to, [{ key: 'telegram.group' }], [[{ text: label, url: `https://t.me/${name}` }]]);
};

export const sorryFor = async (parts: TelegramParts, update: Update, code: string): Promise<void> => {
  const heard = heardIn(update);
  if (!('writer' in heard) || heard.kind === 'closed') return;
  const address = (await parts.store.addressesAt('telegram', heard.writer.chat.chatId))[0];
  const shown = address === undefined ? null : await parts.service.show(address.conversationId, 0, 1);
  const to = { ...listenerOf(parts, heard.writer), ...(shown === null ? {} : { locale: shown.locale }) };
  await parts.speak.say(to, [{ key: 'chrome.fault' }, { key: 'chrome.faultCode', params: { code } }]);
};
