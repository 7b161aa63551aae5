import { LOCALES } from '../../../core/locale.ts';
import type { Body, Choice } from '../../../core/message/message.ts';
import type { TurnOutcome } from '../../../core/turn/service.ts';
import type { Button } from './button.ts';
import { buttonOf } from './button.ts';
import { beginForm, filledForm, leaveForm, pressedInForm } from './form.ts';
import { chosenOn, type Keyboard, markupOf } from './keyboard.ts';
import type { ChatMemory } from './memory.ts';
import { offerCommands } from './menu.ts';
import type { TelegramParts } from './parts.ts';
import { listenerOf, type Seated, seatedAt, seatedIn, take, turnId } from './turn.ts';
import type { Heard } from './update.ts';

type Parts = TelegramParts & { readonly memory: ChatMemory };
export type Press = Extract<Heard, { kind: 'press' }>;

/** A key that was pressed. What it was made for may have moved on: the answer then says what is current now. */
export const hearPress = async (parts: Parts, press: Press, updateId: number): Promise<void> => {
  // Until it is answered, the key turns in its place on the person's screen; no answer of ours waits for this.
  void parts.client.call('answerCallbackQuery', { callback_query_id: press.queryId });
  const button = buttonOf(press.data);
  if (button === null) return notHere(parts, press, updateId);
  const run = RUN[button.kind] as Run<Button['kind']>;
  await run(parts, press, updateId, button);
};

type Run<K extends Button['kind']> = (
  parts: Parts,
  press: Press,
  updateId: number,
  button: Extract<Button, { kind: K }>,
) => Promise<void>;

/** The case that a key belongs to, if this chat still shows it; from now on the chat is about it. */
const turned = async (parts: Parts, { writer }: Press, conversationId: string): Promise<Seated | null> => {
  const address = await parts.door.turnTo(writer.chat, conversationId);
  return address === null ? null : seatedAt(parts, address);
};

const notHere = async (parts: Parts, { writer }: Press, updateId: number): Promise<void> => {
  const to = (await seatedIn(parts, writer))?.listener ?? listenerOf(parts, writer);
  await parts.memory.once(to.chatId, updateId, () => parts.speak.say(to, [{ key: 'telegram.notHere' }]));
};

const choose: Run<'choice'> = async (parts, press, updateId, { conversationId, seq, index }) => {
  const seated = await turned(parts, press, conversationId);
  const [item] = seated === null ? [] : await parts.store.feed(conversationId, seq - 1, 1);
  const choice = item?.seq === seq ? choicesOf(item.message.body)[index] : undefined;
  if (seated === null || item === undefined || choice === undefined) return notHere(parts, press, updateId);
  await leaveForm(parts, seated);
  const { action, subject } = choice;
  const version = { version: item.version };
  const before = (await parts.store.record(seated.shown.conversation.caseId)).length;
  const [outcome] = await take(parts, seated, turnId(updateId), [
    { kind: 'choice', action, ...(subject === undefined ? {} : { subject }), ...version },
  ]);
  if (outcome !== undefined) await showChosen(parts, press, item.message.body.kind, outcome, before);
};

/** All choices of a message in the order in which their places are counted. */
const choicesOf = (body: Body): readonly Choice[] => [
  ...(body.kind === 'elementTable' ? body.rows.flatMap(({ choices = [] }) => choices) : []),
  ...('choices' in body ? body.choices : []),
];

/**
 * The keys of an answered question go and the one that was pressed stays, marked. A table keeps its other rows; what
 * only asked for something (a list to choose from, a side question) keeps all. The keys of what has moved on are gone.
 */
const showChosen = async (
  parts: Parts,
  press: Press,
  kind: Body['kind'],
  outcome: TurnOutcome,
  before: number,
): Promise<void> => {
  const keyboard = keyboardIn(press);
  if (outcome.stale === true) return showKeys(parts, press, []);
  const isAnswered = outcome.status === 'duplicate' || outcome.version > before;
  await showKeys(parts, press, chosenOn(keyboard, press.data, isAnswered && kind !== 'elementTable'));
};

const keyboardIn = ({ message }: Press): Keyboard =>
  message !== null && 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : [];

const showKeys = async (
  { client, pace }: Parts,
  { message, writer }: Press,
  keys: Keyboard,
): Promise<void> => {
  if (message === null) return;
  await pace.other();
  await client.call('editMessageReplyMarkup', {
    chat_id: writer.chat.chatId,
    message_id: message.message_id,
    reply_markup: markupOf(keys),
  });
};

const answerField = async (
  parts: Parts,
  press: Press,
  updateId: number,
  button: Extract<Button, { kind: 'option' | 'keep' | 'skip' | 'rest' }>,
): Promise<void> => {
  const seated = await seatedIn(parts, press.writer);
  const { chatId } = press.writer.chat;
  const isAnswered =
    seated !== null &&
    (await parts.memory.once(chatId, updateId, () => pressedInForm(parts, seated, button)));
  if (!isAnswered) return notHere(parts, press, updateId);
  // The keys under a question of the form go as soon as it is answered.
  await showKeys(parts, press, chosenOn(keyboardIn(press), press.data, true));
};

/** One row a kind of button; a kind without a row does not compile. */
const RUN: { readonly [K in Button['kind']]: Run<K> } = {
  choice: choose,
  again: async (parts, press, updateId, { conversationId, seq }) => {
    const seated = await turned(parts, press, conversationId);
    if (seated === null) return notHere(parts, press, updateId);
    await parts.memory.once(press.writer.chat.chatId, updateId, async () =>
      parts.started.outbox?.repeat(seated.address, seq),
    );
    await showKeys(parts, press, []);
  },
  fill: async (parts, press, updateId, { conversationId, seq }) => {
    const seated = await turned(parts, press, conversationId);
    if (seated === null) return notHere(parts, press, updateId);
    await parts.memory.once(press.writer.chat.chatId, updateId, () => beginForm(parts, seated, seq));
  },
  option: answerField,
  keep: answerField,
  skip: answerField,
  rest: answerField,
  send: async (parts, press, updateId, { seq }) => {
    const seated = await seatedIn(parts, press.writer);
    if (seated === null) return notHere(parts, press, updateId);
    // The form was sent by this very press, which has come again.
    if (await parts.store.handled(seated.address.conversationId, turnId(updateId))) return;
    const input = await filledForm(parts, seated, seq);
    if (input === null) return notHere(parts, press, updateId);
    await take(parts, seated, turnId(updateId), [input]);
    await leaveForm(parts, seated);
    await showKeys(parts, press, chosenOn(keyboardIn(press), press.data, true));
  },
  leave: async (parts, press, updateId) => {
    const seated = await seatedIn(parts, press.writer);
    if (seated === null) return notHere(parts, press, updateId);
    await leaveForm(parts, seated);
    await parts.memory.once(press.writer.chat.chatId, updateId, () =>
      parts.speak.say(seated.listener, [{ key: 'telegram.form.left' }]),
    );
    await showKeys(parts, press, []);
  },
  language: async (parts, press, updateId, { index }) => {
    const locale = LOCALES[index];
    if (locale === undefined) return notHere(parts, press, updateId);
    const seated = await seatedIn(parts, press.writer);
    if (seated !== null) await parts.service.readIn(seated.address.conversationId, locale);
    const to = { ...(seated?.listener ?? listenerOf(parts, press.writer)), locale };
    await parts.memory.once(to.chatId, updateId, () =>
      parts.speak.say(to, [{ key: 'telegram.languageSet' }]),
    );
    await showKeys(parts, press, chosenOn(keyboardIn(press), press.data, true));
    await offerCommands(parts, to);
  },
  turn: async (parts, press, updateId, { conversationId }) => {
    const seated = await turned(parts, press, conversationId);
    if (seated === null) return notHere(parts, press, updateId);
    await take(parts, seated, turnId(updateId), [{ kind: 'arrive' }]);
  },
};
