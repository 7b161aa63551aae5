import { isNumberAlone, readSealed, typedProblem } from '../../../core/blind-bid/typed-number.ts';
import { cleanText } from '../../../core/message/long-text.ts';
import type { Input } from '../../../core/turn/input.ts';
import { type ShownRound, shownRound } from '../../../core/turn/shown-round.ts';
import { textInputs } from '../../../core/turn/text-inputs.ts';
import type { ChatMemory } from './memory.ts';
import type { TelegramParts } from './parts.ts';
import { type Seated, take } from './turn.ts';

type Parts = TelegramParts & { readonly memory: ChatMemory };

/** Words as they came: a message, its edited text, or what stands below a picture; `text` is empty where nothing does. */
export type Words = {
  /** Of the turn; the same update has the same one. */
  readonly id: string;
  readonly updateId: number;
  readonly messageId: number;
  readonly text: string;
  readonly edited: boolean;
  /** What came with the words and goes before them: a file, or something that says nothing here. */
  readonly with?: Input;
};

/**
 * Makes words ready for the case. While a sealed round is open, a number alone is taken for the seal and nowhere else, and its
 * message is removed from the chat; words that the case does not keep because they may name such a number are removed
 * as well.
 */
export const wordsReady = async (
  parts: Parts,
  seated: Seated,
  words: Words,
): Promise<() => Promise<void>> => {
  const round = await openRound(parts, seated);
  if (round !== null && isNumberAlone(words.text, round.currency))
    return () => sealTyped(parts, seated, words, round);
  const inputs = await inputsOf(parts, seated, words);
  return async () => {
    const outcomes = await take(parts, seated, words.id, inputs);
    await keepPlace(parts, seated, words, inputs);
    if (outcomes.some(({ unsaid }) => unsaid === true)) await removed(parts, seated, words.messageId);
  };
};

const inputsOf = async (
  { service, memory }: Parts,
  { address }: Seated,
  { text, edited, messageId, with: first }: Words,
): Promise<readonly Input[]> => {
  const clean = cleanText(text);
  if (edited) {
    const of = await memory.standing(address.chatId, messageId, address.conversationId);
    return [{ kind: 'edit', of: String(of ?? 0), text: clean }];
  }
  const said =
    first !== undefined && clean.trim() === ''
      ? []
      : await textInputs(service, address.conversationId, clean);
  return first === undefined ? said : [first, ...said];
};

/** Keeps where the words stand now, so that an edit of this message finds them. */
const keepPlace = async (
  { store, memory }: Parts,
  { address, shown }: Seated,
  { messageId }: Words,
  inputs: readonly Input[],
): Promise<void> => {
  const last = inputs.at(-1);
  if (last?.kind !== 'text' && last?.kind !== 'edit') return;
  const { conversationId, chatId } = address;
  const own = (await store.feed(conversationId, address.shown, RECENT)).findLast(
    ({ message: { from, body } }) =>
      from.role === shown.conversation.role && 'verbatim' in body.text && body.text.verbatim === last.text,
  );
  if (own !== undefined) await memory.stands(chatId, messageId, conversationId, own.seq);
};

/** More than a chat is ever behind its feed while its person writes. */
const RECENT = 500;

/** Whether a number that is typed may be meant for the seal. */
export const isSealing = ({ shown }: Pick<Seated, 'shown'>): boolean =>
  shown.panel.phase.key === 'phase.sealedRound';

/** The round that a number may be typed for now. */
const openRound = async ({ store, clock }: Parts, { address, shown }: Seated): Promise<ShownRound | null> => {
  if (!isSealing({ shown })) return null;
  const round = await shownRound(store, address.conversationId);
  return round !== null && clock.now() < round.closesAt ? round : null;
};

const sealTyped = async (
  parts: Parts,
  seated: Seated,
  { id, updateId, messageId, text, with: first }: Words,
  round: ShownRound,
): Promise<void> => {
  if (first !== undefined) await take(parts, seated, `${id}/with`, [first]);
  const { listener } = seated;
  const read = readSealed(text, round, listener.locale);
  const { roundId } = round;
  const outcomes =
    'amount' in read ? await take(parts, seated, id, [{ kind: 'sealed', roundId, amount: read.amount }]) : [];
  const isGone = await removed(parts, seated, messageId);
  // Where the case did not take it, it has said so itself.
  if ('amount' in read && outcomes.every(({ receipt, status }) => receipt === undefined && status === 'done'))
    return;
  const key = isGone ? 'telegram.seal.removed' : 'telegram.seal.notRemoved';
  const said = 'amount' in read ? [{ key }] : [typedProblem(read.problem, round), { key }];
  await parts.memory.once(listener.chatId, updateId, () => parts.speak.say(listener, said));
};

/** Takes a person's message off the screen. Telegram lets a bot do that for two days. */
const removed = async (
  { client, pace }: Parts,
  { listener: { chatId } }: Seated,
  messageId: number,
): Promise<boolean> => {
  await pace.other();
  const answer = await client.call('deleteMessage', { chat_id: chatId, message_id: messageId });
  return answer.ok;
};
