import type { Address } from '../../../core/port/store.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { Shown, TurnOutcome } from '../../../core/turn/service.ts';
import type { TelegramParts } from './parts.ts';
import type { Listener } from './speak.ts';
import type { Writer } from './update.ts';

/** A person in their chat, with the case that the chat is about. */
export type Seated = {
  readonly address: Address;
  readonly shown: Pick<Shown, 'panel' | 'locale' | 'timeZone' | 'conversation'>;
  readonly listener: Listener;
};

/** The id of the turn that an update makes. */
export const turnId = (updateId: number): string => `telegram/${updateId}`;

/** Hands what a person did to the case, once for each update. Resolves when it would survive a power cut. */
export const take = async (
  { service }: Pick<TelegramParts, 'service'>,
  { address: { conversationId } }: Pick<Seated, 'address'>,
  id: string,
  inputs: readonly Input[],
): Promise<readonly TurnOutcome[]> =>
  // All are handed over at once: the case takes them in this order, and answers once for all that wait (core/turn/waiting.ts).
  Promise.all(
    inputs.map((input, index) =>
      service.take({
        conversationId,
        updateId: index === 0 ? id : `${id}/${index}`,
        input,
      }),
    ),
  );

export const seatedAt = async (
  { service }: Pick<TelegramParts, 'service'>,
  address: Address,
): Promise<Seated> => {
  const shown = await service.show(address.conversationId, Number.MAX_SAFE_INTEGER, 1);
  if (shown === null) throw new Error('A chat is about a conversation that does not exist.');
  const { locale, timeZone } = shown;
  return { address, shown, listener: { chatId: address.chatId, locale, timeZone } };
};

/** The case that the chat is about; null where it is about none yet. */
export const seatedIn = async (
  parts: Pick<TelegramParts, 'service' | 'door'>,
  { chat }: Writer,
): Promise<Seated | null> => {
  const address = await parts.door.heard(chat);
  return address === null ? null : seatedAt(parts, address);
};

/** Begins a case for somebody who writes without one. */
export const begin = async (
  parts: Pick<TelegramParts, 'service' | 'door' | 'procedureId' | 'timeZone' | 'started'>,
  { chat, locale }: Writer,
): Promise<Seated> => {
  const { procedureId, timeZone, started } = parts;
  const address = await parts.door.open(chat, { procedureId, locale, timeZone });
  await started.outbox?.offer(address.conversationId);
  return seatedAt(parts, address);
};

/** Whom to answer where no case says in which language. */
export const listenerOf = (
  { timeZone }: Pick<TelegramParts, 'timeZone'>,
  { chat: { chatId }, locale }: Writer,
): Listener => ({ chatId, locale, timeZone });
