import { type Deliveries, SHOW_AGAIN } from '../../../core/delivery/delivery.ts';
import { cleanText, LONGEST_TEXT } from '../../../core/message/long-text.ts';
import type { Phrase } from '../../../core/message/message.ts';
import { say } from '../../../core/message/phrasing.ts';
import { type Said, said } from '../../../core/message/said.ts';
import type { Address } from '../../../core/port/store.ts';
import type { Input } from '../../../core/turn/input.ts';
import { type Card, card, paragraphs } from './card/element.ts';
import { answeredCard, type CardContext, messageCard } from './card/message-card.ts';
import type { Button, Pressed } from './card/pressed.ts';
import type { TeamsChat } from './chat.ts';
import { readerOf } from './deliver.ts';
import type { TeamsParts } from './parts.ts';
import { openRound, seal } from './sealed.ts';
import { type Take, updateOf } from './take.ts';

/** Does what a button asks for; resolves to the card that stands in the place of the old one, null to leave it. */
export type Press = (chat: TeamsChat, id: string, pressed: Pressed) => Promise<Card | null>;

/** What is true now: a sentence or the button's own words below the message, or a card with its buttons still there. */
type Done = { readonly text: string } | { readonly card: Card } | null;

export const press = (parts: TeamsParts, take: Take, outbox: () => Deliveries): Press => {
  const { door } = parts;
  return async (chat, id, pressed) => {
    const address = await door.turnTo(chat, pressed.button.conversationId);
    if (address === null) return simpleCard(parts, chat, say('teams.notYours'));
    const message = await messageBehind(parts, chat, address, pressed.button);
    const done = await act(parts, take, outbox, { chat, id, address, pressed, message });
    if (done === null) return null;
    if ('card' in done) return done.card;
    return message === null ? card(done.text, paragraphs(done.text)) : answeredCard(message, done.text);
  };
};

const simpleCard = (parts: TeamsParts, chat: TeamsChat, phrase: Phrase): Card => {
  const text = word(parts, chat, phrase);
  return card(text, paragraphs(text));
};

/** The message that the button stands below, as its reader has it now. */
const messageBehind = async (
  parts: TeamsParts,
  chat: TeamsChat,
  { conversationId }: Address,
  { seq }: Button,
): Promise<Said | null> => {
  const shown = await parts.service.show(conversationId, seq - 1, 1);
  const [item] = shown?.items ?? [];
  if (shown === null || item?.seq !== seq) return null;
  return said(item, readerOf(parts, { locale: shown.locale, timeZone: chat.timeZone }));
};

type Pressing = {
  readonly chat: TeamsChat;
  readonly id: string;
  readonly address: Address;
  readonly pressed: Pressed;
  readonly message: Said | null;
};

const act = async (
  parts: TeamsParts,
  take: Take,
  outbox: () => Deliveries,
  { chat, id, address, pressed: { button, fields }, message }: Pressing,
): Promise<Done> => {
  const { conversationId } = address;
  switch (button.does) {
    case 'press': {
      const { action, subject, version } = button;
      if (action === SHOW_AGAIN) {
        await outbox().repeat(address, Number(subject));
        return null;
      }
      const input: Input = { kind: 'choice', action, version, ...(subject === undefined ? {} : { subject }) };
      const done = await take(chat, conversationId, updateOf(id), [input]);
      return done ? { text: labelOf(message, button) ?? word(parts, chat, say('teams.filled')) } : null;
    }
    case 'fill': {
      const { action, subject, version } = button;
      const values = valuesOf(fields);
      if (values === null) return null;
      const input: Input = {
        kind: 'form',
        action,
        values,
        version,
        ...(subject === undefined ? {} : { subject }),
      };
      const done = await take(chat, conversationId, updateOf(id), [input]);
      return done ? { text: word(parts, chat, say('teams.filled')) } : null;
    }
    case 'seal':
      return sealTyped(
        parts,
        take,
        { chat, id, address, pressed: { button, fields }, message },
        button.roundId,
      );
  }
};

const labelOf = (message: Said | null, button: Extract<Button, { does: 'press' }>): string | null => {
  const choices =
    message === null
      ? []
      : [
          ...('choices' in message ? message.choices : []),
          ...(message.kind === 'elementTable' ? message.rows.flatMap((row) => row.choices ?? []) : []),
        ];
  return (
    choices.find(({ action, subject }) => action === button.action && subject === button.subject)?.label ??
    null
  );
};

/** Fields as the case takes them; null for more than one message may hold, which no card of ours sends. */
const valuesOf = (fields: Pressed['fields']): { readonly [name: string]: string } | null => {
  const clean = Object.entries(fields).map(([name, value]) => [name, cleanText(value)] as const);
  const length = clean.reduce((sum, [, value]) => sum + value.length, 0);
  return length > LONGEST_TEXT ? null : Object.fromEntries(clean);
};

const sealTyped = async (
  parts: TeamsParts,
  take: Take,
  { chat, id, address: { conversationId }, pressed: { fields }, message }: Pressing,
  roundId: string,
): Promise<Done> => {
  const round = await openRound(parts, conversationId, roundId);
  if (round === null) return { text: word(parts, chat, say('chrome.sealedGone')) };
  const typed = fields['sealed'] ?? '';
  const sealing = await seal(parts, take, chat, { conversationId, round, typed, id });
  if (sealing.sealed) return { text: word(parts, chat, say('teams.sealed.done')) };
  const problem = word(parts, chat, sealing.problem);
  // The field stays, empty, with what was wrong above it.
  const context: CardContext = {
    conversationId,
    heading: [problem],
    word: (key) => word(parts, chat, say(key)),
    pageUrl: null,
  };
  const again = message === null ? null : messageCard(message, context);
  return again === null ? { text: problem } : { card: again };
};

const word = ({ wording }: TeamsParts, { locale, timeZone }: TeamsChat, phrase: Phrase): string =>
  wording.say(phrase, locale, timeZone);
