import { talkWay } from '../../../core/delivery/talk-way.ts';
import type { Body } from '../../../core/message/message.ts';
import { plainText } from '../../../core/message/plain-text.ts';
import { said } from '../../../core/message/said.ts';
import type { Channel, Delivered, Letter } from '../../../core/port/channel.ts';
import { newResumeLink } from '../../../core/turn/resume-link.ts';
import type { Answer } from './answer.ts';
import { pictureOrDocument } from './attach.ts';
import { calendarDocument } from './entry.ts';
import { type Keyboard, markupOf } from './keyboard.ts';
import type { Parcel } from './parcel.ts';
import { type TelegramParts, telegramLink } from './parts.ts';
import { beforeLines, type Sealing, screenOf } from './screen.ts';
import { htmlOf, type Line, LONGEST_CAPTION, LONGEST_MESSAGE, messagesOf, plainOf } from './text.ts';

type Parts = TelegramParts;

/** Telegram as the outbox sees it. */
export const channelOf = (parts: Parts): Channel => {
  // A message that needs several of Telegram's goes on where it stopped.
  const sent = new WeakMap<Letter, number>();
  return {
    platform: 'telegram',
    deliver: async (letter) => {
      const parcels = await parcelsOf(parts, letter);
      for (const [index, parcel] of parcels.entries()) {
        if (index < (sent.get(letter) ?? 0)) continue;
        await parts.pace.message(letter.address.chatId);
        const outcome = await handed(parcel);
        if (outcome.outcome !== 'taken') return outcome;
        sent.set(letter, index + 1);
      }
      return { outcome: 'taken' };
    },
    probe: async ({ chatId }) => {
      await parts.pace.other();
      return deliveredOf(await parts.client.call('sendChatAction', { chat_id: chatId, action: 'typing' }));
    },
  };
};

const handed = async (parcel: Parcel): Promise<Delivered> => {
  let answer = await parcel.send('html');
  for (const form of ['plain', 'bare'] as const)
    if (!answer.ok && answer.problem === 'malformed') answer = await parcel.send(form);
  return deliveredOf(answer);
};

const deliveredOf = (answer: Answer<unknown>): Delivered => {
  if (answer.ok) return { outcome: 'taken' };
  switch (answer.problem) {
    case 'unchanged':
      return { outcome: 'taken' };
    case 'waiting':
      return { outcome: 'waiting', ms: answer.ms };
    case 'gone':
    case 'unanswered':
      return { outcome: answer.problem };
    case 'malformed':
      return { outcome: 'refused', fault: new Error(`Telegram refused a message with ${answer.status}.`) };
    case 'failed':
    case 'revoked':
    case 'elsewhere':
    case 'ended':
      return { outcome: 'failed' };
  }
};

const parcelsOf = async (parts: Parts, letter: Letter): Promise<readonly Parcel[]> => {
  const { address, item, locale, timeZone } = letter;
  const { conversationId, chatId } = address;
  const reader = {
    wording: parts.wording,
    locale,
    timeZone,
    urlOf: (code: string) => `${parts.publicUrl()}/l/${code}`,
  };
  const about = {
    conversationId,
    reader,
    // Who reads this is in Telegram already; the link is for the one whom they invite.
    telegramLink: (code: string) => (isInvitation(item) ? telegramLink(parts.started, code) : null),
    sealing: item.message.body.kind === 'sealedInput' ? await sealingOf(parts, letter) : null,
    way:
      item.message.body.kind === 'room'
        ? await talkWay(parts, conversationId, item.message.body.sessionId)
        : null,
  };
  const { lines, keyboard } = screenOf(item, about);
  const before = beforeLines(letter, reader);
  const all = [...before, ...lines];
  const { body } = item.message;
  const file = await fileOf(parts, letter, body);
  if (file !== null && plainOf(all).length <= LONGEST_CAPTION) return [file(all)];
  const messages = messagesOf(all);
  const [only] = messages;
  // Without its keys, what could be pressed is said.
  const bare = plainOf([
    ...before,
    { text: plainText(said(item, reader)) },
    ...(about.way === null ? [] : [{ text: about.way.room }]),
  ]);
  if (messages.length === 1 && only !== undefined && bare.length <= LONGEST_MESSAGE)
    return [textParcel(parts, chatId, only, keyboard, bare)];
  return messages.map((each, index) =>
    textParcel(parts, chatId, each, index === messages.length - 1 ? keyboard : [], plainOf(each)),
  );
};

const fileOf = (parts: Parts, letter: Letter, body: Body) => {
  if (body.kind === 'calendar') return calendarDocument(parts, letter, body);
  return body.kind === 'file' ? pictureOrDocument(parts, letter, body) : null;
};

const isInvitation = ({ message: { body } }: Letter['item']): boolean =>
  body.kind === 'link' && body.url === 'invite';

const textParcel = (
  { client }: Pick<Parts, 'client'>,
  chatId: string,
  lines: readonly Line[],
  keyboard: Keyboard,
  bare: string,
): Parcel => ({
  send: (form) =>
    client.call('sendMessage', {
      chat_id: chatId,
      ...(form === 'html'
        ? { text: htmlOf(lines), parse_mode: 'HTML' }
        : { text: form === 'bare' ? bare : plainOf(lines) }),
      // A preview would open a link that is meant for one person alone.
      link_preview_options: { is_disabled: true },
      ...(form === 'bare' || keyboard.length === 0 ? {} : { reply_markup: markupOf(keyboard) }),
    }),
});

/** Telegram opens pages inside itself by https alone; without it, a link of the person's own leads to the page. */
const sealingOf = async (
  parts: Parts,
  { address: { conversationId }, item, locale }: Letter,
): Promise<Sealing | null> => {
  const { body } = item.message;
  if (body.kind !== 'sealedInput') return null;
  const { publicUrl, store } = parts;
  if (publicUrl().startsWith('https:')) {
    const query = new URLSearchParams({ c: conversationId, r: body.roundId, l: locale });
    return { app: `${publicUrl()}/telegram/seal?${query}` };
  }
  const conversation = await store.conversation(conversationId);
  if (conversation === null) return null;
  return { link: `${publicUrl()}/l/${await newResumeLink(parts, conversation)}` };
};
