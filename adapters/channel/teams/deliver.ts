import type { Activity } from 'botbuilder';
import { type TalkWay, talkWay } from '../../../core/delivery/talk-way.ts';
import { say } from '../../../core/message/phrasing.ts';
import { plainText } from '../../../core/message/plain-text.ts';
import { type Reader, type Said, type SaidOf, said, words } from '../../../core/message/said.ts';
import type { Channel, Delivered, Letter } from '../../../core/port/channel.ts';
import { newResumeLink } from '../../../core/turn/resume-link.ts';
import { messageCard } from './card/message-card.ts';
import { placeOf } from './chat.ts';
import type { Place, Sent } from './connector.ts';
import { fileOffer } from './file/offer.ts';
import type { Pace } from './pace.ts';
import { type TeamsParts, textMessage } from './parts.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';

/** Teams as the outbox sees it. */
export const teamsChannel = (parts: TeamsParts, pace: Pace): Channel => ({
  platform: 'teams',
  deliver: async (letter) => {
    const place = placeOf(letter.address);
    if (place === null) return { outcome: 'gone' };
    const wait = pace.wait(place.conversationId);
    if (wait > 0) return { outcome: 'waiting', ms: wait };
    const message = await messageOf(parts, letter);
    const sent = await parts.connector.send(place, message.best);
    // What Teams will not take as a card, it takes as words.
    if (sent.outcome === 'refused' && message.plain !== null)
      return answer(await parts.connector.send(place, message.plain));
    return answer(sent);
  },
  probe: async (address) => {
    const place = placeOf(address);
    return place === null ? { outcome: 'gone' } : answer(await typing(parts, place));
  },
});

const answer = (sent: Sent): Delivered => (sent.outcome === 'taken' ? { outcome: 'taken' } : sent);

/** The sign that the bot is at work; Teams shows it for some seconds or until the next message. */
export const typing = ({ connector }: Pick<TeamsParts, 'connector'>, place: Place): Promise<Sent> =>
  connector.send(place, { type: 'typing' } as object);

/** A message in its best form, and in words for where that one is not taken. */
type Message = { readonly best: Partial<Activity>; readonly plain: Partial<Activity> | null };

const messageOf = async (parts: TeamsParts, letter: Letter): Promise<Message> => {
  const reader = readerOf(parts, letter);
  const message = said(letter.item, reader);
  const heading = headingOf(letter, message, reader);
  const { conversationId } = letter.address;
  const way = isTalk(message) ? await talkWay(parts, conversationId, message.sessionId) : null;
  const plain = textMessage(clipped([...heading, bare(message), ...addressIn(message, way)].join('\n')));
  const offer = message.kind === 'file' ? await fileOffer(parts, letter.address, message, reader) : null;
  if (offer !== null) return { best: offer, plain };
  const made = messageCard(message, {
    conversationId,
    heading,
    word: (key) => words(say(key), reader),
    pageUrl: message.kind === 'sealedInput' ? await pageOf(parts, letter) : null,
    way,
  });
  if (made === null) return { best: plain, plain: null };
  return { best: cardMessage(made, message.text), plain };
};

const isTalk = (message: Said): message is SaidOf<'room'> | SaidOf<'calendar'> =>
  message.kind === 'room' || message.kind === 'calendar';

const addressIn = ({ kind }: Said, way: TalkWay | null): readonly string[] =>
  way === null ? [] : [kind === 'room' ? way.room : way.calendar];

export const readerOf = (
  { wording, publicUrl }: TeamsParts,
  { locale, timeZone }: Pick<Letter, 'locale' | 'timeZone'>,
): Reader => ({
  wording,
  locale,
  timeZone,
  urlOf: (code) => `${publicUrl()}/l/${code}`,
});

/** `summary` is what a notification shows. */
export const cardMessage = (content: object, summary: string): Partial<Activity> => ({
  type: 'message',
  summary: summary.slice(0, 200).toWellFormed(),
  attachments: [{ contentType: CARD, content }],
});

/** Below what Teams takes of a message (28 kB), in any script. More stands on the person's page. */
const LONGEST_TEXT = 8_000;
const clipped = (text: string): string =>
  text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).toWellFormed()}…`;

const STEPS = 10;
/** A message as words; how far one has come is drawn. */
const bare = (message: Said): string => {
  if (message.kind !== 'progress' || message.total === 0) return plainText(message);
  const done = Math.round((message.done / message.total) * STEPS);
  return `${message.text}\n${'▰'.repeat(done)}${'▱'.repeat(STEPS - done)} ${message.done}/${message.total}`;
};

/** Names the other case, and whoever speaks that is not the bot. */
const headingOf = ({ before }: Letter, { from, speaker }: Said, reader: Reader): readonly string[] => {
  const role = from === 'bot' ? null : words(say(`chrome.from.${from}`), reader);
  const who =
    from === 'representative' && speaker !== undefined
      ? speaker
      : role === null || speaker === undefined
        ? role
        : words(say('chrome.from.named', { name: speaker, role }), reader);
  return [...(before === null ? [] : [words(before, reader)]), ...(who === null ? [] : [`${who}:`])];
};

/** A fresh link to the person's own page: its code is nowhere stored in the clear, so an old one cannot be shown again. */
const pageOf = async (parts: TeamsParts, { address }: Letter): Promise<string | null> => {
  const conversation = await parts.store.conversation(address.conversationId);
  if (conversation === null) return null;
  return `${parts.publicUrl()}/l/${await newResumeLink(parts, conversation)}`;
};
