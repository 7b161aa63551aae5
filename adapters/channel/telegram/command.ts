import { caseNumber } from '../../../core/case/number.ts';
import { LOCALES } from '../../../core/locale.ts';
import { recordFile } from '../../../core/record/export.ts';
import type { LinkProblem } from '../../../core/turn/service.ts';
import { COMMANDS, type CommandName } from './command-name.ts';
import { key, keyboardOf } from './keyboard.ts';
import { OWN_NAME } from './language.ts';
import type { ChatMemory } from './memory.ts';
import { offerCommands } from './menu.ts';
import type { TelegramParts } from './parts.ts';
import { begin, listenerOf, type Seated, seatedAt, seatedIn, take, turnId } from './turn.ts';
import type { Writer } from './update.ts';

type Parts = TelegramParts & { readonly memory: ChatMemory };

export type Command = { readonly name: CommandName; readonly rest: string };

/** A message that is a command of ours and not meant for another bot; null for every other one. */
export const commandOf = (text: string, botName: string | null): Command | null => {
  const [, name = '', bot, rest = ''] = /^\/([a-z]+)(?:@(\w+))?(?:\s+([\s\S]*))?$/iu.exec(text.trim()) ?? [];
  const known = COMMANDS.find((each) => each === name.toLowerCase());
  const isOurs = bot === undefined || botName === null || bot.toLowerCase() === botName.toLowerCase();
  return known === undefined || !isOurs ? null : { name: known, rest: rest.trim() };
};

type Run = (parts: Parts, writer: Writer, updateId: number, rest: string) => Promise<void>;

export const runCommand = (
  parts: Parts,
  writer: Writer,
  updateId: number,
  { name, rest }: Command,
): Promise<void> => RUN[name](parts, writer, updateId, rest);

/** Comes in by the code of a link, or begins; who is here already reads where things stand. */
const start: Run = async (parts, writer, updateId, rest) => {
  if (rest !== '') return enter(parts, writer, updateId, rest);
  // The same press again finds the case that it began.
  await parts.memory.once(writer.chat.chatId, updateId, async () => {
    const seated = await seatedIn(parts, writer);
    if (seated !== null) return arrive(parts, seated, updateId);
    return offerCommands(parts, (await begin(parts, writer)).listener);
  });
};

/** By a code that was pressed, or by a link that was pasted. */
export const enter: Run = async (parts, writer, updateId, code) => {
  const entered = await parts.door.enter(writer.chat, code, writer.locale);
  if (!entered.ok) {
    const to = (await seatedIn(parts, writer))?.listener ?? listenerOf(parts, writer);
    await parts.memory.once(writer.chat.chatId, updateId, () =>
      parts.speak.say(to, [{ key: PROBLEM[entered.problem] }]),
    );
    return;
  }
  await parts.started.outbox?.offer(entered.address.conversationId);
  await offerCommands(parts, (await seatedAt(parts, entered.address)).listener);
};

const PROBLEM: { readonly [P in LinkProblem]: string } = {
  linkUnknown: 'telegram.linkUnknown',
  linkExpired: 'telegram.linkExpired',
  linkUsed: 'telegram.linkUsed',
};

const arrive = async (parts: Parts, seated: Seated, updateId: number): Promise<void> => {
  await take(parts, seated, turnId(updateId), [{ kind: 'arrive' }]);
};

/** Without a case there is nothing to show: it is said how one begins. */
const withCase =
  (run: (parts: Parts, seated: Seated, updateId: number) => Promise<void>): Run =>
  async (parts, writer, updateId) => {
    const seated = await seatedIn(parts, writer);
    if (seated !== null) return run(parts, seated, updateId);
    const to = listenerOf(parts, writer);
    await parts.memory.once(to.chatId, updateId, () => parts.speak.say(to, [{ key: 'telegram.noCase' }]));
  };

const RUN: { readonly [C in CommandName]: Run } = {
  start,
  person: withCase(async (parts, seated, updateId) => {
    await take(parts, seated, turnId(updateId), [{ kind: 'choice', action: 'person' }]);
  }),
  helper: withCase(async (parts, seated, updateId) => {
    await take(parts, seated, turnId(updateId), [{ kind: 'choice', action: 'represent' }]);
  }),
  status: withCase(async (parts, seated, updateId) => {
    await arrive(parts, seated, updateId);
    await offerOtherCases(parts, seated, updateId);
  }),
  language: async (parts, writer, updateId) => {
    const to = (await seatedIn(parts, writer))?.listener ?? listenerOf(parts, writer);
    const keys = LOCALES.map((locale, index) => key(OWN_NAME[locale], { kind: 'language', index }));
    await parts.memory.once(to.chatId, updateId, () =>
      parts.speak.say(to, [{ key: 'telegram.language' }], keyboardOf(keys)),
    );
  },
  help: async (parts, writer, updateId) => {
    const to = (await seatedIn(parts, writer))?.listener ?? listenerOf(parts, writer);
    const lines = COMMANDS.map(
      (name) => `/${name}: ${parts.speak.words({ key: `telegram.command.${name}` }, to)}`,
    );
    await parts.memory.once(to.chatId, updateId, () =>
      parts.speak.say(to, [{ key: 'telegram.help' }, { verbatim: lines.join('\n') }]),
    );
  },
  export: withCase(async (parts, seated, updateId) => {
    const { listener, address } = seated;
    await parts.memory.once(listener.chatId, updateId, async () => {
      const record = await parts.service.exportRecord(address.conversationId);
      if (record === null) return;
      const source = Buffer.from(JSON.stringify(record, null, 2));
      await parts.speak.firmly(listener.chatId, () =>
        parts.client.call('sendDocument', {
          chat_id: listener.chatId,
          document: { source, filename: recordFile(record) },
          caption: parts.speak.words({ key: 'telegram.export' }, listener),
        }),
      );
    });
  }),
};

/** Where a chat holds several cases, the others are one tap away. */
const offerOtherCases = async (
  parts: Parts,
  { address, listener }: Seated,
  updateId: number,
): Promise<void> => {
  const seats = await parts.store.addressesAt('telegram', listener.chatId);
  const others = seats.filter(({ conversationId }) => conversationId !== address.conversationId);
  if (others.length === 0) return;
  const keys = await Promise.all(
    others.map(async ({ conversationId }) => {
      const seat = await parts.store.conversation(conversationId);
      const reference = seat === null ? '' : caseNumber(seat.caseId);
      const label = parts.speak.words({ key: 'telegram.case', params: { reference } }, listener);
      return key(label, { kind: 'turn', conversationId });
    }),
  );
  await parts.memory.once(listener.chatId, updateId, () =>
    parts.speak.say(listener, [{ key: 'telegram.cases' }], keyboardOf(keys)),
  );
};
